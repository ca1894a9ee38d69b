import type { Reply } from "#shared/contract/define.ts";
import { newGrant } from "../engine-process/connection.ts";

/**
 * Calls that take long do not hold a connection: a browser opens six to us in all, and a call may itself wait for an upload.
 * They are answered with a number, announced when they are done, and fetched then.
 */
export interface Replies {
  /** The reply when it comes soon; else the id under which it can be fetched after `ready` was called with it. */
  readonly soon: (reply: Promise<Reply<unknown>>) => Promise<Reply<unknown> | { readonly pending: string }>;
  /** Fetches a reply once: `{ pending }` while it is not there yet, null when there is no such id (any more). */
  readonly fetch: (id: string) => Reply<unknown> | { readonly pending: string } | null;
}

/** How long a call may hold its connection, in milliseconds. */
const holding = 300;
/** How long a reply nobody fetches is kept, in milliseconds. */
const keeping = 120_000;

export function createReplies(ready: (id: string) => void): Replies {
  const kept = new Map<string, Reply<unknown> | null>();
  return {
    soon: async (reply) => {
      const late = Symbol("late");
      const first = await Promise.race([
        reply,
        new Promise<typeof late>((resolve) => setTimeout(resolve, holding, late)),
      ]);
      if (first !== late) return first;
      const id = newGrant();
      kept.set(id, null);
      void reply.then((value) => {
        kept.set(id, value);
        setTimeout(() => kept.delete(id), keeping).unref();
        ready(id);
      });
      return { pending: id };
    },
    fetch: (id) => {
      const reply = kept.get(id);
      if (reply === undefined) return null;
      if (reply === null) return { pending: id };
      kept.delete(id);
      return reply;
    },
  };
}
