import { Refusal } from "#shared/errors.ts";

/** The code of the refusal a piece of work ends in, or `accepted`. Any other error is thrown on: it is a defect. */
export async function codeOf(work: () => unknown): Promise<string> {
  return (await refusalOf(work))?.code ?? "accepted";
}

/** The refusal a piece of work ends in; null if it was accepted. */
export async function refusalOf(work: () => unknown): Promise<Refusal | null> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  return null;
}
