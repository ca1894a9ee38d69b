import { fork, type ChildProcess } from "node:child_process";
import type { Channel } from "./channel.ts";
import type { EngineProcess } from "./connection.ts";
import type { FromEngine, ToEngine } from "./protocol.ts";

/**
 * Starts the engine under a Node executable. `execPath` is always named: inside Electron the default would be Electron itself,
 * which is built not to run as Node.
 */
export function forkEngine(entry: string, execPath: string): EngineProcess {
  const child = fork(entry, [], {
    execPath,
    execArgv: [],
    serialization: "advanced",
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  return { channel: channelToChild(child), kill: () => void child.kill("SIGKILL") };
}

function channelToChild(child: ChildProcess): Channel<ToEngine, FromEngine> {
  return {
    post: (message) => {
      // A send that fails because the child has just gone is told by onClose; the callback keeps it from being thrown.
      if (child.connected) child.send(message, () => {});
    },
    onMessage: (receive) => child.on("message", (message) => receive(message as FromEngine)),
    onClose: (gone) => {
      let told = false;
      const tell = () => {
        if (told) return;
        told = true;
        gone();
      };
      child.once("exit", tell);
      child.once("error", tell);
    },
  };
}
