import type { Reply } from "#shared/contract/define.ts";

/** What is known of one question to the engine. `reply` null: nothing yet; `fetching`: an answer is on its way. */
export interface Entry {
  readonly reply: Reply<unknown> | null;
  readonly fetching: boolean;
}

interface Slot {
  entry: Entry;
  readonly group: string;
  readonly ask: () => Promise<Reply<unknown>>;
  readonly listeners: Set<() => void>;
  /** Something changed since the answer under way was asked for. */
  stale: boolean;
}

const unknownEntry: Entry = { reply: null, fetching: true };
/** Answers nobody looks at are kept up to this many, oldest forgotten first. */
const keptUnwatched = 60;

export interface QueryCache {
  /** The present answer under a key. */
  readonly read: (key: string) => Entry;
  /** Watches a key and asks for it if there is no fresh answer; returns the function that stops watching. */
  readonly watch: (key: string, group: string, ask: () => Promise<Reply<unknown>>, listener: () => void) => () => void;
  /** Asks again for every watched answer of these groups and forgets the others of them. */
  readonly invalidate: (groups: readonly string[]) => void;
  /** Asks again for one answer. */
  readonly reload: (key: string) => void;
  /** Forgets everything, as when the workstation locks; watched questions are asked anew. */
  readonly clear: () => void;
}

/** The one cache of server data. An old answer stays on the screen until the new one is there. */
export function createQueryCache(): QueryCache {
  const slots = new Map<string, Slot>();
  // Answers asked for before the last clear belong to another seat or vault and are never shown.
  let epoch = 0;

  function set(slot: Slot, entry: Entry): void {
    slot.entry = entry;
    for (const listener of slot.listeners) listener();
  }

  async function fetch(slot: Slot): Promise<void> {
    if (slot.entry.fetching && slot.entry !== unknownEntry) {
      slot.stale = true;
      return;
    }
    do {
      slot.stale = false;
      set(slot, { reply: slot.entry.reply, fetching: true });
      const askedIn = epoch;
      const reply = await slot.ask();
      if (askedIn === epoch) set(slot, { reply, fetching: slot.stale });
      else slot.stale = true;
    } while (slot.stale);
  }

  function forgetOldest(): void {
    const unwatched = [...slots].filter(([, slot]) => slot.listeners.size === 0);
    for (const [key] of unwatched.slice(0, Math.max(0, unwatched.length - keptUnwatched))) slots.delete(key);
  }

  return {
    read: (key) => slots.get(key)?.entry ?? unknownEntry,
    watch: (key, group, ask, listener) => {
      const known = slots.get(key);
      const slot = known ?? { entry: unknownEntry, group, ask, listeners: new Set<() => void>(), stale: false };
      slot.listeners.add(listener);
      if (known === undefined) {
        slots.set(key, slot);
        void fetch(slot);
      }
      return () => {
        slot.listeners.delete(listener);
        if (slot.listeners.size > 0 || slots.get(key) !== slot) return;
        slots.delete(key);
        slots.set(key, slot);
        forgetOldest();
      };
    },
    invalidate: (groups) => {
      for (const [key, slot] of slots) {
        if (!groups.includes(slot.group)) continue;
        if (slot.listeners.size === 0) slots.delete(key);
        else void fetch(slot);
      }
    },
    reload: (key) => {
      const slot = slots.get(key);
      if (slot !== undefined) void fetch(slot);
    },
    clear: () => {
      epoch += 1;
      for (const [key, slot] of slots) {
        if (slot.listeners.size === 0) slots.delete(key);
        else {
          set(slot, { reply: null, fetching: slot.entry.fetching });
          void fetch(slot);
        }
      }
    },
  };
}
