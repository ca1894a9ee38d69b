import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { holdFile } from "#db/hold-file.ts";
import type { AuditMark, CrashOrder, Deed, FromCrashChild } from "./crash-child.ts";
import { type Kept, survivorsOf } from "./crash-survivors.ts";
import { bundledChild, waitExactly } from "./killed-child.ts";
import { foundPanel, issueSmallProject, openSitting, passphrase, pins } from "./small-panel.ts";
import { valueOf } from "./workstation.ts";
import { seededRandom } from "#test/engine/trust/fixtures.ts";

export interface CrashRounds {
  readonly rounds: number;
  readonly seed: string;
  /** Called after each round with the deeds it acknowledged. */
  readonly tell?: (acknowledged: number) => void;
}

/** What one run told before it was killed. */
interface Told {
  /** Whether it held the workstation for itself once it had opened it; null where it was killed while it opened. */
  readonly held: boolean | null;
  readonly done: readonly { readonly deed: Deed; readonly audit: AuditMark }[];
  /** Begun and never acknowledged: it may have happened whole, or not at all. */
  readonly open: Deed | null;
}

/**
 * Kills a workstation at a random moment, round after round, and opens it again. Throws where something acknowledged is missing, something is half done,
 * the database is not whole or the audit chain is broken. Answers how many deeds were acknowledged in all.
 */
export async function crashRounds({ rounds, seed, tell }: CrashRounds): Promise<number> {
  const random = seededRandom(seed);
  const upTo: Draw = (limit) => Buffer.from(random(4)).readUInt32LE() % limit;
  const scene = await prepare();
  const lock = path.join(scene.home, "workstations", scene.workstation, "open.lock");
  let passphraseNow = passphrase;
  let chain: readonly string[] = [];
  let kept = nothing;
  let acknowledged = 0;
  const start = await bundledChild("crash-child.ts");
  let next = start();
  try {
    for (let round = 1; round <= rounds; round += 1) {
      const child = next;
      const order = { ...scene, passphrase: passphraseNow, seed: `${seed} ${round}`, from: round * 10_000 };
      const { held, done, open } = await runAndKill(child, order, round % 5 === 0, upTo, lock);
      next = start();
      if (held !== null) assert.equal(held, true);

      const deeds = done.map(({ deed }) => deed);
      const passphrases = [...deeds, ...(open === null ? [] : [open])].flatMap((deed) =>
        deed.kind === "passphrase" ? [deed.passphrase] : [],
      );
      const survivors = await survivorsOf(
        scene.home,
        [passphraseNow, ...passphrases].slice(-2),
        scene.reviewId,
        scene.members,
      );
      assert.equal(survivors.integrity, "ok");
      assert.equal(survivors.brokenLink, null);
      assert.deepEqual(survivors.chain.slice(0, chain.length), chain);
      for (const { audit } of done) assert.equal(survivors.chain[audit.rows - 1], audit.head);
      const certain = after(kept, deeds);
      // What was begun and not acknowledged may have happened whole, or not at all.
      const happened = open !== null && isDeepStrictEqual(survivors.kept, after(certain, [open]));
      if (!happened) assert.deepEqual(survivors.kept, certain);

      passphraseNow = survivors.passphrase;
      chain = survivors.chain;
      kept = survivors.kept;
      acknowledged += done.length;
      tell?.(done.length);
    }
    return acknowledged;
  } finally {
    next.kill("SIGKILL");
    rmSync(scene.home, { recursive: true, force: true });
  }
}

type Draw = (limit: number) => number;

const nothing: Kept = {
  notes: new Map(),
  questions: new Map(),
  questionHistory: [],
  sittings: new Set(),
  materials: new Map(),
};

function after(kept: Kept, deeds: readonly Deed[]): Kept {
  return deeds.reduce((state, deed): Kept => {
    const { ordinal } = deed;
    switch (deed.kind) {
      case "note":
        return { ...state, notes: new Map(state.notes).set(`${deed.identityId} ${deed.key}`, ordinal) };
      case "question": {
        const questions = new Map(state.questions).set(deed.key, ordinal);
        return { ...state, questions, questionHistory: [...state.questionHistory, ordinal] };
      }
      case "sitting":
        return { ...state, sittings: new Set(state.sittings).add(ordinal) };
      case "material":
        return { ...state, materials: new Map(state.materials).set(ordinal, deed.digest) };
      case "passphrase":
        return state;
    }
  }, kept);
}

/** A table with a review in its open part, closed. */
async function prepare(): Promise<Omit<CrashOrder, "passphrase" | "seed" | "from">> {
  const panel = await foundPanel();
  const review = await issueSmallProject(panel);
  await openSitting(panel, review);
  const { table, laptop } = panel;
  const [workstation] = await valueOf(table.client.vault.list({}));
  await table.application.close();
  await laptop.application.close();
  return {
    home: table.home,
    workstation: workstation?.id ?? "",
    reviewId: review.reviewId,
    secretariat: { identityId: panel.secretariat, pin: pins.secretariat },
    recorder: { identityId: panel.recorder, pin: pins.recorder },
    members: panel.members
      .filter((member) => member.station === table)
      .map(({ identityId, pin }) => ({ identityId, pin })),
  };
}

/** Sets a child to work and kills it: while it opens, or at a random moment within one of its deeds. */
async function runAndKill(
  child: ChildProcess,
  order: CrashOrder,
  whileOpening: boolean,
  upTo: Draw,
  lock: string,
): Promise<Told> {
  const done: { readonly deed: Deed; readonly audit: AuditMark }[] = [];
  const gone = Promise.all([once(child, "exit"), once(child, "disconnect")]);
  const enough = 3 + upTo(16);
  // Squared: a deed is done in a small part of the time that passes between two.
  const part = (upTo(1000) / 1000) ** 2;
  let [held, open]: [boolean | null, Deed | null] = [null, null];
  let from = 0;
  const kill = (): void => void child.kill("SIGKILL");
  child.on("message", (message: FromCrashChild) => {
    switch (message.type) {
      case "loaded":
        child.send(order);
        if (whileOpening) setTimeout(kill, 150 * part);
        break;
      case "opened":
        if (!whileOpening) held = isHeld(lock);
        from = performance.now();
        break;
      case "begins":
        open = message.deed;
        if (done.length === enough) {
          waitExactly(((performance.now() - from) / enough) * part);
          kill();
        }
        break;
      case "done":
        open = null;
        done.push({ deed: message.deed, audit: message.audit });
    }
  });
  const [[, signal]] = await gone;
  assert.equal(signal, "SIGKILL");
  return { held, done, open };
}

function isHeld(lock: string): boolean {
  const release = holdFile(lock);
  release?.();
  return release === null;
}
