import { createTally, type FaultRow } from "./fault-row.ts";
import type { DiskFullCase } from "./disk-full-child.ts";
import { onSmallDisk } from "./small-disk.ts";

const bar = "done or disk-full, state unchanged, done once there is room";

/** Sorts of writes on a real, small disk that is filled up; a string says why it could not be run here. */
export function diskFullRow(short: boolean): Promise<FaultRow | string> {
  const cases = onSmallDisk("disk-full-child.ts", 64 * 1024 * 1024, [short ? "short" : "long"]);
  return Promise.resolve(row("disk-full", "every kind of write with 0 bytes to 1 MiB left on the disk", cases));
}

/** Every command of the contract that changes anything on a disk without room; the same. `oneIn`: of how many commands one is tried. */
export function diskFullCommandsRow(oneIn: number): Promise<FaultRow | string> {
  const cases = onSmallDisk("disk-full-commands-child.ts", 2048 * 1024 * 1024, [String(oneIn)]);
  const work = "every command of the contract that changes anything with 0 bytes to 64 KiB left on the disk";
  const made = row("disk-full-commands", work, cases);
  if (typeof made === "string") return Promise.resolve(made);
  const [, ...failures] = made.notes;
  const commands = new Set((cases as readonly DiskFullCase[]).map(({ write }) => write)).size;
  return Promise.resolve({ ...made, notes: [`${commands} commands`, ...failures] });
}

function row(id: string, work: string, cases: readonly unknown[] | string): FaultRow | string {
  if (typeof cases === "string") return cases;
  const tally = createTally();
  for (const { write, left, fault } of cases as readonly DiskFullCase[])
    if (fault === null) tally.good(write);
    else tally.bad(write, `${left} bytes left: ${fault}`);
  return tally.row({ id, work, bar });
}
