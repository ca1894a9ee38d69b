import type { z } from "zod";
import type { contract } from "#shared/contract/index.ts";
import type { CriterionScore } from "#shared/domain/scoring/sheet.ts";
import type { LiveTotal } from "#shared/domain/scoring/live-total.ts";
import { client } from "../../api/client.ts";
import { useQuery } from "../../api/use-query.ts";
import type { Answer } from "../../api/use-query.ts";
import { useReview } from "../review/review-context.ts";

type Read = z.output<(typeof contract)["sheets"]["read"]["output"]>;

/** The open seat's private desk for the review. */
export interface PrivateDesk {
  readonly textOf: (kind: "finding" | "note" | "comment", about: string) => string;
  readonly scoreOf: (criterionId: string) => CriterionScore;
  /** Null before scoring is open. */
  readonly total: LiveTotal | null;
  /** Digest of the sheet this seat signed last; null before. */
  readonly signed: string | null;
}

/** Reads a desk's entries by what they are about. */
export function privateDesk(read: Read): PrivateDesk {
  const find = (key: string) => read.entries.find((entry) => entry.key === key)?.value ?? null;
  return {
    textOf: (kind, about) => {
      const value = find(`${kind}:${about}`);
      return value !== null && "text" in value ? value.text : "";
    },
    scoreOf: (criterionId) => {
      const value = find(`score:${criterionId}`);
      return value?.kind === "score"
        ? { criterionId, score: value.score, reason: value.reason }
        : { criterionId, score: null, reason: "" };
    },
    total: read.total,
    signed: read.signed,
  };
}

/** The private desk of whoever sits here. */
export function usePrivateDesk(): Answer<PrivateDesk> {
  const answer = useQuery(client.sheets.read, { reviewId: useReview().reviewId });
  return answer.state === "ready" ? { ...answer, value: privateDesk(answer.value) } : answer;
}
