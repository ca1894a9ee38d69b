import type { OpinionSource } from "#shared/contract/chair.ts";
import type { Verdict } from "#shared/domain/measurement/requirement.ts";

export interface SourceGroup {
  readonly kind: OpinionSource["kind"];
  readonly sources: readonly OpinionSource[];
}

const order: readonly OpinionSource["kind"][] = ["finding", "test-item", "target", "question", "objection"];

const verdicts: Readonly<Record<string, Verdict>> = {
  met: "met",
  unmet: "unmet",
  undetermined: "undetermined",
  "not applicable": "not-applicable",
  "not specified": "not-specified",
};

const reference = " (reference)";

/** Whether a judged source is held against a clause that is only a reference. */
export function isReference({ weight }: OpinionSource): boolean {
  return weight.en.endsWith(reference);
}

/** The verdict a source carries; null where it is not a judged one. */
export function verdictOf({ kind, weight }: OpinionSource): Verdict | null {
  return kind === "test-item" || kind === "target" ? (verdicts[weight.en.replace(reference, "")] ?? null) : null;
}

const attention: readonly Verdict[] = ["unmet", "undetermined", "not-specified", "met", "not-applicable"];

/** Sources by kind; within a kind what binds and is unmet comes first, then what is undetermined, references last; otherwise in the order they came. */
export function groupSources(sources: readonly OpinionSource[]): readonly SourceGroup[] {
  return order.flatMap((kind) => {
    const own = sources.filter((source) => source.kind === kind);
    return own.length === 0 ? [] : [{ kind, sources: own.toSorted((one, other) => rank(one) - rank(other)) }];
  });
}

function rank(source: OpinionSource): number {
  const verdict = verdictOf(source);
  return verdict === null ? 0 : attention.indexOf(verdict) + (isReference(source) ? attention.length : 0);
}
