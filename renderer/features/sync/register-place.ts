import type { z } from "zod";
import type { contract } from "#shared/contract/index.ts";

/** One result as the registers list it. */
export type RegisterLine = z.output<(typeof contract)["sync"]["registers"]["output"]>[number];

/** Where a result stands: owed a receipt, owed a decision, in one of the registers, or concluded without one. */
export const registerPlaces = [
  "to-receive",
  "to-decide",
  "promotion-library",
  "failure-analysis",
  "project-library",
  "concluded",
] as const;
export type RegisterPlace = (typeof registerPlaces)[number];

/** The one place a result is found under. */
export function registerPlace(line: Pick<RegisterLine, "receipt" | "decision" | "register">): RegisterPlace {
  if (line.receipt === null) return "to-receive";
  if (line.decision === null) return "to-decide";
  return line.register ?? "concluded";
}

/** The places that hold anything, in the order of what is owed first, with how many. */
export function placesWithCounts(
  lines: readonly Pick<RegisterLine, "receipt" | "decision" | "register">[],
): readonly { readonly place: RegisterPlace; readonly count: number }[] {
  return registerPlaces.flatMap((place) => {
    const count = lines.filter((line) => registerPlace(line) === place).length;
    return count === 0 ? [] : [{ place, count }];
  });
}
