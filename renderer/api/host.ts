import type { HostBridge } from "#shared/contract/host.ts";
import { announce } from "./events.ts";

let connected: HostBridge | null = null;

/** Connects the page to its host, once, before anything is shown. */
export function connectHost(host: HostBridge): void {
  connected = host;
  host.subscribe(announce);
}

/** The host this page lives in. Throws if {@link connectHost} has not been called. */
export function host(): HostBridge {
  if (connected === null) throw new Error("the page is not connected to a host");
  return connected;
}
