import { Refusal } from "#shared/errors.ts";

/** The code of the refusal a promise ends with; `ok` when it does not, the message of anything else. */
export async function codeOfRefusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "ok";
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
}
