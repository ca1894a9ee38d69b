import { completenessOf, type CompletenessInput } from "../dossier/completeness.ts";
import type { Dossier } from "../dossier/dossier.ts";
import { ballotRuleOf } from "../opinion/ballot-rule.ts";
import {
  type CastBallot,
  nextRound,
  type StandingVeto,
  type Tally,
  tallyRound,
  type Voter,
} from "../opinion/ballots.ts";
import type { Proposal } from "../opinion/opinion.ts";
import { passMarkOf, passMarkVeto } from "../opinion/pass-mark.ts";
import { outcomeTitle } from "../opinion/register.ts";
import { judgeRecord } from "../record/judge-record.ts";
import { standingVetoes } from "../record/vetoes.ts";
import { aggregate, type Aggregate, type MemberScore, type ScoringMember } from "../scoring/aggregate.ts";
import { scoredCriteria } from "../scoring/criteria.ts";
import { reviewGrade } from "../scoring/review-grade.ts";
import type { ComplianceInput } from "./compliance-input.ts";
import type { FormCriterion } from "./form-schema.ts";
import type { StandardPack } from "./pack-schema.ts";
import type { RulesEffect } from "./rules-effect.ts";
import { type HouseRules, kindRules } from "./rules-schema.ts";
import { verdictEffects } from "./rules-verdicts.ts";
import type { Text } from "./text.ts";

/** A ballot round as it was held: who could vote, and what they cast. */
export interface HeldRound {
  readonly proposal: Proposal;
  readonly voters: readonly Voter[];
  readonly ballots: readonly CastBallot[];
}

/** What is known about one review, whatever rules it is read under. */
export interface PreviewFacts {
  /** The dossier as built or issued, its own rules left out. */
  readonly dossier: Omit<CompletenessInput, "rules"> & Pick<Dossier, "targets" | "outline" | "materials" | "panel">;
  /** The joint record as far as it is kept; null before the sitting. */
  readonly record: ComplianceInput["record"];
  /** The sheets that count; null before the reveal, and where they may not be read. */
  readonly scores: {
    /** The criteria the scores were given on. */
    readonly form: readonly FormCriterion[];
    readonly members: readonly ScoringMember[];
    readonly given: readonly MemberScore[];
  } | null;
  readonly rounds: readonly HeldRound[];
}

/**
 * What a change of the house rules would alter in one review, were it held under the new rules: formal check and panel, verdicts, score and
 * grade, votes needed, vetoes, outcome, deadline, recusal. A review that has been issued keeps the rules it was issued under; nothing here changes it.
 * Scores on a criterion whose weight changes keep their share of it.
 */
export function previewRules(
  facts: PreviewFacts,
  before: HouseRules,
  after: HouseRules,
  pack: StandardPack,
): readonly RulesEffect[] {
  const vetoText = (rules: HouseRules): Text | null => vetoWords(vetoesUnder(facts, rules, pack));
  const outcome = (rules: HouseRules): Text | null => outcomeText(facts, rules, vetoesUnder(facts, rules, pack));
  return [
    ...formalCheck(facts, before, after),
    ...verdictEffects(facts, before, after, pack),
    ...compared("score", scoreText(facts, before), scoreText(facts, after), { zh: "总分", en: "Total" }, false),
    ...compared(
      "grade",
      gradeText(facts, before, pack),
      gradeText(facts, after, pack),
      { zh: "等级", en: "Grade" },
      true,
    ),
    ...compared(
      "votes",
      neededText(facts, before),
      neededText(facts, after),
      { zh: "所需票数", en: "Votes needed" },
      false,
    ),
    ...compared("vetoes", vetoText(before), vetoText(after), { zh: "成立的否决", en: "Standing vetoes" }, true),
    ...compared("outcome", outcome(before), outcome(after), { zh: "结论", en: "Outcome" }, true),
    ...deadline(facts, before, after, outcome(after)),
    ...recusal(facts, before, after),
  ];
}

function compared(about: RulesEffect["about"], left: Text | null, right: Text | null, title: Text, breaks: boolean) {
  const none: Text = { zh: "无", en: "none" };
  const [before, after] = [left ?? none, right ?? none];
  return before.zh === after.zh ? [] : [{ about, id: about, title, before, after, breaks }];
}

function formalCheck({ dossier }: PreviewFacts, before: HouseRules, after: HouseRules): readonly RulesEffect[] {
  const states = {
    complete: { zh: "满足", en: "in order" },
    missing: { zh: "不满足", en: "not in order" },
    advice: { zh: "提示", en: "advice" },
  } as const;
  const old = completenessOf({ ...dossier, rules: before });
  const now = completenessOf({ ...dossier, rules: after });
  const ids = [...new Set([...now, ...old].map((line) => line.id))];
  return ids.flatMap((id): readonly RulesEffect[] => {
    const [left, right] = [old.find((line) => line.id === id), now.find((line) => line.id === id)];
    if (left?.state === right?.state && left?.text.zh === right?.text.zh) return [];
    const words = (line: typeof left): Text =>
      line === undefined
        ? { zh: "不要求", en: "not asked" }
        : { zh: `${states[line.state].zh}：${line.text.zh}`, en: `${states[line.state].en}: ${line.text.en}` };
    const part =
      (right ?? left)?.part === "panel" ? { zh: "专家组", en: "Panel" } : { zh: "形式审查", en: "Formal check" };
    const breaks = right?.state === "missing" && left?.state !== "missing";
    return [{ about: "formal-check", id, title: part, before: words(left), after: words(right), breaks }];
  });
}

function aggregateUnder({ dossier, scores }: PreviewFacts, rules: HouseRules): Aggregate | null {
  if (scores === null) return null;
  const form = kindRules(rules, dossier.profile.kind).criteria;
  if (form.length === 0) return null;
  const given = scores.given.map((score) => rescaled(score, scores.form, form));
  return aggregate({ form, members: scores.members, scores: given, notApplicable: [], rule: rules.scoring });
}

function scoreText(facts: PreviewFacts, rules: HouseRules): Text | null {
  const counted = aggregateUnder(facts, rules);
  // Grades add up to nothing that is printed.
  if (counted === null || kindRules(rules, facts.dossier.profile.kind).form !== "points") return null;
  const { total, missing } = counted;
  if (total === null)
    return {
      zh: `不能计算（还差 ${missing.length} 处评分）`,
      en: `cannot be computed (${missing.length} scores missing)`,
    };
  const held = passMarkOf(rules, facts.dossier.profile.kind, counted);
  if (held === null) return { zh: `${total.shown} 分`, en: `${total.shown} points` };
  const { mark, total: shown, reached } = held;
  return reached
    ? { zh: `${shown} 分，达到合格线 ${mark} 分`, en: `${shown} points, reaching the pass mark ${mark}` }
    : { zh: `${shown} 分，未达合格线 ${mark} 分`, en: `${shown} points, short of the pass mark ${mark}` };
}

function gradeText(facts: PreviewFacts, rules: HouseRules, pack: StandardPack): Text | null {
  const counted = aggregateUnder(facts, rules);
  const grade = counted === null ? null : reviewGrade(rules, facts.dossier.profile.kind, counted, pack);
  return grade === null ? null : grade.title;
}

/** The same share of a criterion whose weight changed, in whole hundredths. */
function rescaled(score: MemberScore, from: readonly FormCriterion[], to: readonly FormCriterion[]): MemberScore {
  const weightIn = (form: readonly FormCriterion[]): number | undefined =>
    scoredCriteria(form).find((criterion) => criterion.id === score.criterionId)?.weight;
  const [old, now] = [weightIn(from), weightIn(to)];
  if (score.score === null || old === undefined || now === undefined || old === now) return score;
  return { ...score, score: Math.round((score.score * now) / old) };
}

function tallies({ rounds }: PreviewFacts, rules: HouseRules): readonly Tally[] {
  return rounds.map(({ proposal, voters, ballots }) =>
    tallyRound({ proposal, panel: voters, ballots, rule: rules.ballot }),
  );
}

function neededText(facts: PreviewFacts, rules: HouseRules): Text | null {
  const last = tallies(facts, rules).at(-1);
  const seated = facts.dossier.panel.filter((member) => member.position !== "alternate" && !member.conflict).length;
  const held = last ?? tallyRound({ proposal: "passed", panel: noVotes(seated), ballots: [], rule: rules.ballot });
  if (held.panelSize === 0) return null;
  const needs: Text = {
    zh: `${held.panelSize} 人中须 ${held.needed} 票`,
    en: `${held.needed} of ${held.panelSize}`,
  };
  if (last === undefined) return needs;
  return last.carried
    ? { zh: `${needs.zh}，得 ${last.for} 票，通过`, en: `${needs.en}; ${last.for} in favour, carried` }
    : { zh: `${needs.zh}，得 ${last.for} 票，未过`, en: `${needs.en}; ${last.for} in favour, not carried` };
}

function noVotes(count: number): readonly Voter[] {
  return Array.from({ length: count }, (_, index) => ({ id: String(index), present: true, recused: false }));
}

function vetoesUnder(facts: PreviewFacts, rules: HouseRules, pack: StandardPack): readonly StandingVeto[] {
  const { dossier, record } = facts;
  const { targets, outline } = dossier;
  const judged = judgeRecord({ targets, outline, rules }, record ?? { readings: [] }, pack);
  const counted = aggregateUnder(facts, rules);
  const held = counted === null ? null : passMarkOf(rules, dossier.profile.kind, counted);
  return [
    ...standingVetoes({ targets, outline, rules }, judged),
    ...(held === null || held.reached ? [] : [passMarkVeto(held.mark, held.total !== null)]),
  ];
}

function vetoWords(vetoes: readonly StandingVeto[]): Text | null {
  const standing = vetoes.filter((veto) => veto.rule.forbids.length > 0);
  if (standing.length === 0) return null;
  return {
    zh: standing.map((veto) => veto.reason.zh).join("；"),
    en: standing.map((veto) => veto.reason.en).join("; "),
  };
}

function outcomeText(facts: PreviewFacts, rules: HouseRules, vetoes: readonly StandingVeto[]): Text | null {
  if (facts.rounds.length === 0) return null;
  const { kind } = facts.dossier.profile;
  const state = nextRound(tallies(facts, rules), vetoes, ballotRuleOf(rules, kind));
  if (state.state === "decided") return outcomeTitle(kindRules(rules, kind), state.outcome);
  return { zh: "尚无结论，须再表决", en: "undecided, another ballot is needed" };
}

function deadline(
  { dossier }: PreviewFacts,
  before: HouseRules,
  after: HouseRules,
  outcome: Text | null,
): readonly RulesEffect[] {
  const kind = kindRules(after, dossier.profile.kind);
  if (outcome?.zh !== outcomeTitle(kind, "rectification").zh) return [];
  const words = (rules: HouseRules): Text => {
    const months = rules.deadlines.rectificationMonths;
    return { zh: `${months} 个月`, en: months === 1 ? "1 month" : `${months} months` };
  };
  return compared("deadline", words(before), words(after), { zh: "整改期限", en: "Rectification deadline" }, false);
}

/** An answer speaks only to what was asked: more grounds or more years are asked about anew. */
function recusal({ dossier }: PreviewFacts, before: HouseRules, after: HouseRules): readonly RulesEffect[] {
  const answered = dossier.panel.filter((member) => member.recusal !== null).length;
  const old = new Set(before.recusal.grounds.map((ground) => ground.id));
  const more =
    after.recusal.years > before.recusal.years || after.recusal.grounds.some((ground) => !old.has(ground.id));
  if (!more || answered === 0) return [];
  return [
    {
      about: "recusal",
      id: "recusal",
      title: { zh: "回避核对", en: "Recusal check" },
      before: { zh: `${answered} 人已答复`, en: `${answered} answered` },
      after: { zh: `${answered} 人须按新的情形重新答复`, en: `${answered} to be asked anew` },
      breaks: true,
    },
  ];
}
