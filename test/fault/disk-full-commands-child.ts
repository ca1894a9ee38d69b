// Records every command of the contract as it is given in a review, then gives each on a disk that is full. Prints the cases as one line of JSON. Arguments:
// the disk, and of how many commands one is tried.
import { mkdtempSync } from "node:fs";
import path from "node:path";
import { preparePlay, resetWorld } from "#test/support/crash-plays/play-through.ts";
import type { Play } from "#test/support/crash-plays/play.ts";
import { record } from "#test/support/crash-plays/recorder.ts";
import { keysScene } from "#test/support/crash-plays/scene-keys.ts";
import { peopleScene } from "#test/support/crash-plays/scene-people.ts";
import { reviewScene } from "#test/support/crash-plays/scene-review.ts";
import { unpassedScene } from "#test/support/crash-plays/scene-unpassed.ts";
import { stateOf } from "#test/support/crash-plays/world-state.ts";
import type { TestWorkstation } from "#test/support/workstation.ts";
import type { DiskFullCase } from "./disk-full-child.ts";
import { leaveFree } from "./small-disk.ts";

const [disk = "", oneIn = "1"] = process.argv.slice(2);
const room = 512 * 1024 * 1024;
/** Made of several transactions, each whole in itself: what the earlier ones wrote stays. */
const inSteps: ReadonlySet<string> = new Set(["sync.run", "demo.open"]);

const plays = await record(
  [keysScene, peopleScene, reviewScene, unpassedScene],
  mkdtempSync(path.join(disk, "recorded-")),
);
const cases: DiskFullCase[] = [];
for (const play of plays.filter((_, index) => index % Number(oneIn) === 0))
  for (const left of [0, 4_096, 65_536]) cases.push({ write: play.procedure, left, fault: await faultOf(play, left) });
process.stdout.write(`${JSON.stringify(cases)}\n`);
process.exit(0);

/** What is wrong with a command that was given with so many bytes left, and once more with room where it was refused; null when nothing is. */
async function faultOf(play: Play, left: number): Promise<string | null> {
  resetWorld(play);
  const { station, command } = await preparePlay(play, 0);
  const before = await headOf(station);
  leaveFree(disk, left);
  const reply = await command().finally(() => leaveFree(disk, room));
  const after = await headOf(station);
  const fault = reply.ok ? null : await afterRefusal();
  await station.application.close();
  const { faults } = await stateOf(play);
  return fault ?? (faults.length === 0 ? null : faults.join("; "));

  async function afterRefusal(): Promise<string | null> {
    if (reply.ok) return null;
    if (reply.error.code !== "disk-full") return `refused ${reply.error.code} ${JSON.stringify(reply.error.details)}`;
    // A restoration that is refused leaves the workstation locked, as it was asked to be.
    if (after !== null && before !== after && !inSteps.has(play.procedure))
      return "refused, and yet the audit chain grew";
    const again = await command();
    return again.ok ? null : `with room again still refused ${again.error.code}`;
  }
}

/** Where the audit chain of the open workstation stands; null where none is open. */
async function headOf({ client }: TestWorkstation): Promise<string | null> {
  const reply = await client.vault.auditHead({});
  return reply.ok ? reply.value.head : null;
}
