import { csvText } from "../forms/assemble.ts";
import { latencySamples } from "../latency-samples.ts";
import { seededRandom } from "../random.ts";

/** One of the 1,200 panels drawn from three shifts. */
export interface Panel {
  readonly no: string;
  readonly shift: string;
  readonly model: string;
  readonly truth: string;
  readonly predicted: string;
  readonly latency: number;
}

/** Defective panels by kind, and how many of each the system passed. */
export const defects = [
  { kind: "划伤", count: 140, missed: 1 },
  { kind: "凹坑", count: 90, missed: 1 },
  { kind: "漏涂", count: 60, missed: 0 },
  { kind: "焊渣", count: 70, missed: 1 },
] as const;

const good = "合格";
const falseAlarms = ["划伤", "划伤", "焊渣", "凹坑", "划伤"] as const;

/** 1,200 panels: 360 with a defect, 3 of them missed; 840 good ones, 5 of them rejected. */
function drawPanels(): readonly Panel[] {
  const random = seededRandom(20270119);
  const latencies = latencySamples(74, 1200, 74);
  const outcomes = [
    ...defects.flatMap(({ kind, count, missed }) =>
      Array.from({ length: count }, (_, index) => ({ truth: kind as string, predicted: index < missed ? good : kind })),
    ),
    ...Array.from({ length: 840 }, (_, index) => ({ truth: good, predicted: falseAlarms[index] ?? good })),
  ];
  return random.shuffle(outcomes).map(({ truth, predicted }, index) => ({
    no: `Y${String(index + 1).padStart(4, "0")}`,
    shift: ["早班", "中班", "夜班"][Math.floor(index / 400)] ?? "",
    model: random.pick(["RL5 左前门", "RL5 右前门", "RL7 后背门", "RL7 发动机盖"]),
    truth,
    predicted,
    latency: latencies[index] ?? 0,
  }));
}

export const panels = drawPanels();

const verdictOf = (kind: string): string => (kind === good ? "合格" : "缺陷");

/** The tested panels as the line's software exports them, with a byte-order mark. */
export const panelCsv = `\uFEFF${csvText([
  ["样件号", "班次", "件名", "实际类别", "实际结论", "系统类别", "系统结论", "判定时延_ms"],
  ...panels.map(({ no, shift, model, truth, predicted, latency }) => [
    no,
    shift,
    model,
    truth,
    verdictOf(truth),
    predicted,
    verdictOf(predicted),
    String(latency),
  ]),
])}`;
