import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { seededRandom } from "#test/engine/trust/fixtures.ts";
import { type Killed, killPlays } from "#test/support/crash-plays/kill-plays.ts";
import { mutating } from "#test/support/crash-plays/play.ts";
import { record } from "#test/support/crash-plays/recorder.ts";
import { keysScene } from "#test/support/crash-plays/scene-keys.ts";
import { peopleScene } from "#test/support/crash-plays/scene-people.ts";
import { reviewScene } from "#test/support/crash-plays/scene-review.ts";
import { unpassedScene } from "#test/support/crash-plays/scene-unpassed.ts";
import { createTally, type FaultRow } from "./fault-row.ts";

export interface CommandKills {
  /** How often each command is killed. */
  readonly kills: number;
  /** Of how many commands one is; all are recorded all the same. */
  readonly oneIn: number;
}

/** Records every command of the contract that changes anything, as it is given in a review, and kills each at random moments. A command no scene gives is a failure. */
export async function crashCommandsRow({ kills, oneIn }: CommandKills, seed: string): Promise<FaultRow> {
  const tally = createTally();
  const folder = mkdtempSync(path.join(tmpdir(), "guijian-plays-"));
  const random = seededRandom(seed);
  const draw = (): number => Buffer.from(random(4)).readUInt32LE() / 2 ** 32;
  const given = new Set<string>();
  let acknowledged = 0;
  const tell = ({ procedure, acknowledged: answered, found, fault }: Killed): void => {
    if (answered) acknowledged += 1;
    if (fault === null) tally.good(`found ${found}`);
    else tally.bad(`found ${found}`, `${procedure}: ${fault}`);
  };
  try {
    const plays = await record([keysScene, peopleScene, reviewScene, unpassedScene], folder);
    for (const { procedure } of plays) given.add(procedure);
    for (const procedure of mutating) if (!given.has(procedure)) tally.bad("never given", procedure);
    await killPlays(
      plays.filter((_, index) => index % oneIn === 0),
      { kills, draw, tell },
    );
  } catch (error) {
    tally.bad("not played", error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const row = tally.row({
    id: "crash-commands",
    work: "SIGKILL at a random moment of every command of the contract that changes anything",
    bar: "as if never given, or done whole; what was acknowledged is there; given again, it goes on",
  });
  return {
    ...row,
    notes: [...row.notes, `${given.size} commands of ${mutating.length}, ${acknowledged} kills after the answer`],
  };
}
