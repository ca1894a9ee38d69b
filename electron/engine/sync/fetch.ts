import { mkdir, readdir, rename, unlink } from "node:fs/promises";
import path from "node:path";
import { inbox } from "#db/schema/index.ts";
import type { TaskContext } from "../context.ts";
import { openFrame } from "../trust/package-frame.ts";
import { shuffled } from "./backoff.ts";
import { inLanes } from "./in-lanes.ts";
import { lanes, type Listed } from "./mailbox.ts";
import { attempt, createBreaker, meteredLimit, transferOf, type Travel, write } from "./travel.ts";

/** Where an object that arrived waits for its seat. */
export function incomingPath({ vault }: Pick<TaskContext, "vault">, digest: string): string {
  return path.join(vault.folder, "incoming", digest);
}

/**
 * Fetches what is new under the tags of everyone who sits here. What was fetched once is never fetched again; parts of a broken fetch are kept for the next.
 * Throws the refusal that concerns the whole mailbox.
 */
export async function fetchNew(travel: Travel, tags: readonly string[]): Promise<void> {
  const { context, vault, mailbox, preferences } = travel;
  const fetching = path.join(vault.folder, "fetching");
  await mkdir(fetching, { recursive: true, mode: 0o700 });
  await mkdir(path.join(vault.folder, "incoming"), { recursive: true, mode: 0o700 });
  const known = new Set(
    context.db
      .select({ object: inbox.object })
      .from(inbox)
      .all()
      .map((row) => row.object),
  );
  const offered = new Set<string>();
  const breaker = createBreaker();
  /** Does one step; what could not be done this time is counted, what concerns the whole mailbox is thrown. */
  const step = async (work: () => Promise<boolean>): Promise<void> => {
    travel.signal.throwIfAborted();
    let done = false;
    const failure = await attempt(async () => {
      done = await work();
    });
    if (!done) travel.counts.postponed += 1;
    breaker.tell(failure);
  };
  const fetchAll = async (tag: string, listed: readonly Listed[]): Promise<void> => {
    for (const object of listed) {
      const { digest, inParts, size } = object;
      if (known.has(digest)) continue;
      offered.add(digest);
      if (preferences.metered && (inParts || (size ?? 0) > meteredLimit)) continue;
      await step(async () => {
        if (!(await fetchOne(travel, tag, object, path.join(fetching, digest)))) return false;
        known.add(digest);
        return true;
      });
    }
  };
  for (const tag of shuffled(tags, context.random)) {
    let shelves: readonly string[] = [];
    await step(async () => {
      shelves = await mailbox.shelves(tag, transferOf(travel));
      return true;
    });
    // Shelf by shelf: what was listed is fetched even where the next listing fails.
    await inLanes(shuffled(shelves, context.random), lanes, async (shelf) => {
      let listed: readonly Listed[] = [];
      await step(async () => {
        listed = await mailbox.list(tag, shelf, transferOf(travel));
        // A shelf is made for an object: one that was listed and shows nothing is looked at twice.
        if (listed.length === 0) listed = await mailbox.list(tag, shelf, transferOf(travel));
        return true;
      });
      await fetchAll(tag, listed);
    });
  }
  if (travel.counts.postponed > 0) return;
  // What nobody offers any more will not be finished.
  for (const name of await readdir(fetching))
    if (!offered.has(name) || known.has(name)) await unlink(path.join(fetching, name));
}

async function fetchOne(travel: Travel, tag: string, object: Listed, draft: string): Promise<boolean> {
  const { context, mailbox, counts } = travel;
  // Half written by a slow server: not this object yet. It stays unknown and is looked at again next time.
  if (!(await mailbox.get(tag, object, draft, transferOf(travel)))) return false;
  const file = path.join(travel.vault.folder, "incoming", object.digest);
  await rename(draft, file);
  const seen = await lookAt(file);
  const row = { object: object.digest, recipientTag: tag, at: context.now(), ...seen };
  write(travel, object.digest, (db) => db.insert(inbox).values(row).onConflictDoNothing().run());
  counts.fetched += 1;
  if (seen.state === "refused") {
    counts.refused += 1;
    // Whoever can put rubbish into a mailbox does not fill this disk with it.
    await unlink(file);
  }
  return true;
}

/** First look at an object: is its manifest whole, and who says to have issued it. */
async function lookAt(
  file: string,
): Promise<{ readonly kind: string; readonly sender: string; readonly state: string; readonly reason: string | null }> {
  let kind = "package";
  let sender = "";
  const failure = await attempt(async () => {
    const frame = await openFrame(file);
    kind = frame.manifest.statement.body.kind;
    sender = frame.manifest.signer;
    await frame.close();
  });
  return {
    kind,
    sender,
    state: failure === null ? "waiting-for-seat" : "refused",
    reason: failure === null ? null : JSON.stringify(failure),
  };
}
