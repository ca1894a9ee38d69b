import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { bundledChild, waitExactly } from "../killed-child.ts";
import type { Play } from "./play.ts";
import type { FromPlayChild } from "./play-child.ts";
import { besideWorld, preparePlay, resetWorld, undisturbed } from "./play-through.ts";
import { agreed, differences, type Marks, stateOf, type WorldState } from "./world-state.ts";

/** How a killed command was found again. */
export type Found = "not begun" | "done" | "between";

export interface Killed {
  readonly procedure: string;
  /** The caller was told that it was done before the process was killed. */
  readonly acknowledged: boolean;
  readonly found: Found;
  /** What is wrong, in words; null when nothing is. */
  readonly fault: string | null;
}

export interface KillOptions {
  /** How often each play is killed. */
  readonly kills: number;
  /** A number from 0 up to and without 1. */
  readonly draw: () => number;
  readonly tell: (killed: Killed) => void;
}

/**
 * Commands that are not one transaction. `on`: they are made of several, each whole in itself; killed between two, they go on where they were when given
 * again. `header`: the vault's header is a file beside the library; killed between, the library
 * speaks already of what the header does not carry yet, never the other way round.
 */
const inSteps: Readonly<Record<string, "on" | "header">> = {
  "sync.run": "on",
  "vault.changePassphrase": "header",
  "vault.recover": "header",
  "vault.recoverWithShares": "header",
  "vault.enableKeychain": "header",
  "vault.disableKeychain": "header",
  "vault.shareRecovery": "header",
  "vault.withdrawShares": "header",
};

/** What puts an older library in the place of a newer one, as asked. */
const setsBack: ReadonlySet<string> = new Set(["vault.restore"]);

/** Where there may be more than after one go: every try leaves its own. */
const stepRows = /^(?:audit|facts|notices)[.#]/;
const none = /^$/;
/** What is in the vault's header and beside it. */
const beside = /^(?:passphrase|slots)$/;

/** Kills plays' commands at random moments, each time from where they were recorded, and looks at what is left. Throws where a play itself does not succeed. */
export async function killPlays(plays: readonly Play[], options: KillOptions): Promise<void> {
  const children = createChildren(await bundledChild("crash-plays/play-child.ts"));
  try {
    for (const play of plays) await killPlay(play, options, children);
  } finally {
    children.end();
  }
}

async function killPlay(play: Play, { kills, draw, tell }: KillOptions, children: Children): Promise<void> {
  resetWorld(play);
  const untouched = await stateOf(play);
  const stages = await calibrate(play);
  let [longest, again] = [0, 0];
  for (let round = 0; round < kills; round += 1) {
    resetWorld(play);
    // The first is killed just after it was acknowledged; of the others a few are, too.
    const moment = round === 0 ? null : draw() * longest * 1.1;
    const told = await children.run(play, moment);
    longest = Math.max(longest, told.milliseconds ?? 0);
    const killed = await judge(play, await stateOf(play), { untouched, stages, told, again });
    if (killed.found === "not begun") again += 1;
    tell(killed);
  }
}

interface Stages {
  readonly before: Marks;
  after: Marks;
}

interface Told {
  readonly failure: string | null;
  /** How long the command took; null when it was killed before it was answered. */
  readonly milliseconds: number | null;
}

type Children = ReturnType<typeof createChildren>;

/** Clocks of the undisturbed runs, ms ahead: what they agree on does not hang on the time. */
const clocks = [0, 3 * 3_600_000, 27 * 3_600_000];

async function calibrate(play: Play): Promise<Stages> {
  const runs: Stages[] = [];
  for (const later of clocks) runs.push(await undisturbed(play, later));
  return runs.reduce((one, other) => ({
    before: agreed(one.before, other.before),
    after: agreed(one.after, other.after),
  }));
}

async function judge(
  play: Play,
  state: WorldState,
  seen: {
    readonly untouched: WorldState;
    readonly stages: Stages;
    readonly told: Told;
    /** How often it was found not begun before, and given again then. */
    readonly again: number;
  },
): Promise<Killed> {
  const { untouched, stages, told } = seen;
  const { procedure } = play;
  const acknowledged = told.milliseconds !== null;
  // Steps of one exchange follow each other as the network lets them.
  const loose = inSteps[procedure] === "on" ? stepRows : none;
  const is = (marks: Marks): boolean => differences(state.marks, marks, loose).length === 0;
  const killed = (found: Found, fault: string | null): Killed => ({ procedure, acknowledged, found, fault });
  if (told.failure !== null) return killed("between", `refused: ${told.failure}`);
  if (state.faults.length > 0) return killed("between", state.faults.join("; "));
  for (const [id, chain] of setsBack.has(procedure) ? [] : untouched.chains) {
    const now = state.chains.get(id)?.slice(0, chain.length) ?? [];
    if (now.join() !== chain.join()) return killed("between", "audit rows are gone");
  }
  // Chance may have made the undisturbed runs agree: more of them tell.
  const known = (): boolean => is(stages.after) || (is(stages.before) && !acknowledged);
  if (!known())
    await besideWorld(play, async () => {
      for (const later of clocks)
        if (!known()) stages.after = agreed(stages.after, (await undisturbed(play, later)).after);
    });
  if (is(stages.after)) return killed("done", null);
  const what = `differs in ${differences(state.marks, stages.after, loose).slice(0, 6).join(", ")}`;
  if (acknowledged) return killed("between", `acknowledged, and ${what}`);
  const begun = is(stages.before) ? "not begun" : "between";
  const ahead = inSteps[procedure] === "header" && differences(state.marks, stages.after, beside).length === 0;
  if (begun === "between" && !ahead && inSteps[procedure] !== "on") return killed(begun, `half done: ${what}`);
  if (begun === "not begun" && seen.again > 1) return killed(begun, null);
  return killed(begun, await goesOn(play, stages.after));
}

/** Gives the command again where it was killed; null when it then is as if it had never been killed. */
async function goesOn(play: Play, after: Marks): Promise<string | null> {
  const { station, command } = await preparePlay(play, 0);
  const reply = await command();
  await station.application.close();
  if (!reply.ok) return `given again: ${reply.error.code}`;
  const { faults, marks } = await stateOf(play);
  const missing = [...faults, ...differences(marks, after, stepRows)];
  return missing.length === 0 ? null : `given again, differs in ${missing.slice(0, 6).join(", ")}`;
}

/** Processes to be killed, one always loading while another's work is looked at. */
function createChildren(start: () => ChildProcess) {
  let next = start();
  return {
    /** Plays until `moment` (ms after the beginning), or, null, until it is answered; the process is killed then. */
    run: async (play: Play, moment: number | null): Promise<Told> => {
      const told = await playAndKill(next, play, moment);
      next = start();
      return told;
    },
    end: () => void next.kill("SIGKILL"),
  };
}

async function playAndKill(child: ChildProcess, play: Play, moment: number | null): Promise<Told> {
  let told: Told = { failure: null, milliseconds: null };
  let killed = false;
  const kill = (): void => {
    killed = true;
    child.kill("SIGKILL");
  };
  const gone = Promise.all([once(child, "exit"), once(child, "disconnect")]);
  child.on("message", (message: FromPlayChild) => {
    switch (message.type) {
      case "loaded":
        child.send(play);
        break;
      case "begins":
        if (moment === null) break;
        waitExactly(moment);
        kill();
        break;
      case "done":
        told = { failure: message.failure, milliseconds: message.milliseconds };
        if (moment === null) kill();
    }
  });
  const [[code]] = await gone;
  if (!killed) throw new Error(`${play.procedure} ended by itself (${code})`);
  return told;
}
