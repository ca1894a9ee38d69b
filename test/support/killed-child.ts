import { type ChildProcess, fork } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
import { build } from "vite";

const root = path.resolve(import.meta.dirname, "../..");

/**
 * Makes one file of a program in this folder: hundreds of rounds start it, and a process that is killed leaves no compiled code behind. Answers how to
 * start it.
 */
export async function bundledChild(program: string): Promise<() => ChildProcess> {
  const name = `${path.basename(program, ".ts")}-${process.pid}.mjs`;
  const outDir = path.join(root, "node_modules/.cache/killed-children");
  // The bundler's own threads keep no process going.
  const awake = setInterval(() => undefined, 1000);
  await build({
    configFile: false,
    root,
    logLevel: "warn",
    define: { "import.meta.dirname": JSON.stringify(import.meta.dirname) },
    ssr: { noExternal: true, external: ["better-sqlite3"] },
    build: {
      ssr: path.join(import.meta.dirname, program),
      outDir,
      emptyOutDir: false,
      target: "node20",
      minify: false,
      rolldownOptions: {
        external: ["better-sqlite3", /^node:/],
        output: { format: "es", entryFileNames: name, codeSplitting: false },
      },
    },
  }).finally(() => clearInterval(awake));
  const file = path.join(outDir, name);
  process.once("exit", () => rmSync(file, { force: true }));
  return () =>
    fork(file, [], {
      execPath: process.execPath,
      execArgv: [],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
}

/** Waits without letting go of the thread: a timer is too coarse to hit the few tenths of a millisecond of a commit. */
export function waitExactly(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
