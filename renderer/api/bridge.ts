import type { HostBridge } from "#shared/contract/host.ts";
import { createBrowserBridge } from "./browser-bridge.ts";

declare global {
  interface Window {
    /** What the desktop host's preload offers; absent in the browser host. */
    readonly guijian?: HostBridge;
  }
}

/** The host this page was opened by. Call it once, first of all: in the browser host it takes the one-time code off the address. */
export function hostBridge(): HostBridge {
  return window.guijian ?? createBrowserBridge();
}
