import { frame, type Builder } from "./frame.ts";
import { shortMeta, sittingText } from "./meta.ts";
import type { AttendanceEntry } from "./inputs-record.ts";
import type { Cell } from "./model.ts";
import { cell, columns, headerRow, label, run, signatures, table } from "./parts.ts";
import { fill, formTexts } from "./texts.ts";

export const attendanceKeys = [
  "title",
  "uncalled",
  "panelBlock",
  "organiserBlock",
  "applicantBlock",
  "observerBlock",
  "columnNo",
  "columnName",
  "columnUnit",
  "columnTitle",
  "columnMode",
  "columnTimes",
  "columnInk",
  "inPerson",
  "remote",
  "absent",
  "arrived",
  "left",
  "emptyBlock",
  "recorderSignature",
] as const;

const grid = columns("7c", "11c", "25l", "14l", "9c", "12c", "22c");

/** 会议签到表: four blocks (panel, organiser, applicant, observers), 12 mm of ink space a person. One table, so that a short list fits one page. */
export const attendance: Builder = (input, options) => {
  const texts = formTexts(options.texts, "attendance", attendanceKeys);
  const modes = { "in-person": texts.inPerson, remote: texts.remote, absent: texts.absent };
  const times = (entry: AttendanceEntry): string =>
    [
      ...(entry.arrived === null ? [] : [fill(texts.arrived, { time: entry.arrived })]),
      ...(entry.left === null ? [] : [fill(texts.left, { time: entry.left })]),
    ].join("\n");
  const group = (title: string, of: AttendanceEntry["block"]): readonly (readonly Cell[])[] => {
    const entries = input.attendance.filter((entry) => entry.block === of);
    return [
      [label(title, grid.length, "left")],
      ...(entries.length === 0 ? [[cell(run(texts.emptyBlock, "muted"), { span: grid.length, align: "left" })]] : []),
      ...entries.map((entry, index) => [
        cell(String(index + 1)),
        cell(entry.name),
        cell(entry.unit),
        cell(entry.title),
        cell(entry.mode === "absent" ? run(modes.absent, "unmet") : modes[entry.mode]),
        cell(times(entry)),
        cell(""),
      ]),
    ];
  };
  return frame("attendance", input, options, {
    title: texts.title,
    subtitle: input.review.heldOn === null ? texts.uncalled : sittingText(input.review),
    blocks: [
      shortMeta(input, options),
      table(
        grid,
        [
          headerRow(
            texts.columnNo,
            texts.columnName,
            texts.columnUnit,
            texts.columnTitle,
            texts.columnMode,
            texts.columnTimes,
            texts.columnInk,
          ),
        ],
        [
          ...group(texts.panelBlock, "panel"),
          ...group(texts.organiserBlock, "organiser"),
          ...group(texts.applicantBlock, "applicant"),
          ...group(texts.observerBlock, "observer"),
        ],
        { rowMillimetres: 12, signed: true },
      ),
      signatures([texts.recorderSignature, input.recorder]),
    ],
  });
};
