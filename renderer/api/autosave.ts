import type { Reply } from "#shared/contract/define.ts";
import type { Failure } from "#shared/errors.ts";

/** Where a draft stands: everything typed is in the vault, on its way, or refused (and still on the screen). */
export type DraftState =
  { readonly kind: "saved" | "saving" } | { readonly kind: "refused"; readonly failure: Failure };

export interface Autosaver<Value> {
  /** Takes what is on the screen now; it is sent at the next pause, and while there is none at the latest after `atLatest`; always the newest, one at a time. */
  readonly put: (value: Value) => void;
  /** Sends at once what still waits; resolves when the vault has it or refused it. */
  readonly flush: () => Promise<void>;
}

export interface AutosaveParts<Value> {
  readonly save: (value: Value) => Promise<Reply<unknown>>;
  /** Milliseconds without a key that make a pause. */
  readonly delay: number;
  /** Milliseconds after which someone who types without a pause is saved all the same. */
  readonly atLatest: number;
  readonly onState: (state: DraftState) => void;
}

/** Saves a draft as it is typed: bursts of keys are joined, saves never overtake each other, the last word is never lost. */
export function createAutosaver<Value>({ save, delay, atLatest, onState }: AutosaveParts<Value>): Autosaver<Value> {
  let waiting: { readonly value: Value } | null = null;
  let pause: ReturnType<typeof setTimeout> | null = null;
  let limit: ReturnType<typeof setTimeout> | null = null;
  let sending: Promise<void> | null = null;

  async function drain(): Promise<void> {
    while (waiting !== null) {
      const { value } = waiting;
      waiting = null;
      const reply = await save(value);
      if (waiting === null) onState(reply.ok ? { kind: "saved" } : { kind: "refused", failure: reply.error });
    }
  }

  async function flush(): Promise<void> {
    if (pause !== null) clearTimeout(pause);
    if (limit !== null) clearTimeout(limit);
    pause = null;
    limit = null;
    if (sending === null && waiting !== null) {
      sending = drain().finally(() => {
        sending = null;
      });
    }
    await sending;
    if (waiting !== null) await flush();
  }

  return {
    put: (value) => {
      if (waiting === null && sending === null) onState({ kind: "saving" });
      waiting = { value };
      if (pause !== null) clearTimeout(pause);
      pause = setTimeout(() => void flush(), delay);
      limit ??= setTimeout(() => void flush(), atLatest);
    },
    flush,
  };
}
