import type { VerdictRow } from "../measurement/verdicts.ts";
import { isApproved } from "./approval.ts";
import type { Dossier, Follows } from "./dossier.ts";

/** The verdicts of a test item. */
interface JudgedRows {
  readonly testItemId: string;
  readonly judgement: { readonly rows: readonly Pick<VerdictRow, "requirementId" | "verdict">[] };
}

/**
 * What a review left open, by number: test items with a binding demand that is not met or could not be determined, and the targets behind them or changed
 * without approval. What was met, and what is a reference only, is not looked at again (house rule: recheck).
 */
export function reopenedBy(
  { targets, outline, rules }: Pick<Dossier, "targets" | "outline" | "rules">,
  judged: readonly JudgedRows[],
): Follows["reopens"] {
  const open = outline.items.map((item) => {
    const rows = judged.find((entry) => entry.testItemId === item.id)?.judgement.rows ?? [];
    const unmet = item.requirements.filter(({ id, adoption }) => {
      const verdict = rows.find((row) => row.requirementId === id)?.verdict ?? "undetermined";
      return adoption === "binding" && (verdict === "unmet" || verdict === "undetermined");
    });
    return { item, unmet };
  });
  const behind = new Set(
    open.flatMap(({ unmet }) => unmet.flatMap(({ source }) => (source.type === "target" ? [source.targetId] : []))),
  );
  const unapproved = (target: Dossier["targets"][number]): boolean =>
    target.changes.some((change) => !isApproved(change, rules.adjustment));
  return {
    targets: targets.filter((target) => behind.has(target.id) || unapproved(target)).map(({ no }) => no),
    items: open.filter(({ unmet }) => unmet.length > 0).map(({ item }) => item.no),
  };
}
