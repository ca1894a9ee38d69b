import type { z } from "zod";
import type { Reply } from "#shared/contract/define.ts";
import type { Failure } from "#shared/errors.ts";
import { useAutosave } from "./use-autosave.ts";

export interface Draft<Value> {
  /** What stands on the screen, complete or not. */
  readonly value: Value;
  readonly change: (value: Value) => void;
  /** The engine's refusal; null while there is none. */
  readonly failure: Failure | null;
  /** A required field is empty or malformed: nothing is sent until it is filled in, and what is in the vault stays. */
  readonly incomplete: boolean;
}

/** A structured draft that saves itself whenever it has the shape the vault keeps. */
export function useDraft<Schema extends z.ZodType>(
  schema: Schema,
  stored: z.input<Schema>,
  save: (value: z.input<Schema>) => Promise<Reply<unknown>>,
): Draft<z.input<Schema>> {
  const incompleteReply: Reply<never> = { ok: false, error: { code: "invalid-input", details: {} } };
  const autosave = useAutosave(stored, async (value) =>
    schema.safeParse(value).success ? save(value) : incompleteReply,
  );
  const incomplete = !schema.safeParse(autosave.value).success;
  return {
    value: autosave.value,
    change: autosave.change,
    failure: incomplete ? null : autosave.failure,
    incomplete,
  };
}
