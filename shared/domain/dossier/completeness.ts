import { isCompulsory, materialsAsked } from "../standard/kind-materials.ts";
import { type HouseRules, kindRules } from "../standard/rules-schema.ts";
import { checkComposition, type CompositionFinding } from "../panel/composition.ts";
import { panelRuleOf } from "../panel/panel-rule.ts";
import { isApproved } from "./approval.ts";
import { conveningBody } from "./convening.ts";
import { demandProblems } from "./demand-problems.ts";
import type { Follows } from "./dossier.ts";
import type { Material } from "./material.ts";
import type { Outline } from "./outline.ts";
import type { PanelMember } from "./panel-list.ts";
import type { Profile } from "./profile.ts";
import type { Target } from "./target.ts";

/** One line of the completeness board. */
export interface CompletenessLine {
  readonly id: string;
  readonly part: "profile" | "targets" | "materials" | "outline" | "panel" | "rules";
  /** `missing` holds the issue back; `advice` does not. */
  readonly state: "complete" | "missing" | "advice";
  readonly text: { readonly zh: string; readonly en: string };
}

/** A dossier as built so far, with the house rules it is checked by. */
export interface CompletenessInput {
  readonly profile: Profile;
  readonly targets: readonly Target[];
  readonly materials: readonly Material[];
  readonly outline: Outline;
  readonly panel: readonly PanelMember[];
  readonly recorder: string | null;
  readonly rules: HouseRules;
  /** The review this one follows; null for a review of its own. */
  readonly follows: Follows | null;
}

/** The completeness board (形式审查): what stands between this draft and its issue. Source: house rules panel, materials; product.md order of business. */
export function completenessOf(input: CompletenessInput): readonly CompletenessLine[] {
  return [
    ...profileLines(input),
    ...modeLines(input),
    ...followLines(input),
    ...targetLines(input),
    ...demandProblems(input.targets, input.outline, input.rules.adjustment).map(({ part, id, text }) =>
      line(part, id, "missing", text.zh, text.en),
    ),
    ...materialLines(input),
    ...outlineLines(input),
    ...panelLines(input),
  ];
}

function line(
  part: CompletenessLine["part"],
  id: string,
  state: CompletenessLine["state"],
  zh: string,
  en: string,
): CompletenessLine {
  return { id: `${part}.${id}`, part, state, text: { zh, en } };
}

function profileLines({ profile, rules }: CompletenessInput): readonly CompletenessLine[] {
  const lead = profile.participants.some((participant) => participant.role === "lead");
  const { body, title } = conveningBody(kindRules(rules, profile.kind), profile);
  return [
    line("profile", "period", profile.period === null ? "missing" : "complete", "项目起止日期", "Project period"),
    line("profile", "lead", lead ? "complete" : "missing", "牵头单位", "Lead unit"),
    line(
      "profile",
      "organiser",
      profile.organiser === "" ? "missing" : "complete",
      "组织单位法定名称",
      "Organiser's legal name",
    ),
    ...(body === "committee"
      ? [
          line(
            "profile",
            "committee",
            profile.committee === null ? "missing" : "complete",
            `${title.zh}：写明是哪个专业委员会`,
            `Reviewed by ${title.en}: say which committee`,
          ),
        ]
      : []),
  ];
}

/** 函审 where the house rules of the kind allow it, and then without what only a meeting can show (house rule: correspondence; ambiguity 30). */
function modeLines({ profile, rules, outline }: CompletenessInput): readonly CompletenessLine[] {
  if (profile.mode !== "correspondence") return [];
  const { correspondence, title } = kindRules(rules, profile.kind);
  const shown = outline.items.filter(
    ({ verification }) => verification === "on-site-test" || verification === "site-check",
  );
  return [
    line(
      "profile",
      "mode",
      correspondence ? "complete" : "missing",
      correspondence ? `${title.zh}可以函审` : `细则不允许${title.zh}函审`,
      correspondence
        ? `${title.en} may be held by letter`
        : `The house rules allow no ${title.en.toLowerCase()} by letter`,
    ),
    ...shown.map(({ no }) =>
      line(
        "outline",
        `mode.${no}`,
        "missing",
        `函审没有现场：大纲 ${no} 须改用材料核定或检测报告`,
        `Nothing is demonstrated by letter: verify outline ${no} from documents or a test report`,
      ),
    ),
  ];
}

/** A review that follows another looks again at what that one left open, at all of it and at nothing else (house rule: recheck). */
function followLines({ profile, rules, follows, targets, outline }: CompletenessInput): readonly CompletenessLine[] {
  const { follows: called, title } = kindRules(rules, profile.kind);
  if (called === null && follows === null) return [];
  if (called === null || follows === null)
    return [
      line(
        "profile",
        "follows",
        "missing",
        follows === null ? `${title.zh}须从首次评审的结果建立` : `${title.zh}不接续首次评审，请改回原评审类型`,
        follows === null ? `${title.en}: begin it from the first result` : `${title.en} follows nothing`,
      ),
    ];
  const { reopens } = follows;
  const parts = [
    { part: "targets", zh: "指标", en: "target", open: reopens.targets, here: targets.map(({ no }) => no) },
    { part: "outline", zh: "大纲 ", en: "outline ", open: reopens.items, here: outline.items.map(({ no }) => no) },
  ] as const;
  return [
    line("profile", "follows", "complete", "接续首次评审的结果", "Follows the first result"),
    ...parts.flatMap(({ part, zh, en, open, here }) => [
      ...here
        .filter((no) => !open.includes(no))
        .map((no) =>
          line(part, `reopened.${no}`, "missing", `${zh}${no} 首次评审已达到，不再审查`, `${en}${no} was met before`),
        ),
      ...open
        .filter((no) => !here.includes(no))
        .map((no) =>
          line(part, `open.${no}`, "missing", `${zh}${no} 首次评审未达到，须复核`, `${en}${no} was left open`),
        ),
    ]),
  ];
}

function targetLines({ targets, rules, profile }: CompletenessInput): readonly CompletenessLine[] {
  const without = kindRules(rules, profile.kind).targets === "required" ? "missing" : "complete";
  const unapproved = targets.filter((target) => target.changes.some((change) => !isApproved(change, rules.adjustment)));
  return [
    line(
      "targets",
      "any",
      targets.length > 0 ? "complete" : without,
      `考核指标 ${targets.length} 项`,
      `${targets.length} targets`,
    ),
    ...unapproved.map((target) =>
      line(
        "targets",
        `change.${target.no}`,
        "advice",
        `指标${target.no} 有变更但没有批复`,
        `Target ${target.no} was changed without approval`,
      ),
    ),
  ];
}

function materialLines({ materials, outline, rules, profile }: CompletenessInput): readonly CompletenessLine[] {
  return materialsAsked(rules, profile.kind).map((rule) => {
    const here = materials.filter((material) => material.category === rule.id).length;
    const enough = here >= rule.minimumCount;
    const state = enough ? "complete" : isCompulsory(rule, outline) ? "missing" : "advice";
    return line(
      "materials",
      rule.id,
      state,
      `${rule.id} ${rule.title.zh}（${here}/${rule.minimumCount}）`,
      `${rule.id} ${rule.title.en} (${here}/${rule.minimumCount})`,
    );
  });
}

function outlineLines({ outline, targets, rules, profile }: CompletenessInput): readonly CompletenessLine[] {
  const { gates, instruments } = kindRules(rules, profile.kind);
  const foreign = outline.items.filter((item) => !instruments.includes(item.instrument));
  // Where nothing is measured there is nothing to agree on beforehand.
  if (!gates.includes("outline") && outline.items.length === 0) return [];
  const covered = new Set(
    outline.items.flatMap((item) =>
      item.requirements.flatMap((requirement) =>
        requirement.source.type === "target" ? [requirement.source.targetId] : [],
      ),
    ),
  );
  const decided = [...outline.items.flatMap((item) => item.requirements), ...(outline.clauses ?? [])];
  const unreasoned = decided.filter(({ adoption, reason }) => adoption === "not-applicable" && reason.trim() === "");
  return [
    ...targets
      .filter((target) => !covered.has(target.id))
      .map((target) =>
        line(
          "outline",
          `target.${target.no}`,
          "missing",
          `指标${target.no} 尚未安排核验方式`,
          `Target ${target.no} has no verification yet`,
        ),
      ),
    ...foreign.map((item) =>
      line(
        "outline",
        `instrument.${item.no}`,
        "missing",
        `大纲 ${item.no}：这类评审不用此测量方法`,
        `Outline ${item.no}: this kind of review does not measure that way`,
      ),
    ),
    line(
      "outline",
      "reasons",
      unreasoned.length === 0 ? "complete" : "missing",
      "每个“不适用”都写明理由",
      "Every “not applicable” has its reason",
    ),
    line(
      "outline",
      "confirmed",
      outline.confirmation === null ? "missing" : "complete",
      "项目组已确认大纲",
      "The applicant has confirmed the outline",
    ),
  ];
}

const compositionStates = {
  satisfied: "complete",
  broken: "missing",
  advice: "advice",
} as const satisfies Record<CompositionFinding["state"], CompletenessLine["state"]>;

function panelLines({ panel, profile, recorder, rules }: CompletenessInput): readonly CompletenessLine[] {
  // Whoever stepped back does not sit: the panel must be whole without them.
  const seats = panel.filter((member) => !member.conflict).map((member) => ({ ...member, id: member.identityId }));
  const findings = checkComposition(seats, panelRuleOf(rules, profile.kind), { major: profile.tier === "major" });
  const open = panel.filter((member) => member.recusal === null);
  return [
    ...findings.map((finding) =>
      line("panel", finding.id, compositionStates[finding.state], finding.text.zh, finding.text.en),
    ),
    line(
      "panel",
      "recusal",
      open.length === 0 && panel.length > 0 ? "complete" : "missing",
      open.length === 0 ? "回避核对单全部答复" : `回避核对单待答复 ${open.length} 人`,
      open.length === 0 ? "Every recusal check sheet is answered" : `${open.length} recusal answers outstanding`,
    ),
    line("panel", "recorder", recorder === null ? "missing" : "complete", "会议秘书", "Recorder"),
  ];
}
