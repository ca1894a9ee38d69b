import type { DocumentInput } from "#shared/domain/document/inputs.ts";
import type { JudgedItem } from "#shared/domain/record/judge-record.ts";
import { statementsOf } from "../statements.ts";
import { rectificationItems } from "./gather-after.ts";
import { conclusionOf, frozenOpinion } from "./gather-opinion.ts";
import type { DocumentSources } from "./gather-sources.ts";

/** The review this one follows and every matter it left open, with what was found now; null for a review of its own, and where the first is not known here. */
export function firstReview(sources: DocumentSources): DocumentInput["firstReview"] {
  const { db, dossier, judged, first } = sources;
  if (first === null || dossier.follows === null) return null;
  const { result, reviewId } = dossier.follows;
  const before: DocumentSources = {
    ...sources,
    review: first,
    dossier: first.dossier,
    record: first.record,
    judged: first.judged,
    first: null,
  };
  const signed = statementsOf(db, reviewId, "result").find((kept) => kept.digest === result);
  const conclusion = conclusionOf(before);
  const concludedOn = (signed ?? frozenOpinion(before))?.issuedAt.slice(0, 10) ?? null;
  if (conclusion === null || concludedOn === null) return null;
  return {
    conclusion: conclusion.outcome,
    concludedOn,
    resultDigest: result,
    items: rectificationItems(before).map((item) => ({
      ...item,
      found: foundNow(item.basis, dossier.outline.items, judged),
      remark: "",
    })),
  };
}

/** Whether what a matter rests on was measured again, and met; null where it was not measured, which the panel ticks by hand. */
function foundNow(
  basis: string,
  items: DocumentSources["dossier"]["outline"]["items"],
  judged: readonly JudgedItem[],
): "done" | "open" | null {
  const named = new Set([...basis.matchAll(/大纲 (\d+(?:\.\d+)*)/g)].map(([, no]) => no));
  const again = items.filter(({ no }) => named.has(no));
  if (again.length === 0) return null;
  const rows = again.flatMap(({ id, requirements }) => {
    const binding = new Set(requirements.filter(({ adoption }) => adoption === "binding").map((each) => each.id));
    const own = judged.find(({ testItemId }) => testItemId === id)?.judgement.rows ?? [];
    return own.filter(({ requirementId }) => binding.has(requirementId));
  });
  return rows.length > 0 && rows.every(({ verdict }) => verdict === "met" || verdict === "not-applicable")
    ? "done"
    : "open";
}
