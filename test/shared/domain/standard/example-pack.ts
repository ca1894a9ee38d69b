import type { z } from "zod";
import { clauseSchema, type Clause } from "#shared/domain/standard/clause-schema.ts";
import { standardPackSchema, type StandardPack } from "#shared/domain/standard/pack-schema.ts";

const text = (zh: string) => ({ zh, en: zh });

export type ClauseInput = z.input<typeof clauseSchema>;

/** A valid clause asking for at least 90 %, with the given parts replaced. */
export function clauseInput(changes: Partial<ClauseInput> = {}): ClauseInput {
  return {
    id: "acc.tech.accuracy",
    ref: "七(三)",
    summary: text("概述"),
    metric: text("指标"),
    comparator: "gte",
    threshold: "90",
    inclusive: null,
    unit: "%",
    scope: text("全部"),
    type: "quantified",
    soft: false,
    layers: ["P"],
    scenario: null,
    items: null,
    condition: null,
    checkedWith: null,
    instrument: null,
    measures: [],
    ambiguities: [],
    ...changes,
  };
}

/** {@link clauseInput}, validated. */
export function exampleClause(changes: Partial<ClauseInput> = {}): Clause {
  return clauseSchema.parse(clauseInput(changes));
}

export type PackInput = z.input<typeof standardPackSchema>;

/** A small valid pack: one acceptance clause, one scenario with its clause, one basic. */
export function packInput(changes: Partial<PackInput> = {}): PackInput {
  return {
    id: "example",
    number: "T/EX 1—2025",
    title: text("示例"),
    status: "draft",
    version: "1.0.0",
    units: [
      { id: "%", en: "%" },
      { id: "级", en: "level" },
    ],
    sectors: [{ id: "machinery", title: { zh: "机械制造", en: "Machinery" }, field: "manufacturing", listed: true }],
    instruments: [],
    kinds: [
      {
        id: "acceptance",
        title: { zh: "项目验收", en: "Acceptance" },
        phase: "research",
        layers: ["P", "X"],
        include: [],
        exclude: [],
      },
    ],
    materials: [],
    weightSets: [],
    basics: ["A4.trl"],
    replacements: [{ clause: "A1.pm.accuracy", general: "acc.tech.accuracy" }],
    scenarios: [
      { id: "A1.pm", ref: "附录A.1", title: text("维护"), sectors: ["machinery"], clauses: ["A1.pm.accuracy"] },
    ],
    ambiguities: [{ number: 1, issue: text("问题"), default: text("默认"), settledBy: "program", rule: null }],
    clauses: [
      clauseInput({ ambiguities: [1] }),
      clauseInput({ id: "A1.pm.accuracy", ref: "附录A.1", layers: ["X", "P"], scenario: "A1.pm" }),
      clauseInput({ id: "A4.trl", ref: "附录A.4", layers: ["X", "P"], threshold: "6", unit: "级" }),
    ],
    ...changes,
  };
}

/** {@link packInput}, validated. */
export function examplePack(changes: Partial<PackInput> = {}): StandardPack {
  return standardPackSchema.parse(packInput(changes));
}
