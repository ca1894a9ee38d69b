import type { OpinionDraft, OpinionSectionId } from "#shared/domain/opinion/opinion.ts";

/** Where the writer is: a section's text at a caret, or a problem or suggestion. */
export type WritingPlace =
  | { readonly kind: "section"; readonly id: OpinionSectionId; readonly caret: number }
  | { readonly kind: PointList; readonly index: number };

export type PointList = "problems" | "suggestions";

interface Cited {
  readonly basis: string;
  readonly text: string;
}

const separator = "、";

/** A basis with one more source: 「大纲 2.3、质询 2」; the same source is never named twice. */
export function addBasis(basis: string, source: string): string {
  const named = basis.split(/[、，,；;]/).map((part) => part.trim());
  if (named.includes(source)) return basis;
  return basis.trim() === "" ? source : `${basis.trim()}${separator}${source}`;
}

/** The draft with a source cited where the writer is: a point rests on it, a section names it in brackets at the caret. */
export function cite(draft: OpinionDraft, place: WritingPlace, source: Cited): OpinionDraft {
  if (place.kind !== "section") {
    const points = draft[place.kind].map((point, index) =>
      index === place.index ? { ...point, basis: addBasis(point.basis, source.basis) } : point,
    );
    return { ...draft, [place.kind]: points };
  }
  const before = draft.sections[place.id];
  const at = Math.min(place.caret, before.length);
  const after = `${before.slice(0, at)}（${source.basis}）${before.slice(at)}`;
  return { ...draft, sections: { ...draft.sections, [place.id]: after } };
}

/** The draft with a new problem or suggestion that begins from a source and rests on it. */
export function addPoint(draft: OpinionDraft, list: PointList, source: Cited | null): OpinionDraft {
  return { ...draft, [list]: [...draft[list], { text: source?.text ?? "", basis: source?.basis ?? "" }] };
}

/** How often each source is cited by the points of the draft. */
export function citedBases(draft: Pick<OpinionDraft, PointList>): ReadonlySet<string> {
  return new Set(
    [...draft.problems, ...draft.suggestions].flatMap(({ basis }) =>
      basis.split(/[、，,；;]/).map((part) => part.trim()),
    ),
  );
}
