import type { DemoStory, StoryMaterial, StoryOrigin } from "../story-schema.ts";

type Item = DemoStory["outline"]["items"][number];
export type Requirement = Item["requirements"][number];
export type Demand = Requirement["demand"];
export type Sheet = DemoStory["sheets"][number];
export type Round = DemoStory["rounds"][number];
export type Member = DemoStory["panel"][number];
export type MaterialCheck = DemoStory["materialChecks"][number];

/** Fen from 万元 written as decimal text: `0.6` → 600,000. */
export function fenOf(tenThousandYuan: string): number {
  return Math.round(Number(tenThousandYuan) * 1_000_000);
}

export function demand(
  metric: string,
  comparator: Demand["comparator"],
  threshold: string | null,
  unit: string,
): Demand {
  return { metric, comparator, threshold: threshold === null ? [] : [threshold], unit };
}

export const target = (no: string): StoryOrigin => ({ type: "target", no });
export const clause = (clauseId: string): StoryOrigin => ({ type: "clause", clauseId });
export const outlineOrigin: StoryOrigin = { type: "outline" };

export function binding(origin: StoryOrigin, asked: Demand, reason = ""): Requirement {
  return { origin, adoption: "binding", demand: asked, reason };
}
export function reference(origin: StoryOrigin, asked: Demand, reason: string): Requirement {
  return { origin, adoption: "reference", demand: asked, reason };
}

/** 1 = every listed part is there. */
export const present = demand("presence", "eq", "1", "1");
export const annexReason = "附录 A 为资料性附录，场景相符，作参考";
export const draftReason = "征求意见稿，任务书未采用，作参考";
export const expectedReason = "任务书为预期性指标，如实报告，不作否决";

type ClauseRow = readonly [clauseId: string, adoption: Requirement["adoption"], reason: string];

/** The clauses every acceptance decides without a test item, with those that differ from project to project first. */
export function standardClauses(own: readonly ClauseRow[]): DemoStory["outline"]["clauses"] {
  const common: readonly ClauseRow[] = [
    ["term.2.addedvalue", "not-applicable", "定义性表述，任务书未列"],
    ["acc.panel.mix", "binding", "组织单位细则采用"],
    ["acc.process", "binding", "组织单位细则采用"],
    ["proc.report", "reference", draftReason],
    ["proc.iter", "reference", draftReason],
    ["proc.risk", "reference", draftReason],
    ["proc.midterm", "reference", draftReason],
    ["A4.trl", "reference", annexReason],
    ["A4.scalable", "reference", annexReason],
    ["A4.service", "reference", annexReason],
  ];
  return [...own, ...common].map(([clauseId, adoption, reason]) => ({ clauseId, adoption, reason }));
}

/** 口径 of a test item. */
export function define(
  endPoints: string,
  statistic: string,
  minimumSample: number | null,
  baseline: string,
  sampling: string,
  environment: string,
): Item["definition"] {
  return { endPoints, statistic, minimumSample, baseline, sampling, environment };
}

/** A test item of the outline. */
export function testItem(
  no: string,
  title: string,
  [verification, instrument]: readonly [Item["verification"], Item["instrument"]],
  definition: Item["definition"],
  requirements: readonly Requirement[],
): Item {
  return { no, title, verification, instrument, definition, requirements: [...requirements] };
}

/** Readings of the instrument `manual`. */
export function manual(metric: string, value: string, unit: string, source: string, n: number | null = null) {
  return { metric, subject: null, value, unit, n, source };
}

/** Parts of a presence check. */
export const seen = (label: string, note = "") => ({ label, state: "present", note });
export const absent = (label: string, note: string) => ({ label, state: "absent", note });

/** A budget line from 万元: budget, adjusted, spent, approved by the audit. */
export function financeLine(line: string, ...wan: readonly [string, string, string, string]) {
  const [budget, adjusted, spent, approved] = wan;
  return { line, budget: fenOf(budget), adjusted: fenOf(adjusted), spent: fenOf(spent), approved: fenOf(approved) };
}

type Expected = DemoStory["expected"];

/** One expected figure. */
export function measured(item: string, metric: string, value: string, unit: string): Expected["measurements"][number] {
  return { item, metric, value, unit };
}

/** One expected verdict. */
export function verdict(
  item: string,
  origin: StoryOrigin,
  metric: string,
  outcome: Expected["verdicts"][number]["verdict"],
): Expected["verdicts"][number] {
  return { item, origin, metric, verdict: outcome };
}

/** A material before its place in the bound volume is known; `bound` is how many pages of the volume it takes, 0 for an electronic annex. */
export interface MaterialSpec extends Omit<StoryMaterial, "volumePages" | "mediaType" | "pages"> {
  readonly bound: number;
}

const mediaTypes: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  png: "image/png",
  csv: "text/csv",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Numbers the bound volume through: the first page after cover and contents is page 3. */
export function bindVolume(specs: readonly MaterialSpec[]): StoryMaterial[] {
  let next = 3;
  return specs.map(({ bound, ...spec }) => {
    const extension = spec.file.split(".").at(-1) ?? "";
    const mediaType = mediaTypes[extension];
    if (mediaType === undefined) throw new RangeError(`no media type for ${spec.file}`);
    const volumePages = bound === 0 ? null : { from: next, to: next + bound - 1 };
    next += bound;
    return { ...spec, mediaType, pages: extension === "pdf" ? bound : extension === "png" ? 1 : null, volumePages };
  });
}

/** Ratio as percent text, half away from zero, for positive counts. */
export function percent(part: number, whole: number, digits = 2): string {
  return decimal((part * 100) / whole, digits);
}

/** Fixed decimals, half away from zero for the magnitudes used here. */
export function decimal(value: number, digits: number): string {
  return (Math.round(value * 10 ** digits + 1e-9) / 10 ** digits).toFixed(digits);
}

/** Weight of each acceptance criterion in hundredths of a point, and which categories score it. */
export const criteria = {
  "targets-technical": { weight: 2000, by: ["technical"] },
  "targets-application": { weight: 1200, by: ["industry"] },
  "targets-schedule": { weight: 800, by: ["technical", "industry", "finance"] },
  novelty: { weight: 1500, by: ["technical", "industry", "finance"] },
  value: { weight: 1500, by: ["technical", "industry", "finance"] },
  materials: { weight: 1000, by: ["technical", "industry", "finance"] },
  teamwork: { weight: 800, by: ["technical", "industry", "finance"] },
  funds: { weight: 1200, by: ["finance"] },
} as const;
export type CriterionId = keyof typeof criteria;

/** A member's scores in points with reasons, keyed by criterion. */
export function scores(points: Partial<Record<CriterionId, readonly [number, string]>>): Sheet["scores"] {
  return Object.entries(points).map(([criterionId, [score, reason]]) => ({
    criterionId,
    score: Math.round(score * 100),
    reason,
  }));
}

/** A member's sheet: points with reasons by criterion, findings, and what the member notes in private. */
export const memberSheet = (
  member: string,
  points: Parameters<typeof scores>[0],
  findings: Sheet["findings"],
  privateNote: string,
): Sheet => ({ member, scores: scores(points), findings, comment: "", privateNote });

/** Sum over criteria of the mean of those who scored it, one decimal. */
export function meanScore(sheets: readonly Sheet[]): string {
  const sum = Object.keys(criteria).reduce((total, criterionId) => {
    const given = sheets.flatMap((sheet) => sheet.scores.filter((entry) => entry.criterionId === criterionId));
    const points = given.reduce((points, { score }) => points + (score ?? 0), 0);
    return total + points / Math.max(1, given.length);
  }, 0);
  return decimal(sum / 100, 1);
}

/** Points over possible points per member, percent with one decimal. */
export function memberRates(sheets: readonly Sheet[]): DemoStory["expected"]["memberRates"] {
  return sheets.map((sheet) => {
    const given = sheet.scores.reduce((total, { score }) => total + (score ?? 0), 0);
    const possible = sheet.scores.reduce((total, { criterionId }) => {
      const criterion = Object.entries(criteria).find(([id]) => id === criterionId);
      return total + (criterion?.[1].weight ?? 0);
    }, 0);
    return { member: sheet.member, percent: percent(given, possible, 1) };
  });
}

/** The working text of a review, the same in every round but for what is proposed and its closing sentence. */
export const opinionDrafts =
  (
    words: Pick<Round["opinion"]["sections"], "meeting" | "materials" | "targets" | "finance" | "results">,
    problems: Round["opinion"]["problems"],
    suggestions: Round["opinion"]["suggestions"],
  ) =>
  (proposal: Round["opinion"]["proposal"], conclusion: string): Round["opinion"] => ({
    sections: { ...words, problems: "", suggestions: "", conclusion },
    problems,
    suggestions,
    proposal,
  });

/** The ballot of a full panel of five in the words of an opinion. */
export const ballotOfFive = (inFavour: number, against: number): string =>
  `专家组应到 5 人，实到 5 人，同意 ${inFavour} 人，不同意 ${against} 人，弃权 0 人。`;

export function votes(
  inFavour: readonly string[],
  against: readonly string[],
  abstaining: readonly string[] = [],
): Round["votes"] {
  return [
    ...inFavour.map((member) => ({ member, vote: "for" as const })),
    ...against.map((member) => ({ member, vote: "against" as const })),
    ...abstaining.map((member) => ({ member, vote: "abstain" as const })),
  ].toSorted((a, b) => (a.member < b.member ? -1 : 1));
}

/** Checks of every material: accepted with the original seen where there is one, except where `remarks` says otherwise. */
export function checksOf(
  materials: readonly StoryMaterial[],
  remarks: Readonly<Record<string, Partial<MaterialCheck>>>,
): MaterialCheck[] {
  return materials.map(({ no, form }) => ({
    material: no,
    present: true,
    originalSeen: form === "original" || form === "scan",
    verdict: "accepted" as const,
    remark: "",
    notedBy: null,
    ...remarks[no],
  }));
}

/** `2026-11-20` and `10:15` as an instant in China. */
export function at(date: string, time: string): string {
  return `${date}T${time}:00+08:00`;
}
