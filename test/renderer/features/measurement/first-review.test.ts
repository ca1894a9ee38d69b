import { expect, test } from "vitest";
import { firstFindings } from "#renderer/features/measurement/first-review-card.tsx";
import type { TestItemView } from "#shared/contract/reviews.ts";
import type { TestItem } from "#shared/domain/dossier/outline.ts";
import { measured } from "#shared/domain/measurement/measured.ts";
import type { VerdictRow } from "#shared/domain/measurement/verdicts.ts";
import { fromInteger } from "#shared/domain/rational.ts";

const definition = {
  endPoints: "",
  statistic: "",
  minimumSample: null,
  baseline: "",
  sampling: "",
  environment: "",
};
const item = (no: string): TestItem => ({
  id: no.padStart(26, "0"),
  no,
  title: `项 ${no}`,
  verification: "documents",
  instrument: "manual",
  definition,
  requirements: [],
});
const row = (verdict: VerdictRow["verdict"], deciding: boolean): VerdictRow => ({
  requirementId: "R".repeat(26),
  origin: { rank: "contract", words: { zh: "任务书 指标3", en: "contract, target 3" } },
  adoption: "binding",
  demand: { metric: "count", comparator: "gte", threshold: ["3"], unit: "件" },
  verdict,
  reason: { zh: "", en: "" },
  support: null,
  deciding,
  vetoes: false,
});
const view = (of: TestItem, rows: readonly VerdictRow[], count: number | null): TestItemView => ({
  testItemId: of.id,
  measurement:
    count === null
      ? null
      : {
          instrument: "manual",
          metrics: [measured("count", fromInteger(count), { trace: { zh: "", en: "" }, unit: "件" })],
          notes: [],
        },
  judgement: { rows, vetoes: [], deciding: null },
});

test("what was open is told apart from what was settled, each with the row that decided and what was measured", () => {
  const [met, unmet, unread] = [item("1.1"), item("2.3"), item("2.4")];
  const tests = [
    view(met, [row("not-specified", false), row("met", true)], 4),
    view(unmet, [row("unmet", true)], 2),
    view(unread, [], null),
  ];
  const { again, closed } = firstFindings([met, unmet, unread], tests, ["2.3"]);
  const told = ({ item: { no }, row: decided, measured: value }: (typeof again)[number]) => [
    no,
    decided?.verdict ?? null,
    value?.shown ?? null,
  ];
  expect(again.map(told)).toEqual([["2.3", "unmet", "2"]]);
  expect(closed.map(told)).toEqual([
    ["1.1", "met", "4"],
    ["2.4", null, null],
  ]);
});
