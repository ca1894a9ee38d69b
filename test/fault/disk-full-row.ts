import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createTally, type FaultRow } from "./fault-row.ts";
import type { DiskFullCase } from "./disk-full-child.ts";

/** Bytes of the disk the program is put on. */
const diskSize = 64 * 1024 * 1024;

/** Every kind of write on a real, small disk that is full; a string says why it could not be run here. */
export function diskFullRow(short: boolean): Promise<FaultRow | string> {
  if (process.platform !== "linux")
    return Promise.resolve("needs a small disk of its own, which only Linux gives without asking");
  const disk = mkdtempSync(path.join(tmpdir(), "guijian-disk-"));
  try {
    const child = path.join(import.meta.dirname, "disk-full-child.ts");
    // A mount of its own, seen by this child alone and gone with it; a person without privileges gets one in a name space of their own.
    const script = `mount -t tmpfs -o size=${diskSize} tmpfs "$0" && exec "$1" "$2" "$0" "$3"`;
    const command = [
      "--map-root-user",
      "--mount",
      "sh",
      "-c",
      script,
      disk,
      process.execPath,
      child,
      short ? "short" : "long",
    ];
    const { status, stdout, stderr, error } = spawnSync("unshare", command, {
      encoding: "utf8",
      env: { ...process.env, TMPDIR: disk },
    });
    if (error !== undefined) return Promise.resolve(`no unshare: ${error.message}`);
    const last = stdout.trim().split("\n").at(-1) ?? "";
    if (status !== 0 || !last.startsWith("[")) {
      if (/unshare|mount/.test(stderr))
        return Promise.resolve(`no disk of our own here: ${stderr.trim().split("\n")[0] ?? ""}`);
      throw new Error(`the disk-full child ended with ${status ?? "a signal"}: ${stderr}`);
    }
    const tally = createTally();
    for (const { write, left, fault } of JSON.parse(last) as readonly DiskFullCase[])
      if (fault === null) tally.good(write);
      else tally.bad(write, `${left} bytes left: ${fault}`);
    const work = "every kind of write with 0 bytes to 1 MiB left on the disk";
    return Promise.resolve(
      tally.row({ id: "disk-full", work, bar: "done or disk-full, state unchanged, done once there is room" }),
    );
  } finally {
    rmSync(disk, { recursive: true, force: true });
  }
}
