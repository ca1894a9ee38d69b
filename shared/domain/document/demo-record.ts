import { frame, type Builder, chairName, commonTexts } from "./frame.ts";
import { quantity, verdictRun } from "./format.ts";
import { reviewMeta } from "./meta.ts";
import type { TestRecord } from "./inputs-panel.ts";
import type { Block, Cell, SimpleBlock } from "./model.ts";
import { cell, columns, heading, label, line, notice, paragraph, run, signatures, table } from "./parts.ts";
import { objectionBlocks } from "./record-responses.ts";
import { fill, formTexts } from "./texts.ts";

export const demoRecordKeys = [
  "title",
  "itemHeading",
  "definition",
  "statistic",
  "sample",
  "readings",
  "value",
  "interval",
  "noInterval",
  "judgement",
  "environment",
  "witness",
  "notWitnessed",
  "at",
  "note",
  "empty",
  "responsesHeading",
  "confirmations",
  "unsignedRecord",
  "objections",
  "noObjections",
  "objection",
  "testerSignature",
  "recorderSignature",
  "witnessSignature",
  "chairSignature",
  "signatureNotice",
] as const;

const grid = columns("15c", "35l", "15c", "35l");

/** 现场测试记录: each item with definition, readings, n, statistic, interval, requirement, verdict, environment and witness; then how many members confirmed the record, and every objection to it. */
export const demoRecord: Builder = (input, options) => {
  const texts = formTexts(options.texts, "demo-record", demoRecordKeys);
  const { none } = commonTexts(options);
  const wide = (name: string, content: Cell): readonly Cell[] => [label(name), { ...content, span: 3 }];
  const itemTable = (record: TestRecord): Block => {
    const interval =
      record.interval === null
        ? texts.noInterval
        : `${record.interval.low}–${record.interval.high} ${record.interval.unit}（${record.interval.method}）`;
    const readings = record.readings.map((each) => `${each.label} ${quantity(each.value)}`).join("；");
    const judgements = record.judgements.map((each) =>
      wide(
        texts.judgement,
        cell([
          line(verdictRun(each.verdict), `　${each.required}`, run(`（${each.origin}）`, "muted")),
          ...(each.support === null ? [] : [line(run(each.support, "muted"))]),
        ]),
      ),
    );
    return {
      kind: "together",
      blocks: [
        heading(fill(texts.itemHeading, { no: record.itemNo, title: record.title })),
        table(
          grid,
          [],
          [
            wide(texts.definition, cell(record.definition)),
            [label(texts.statistic), cell(record.statistic), label(texts.sample), cell(quantity(record.sample))],
            wide(texts.readings, cell(readings === "" ? none : readings)),
            [label(texts.value), cell(run(quantity(record.value), "strong")), label(texts.interval), cell(interval)],
            ...judgements,
            wide(texts.environment, cell(record.environment)),
            [label(texts.witness), cell(record.witness ?? texts.notWitnessed), label(texts.at), cell(record.at)],
            ...(record.note === "" ? [] : [wide(texts.note, cell(record.note))]),
          ],
        ),
      ],
    };
  };
  const responses = (): readonly SimpleBlock[] => {
    const { confirmations, objections } = input;
    if (confirmations === null) return [heading(texts.responsesHeading), notice(texts.unsignedRecord)];
    const counted = fill(texts.confirmations, { ...confirmations });
    return [
      heading(texts.responsesHeading),
      paragraph(
        counted,
        objections.length === 0 ? texts.noObjections : fill(texts.objections, { count: objections.length }),
      ),
      ...objectionBlocks(input, options, texts.objection),
    ];
  };
  return frame("demo-record", input, options, {
    title: texts.title,
    blocks: [
      reviewMeta(input, options),
      ...(input.tests.length === 0 ? [notice(texts.empty)] : input.tests.map(itemTable)),
      ...responses(),
      notice(texts.signatureNotice),
      signatures(
        [texts.testerSignature, null],
        [texts.witnessSignature, null],
        [texts.recorderSignature, input.recorder],
        [texts.chairSignature, chairName(input)],
      ),
    ],
  });
};
