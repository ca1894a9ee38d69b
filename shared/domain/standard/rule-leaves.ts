import type { StandardPack } from "./pack-schema.ts";
import type { HouseRules } from "./rules-schema.ts";
import { ambiguityWord, type RuleValue, type RuleWords } from "./rule-word.ts";
import { ruleTitles, ruleWords } from "./rule-words.ts";
import { idOf } from "./set-rule.ts";
import type { Text } from "./text.ts";

/** One place of the house rules as a person reads it. */
export interface RuleLeaf {
  /** `ballot.mode`, `kinds.acceptance.criteria.funds.weight`: stable between versions. */
  readonly path: string;
  /** Member of the pack it belongs to: `ballot`, `kinds`. */
  readonly rule: string;
  /** The pieces of its name below the rule: `项目验收`, `经费使用`, `分值`. */
  readonly trail: readonly Text[];
  readonly value: Text;
  /** The value as the pack has it; a share as `2/3`. */
  readonly raw: unknown;
  readonly words: RuleWords;
  /** Nothing is set here; an absent place and an empty one are the same. */
  readonly empty: boolean;
  /** Every member of a list this place is in, outermost first. */
  readonly members: readonly RuleMember[];
}

/** A member of a list that has an id: a ground, a material, a criterion. */
export interface RuleMember {
  readonly path: string;
  readonly trail: readonly Text[];
}

interface Place {
  readonly path: readonly string[];
  readonly pattern: readonly string[];
  readonly trail: readonly Text[];
  readonly members: readonly RuleMember[];
  /** What the pack's materials are called: kinds name them by number alone. */
  readonly materials: ReadonlyMap<string, Text>;
  /** What is unclear in the standard, by number: readings name it so. */
  readonly issues: ReadonlyMap<string, Text>;
}

/** Every place of a rules pack, in the order of the pack, each in words. Given the standard pack, what it leaves unclear is named by its words too. */
export function ruleLeaves(rules: HouseRules, standard: StandardPack | null = null): readonly RuleLeaf[] {
  const materials = new Map(rules.materials.map(({ id, title }) => [id, title]));
  const issues = new Map((standard?.ambiguities ?? []).map(({ number, issue }) => [String(number), issue]));
  return Object.entries(rules).flatMap(([rule, value]) =>
    leavesBelow({ path: [rule], pattern: [rule], trail: [], members: [], materials, issues }, value),
  );
}

/** What a rule of the pack is called: `ballot` → 表决. */
export function ruleTitle(rule: string): Text {
  return ruleTitles[rule] ?? { zh: rule, en: rule };
}

function leavesBelow(place: Place, value: unknown): readonly RuleLeaf[] {
  // A criterion without parts is a criterion, not an empty list.
  if (Array.isArray(value) && value.length === 0 && place.pattern.at(-1) === "children") return [];
  const listed = withIds(value);
  if (isListed(listed)) return listed.flatMap((member) => leavesBelow(memberPlace(place, member), member));
  if (typeof value !== "object" || value === null || Array.isArray(value) || isText(value)) return [leaf(place, value)];
  return Object.entries(withFraction(value))
    .filter(([name]) => (name !== "id" && name !== "number") || place.members.length === 0)
    .flatMap(([name, below]) =>
      leavesBelow({ ...place, path: [...place.path, name], pattern: [...place.pattern, name] }, below),
    );
}

/** Whose panel reviews which projects is told apart by the projects, what is unclear by its number. */
function withIds(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((item: unknown) => {
    const id = idOf(item);
    return typeof item === "object" && item !== null && id !== null ? { id, ...item } : item;
  });
}

/** A share is read as one: 2/3, not a numerator and a denominator. */
function withFraction(value: object): object {
  const members = Object.entries(value);
  const numerator = members.find(([name]) => /^(fractionN|n)umerator$/.test(name));
  const denominator = members.find(([name]) => /^(fractionD|d)enominator$/.test(name));
  if (typeof numerator?.[1] !== "number" || typeof denominator?.[1] !== "number") return value;
  const others = members.filter((member) => member !== numerator && member !== denominator);
  return { fraction: `${numerator[1]}/${denominator[1]}`, ...Object.fromEntries(others) };
}

interface Listed {
  readonly id: string;
}

function memberPlace(place: Place, member: Listed): Place {
  const { path, pattern, trail, members, materials, issues } = place;
  const here = [...path, member.id];
  const named = [
    ...trail,
    "reading" in member ? ambiguityWord(member.id, issues.get(member.id)) : nameOf(member, materials),
  ];
  return {
    ...place,
    path: here,
    pattern: [...pattern, "*"],
    trail: named,
    members: [...members, { path: here.join("."), trail: named }],
  };
}

function leaf({ path, pattern, trail, members }: Place, value: unknown): RuleLeaf {
  const words = wordsOf(pattern);
  return {
    path: path.join("."),
    rule: path[0] ?? "",
    trail: [...trail, words.label],
    value: valueWords(words, value),
    raw: value,
    words,
    empty: value === null || (Array.isArray(value) && value.length === 0),
    members,
  };
}

function wordsOf(pattern: readonly string[]): RuleWords {
  const text = pattern.join(".").replaceAll(".children.*", "");
  const name = pattern.findLast((segment) => segment !== "*") ?? "";
  return ruleWords[text] ?? { label: { zh: name, en: name }, value: "plain", none: { zh: "无", en: "none" } };
}

function valueWords({ value: kind, none }: RuleWords, value: unknown): Text {
  if (value === null) return none;
  if (isText(value)) return { zh: value.zh, en: value.en };
  if (Array.isArray(value)) {
    if (value.length === 0) return { zh: "无", en: "none" };
    const items = value.map((item: unknown) => scalarWords(kind, item));
    return { zh: items.map(({ zh }) => zh).join("、"), en: items.map(({ en }) => en).join(", ") };
  }
  return scalarWords(kind, value);
}

function scalarWords(kind: RuleValue, value: unknown): Text {
  if (typeof value === "boolean") return value ? { zh: "是", en: "yes" } : { zh: "否", en: "no" };
  if (typeof value === "number") return typeof kind === "string" ? quantity(kind, value) : same(String(value));
  if (typeof value !== "string") return same(JSON.stringify(value));
  return typeof kind === "string" ? same(value) : (kind[value] ?? same(value));
}

function quantity(kind: string, value: number): Text {
  const some = (zh: string, one: string, many = `${one}s`): Text => ({
    zh: `${value} ${zh}`,
    en: `${value} ${value === 1 ? one : many}`,
  });
  switch (kind) {
    case "people":
      return some("人", "person", "people");
    case "years":
      return some("年", "year");
    case "months":
      return some("个月", "month");
    case "days":
      return some("天", "day");
    case "copies":
      return some("份", "copy", "copies");
    case "decimals":
      return some("位", "decimal");
    case "points":
      return { zh: `${value / 100} 分`, en: `${value / 100} points` };
    case "share":
    case "percent":
      return same(`${kind === "share" ? value / 100 : value} %`);
    default:
      return same(String(value));
  }
}

function same(text: string): Text {
  return { zh: text, en: text };
}

function isText(value: unknown): value is Text {
  if (typeof value !== "object" || value === null || !("zh" in value) || !("en" in value)) return false;
  return typeof value.zh === "string" && typeof value.en === "string" && Object.keys(value).length === 2;
}

function isListed(value: unknown): value is readonly Listed[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => isObjectWithId(item));
}

function isObjectWithId(value: unknown): value is Listed {
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "string";
}

/** A member by its title where it has one; materials and bands read well with their id in front. */
function nameOf(member: Listed, materials: ReadonlyMap<string, Text>): Text {
  const own = "title" in member && isText(member.title) ? member.title : "label" in member ? member.label : null;
  const title = own ?? materials.get(member.id) ?? null;
  if (!isText(title)) return same(member.id);
  return /^\d+$/.test(member.id) ? { zh: `${member.id} ${title.zh}`, en: `${member.id} ${title.en}` } : title;
}
