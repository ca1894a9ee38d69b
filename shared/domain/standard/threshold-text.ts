import { yesThreshold, type Clause } from "./clause-schema.ts";
import type { StandardPack } from "./pack-schema.ts";
import type { Text } from "./text.ts";

const signs = { gte: "≥", lte: "≤", gt: ">", lt: "<", eq: "=" } as const;

/**
 * What a clause demands, to be read beside a value: `≥ 90 %`, `60–70 %`, `⊇ 材料审核、现场演示、质询答疑`, `有`, or the
 * weighted sum of a formula. Without comparator and formula: 未规定.
 */
export function thresholdText(pack: StandardPack, clause: Clause): Text {
  const { comparator, threshold } = clause;
  if (comparator === "none" || threshold === null) return formulaText(clause) ?? { zh: "未规定", en: "not specified" };
  const values = typeof threshold === "string" ? [threshold] : threshold;
  if (comparator === "includes") return prefixed("⊇", named(clause, values));
  if (comparator === "one-of") {
    const names = named(clause, values);
    return prefixed("∈", clause.items === null ? withUnit(pack, clause, names) : names);
  }
  if (comparator === "between") return withUnit(pack, clause, same(values.join("–")));
  const value = values.join();
  if (value === yesThreshold) return { zh: "有", en: "present" };
  if (clause.items?.some((item) => item.id === value) === true) return prefixed("=", named(clause, values));
  return prefixed(signs[comparator], withUnit(pack, clause, same(value)));
}

/** `0.4×技术渗透率 + …`, or null where the clause has no weights. */
function formulaText({ items }: Clause): Text | null {
  const parts = (items ?? []).flatMap(({ zh, en, weight }) =>
    weight === null ? [] : [{ zh: `${weight / 10_000}×${zh}`, en: `${weight / 10_000} × ${en}` }],
  );
  if (parts.length === 0) return null;
  return { zh: parts.map(({ zh }) => zh).join(" + "), en: parts.map(({ en }) => en).join(" + ") };
}

function named({ items }: Clause, ids: readonly string[]): Text {
  const item = (id: string): Text => items?.find((entry) => entry.id === id) ?? same(id);
  return { zh: ids.map((id) => item(id).zh).join("、"), en: ids.map((id) => item(id).en).join(", ") };
}

function withUnit(pack: StandardPack, clause: Clause, value: Text): Text {
  const unit = pack.units.find((entry) => entry.id === clause.unit);
  if (unit === undefined || unit.id === "1") return value;
  return { zh: `${value.zh} ${unit.id}`, en: `${value.en} ${unit.en}` };
}

function prefixed(sign: string, { zh, en }: Text): Text {
  return { zh: `${sign} ${zh}`, en: `${sign} ${en}` };
}

function same(value: string): Text {
  return { zh: value, en: value };
}
