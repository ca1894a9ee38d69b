import type { HouseRules } from "../standard/rules-schema.ts";
import type { Text } from "../standard/text.ts";

export type RecusalRule = HouseRules["recusal"];

/** A drawn expert's answer about one ground: yes, no, or null while unanswered. `reason` is the member's own words for a yes. */
export interface RecusalAnswer {
  readonly groundId: string;
  readonly applies: boolean | null;
  readonly reason: string;
}

/**
 * What the answers come to. `incomplete`: grounds not answered, or a yes without a reason. `conflict`: at least one ground applies; the
 * expert is not sealed in, whatever remains unanswered.
 */
export type RecusalDecision =
  | { readonly state: "incomplete"; readonly open: readonly string[] }
  | { readonly state: "clear" }
  | { readonly state: "conflict"; readonly grounds: readonly string[] };

/** Decides from the answers under the grounds of the house rules (house rule: recusal). Answers to grounds not on the list are ignored. */
export function decideRecusal(rule: RecusalRule, answers: readonly RecusalAnswer[]): RecusalDecision {
  const answerTo = (groundId: string) => answers.find((answer) => answer.groundId === groundId);
  const named = rule.grounds.filter(({ id }) => answerTo(id)?.applies === true).map(({ id }) => id);
  const explained = named.filter((id) => (answerTo(id)?.reason.trim() ?? "") !== "");
  if (explained.length > 0) return { state: "conflict", grounds: named };
  const open = rule.grounds.filter(({ id }) => answerTo(id)?.applies !== false).map(({ id }) => id);
  return open.length > 0 ? { state: "incomplete", open } : { state: "clear" };
}

/** The question as put to the expert; grounds that lapse carry their period. */
export function askGround(rule: RecusalRule, ground: RecusalRule["grounds"][number]): Text {
  if (!ground.withinYears) return ground.title;
  return {
    zh: `近 ${rule.years} 年内${ground.title.zh}`,
    en: `Within the last ${rule.years} years: ${ground.title.en}`,
  };
}

/** What a reader of a decision is shown; `grounds` and `reason` are null where the reader sees the fact alone. */
export interface RecusalView {
  readonly recused: boolean;
  readonly grounds: readonly Text[] | null;
  readonly reason: string | null;
}

/** The organiser holds the reason. */
export function forOrganiser(
  rule: RecusalRule,
  decision: RecusalDecision,
  answers: readonly RecusalAnswer[],
): RecusalView {
  if (decision.state !== "conflict") return { recused: false, grounds: [], reason: "" };
  const named = rule.grounds.filter(({ id }) => decision.grounds.includes(id));
  const reasons = named.map(({ id }) => answers.find(({ groundId }) => groundId === id)?.reason.trim() ?? "");
  return {
    recused: true,
    grounds: named.map((ground) => askGround(rule, ground)),
    reason: reasons.filter((reason) => reason !== "").join("；"),
  };
}

/** The chair sees the fact; the reason only where the house rules say so. */
export function forChair(rule: RecusalRule, decision: RecusalDecision, answers: readonly RecusalAnswer[]): RecusalView {
  const full = forOrganiser(rule, decision, answers);
  return rule.chairSees === "reason" ? full : { recused: full.recused, grounds: null, reason: null };
}

/** Everyone and everything a conflict could be with, as printed on the recusal check sheet (回避核对单). */
export interface CheckSheet {
  readonly units: readonly string[];
  readonly persons: readonly { readonly name: string; readonly unit: string }[];
  readonly testLabs: readonly string[];
  readonly auditFirms: readonly string[];
}

/** A likeness worth asking about; the expert's own answer decides, never this. */
export interface ConflictHint {
  readonly kind: "unit" | "person" | "test-lab" | "audit-firm";
  readonly text: Text;
}

/** Names on the check sheet that resemble the expert's own name or unit, ignoring spaces, widths and brackets. */
export function suggestConflicts(
  expert: { readonly name: string; readonly unit: string },
  sheet: CheckSheet,
): readonly ConflictHint[] {
  const own = plain(expert.unit);
  const alike = (unit: string) => {
    const other = plain(unit);
    return own.length >= 4 && other.length >= 4 && (own.includes(other) || other.includes(own));
  };
  const unitHints = (kind: ConflictHint["kind"], units: readonly string[], role: Text) =>
    units.filter(alike).map((unit): ConflictHint => ({
      kind,
      text: { zh: `单位与${role.zh}「${unit}」相近`, en: `The unit resembles ${role.en} “${unit}”` },
    }));
  const named = sheet.persons
    .filter(({ name }) => plain(name) === plain(expert.name))
    .map(({ name, unit }): ConflictHint => ({
      kind: "person",
      text: { zh: `与项目人员「${name}」（${unit}）同名`, en: `Same name as “${name}” (${unit}) of the project` },
    }));
  return [
    ...unitHints("unit", [...new Set([...sheet.units, ...sheet.persons.map(({ unit }) => unit)])], {
      zh: "参与单位",
      en: "the participating unit",
    }),
    ...named,
    ...unitHints("test-lab", sheet.testLabs, { zh: "检测机构", en: "the test lab" }),
    ...unitHints("audit-firm", sheet.auditFirms, { zh: "审计机构", en: "the audit firm" }),
  ];
}

function plain(name: string): string {
  return name.normalize("NFKC").replace(/[\s()「」《》·・]/gu, "");
}
