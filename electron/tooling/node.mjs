// Runs a script of ours under a Node that can: this one when it is new enough, else the one npm installed beside us.
// Kept in plain JavaScript for the oldest Node a newcomer may have (20).
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** The first Node that runs TypeScript files as they are and carries the Node-API version our SQLite needs. */
const oldestMajor = 22;
const oldestMinor = 18;

/** Absolute path of a suitable Node executable; null when this machine has none. */
export function suitableNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (!process.versions.electron && (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor))) {
    return process.execPath;
  }
  const platform = process.platform === "win32" ? "win" : process.platform;
  const require = createRequire(import.meta.url);
  try {
    const folder = path.dirname(require.resolve(`node-${platform}-${process.arch}/package.json`));
    const binary = path.join(folder, "bin", process.platform === "win32" ? "node.exe" : "node");
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}

if (process.argv[1] && path.resolve(process.argv[1]) === import.meta.filename) {
  const node = suitableNode();
  if (node === null) {
    console.error(
      `Guijian needs Node ${oldestMajor}.${oldestMinor} or newer; this is ${process.version} and no bundled Node exists for ${process.platform}-${process.arch}.\n` +
        `桂鉴需要 Node ${oldestMajor}.${oldestMinor} 或更新版本；当前为 ${process.version}。`,
    );
    process.exit(1);
  }
  const child = spawn(node, process.argv.slice(2), { stdio: "inherit", env: { ...process.env, GUIJIAN_NODE: node } });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
