import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * Runs a program of this folder with a small disk of its own as its temporary folder and first argument; the rest follow. Answers the list it printed
 * last, or, as text, why it could not be run here.
 */
export function onSmallDisk(program: string, bytes: number, given: readonly string[]): readonly unknown[] | string {
  if (process.platform !== "linux") return "needs a small disk of its own, which only Linux gives without asking";
  const disk = mkdtempSync(path.join(tmpdir(), "guijian-disk-"));
  try {
    // A mount of its own, seen by this child alone and gone with it; a person without privileges gets one in a name space of their own.
    const script = `mount -t tmpfs -o size=${bytes} tmpfs "$0" && exec "$@"`;
    const child = [process.execPath, path.join(import.meta.dirname, program), disk, ...given];
    const command = ["--map-root-user", "--mount", "sh", "-c", script, disk, ...child];
    const { status, stdout, stderr, error } = spawnSync("unshare", command, {
      encoding: "utf8",
      env: { ...process.env, TMPDIR: disk },
    });
    if (error !== undefined) return `no unshare: ${error.message}`;
    const last = stdout.trim().split("\n").at(-1) ?? "";
    if (status === 0 && last.startsWith("[")) return JSON.parse(last) as readonly unknown[];
    if (/^(?:unshare|mount):/m.test(stderr)) return `no disk of our own here: ${stderr.trim().split("\n")[0] ?? ""}`;
    throw new Error(`${program} ended with ${status ?? "a signal"}: ${stderr}`);
  } finally {
    rmSync(disk, { recursive: true, force: true });
  }
}

/** Leaves so many bytes free on the small disk this process runs on, whatever lies on it. */
export function leaveFree(disk: string, bytes: number): void {
  const { blocks, bfree, bsize } = statfsSync(disk);
  const size = (blocks - bfree) * bsize + bytes;
  const { status, stderr } = spawnSync("mount", ["-o", `remount,size=${size}`, disk], { encoding: "utf8" });
  if (status !== 0) throw new Error(`mount: ${stderr}`);
}
