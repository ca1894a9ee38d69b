import type { EngineEvent } from "#shared/contract/host.ts";
import type { Caller } from "./platform.ts";

/** Whether a window is told of an event. The projection hears that something changed, never what is being worked on. */
export function mayHear(caller: Caller, event: EngineEvent): boolean {
  return caller === "desk" || event.type === "changed" || event.type === "locked";
}
