import type { z } from "zod";
import type { Reply } from "#shared/contract/define.ts";
import type { Failure } from "#shared/errors.ts";
import { onEngineEvent } from "./events.ts";
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

/** Half-filled forms the person has left for another screen, until they come back or the workstation locks. */
const halfFilled = new Map<string, unknown>();

onEngineEvent((event) => {
  if (event.type === "locked") halfFilled.clear();
});

const incompleteReply: Reply<never> = { ok: false, error: { code: "invalid-input", details: {} } };

/** A structured draft that saves itself whenever it has the shape the vault keeps. `place` names the form, for coming back to it half-filled. */
export function useDraft<Schema extends z.ZodType>(
  place: string,
  schema: Schema,
  stored: z.input<Schema>,
  save: (value: z.input<Schema>) => Promise<Reply<unknown>>,
): Draft<z.input<Schema>> {
  const isWhole = (value: z.input<Schema>) => schema.safeParse(value).success;
  const autosave = useAutosave(
    stored,
    async (value) => (isWhole(value) ? save(value) : incompleteReply),
    // Only this form's own values are ever kept under its place.
    halfFilled.get(place) as z.input<Schema> | undefined,
  );
  const incomplete = !isWhole(autosave.value);
  return {
    value: autosave.value,
    change: (value) => {
      if (isWhole(value)) halfFilled.delete(place);
      else halfFilled.set(place, value);
      autosave.change(value);
    },
    failure: incomplete ? null : autosave.failure,
    incomplete,
  };
}
