import type { Instrument, TestItem } from "#shared/domain/dossier/outline.ts";
import { metricCatalogue } from "#shared/domain/measurement/metrics.ts";
import type { FormCriterion } from "#shared/domain/standard/form-schema.ts";
import type { JsonObject } from "../../api/json-value.ts";
import type { Wording } from "../../i18n/use-text.ts";
import { optionsOf } from "../../ui/options.ts";
import type { FieldSpec } from "./field-spec.ts";
import { emptyIndex, indexFields } from "./index-specs.ts";

/** What is typed for each instrument; the names are those of its readings' schema. `tree` is what a yearly performance is scored by. */
export function readingFields(
  instrument: Instrument,
  text: Wording,
  language: "zh" | "en",
  tree: readonly FormCriterion[],
): readonly FieldSpec[] {
  const words = text.readingForm;
  const choice = (name: string, label: string, options: Readonly<Record<string, string>>): FieldSpec => ({
    type: "choice",
    name,
    label,
    options: optionsOf(options),
  });
  const field = (type: "decimal" | "text" | "count" | "money" | "flag", name: string, label: string): FieldSpec => ({
    type,
    name,
    label,
  });
  const figure = (name: string, label: string): FieldSpec => ({
    type: "group",
    name,
    label,
    fields: [
      field("decimal", "value", words.value),
      field("text", "period", words.period),
      field("text", "source", words.source),
    ],
  });
  const side = (name: string, label: string): FieldSpec => ({
    type: "group",
    name,
    label,
    fields: [
      field("decimal", "value", words.value),
      field("text", "unit", words.unit),
      field("text", "source", words.source),
    ],
  });
  switch (instrument) {
    case "confusion":
      return [
        field("text", "positive", words.positive),
        field("text", "negative", words.negative),
        field("count", "truePositive", words.truePositive),
        field("count", "falseNegative", words.falseNegative),
        field("count", "falsePositive", words.falsePositive),
        field("count", "trueNegative", words.trueNegative),
      ];
    case "latency":
      return [
        { type: "decimals", name: "values", label: words.values, hint: words.valuesHint },
        field("count", "timeouts", words.timeouts),
        choice("method", words.method, words.methods),
      ];
    case "availability":
      return [
        field("decimal", "windowMinutes", words.windowMinutes),
        field("flag", "excludePlanned", words.excludePlanned),
        {
          type: "list",
          name: "downtime",
          label: words.downtime,
          add: words.addDowntime,
          fields: [
            field("decimal", "minutes", words.minutes),
            field("flag", "planned", words.planned),
            field("text", "cause", words.cause),
          ],
          empty: { minutes: null, planned: false, cause: "" },
        },
      ];
    case "before-after":
      return [
        choice("direction", words.direction, words.directions),
        choice("against", words.against, words.againsts),
        field("text", "unit", words.unit),
        figure("baseline", words.baseline),
        figure("control", words.control),
        figure("current", words.current),
        { type: "words", name: "notComparable", label: words.notComparable },
      ];
    case "speed-up":
      return [
        choice("quantity", words.quantity, words.quantities),
        side("before", words.before),
        side("now", words.now),
      ];
    case "throughput":
      return [
        choice("quantityUnit", words.quantityUnit, { 件: "件", kg: "kg", 吨: "吨" }),
        choice("durationUnit", words.durationUnit, { s: "s", min: "min", h: "h" }),
        {
          type: "list",
          name: "runs",
          label: words.runs,
          add: words.addRun,
          fields: [field("decimal", "quantity", words.amount), field("decimal", "duration", words.duration)],
          empty: { quantity: null, duration: null },
        },
      ];
    case "compression":
      return [
        choice("basis", words.basis, words.bases),
        side("before", words.before),
        side("after", words.after),
        field("decimal", "accuracyBefore", words.accuracyBefore),
        field("decimal", "accuracyAfter", words.accuracyAfter),
      ];
    case "payback":
      return [
        field("money", "investmentFen", words.investmentFen),
        field("money", "annualNetBenefitFen", words.annualNetBenefitFen),
        field("decimal", "discountPercent", words.discountPercent),
        field("text", "from", words.from),
        field("text", "source", words.source),
        { type: "amounts", name: "flowsFen", label: words.flowsFen, each: words.yearly, add: words.addYear },
      ];
    case "yield":
      return [
        {
          type: "list",
          name: "plots",
          label: words.plots,
          add: words.addPlot,
          fields: [
            field("text", "name", words.plotName),
            choice("role", words.plotRole, words.plotRoles),
            field("decimal", "area", words.area),
            {
              type: "list",
              name: "points",
              label: words.points,
              add: words.addPoint,
              fields: [field("decimal", "area", words.pointArea), field("count", "stalks", words.stalks)],
              empty: { area: "0.1", stalks: null },
            },
            { type: "decimals", name: "stalkWeights", label: words.stalkWeights, hint: words.valuesHint },
          ],
          empty: { name: "", role: "demo", area: null, points: [], stalkWeights: [] },
        },
        { type: "words", name: "notComparable", label: words.notComparable },
      ];
    case "presence":
      return [
        {
          type: "list",
          name: "items",
          label: words.items,
          add: words.addItem,
          fields: [
            field("text", "label", words.itemLabel),
            choice("state", words.itemState, words.itemStates),
            field("text", "note", words.itemNote),
          ],
          empty: { label: "", state: "not-checked", note: "" },
        },
      ];
    case "manual":
      return [
        choice(
          "metric",
          words.metric,
          Object.fromEntries(Object.entries(metricCatalogue).map(([id, names]) => [id, names[language]])),
        ),
        { ...left, type: "text", name: "subject", label: words.subject },
        field("decimal", "value", words.value),
        field("text", "unit", words.unit),
        { ...left, type: "count", name: "n", label: words.n },
        field("text", "source", words.source),
      ];
    case "empowerment-index":
    case "match-degree":
    case "transfer-maturity":
    case "readiness":
    case "efficacy":
    case "manufacturing-maturity":
    case "process-evidence":
    case "growth":
    case "ip-shares":
    case "performance-tree":
      return indexFields(instrument, text, language, tree);
  }
}

const left = { optional: true } as const;
const noFigure = { value: null, period: "", source: "" };

/** Empty readings of an item's instrument, with what its outline already fixes. */
export function emptyValues(item: TestItem): JsonObject {
  const demand = item.requirements[0]?.demand;
  switch (item.instrument) {
    case "confusion":
      return {
        form: "counts",
        positive: "",
        negative: "",
        truePositive: null,
        falseNegative: null,
        falsePositive: null,
        trueNegative: null,
      };
    case "latency":
      return { values: [], timeouts: 0, method: "nearest-rank" };
    case "availability":
      return { windowMinutes: null, excludePlanned: true, downtime: [] };
    case "before-after": {
      const direction = demand?.metric.startsWith("percent-increase") === true ? "increase" : "reduction";
      return {
        direction,
        unit: "",
        against: "baseline",
        baseline: noFigure,
        control: null,
        current: noFigure,
        notComparable: null,
      };
    }
    case "speed-up":
      return {
        quantity: "time",
        before: { value: null, unit: "s", source: "" },
        now: { value: null, unit: "s", source: "" },
      };
    case "throughput":
      return { quantityUnit: "件", durationUnit: "min", runs: [{ quantity: null, duration: null }] };
    case "compression":
      return {
        basis: "file-size",
        before: { value: null, unit: "MB", source: "" },
        after: { value: null, unit: "MB", source: "" },
        accuracyBefore: null,
        accuracyAfter: null,
      };
    case "payback":
      return {
        investmentFen: null,
        annualNetBenefitFen: null,
        flowsFen: null,
        discountPercent: null,
        from: item.definition.endPoints,
        source: "",
      };
    case "yield":
      return { plots: [], notComparable: null };
    case "presence":
      return { items: [] };
    case "manual":
      return {
        metric: demand?.metric.split(":")[0] ?? "value",
        subject: demand?.metric.split(":")[1] ?? null,
        value: null,
        unit: demand?.unit ?? "",
        n: null,
        source: "",
      };
    case "empowerment-index":
    case "match-degree":
    case "transfer-maturity":
    case "readiness":
    case "efficacy":
    case "manufacturing-maturity":
    case "process-evidence":
    case "growth":
    case "ip-shares":
    case "performance-tree":
      return emptyIndex(item.instrument);
  }
}
