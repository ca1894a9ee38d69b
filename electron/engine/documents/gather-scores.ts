import type { ReadableDb } from "#db/open.ts";
import type { ScoreCriterion, ScoreSheet, ScoreSummary } from "#shared/domain/document/inputs-panel.ts";
import { fill } from "#shared/domain/document/texts.ts";
import { passMarkFor, passMarkOf } from "#shared/domain/opinion/pass-mark.ts";
import {
  fraction,
  fromExact,
  multiply,
  type Rational,
  toDecimal,
  toTerminatingDecimal,
} from "#shared/domain/rational.ts";
import { aggregate, type ScoringInput, trimFrom } from "#shared/domain/scoring/aggregate.ts";
import { bandOf, hundredths, scoredCriteria } from "#shared/domain/scoring/criteria.ts";
import { liveTotal } from "#shared/domain/scoring/live-total.ts";
import type { Finding, Sheet } from "#shared/domain/scoring/sheet.ts";
import { type OutlierReason, spread } from "#shared/domain/scoring/spread.ts";
import type { FormCriterion } from "#shared/domain/standard/form-schema.ts";
import type { KindRules } from "#shared/domain/standard/kind-schema.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { type KeptSheet, keptSheets } from "../opinion/kept-sheets.ts";
import { panelAggregate, scoringInput } from "../opinion/counted-sheets.ts";
import { newestOf } from "../statements.ts";
import { commonOf } from "./forms.ts";
import { outcomeWords } from "./gather-opinion.ts";
import { numberOf } from "#shared/domain/panel/numbering.ts";
import { namedCopies, panelFacts } from "./gather-panel.ts";
import type { DocumentSources } from "./gather-sources.ts";

const rulesOf = ({ dossier }: DocumentSources): KindRules => kindRules(dossier.rules, dossier.profile.kind);
const points = (value: Rational): string => toTerminatingDecimal(value) ?? toDecimal(value, 2);

/** A member's mark: as given, with no fewer decimals than the rules print, so that a column of marks reads as one. */
function marked({ dossier }: Pick<DocumentSources, "dossier">, value: Rational): string {
  const given = points(value);
  const decimals = given.split(".")[1]?.length ?? 0;
  return decimals >= dossier.rules.scoring.decimals ? given : toDecimal(value, dossier.rules.scoring.decimals);
}

/** The scoring form in force: the scored criteria, numbered as the form nests them. */
export function scoreCriteria(sources: DocumentSources): readonly ScoreCriterion[] {
  return numbered(rulesOf(sources).criteria, "");
}

function numbered(form: readonly FormCriterion[], before: string): readonly ScoreCriterion[] {
  return form.flatMap((criterion, index) => {
    const no = `${before}${index + 1}`;
    return criterion.children.length > 0 ? numbered(criterion.children, `${no}.`) : [scoreCriterion(criterion, no)];
  });
}

function scoreCriterion({ title, weight, scoredBy, bands }: FormCriterion, no: string): ScoreCriterion {
  return {
    no,
    title: title.zh,
    weight: points(hundredths(weight)),
    scorers: scoredBy === "all" ? ["technical", "industry", "finance"] : scoredBy,
    applicable: true,
    bands: bands.map(({ label, from }) => ({
      name: label.zh,
      from: points(multiply(hundredths(weight), fraction(BigInt(from), 100n))),
    })),
  };
}

/**
 * The sheets the reveal counts, in its order. Null before the reveal, and on a workstation that holds the list but not every sheet: a sum
 * over part of the panel would be a wrong sum.
 */
export function countedHere(db: ReadableDb, reviewId: string): readonly KeptSheet[] | null {
  const reveal = newestOf(db, reviewId, "reveal");
  if (reveal === null) return null;
  const kept = keptSheets(db, reviewId);
  const counted = reveal.body.sheets.flatMap(({ digest }) => kept.find((sheet) => sheet.digest === digest) ?? []);
  return counted.length === reveal.body.sheets.length ? counted : null;
}

/**
 * The revealed sheets that count, in the order of the members' numbers, with the rule and the arithmetic that joins them. Null before the reveal, and for
 * every audience scores do not reach: only the secretariat's own papers and the archive carry them (house rule: documents).
 */
export function scoreSummary(sources: DocumentSources): ScoreSummary | null {
  const { db, review, audience } = sources;
  if (audience !== "internal" && audience !== "archive") return null;
  const reveal = newestOf(db, review.reviewId, "reveal");
  const counted = countedHere(db, review.reviewId);
  if (reveal === null || counted === null) return null;
  const channels = new Map(reveal.body.sheets.map(({ memberId, channel }) => [memberId, channel]));
  const summary = summaryOf(
    sources,
    counted.map(({ body }) => body),
    (memberId) => {
      const channel = channels.get(memberId) ?? "seat";
      return channel === "paper" ? "transcription" : channel;
    },
  );
  const whole = panelAggregate(review.sources);
  const { rules, profile } = sources.dossier;
  const held = whole === null ? null : passMarkOf(rules, profile.kind, whole);
  const passMark = held === null ? null : { ...held, passed: outcomeWords(sources.dossier, "passed") };
  return { ...summary, aggregate: { ...summary.aggregate, passMark } };
}

/** The member's own signed sheet as the form prints it: theirs to print wherever they signed it, revealed or not. */
export function ownSheetAlone(sources: DocumentSources, own: Sheet): ScoreSummary {
  return summaryOf(sources, [own], () => "seat");
}

function summaryOf(
  sources: DocumentSources,
  bodies: readonly Sheet[],
  channelOf: (memberId: string) => ScoreSheet["channel"],
): ScoreSummary {
  const { review, dossier } = sources;
  const sheets = bodies
    .map((body) => ({ no: numberOf(dossier, body.memberId) ?? 0, body }))
    .toSorted((a, b) => a.no - b.no);
  const input = scoringInput(
    review,
    sheets.map(({ body }) => body),
  );
  const total = aggregate(input);
  const graded = rulesOf(sources).form === "grades";
  return {
    sheets: sheets.map(({ no, body }) => ({
      ...scoreSheet(sources, input, body),
      memberNo: no,
      channel: channelOf(body.memberId),
    })),
    aggregate: {
      perCriterion: total.criteria.map(({ shown }) => shown),
      total: graded ? "–" : (total.total?.shown ?? "–"),
      outOf: graded ? "–" : "100",
      rule: graded ? gradesRule : ruleWords(sources),
      passMark: null,
      trace: graded ? [] : total.trace.map(({ zh }) => zh),
      divergence: graded ? gradeDivergence(sources, input) : divergenceWords(sources, input),
    },
  };
}

function scoreSheet(
  sources: DocumentSources,
  { form, notApplicable, rule }: ScoringInput,
  sheet: Sheet,
): Omit<ScoreSheet, "memberNo" | "channel"> {
  const own = liveTotal({ form, category: sheet.category, scores: sheet.scores, notApplicable, rule });
  const graded = rulesOf(sources).form === "grades";
  const comment = sheet.comment.trim();
  return {
    marks: scoredCriteria(form).map((criterion) => {
      const given = sheet.scores.find((entry) => entry.criterionId === criterion.id);
      const score = given?.score ?? null;
      if (score === null) return { score: null, band: null, reason: given?.reason ?? "" };
      const value = hundredths(score);
      return {
        score: marked(sources, value),
        band: bandOf(criterion, value)?.label.zh ?? null,
        reason: given?.reason ?? "",
      };
    }),
    total: graded ? "–" : own.points,
    outOf: graded ? "–" : own.outOf,
    findings: [
      ...sheet.findings.map((finding) => `${aboutWords(sources, finding.about)}${finding.text}`),
      ...(comment === "" ? [] : [comment]),
    ],
  };
}

/** What a finding is about, before its text: `材料 11 第三方检测报告：`; nothing where it is about the whole. */
function aboutWords({ dossier }: DocumentSources, { type, id }: Finding["about"]): string {
  switch (type) {
    case "material": {
      const material = dossier.materials.find((candidate) => candidate.id === id);
      return material === undefined ? "" : `材料 ${material.no} ${material.title}：`;
    }
    case "test-item": {
      const item = dossier.outline.items.find((candidate) => candidate.id === id);
      return item === undefined ? "" : `大纲 ${item.no} ${item.title}：`;
    }
    case "target": {
      const target = dossier.targets.find((candidate) => candidate.id === id);
      return target === undefined ? "" : `任务书 指标${target.no} ${target.name}：`;
    }
    case "general":
      return "";
  }
}

/** Grades are counted, never added up. */
const gradesRule = "由有评分权的成员各自给出档次，只列各档人数，不计分、不汇总；档次供参考，不决定结论。";

/** The criteria on which members gave more than one grade, with how many gave each. */
function gradeDivergence({ dossier }: DocumentSources, { form, scores }: ScoringInput): readonly string[] {
  const { criteria } = kindRules(dossier.rules, dossier.profile.kind);
  const leaves = scoredCriteria(form).map(({ id }) => findLeaf(criteria, id));
  return leaves.flatMap((criterion) => {
    if (criterion === null) return [];
    const given = scores.filter(({ criterionId, score }) => criterionId === criterion.id && score !== null);
    const counts = criterion.bands.flatMap((band) => {
      const count = given.filter(({ score }) => bandOf(criterion, hundredths(score ?? 0))?.id === band.id).length;
      return count === 0 ? [] : [`${band.label.zh} ${count} 人`];
    });
    return counts.length < 2 ? [] : [`${criterion.title.zh}：${counts.join("，")}。`];
  });
}

function findLeaf(form: readonly FormCriterion[], id: string): FormCriterion | null {
  for (const criterion of form) {
    const found = criterion.id === id ? criterion : findLeaf(criterion.children, id);
    if (found !== null) return found;
  }
  return null;
}

/** House rule: scoring, in one sentence. */
function ruleWords({ dossier }: DocumentSources): string {
  const { trimmed, decimals } = dossier.rules.scoring;
  const mark = passMarkFor(dossier.rules, dossier.profile.kind);
  const trimming = trimmed ? `有 ${trimFrom} 人及以上评分时去掉一个最高分和一个最低分` : "不截尾";
  const decides =
    mark === null
      ? "评分供参考，不决定结论"
      : `合格线 ${mark} 分，未达到的不得以“${outcomeWords(dossier, "passed")}”为结论`;
  return `各指标取有评分权成员的算术平均（${trimming}），各项相加；按 ${decimals} 位小数打印，四舍五入，未舍入值用于比较；${decides}。`;
}

const outlierWords: Readonly<Record<OutlierReason, string>> = {
  median: "与中位数相差超过分值的 20 %",
  quartiles: "在四分位距 1.5 倍之外",
};

/** Where members stand apart, criterion by criterion: a reason to talk, never to discard (house rule: scoring). */
function divergenceWords(sources: DocumentSources, input: ScoringInput): readonly string[] {
  const { dossier, audience, forms } = sources;
  const panel = panelFacts(sources);
  const nameOf = (memberId: string): string => {
    const no = numberOf(dossier, memberId) ?? 0;
    const named = namedCopies(dossier).includes(audience) ? panel.find((member) => member.no === no)?.name : undefined;
    return named ?? fill(commonOf(forms).memberLabel, { no });
  };
  const criteria = scoredCriteria(input.form);
  return spread(input).criteria.flatMap(({ criterionId, min, max, outliers }) => {
    const title = criteria.find(({ id }) => id === criterionId)?.title.zh ?? criterionId;
    if (outliers.length === 0 || min === null || max === null) return [];
    const who = outliers.map(({ memberId, reason }) => `${nameOf(memberId)}${outlierWords[reason]}`).join("，");
    return [
      `${title}：最高 ${marked(sources, fromExact(max))} 分，最低 ${marked(sources, fromExact(min))} 分；${who}。`,
    ];
  });
}
