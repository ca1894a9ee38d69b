import { cpSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import type { Reply } from "#shared/contract/define.ts";
import { keychainOf } from "../fake-keychain.ts";
import { startWorkstation, type TestWorkstation } from "../workstation.ts";
import { passing, type Play } from "./play.ts";
import { createReplay } from "./recorded-call.ts";
import { type Marks, stateOf } from "./world-state.ts";

/** A play whose command has not been given yet. */
export interface PreparedPlay {
  readonly station: TestWorkstation;
  readonly command: () => Promise<Reply<unknown>>;
}

/** Opens the play's workstation and does what must have been done before its command. `later`: milliseconds its clock is ahead. */
export async function preparePlay(play: Play, later: number): Promise<PreparedPlay> {
  const { home, program, keychain, ahead } = play;
  const clock = (): number => Date.now() + ahead + later;
  const station = startWorkstation({ home, clock, ...(program === null ? {} : { program }) });
  if (keychain !== null) Object.assign(station.platform, { keychain: keychainOf(keychain) });
  const again = createReplay(station);
  for (const call of play.before) {
    const reply = await again(call);
    if (!reply.ok) throw new Error(`${call.procedure} before ${play.procedure}: ${reply.error.code}`);
  }
  return { station, command: () => again(play.call) };
}

/** Puts a play's world back to where it was recorded. */
export function resetWorld({ world, snapshot }: Play): void {
  rmSync(world, { recursive: true, force: true });
  cpSync(snapshot, world, { recursive: true });
}

/** Keeps a play's world as it is while `work` plays in its place. */
export async function besideWorld({ world }: Play, work: () => Promise<void>): Promise<void> {
  const kept = `${world}-kept`;
  cpSync(world, kept, { recursive: true });
  await work();
  rmSync(world, { recursive: true, force: true });
  renameSync(kept, world);
}

/** Plays from the beginning to the end with nobody disturbing, and answers how the world was before and after the command. Throws where it is refused. */
export async function undisturbed(
  play: Play,
  later: number,
): Promise<{ readonly before: Marks; readonly after: Marks }> {
  resetWorld(play);
  const { station, command } = await preparePlay(play, later);
  const before = await marksBeside(play);
  const reply = await command();
  if (!reply.ok) throw new Error(`${play.procedure} was refused: ${reply.error.code}`);
  const after = await marksBeside(play);
  await station.application.close();
  return { before, after };
}

/** Looks at a copy: the library itself is open. */
async function marksBeside(play: Play): Promise<Marks> {
  const { home, world } = play;
  const copy = mkdtempSync(`${world}-beside-`);
  cpSync(world, copy, { recursive: true, filter: (source) => !passing.test(source) });
  const { faults, marks } = await stateOf({ ...play, world: copy, home: path.join(copy, path.relative(world, home)) });
  rmSync(copy, { recursive: true, force: true });
  if (faults.length > 0) throw new Error(`${play.procedure}, undisturbed: ${faults.join("; ")}`);
  return marks;
}
