import { crashRounds } from "#test/support/crash-rounds.ts";
import { createTally, type FaultRow } from "./fault-row.ts";

/** Kills the program at random moments of its commands; ends at the first round that lost or halved anything. */
export async function crashRow(rounds: number, seed: string): Promise<FaultRow> {
  const tally = createTally();
  let acknowledged = 0;
  const tell = (deeds: number): void => {
    acknowledged += deeds;
    tally.good("kill");
  };
  try {
    await crashRounds({ rounds, seed, tell });
  } catch (error) {
    tally.bad("kill", error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  const row = tally.row({
    id: "crash",
    work: "SIGKILL at a random moment while opening, saving, sealing, changing the passphrase",
    bar: "integrity ok, every acknowledged input present, audit chain whole",
  });
  return { ...row, notes: [...row.notes, `${acknowledged} deeds acknowledged and found again`] };
}
