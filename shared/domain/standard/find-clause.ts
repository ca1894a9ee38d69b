import { yesThreshold, type Clause, type Layer } from "./clause-schema.ts";
import type { Instrument, Scenario, StandardPack } from "./pack-schema.ts";
import type { Text } from "./text.ts";

/** The clause with this id, or null where the pack has none (an older dossier may name a clause since withdrawn). */
export function findClause(pack: StandardPack, id: string): Clause | null {
  return pack.clauses.find((clause) => clause.id === id) ?? null;
}

/** The scenario with this id, or null. */
export function findScenario(pack: StandardPack, id: string): Scenario | null {
  return pack.scenarios.find((scenario) => scenario.id === id) ?? null;
}

/** The clauses of one scenario of annex A, without the basics of A.4; empty for an unknown scenario. */
export function clausesOfScenario(pack: StandardPack, scenarioId: string): readonly Clause[] {
  return pack.clauses.filter((clause) => clause.scenario === scenarioId);
}

/** The basics of annex A.4, which go with every scenario. */
export function basicClauses(pack: StandardPack): readonly Clause[] {
  return pack.clauses.filter((clause) => pack.basics.includes(clause.id));
}

/** Every clause of a layer, in pack order; a clause of two layers is in both. */
export function clausesOfLayer(pack: StandardPack, layer: Layer): readonly Clause[] {
  return pack.clauses.filter((clause) => clause.layers.includes(layer));
}

/** The instrument that evaluates a clause, or null where this program does not evaluate it. */
export function instrumentOf(pack: StandardPack, clause: Clause): Instrument | null {
  return pack.instruments.find((instrument) => instrument.id === clause.instrument) ?? null;
}

const signs = { gte: "≥", lte: "≤", gt: ">", lt: "<", eq: "=" } as const;

/** What the clause demands, for reading beside a value: `≥ 90 %`, `60–70 %`, `⊇ 材料审核、现场演示、质询答疑`; 未规定 without a comparator. */
export function thresholdText(pack: StandardPack, clause: Clause): Text {
  const unit = pack.units.find((entry) => entry.id === clause.unit);
  const quantity = (value: string): Text =>
    unit === undefined || unit.id === "1"
      ? { zh: value, en: value }
      : { zh: `${value} ${unit.id}`, en: `${value} ${unit.en}` };
  const names = (ids: readonly string[], language: "zh" | "en"): string =>
    ids
      .map((id) => clause.items?.find((item) => item.id === id)?.[language] ?? id)
      .join(language === "zh" ? "、" : ", ");
  const { comparator, threshold } = clause;
  if (comparator === "none" || threshold === null) return { zh: "未规定", en: "not specified" };
  if (comparator === "between") {
    const range = quantity(`${threshold[0] ?? ""}–${threshold[1] ?? ""}`);
    return range;
  }
  if (comparator === "includes" || comparator === "one-of") {
    const ids = typeof threshold === "string" ? [threshold] : threshold;
    const sign = comparator === "includes" ? "⊇" : "∈";
    return { zh: `${sign} ${names(ids, "zh")}`, en: `${sign} ${names(ids, "en")}` };
  }
  const value = typeof threshold === "string" ? threshold : threshold.join();
  if (value === yesThreshold) return { zh: "有", en: "present" };
  if (clause.items?.some((item) => item.id === value) === true)
    return { zh: `= ${names([value], "zh")}`, en: `= ${names([value], "en")}` };
  const amount = quantity(value);
  return { zh: `${signs[comparator]} ${amount.zh}`, en: `${signs[comparator]} ${amount.en}` };
}
