import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

/** A real server on loopback, with a folder of its own that goes with it. */
export interface TestServer {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** Why a server cannot run here; null when it can. */
export function whyNot(needs: readonly string[]): string | null {
  if (process.platform !== "linux") return `needs Linux, this is ${process.platform}`;
  if (process.getuid?.() !== 0) return "needs root to give its files to the server's own user";
  const missing = needs.filter((command) => !exists(command));
  return missing.length === 0 ? null : `not installed: ${missing.join(", ")}`;
}

function exists(command: string): boolean {
  try {
    execFileSync("sh", ["-c", `command -v ${command} || test -e ${command}`], {
      stdio: "ignore",
      env: { ...process.env, PATH: searchPath },
    });
    return true;
  } catch {
    return false;
  }
}

/** Servers live in sbin, which an ordinary search path leaves out. */
export const searchPath = `${process.env["PATH"] ?? ""}:/usr/sbin:/sbin`;

export function temporaryFolder(name: string): string {
  return mkdtempSync(path.join(tmpdir(), `guijian-${name}-`));
}

/** A port nobody listens on; `count` free ones in a row. */
export async function freePort(count = 1): Promise<number> {
  for (;;) {
    const first = await portOf();
    const others = await Promise.all(Array.from({ length: count - 1 }, (_, index) => isFree(first + index + 1)));
    if (others.every(Boolean)) return first;
  }
}

function portOf(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.on("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

/** Starts a process of a server in the foreground. What it prints goes to `log`. */
export function startProcess(command: string, options: readonly string[], environment = {}): ChildProcess {
  return spawn(command, options, {
    stdio: ["ignore", "ignore", "ignore"],
    env: { ...process.env, PATH: searchPath, ...environment },
  });
}

/** Waits until somebody listens at a port. Throws when a process ends before, or after two minutes. */
export async function untilListening(port: number, processes: readonly ChildProcess[]): Promise<void> {
  const until = Date.now() + 120_000;
  while (Date.now() < until) {
    const ended = processes.find((each) => each.exitCode !== null);
    if (ended !== undefined) throw new Error(`${ended.spawnfile} ended with ${String(ended.exitCode)}`);
    if (await answers(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nobody listens at ${port}`);
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new Socket();
    const done = (value: boolean): void => {
      socket.destroy();
      resolve(value);
    };
    socket.once("error", () => done(false));
    socket.connect(port, "127.0.0.1", () => done(true));
  });
}

/** Ends the processes we started, by their own handles, and removes the folder. */
export async function stopAll(processes: readonly ChildProcess[], folder: string): Promise<void> {
  await Promise.all(
    processes.map(
      (each) =>
        new Promise<void>((resolve) => {
          if (each.exitCode !== null || each.signalCode !== null) return resolve();
          each.once("exit", () => resolve());
          each.kill("SIGTERM");
          setTimeout(() => each.kill("SIGKILL"), 3000).unref();
        }),
    ),
  );
  rmSync(folder, { recursive: true, force: true });
}
