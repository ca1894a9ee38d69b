import { Refusal, type Failure } from "#shared/errors.ts";

/** The failure an error becomes when it crosses processes: a refusal as it is, anything else as `internal` with a reference. */
export function failureOf(error: unknown, reference: string): Failure {
  if (error instanceof Refusal) return { code: error.code, details: error.details };
  return { code: "internal", details: { reference } };
}
