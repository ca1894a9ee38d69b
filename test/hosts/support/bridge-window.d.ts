import type { HostBridge } from "#shared/contract/host.ts";

declare global {
  interface Window {
    /** What the bridge's test page puts there. */
    readonly bridge: HostBridge;
    readonly events: unknown[];
  }
}
