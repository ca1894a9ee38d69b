import { frame, type Builder, type BuildOptions, chairName, commonTexts } from "./frame.ts";
import { instantText, quantity, verdictRun } from "./format.ts";
import { reviewMeta } from "./meta.ts";
import type { DocumentInput } from "./inputs.ts";
import type { TestRecord } from "./inputs-panel.ts";
import type { Block, Cell, Line, SimpleBlock } from "./model.ts";
import { cell, columns, heading, label, line, notice, paragraph, run, signatures, table } from "./parts.ts";
import { objectionBlocks } from "./record-responses.ts";
import { fill, formTexts } from "./texts.ts";

export const demoRecordKeys = [
  "title",
  "itemHeading",
  "definition",
  "readings",
  "statistic",
  "sampled",
  "unsampled",
  "value",
  "interval",
  "noInterval",
  "calculation",
  "judgement",
  "noJudgement",
  "environment",
  "witness",
  "notWitnessed",
  "note",
  "empty",
  "responsesHeading",
  "confirmations",
  "unsignedRecord",
  "objections",
  "noObjections",
  "objection",
  "confirmedLater",
  "testerSignature",
  "recorderSignature",
  "witnessSignature",
  "chairSignature",
  "signatureNotice",
] as const;

const grid = columns("15c", "35l", "15c", "35l");

type Row = readonly Cell[];
const wide = (name: string, content: Cell): Row => [label(name), { ...content, span: 3 }];

/** The measurements of each item, in order; measurements of one item follow one another. */
function byItem(tests: readonly TestRecord[]): readonly (readonly TestRecord[])[] {
  return tests.reduce<readonly (readonly TestRecord[])[]>((items, test) => {
    const last = items.at(-1);
    if (last === undefined || last[0]?.itemNo !== test.itemNo) return [...items, [test]];
    return [...items.slice(0, -1), [...last, test]];
  }, []);
}

/** What one metric came to: statistic with n, value with interval, arithmetic, and each demand with its verdict. */
function metricRows(record: TestRecord, options: BuildOptions): readonly Row[] {
  const texts = formTexts(options.texts, "demo-record", demoRecordKeys);
  const { interval } = record;
  const spread =
    interval === null
      ? texts.noInterval
      : fill(texts.interval, {
          low: interval.low,
          high: interval.high,
          unit: interval.unit,
          method: interval.method,
        });
  const judged = record.judgements.flatMap(({ verdict, required, origin, support }): readonly Line[] => [
    line(verdictRun(verdict), `　${required}`, run(`（${origin}）`, "muted")),
    ...(support === null ? [] : [line(run(support, "muted"))]),
  ]);
  return [
    [
      label(texts.statistic),
      cell([
        line(record.statistic),
        line(
          run(
            record.sample.value === "–"
              ? fill(texts.unsampled, { no: record.itemNo })
              : fill(texts.sampled, { no: record.itemNo, n: quantity(record.sample) }),
            "muted",
          ),
        ),
      ]),
      label(texts.value),
      cell([line(run(quantity(record.value), "strong")), line(run(spread, "muted"))]),
    ],
    ...(record.calculation === "" ? [] : [wide(texts.calculation, cell(record.calculation))]),
    wide(texts.judgement, judged.length === 0 ? cell(run(texts.noJudgement, "muted")) : cell(judged)),
  ];
}

/** An item: what was measured and how, then a table for each metric, which may move to the next page whole. */
function itemBlocks(records: readonly TestRecord[], options: BuildOptions): readonly Block[] {
  const texts = formTexts(options.texts, "demo-record", demoRecordKeys);
  const { none } = commonTexts(options);
  const [first] = records;
  if (first === undefined) return [];
  const readings = first.readings.map((each) => `${each.label} ${quantity(each.value)}`).join("；");
  const notes = [...new Set(records.map(({ note }) => note).filter((note) => note !== ""))];
  const conduct = [
    wide(texts.definition, cell(first.definition)),
    wide(texts.readings, cell(readings === "" ? none : readings)),
    [
      label(texts.environment),
      cell(first.environment),
      label(texts.witness),
      cell([
        line(first.witness ?? texts.notWitnessed),
        line(run(first.at === null ? none : instantText(first.at), "muted")),
      ]),
    ],
    ...(notes.length === 0 ? [] : [wide(texts.note, cell(notes.join("\n")))]),
  ];
  const title = heading(fill(texts.itemHeading, { no: first.itemNo, title: first.title }));
  if (records.length === 1) {
    return [{ kind: "together", blocks: [title, table(grid, [], [...conduct, ...metricRows(first, options)])] }];
  }
  const metrics = records.map((record) => table(grid, [], metricRows(record, options)));
  return [
    { kind: "together", blocks: [title, table(grid, [], conduct), ...metrics.slice(0, 1)] },
    ...metrics.slice(1).map((metric): Block => ({ kind: "together", blocks: [metric] })),
  ];
}

/** Every item that was read, as its own block. */
export const testBlocks = (tests: readonly TestRecord[], options: BuildOptions): readonly Block[] =>
  byItem(tests).flatMap((records) => itemBlocks(records, options));

function responseBlocks(input: DocumentInput, options: BuildOptions): readonly SimpleBlock[] {
  const texts = formTexts(options.texts, "demo-record", demoRecordKeys);
  const { confirmations, objections } = input;
  const objected = objections.length === 0 ? texts.noObjections : fill(texts.objections, { count: objections.length });
  const confirmed = confirmations === null ? texts.unsignedRecord : fill(texts.confirmations, { ...confirmations });
  return [heading(texts.responsesHeading), paragraph(confirmed, objected), ...objectionBlocks(input, options, texts)];
}

/**
 * 现场测试记录: each item with definition, readings, n, statistic, interval, requirement, verdict, environment and witness; then how many
 * members confirmed the record, and every objection to it.
 */
export const demoRecord: Builder = (input, options) => {
  const texts = formTexts(options.texts, "demo-record", demoRecordKeys);
  return frame("demo-record", input, options, {
    title: texts.title,
    blocks: [
      reviewMeta(input, options),
      ...(input.tests.length === 0 ? [notice(texts.empty)] : testBlocks(input.tests, options)),
      ...responseBlocks(input, options),
      notice(texts.signatureNotice),
      signatures(
        [texts.testerSignature, null],
        [texts.witnessSignature, null],
        [texts.recorderSignature, input.recorder],
        [texts.chairSignature, chairName(input, options)],
      ),
    ],
  });
};
