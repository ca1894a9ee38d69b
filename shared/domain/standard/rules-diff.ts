import { canonicalJson } from "../../json.ts";
import { type RuleLeaf, ruleLeaves, type RuleMember, ruleTitle } from "./rule-leaves.ts";
import type { StandardPack } from "./pack-schema.ts";
import type { HouseRules } from "./rules-schema.ts";
import { sameText, type Text } from "./text.ts";

/** One thing two versions of the house rules say differently. */
export interface RuleChange {
  readonly path: string;
  /** Member of the pack: `ballot`. */
  readonly rule: string;
  /** The rule, and what in it: `表决 · 方式`. */
  readonly label: Text;
  readonly before: Text;
  readonly after: Text;
}

const absent: Text = { zh: "无", en: "none" };

/**
 * What changes from one version of the house rules to another, in the order of the pack. A ground, material, criterion or outcome that is new or gone is
 * one change. Empty exactly when both say the same. Given the standard pack, what it leaves unclear is named by its words and not by its number alone.
 */
export function diffRules(
  before: HouseRules,
  after: HouseRules,
  standard: StandardPack | null = null,
): readonly RuleChange[] {
  const old = ruleLeaves(before, standard);
  const now = ruleLeaves(after, standard);
  const changes = [
    ...membersGone(old, now).map((member) => memberChange(member, "gone")),
    ...membersGone(now, old).map((member) => memberChange(member, "new")),
    ...leafChanges(old, now),
  ];
  const rules = Object.keys(after);
  const ordered = changes.toSorted((left, right) => rules.indexOf(left.rule) - rules.indexOf(right.rule));
  return [...ordered, ...reordered(before, after, ordered)];
}

/** Members of lists that are on one side only, outermost: a criterion that is gone takes its children with it. */
function membersGone(from: readonly RuleLeaf[], to: readonly RuleLeaf[]): readonly RuleMember[] {
  const kept = new Set(to.flatMap((leaf) => leaf.members.map((member) => member.path)));
  const gone = from.flatMap((leaf) => leaf.members.find((member) => !kept.has(member.path)) ?? []);
  return gone.filter((member, index) => gone.findIndex((other) => other.path === member.path) === index);
}

function memberChange({ path, trail }: RuleMember, what: "gone" | "new"): RuleChange {
  const [rule = ""] = path.split(".");
  const name = trail.at(-1) ?? absent;
  const above = labelOf(rule, trail.slice(0, -1));
  return what === "gone"
    ? { path, rule, label: above, before: name, after: { zh: "删去", en: "removed" } }
    : { path, rule, label: above, before: absent, after: { zh: `新增：${name.zh}`, en: `added: ${name.en}` } };
}

function leafChanges(old: readonly RuleLeaf[], now: readonly RuleLeaf[]): readonly RuleChange[] {
  const memberPaths = (leaves: readonly RuleLeaf[]): ReadonlySet<string> =>
    new Set(leaves.flatMap((leaf) => leaf.members.map((member) => member.path)));
  const [oldMembers, nowMembers] = [memberPaths(old), memberPaths(now)];
  const onBoth = (leaf: RuleLeaf): boolean =>
    leaf.members.every((member) => oldMembers.has(member.path) && nowMembers.has(member.path));
  const before = new Map(old.map((leaf) => [leaf.path, leaf]));
  const after = new Map(now.map((leaf) => [leaf.path, leaf]));
  const paths = [...new Set([...after.keys(), ...before.keys()])];
  return paths.flatMap((path): readonly RuleChange[] => {
    const [left, right] = [before.get(path), after.get(path)];
    const known = right ?? left;
    if (known === undefined || !onBoth(known)) return [];
    if ((left?.empty ?? true) && (right?.empty ?? true)) return [];
    // What is set in its parts is not empty as a whole: the parts say so.
    if (left?.empty === true && right === undefined) return [];
    if (right?.empty === true && left === undefined) return [];
    if (left !== undefined && right !== undefined && sameText(left.value, right.value)) return [];
    return [
      {
        path,
        rule: known.rule,
        label: labelOf(known.rule, known.trail),
        before: left?.value ?? absent,
        after: right?.value ?? absent,
      },
    ];
  });
}

/** The same content in another order, where nothing else of that rule changed. */
function reordered(before: HouseRules, after: HouseRules, changes: readonly RuleChange[]): readonly RuleChange[] {
  const old = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after).flatMap(([rule, value]): readonly RuleChange[] => {
    const unchanged = canonicalJson(old.get(rule) ?? null) === canonicalJson(value);
    if (unchanged || changes.some((change) => change.rule === rule)) return [];
    const [from, to] = [
      { zh: "原次序", en: "the order before" },
      { zh: "新次序", en: "a new order" },
    ];
    return [{ path: rule, rule, label: ruleTitle(rule), before: from, after: to }];
  });
}

function labelOf(rule: string, trail: readonly Text[]): Text {
  const title = ruleTitle(rule);
  const pieces = [title, ...trail.filter((piece) => !sameText(piece, title))];
  return { zh: pieces.map(({ zh }) => zh).join(" · "), en: pieces.map(({ en }) => en).join(" · ") };
}
