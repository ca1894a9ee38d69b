import type { IndexInstrument } from "#shared/domain/measurement/index-measurement.ts";
import { scoredCriteria } from "#shared/domain/scoring/criteria.ts";
import type { FormCriterion } from "#shared/domain/standard/form-schema.ts";
import type { JsonObject } from "../../api/json-value.ts";
import type { Wording } from "../../i18n/use-text.ts";
import { formatHundredths } from "../../ui/formatting.ts";
import { optionsOf } from "../../ui/options.ts";
import type { FieldSpec } from "./field-spec.ts";

/** What is entered for each index of the standard; the names are those of its inputs' schema. `tree` is what a yearly performance is scored by. */
export function indexFields(
  instrument: IndexInstrument,
  text: Wording,
  language: "zh" | "en",
  tree: readonly FormCriterion[],
): readonly FieldSpec[] {
  const words = text.indexForm;
  const line = (name: string, label: string): FieldSpec => ({ type: "text", name, label });
  const part = (name: string, label: string, figure: "value" | "score" = "value"): FieldSpec => ({
    type: "group",
    name,
    label,
    fields: [
      { type: "decimal", name: figure, label: figure === "score" ? words.points : words.share },
      line("source", words.source),
    ],
  });
  switch (instrument) {
    case "empowerment-index":
      return [
        line("subject", words.subject),
        line("period", words.period),
        part("penetration", words.penetration),
        part("depth", words.depth),
        part("contribution", words.contribution),
      ];
    case "match-degree": {
      const side = (name: string, label: string): FieldSpec => ({
        type: "group",
        name,
        label,
        fields: [line("title", words.title), { type: "words", name: "text", label: words.words }],
      });
      return [
        side("demand", words.demand),
        side("technology", words.technology),
        {
          type: "list",
          name: "experts",
          label: words.experts,
          add: words.addExpert,
          fields: [line("name", words.name), { type: "decimal", name: "score", label: words.share }],
          empty: { name: "", score: null },
        },
        {
          type: "shape",
          name: "method",
          label: words.method,
          options: optionsOf(words.methods),
          fields: { combined: [{ type: "decimal", name: "semanticWeight", label: words.semanticWeight }] },
        },
      ];
    }
    case "transfer-maturity":
      return [
        line("result", words.result),
        { type: "count", name: "level", label: words.level },
        { type: "flags", name: "bases", label: words.bases, options: optionsOf(words.basisNames) },
        line("assessor", words.assessor),
        { type: "count", name: "technologyLevel", label: words.technologyLevel },
      ];
    case "readiness":
      return [
        line("enterprise", words.enterprise),
        part("infrastructure", words.infrastructure, "score"),
        part("data", words.data, "score"),
        part("talent", words.talent, "score"),
        part("culture", words.culture, "score"),
      ];
    case "efficacy":
      return [
        line("subject", words.subject),
        line("period", words.period),
        part("onTime", words.onTime),
        part("transfer", words.transfer),
        part("satisfaction", words.satisfaction),
      ];
    case "manufacturing-maturity": {
      const levels = optionsOf({ L1: "L1", L2: "L2", L3: "L3", L4: "L4", L5: "L5" });
      return [
        { type: "flag", name: "manufacturing", label: words.manufacturing },
        {
          type: "list",
          name: "units",
          label: words.units,
          add: words.addUnit,
          fields: [
            line("name", words.unitName),
            { type: "choice", name: "before", label: words.levelBefore, options: levels },
            { type: "choice", name: "after", label: words.levelAfter, options: levels },
            line("assessor", words.assessor),
            line("model", words.model),
            { type: "date", name: "date", label: words.assessedOn },
          ],
          empty: { name: "", before: "L1", after: "L1", assessor: "", model: "", date: null },
        },
      ];
    }
    case "process-evidence": {
      const span = (name: string, label: string): FieldSpec => ({
        type: "group",
        name,
        label,
        fields: [
          { type: "date", name: "from", label: words.from },
          { type: "date", name: "to", label: words.to },
        ],
      });
      const dates = (name: string, label: string): FieldSpec => ({
        type: "dates",
        name,
        label,
        hint: words.datesHint,
      });
      return [
        span("period", words.projectPeriod),
        span("development", words.development),
        { type: "date", name: "until", label: words.until },
        dates("demos", words.demos),
        dates("reports", words.reports),
        { type: "flags", name: "risks", label: words.risks, options: optionsOf(words.riskNames) },
        dates("midterms", words.midterms),
        line("shortProject", words.shortProject),
      ];
    }
    case "growth": {
      const year = (name: string, label: string): FieldSpec => ({
        type: "group",
        name,
        label,
        fields: [
          { type: "count", name: "year", label: words.year },
          { type: "money", name: "directFen", label: words.direct },
          { type: "money", name: "indirectFen", label: words.indirect },
          line("source", words.source),
        ],
      });
      return [line("subject", words.subject), year("previous", words.previousYear), year("current", words.currentYear)];
    }
    case "performance-tree":
      return [
        line("subject", words.subject),
        { type: "count", name: "year", label: words.assessedYear },
        { type: "flags", name: "methods", label: words.assessedBy, options: optionsOf(words.performanceMethods) },
        ...tree.map((first): FieldSpec => ({
          type: "group",
          name: "scores",
          label: words.indicator(first.title[language], formatHundredths(first.weight, 0)),
          fields: scoredCriteria([first]).map(({ id, title, weight }) => ({
            type: "decimal",
            name: id,
            label: words.outOf(title[language], formatHundredths(weight, 0)),
          })),
        })),
        { type: "dates", name: "assessments", label: words.assessments, hint: words.datesHint },
      ];
    case "ip-shares":
      return [
        {
          type: "list",
          name: "parties",
          label: words.parties,
          add: words.addParty,
          fields: [
            line("name", words.unitName),
            { type: "choice", name: "kind", label: words.partyKind, options: optionsOf(words.partyKinds) },
            { type: "decimal", name: "share", label: words.agreedShare },
            { type: "money", name: "inputFen", label: words.recordedInput },
          ],
          empty: { name: "", kind: "enterprise", share: null, inputFen: null },
        },
        line("source", words.agreement),
        { type: "decimal", name: "tolerance", label: words.tolerance },
      ];
  }
}

/** Empty inputs of an index. */
export function emptyIndex(instrument: IndexInstrument): JsonObject {
  const part = { value: null, source: "" };
  const element = { score: null, source: "" };
  switch (instrument) {
    case "empowerment-index":
      return { subject: "", period: "", penetration: part, depth: part, contribution: part };
    case "match-degree": {
      const side = { title: "", text: "" };
      return { demand: side, technology: side, corpus: [], experts: [], method: null };
    }
    case "transfer-maturity":
      return { result: "", level: null, bases: [], assessor: "", technologyLevel: null };
    case "readiness":
      return { enterprise: "", infrastructure: element, data: element, talent: element, culture: element };
    case "efficacy":
      return { subject: "", period: "", onTime: part, transfer: part, satisfaction: part };
    case "manufacturing-maturity":
      return { manufacturing: true, units: [] };
    case "process-evidence":
      return {
        period: null,
        development: null,
        until: null,
        demos: [],
        reports: [],
        risks: null,
        midterms: [],
        shortProject: null,
      };
    case "growth":
      return { subject: "", previous: null, current: { year: null, directFen: null, indirectFen: null, source: "" } };
    case "performance-tree":
      return { subject: "", year: null, scores: {}, methods: [], assessments: [] };
    case "ip-shares":
      return { parties: [], source: "", tolerance: null };
  }
}
