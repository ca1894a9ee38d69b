import { utilityProcess } from "electron";
import type { EngineProcess } from "../engine-process/connection.ts";
import { forkEngine } from "../engine-process/fork-engine.ts";
import type { FromEngine } from "../engine-process/protocol.ts";
import { engineEntry, engineNode } from "./locations.ts";

/** Starts the engine process: Electron's utility process, or the Node a developer names. */
export function launchEngine(): EngineProcess {
  const node = engineNode();
  if (node !== null) return forkEngine(engineEntry, node);
  const child = utilityProcess.fork(engineEntry, [], { serviceName: "Guijian engine", stdio: "inherit" });
  return {
    channel: {
      post: (message) => child.postMessage(message),
      onMessage: (receive) => child.on("message", (message: FromEngine) => receive(message)),
      onClose: (gone) => child.once("exit", gone),
    },
    kill: () => void child.kill(),
  };
}
