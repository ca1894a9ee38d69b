import { frame, type Builder, commonTexts } from "./frame.ts";
import { dateText } from "./format.ts";
import { reviewMeta } from "./meta.ts";
import type { AttendanceEntry } from "./inputs-record.ts";
import type { Block } from "./model.ts";
import { cell, columns, heading, headerRow, notice, run, signatures, table } from "./parts.ts";
import { fill, formTexts } from "./texts.ts";

export const attendanceKeys = [
  "title",
  "subtitle",
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

const grid = columns("7c", "11c", "25l", "15l", "9c", "11c", "22c");

/** 会议签到表: four blocks (panel, organiser, applicant, observers), 12 mm of ink space a person. */
export const attendance: Builder = (input, options) => {
  const texts = formTexts(options.texts, "attendance", attendanceKeys);
  const { none } = commonTexts(options);
  const { heldOn, place } = input.review;
  const modes = { "in-person": texts.inPerson, remote: texts.remote, absent: texts.absent };
  const times = (entry: AttendanceEntry): string =>
    [
      ...(entry.arrived === null ? [] : [fill(texts.arrived, { time: entry.arrived })]),
      ...(entry.left === null ? [] : [fill(texts.left, { time: entry.left })]),
    ].join("\n");
  const block = (title: string, of: AttendanceEntry["block"]): readonly Block[] => {
    const entries = input.attendance.filter((entry) => entry.block === of);
    if (entries.length === 0) return [heading(title), notice(texts.emptyBlock)];
    return [
      heading(title),
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
        entries.map((entry, index) => [
          cell(String(index + 1)),
          cell(entry.name),
          cell(entry.unit),
          cell(entry.title),
          cell(entry.mode === "absent" ? run(modes.absent, "unmet") : modes[entry.mode]),
          cell(times(entry)),
          cell(""),
        ]),
        { rowMillimetres: 12 },
      ),
    ];
  };
  return frame("attendance", input, options, {
    title: texts.title,
    subtitle: fill(texts.subtitle, { date: heldOn === null ? none : dateText(heldOn), place: place ?? none }),
    blocks: [
      reviewMeta(input, options),
      ...block(texts.panelBlock, "panel"),
      ...block(texts.organiserBlock, "organiser"),
      ...block(texts.applicantBlock, "applicant"),
      ...block(texts.observerBlock, "observer"),
      signatures([texts.recorderSignature, input.recorder]),
    ],
  });
};
