import path from "node:path";
import { connectEngine, type EngineConnection, type EngineProcess } from "#hosts/engine-process/connection.ts";
import { forkEngine } from "#hosts/engine-process/fork-engine.ts";
import type { Platform } from "#hosts/platform.ts";
import type { EngineEvent } from "#shared/contract/host.ts";

export const fakeEngineEntry = path.join(import.meta.dirname, "fake-engine.ts");

export interface FakeEngine {
  readonly engine: EngineConnection;
  readonly events: EngineEvent[];
  readonly launched: () => number;
  readonly gone: () => boolean;
}

/** Connects to a freshly forked fake engine. */
export function startFakeEngine(
  onEvent: (event: EngineEvent) => void = () => {},
  keychain: Platform["keychain"] = null,
  systemProxy: Platform["systemProxy"] = null,
): FakeEngine {
  const events: EngineEvent[] = [];
  const processes: EngineProcess[] = [];
  let gone = false;
  const engine = connectEngine({
    launch: () => {
      const process = forkEngine(fakeEngineEntry, globalThis.process.execPath);
      processes.push(process);
      return process;
    },
    start: { resources: "/resources", home: "/home" },
    keychain,
    systemProxy,
    onEvent: (event) => {
      events.push(event);
      onEvent(event);
    },
    onGone: () => (gone = true),
  });
  return { engine, events, launched: () => processes.length, gone: () => gone };
}
