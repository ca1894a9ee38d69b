import { expertCategorySchema, type ExpertCategory } from "../dossier/profile.ts";
import type { HouseRules } from "../standard/rules-schema.ts";
import type { Text } from "../standard/text.ts";

/** The house rule as it stands for one kind of review. */
export interface PanelRule extends Readonly<HouseRules["panel"]> {
  /** The clause that asks for an expert of each category; null = the house rule alone. */
  readonly mixClause: string | null;
}

/** A drawn expert as far as the make-up of the panel goes. */
export interface PanelSeat {
  readonly id: string;
  readonly category: ExpertCategory;
  readonly position: "chair" | "member" | "alternate";
}

/** One check of the panel's make-up, satisfied or not, with the rule it comes from. */
export interface CompositionFinding {
  readonly id: "size" | "odd" | "chair" | "mix" | "technical-half" | "alternates";
  readonly state: "satisfied" | "broken" | "advice";
  readonly origin:
    { readonly kind: "clause"; readonly clauseId: string } | { readonly kind: "house-rule"; readonly rule: "panel" };
  readonly text: Text;
}

const categoryNames: Readonly<Record<ExpertCategory, Text>> = {
  technical: { zh: "技术", en: "technical" },
  industry: { zh: "产业", en: "industry" },
  finance: { zh: "财务", en: "finance" },
};

const houseRule = { kind: "house-rule", rule: "panel" } as const;

/**
 * Checks the panel's make-up, alternates apart. For an acceptance the standard asks for technical, industry and finance experts (clause acc.panel.mix);
 * size, chair, majority and alternates are house rules and say so. Nothing here forbids a sitting: `broken` findings are for
 * the organiser to cure, and are printed.
 */
export function checkComposition(
  panel: readonly PanelSeat[],
  rule: PanelRule,
  project: { readonly major: boolean },
): readonly CompositionFinding[] {
  const seated = panel.filter(({ position }) => position !== "alternate");
  const count = (category: ExpertCategory) => seated.filter((seat) => seat.category === category).length;
  return [
    size(seated.length, rule, project),
    ...odd(seated.length, rule),
    ...chair(seated.filter(({ position }) => position === "chair").length, rule),
    mix(count, rule),
    ...technicalHalf(count("technical"), seated.length, rule),
    ...alternates(panel.length - seated.length, rule),
  ];
}

function size(seated: number, rule: PanelRule, project: { readonly major: boolean }): CompositionFinding {
  const minimum = project.major ? rule.major : rule.minimum;
  return {
    id: "size",
    state: seated >= minimum ? "satisfied" : "broken",
    origin: houseRule,
    text: {
      zh: `专家组 ${seated} 人，${project.major ? "重大项目" : ""}不少于 ${minimum} 人`,
      en: `${seated} members; at least ${minimum}${project.major ? " for a major project" : ""}`,
    },
  };
}

function odd(seated: number, rule: PanelRule): readonly CompositionFinding[] {
  if (rule.odd === "free") return [];
  const unsatisfied = rule.odd === "required" ? "broken" : "advice";
  return [
    {
      id: "odd",
      state: seated % 2 === 1 ? "satisfied" : unsatisfied,
      origin: houseRule,
      text: {
        zh: `专家组 ${seated} 人，${rule.odd === "required" ? "须" : "宜"}为单数`,
        en: `${seated} members; the number ${rule.odd === "required" ? "must" : "should"} be odd`,
      },
    },
  ];
}

function chair(chairs: number, rule: PanelRule): readonly CompositionFinding[] {
  if (!rule.oneChair) return [];
  return [
    {
      id: "chair",
      state: chairs === 1 ? "satisfied" : "broken",
      origin: houseRule,
      text: { zh: `组长 ${chairs} 人，应为 1 人`, en: `${chairs} chairs; exactly one is needed` },
    },
  ];
}

function mix(count: (category: ExpertCategory) => number, rule: PanelRule): CompositionFinding {
  const categories = expertCategorySchema.options.map((category) => ({
    name: categoryNames[category],
    has: count(category),
    // What a clause asks for no house rule can waive.
    needs: Math.max(rule.mixClause === null ? 0 : 1, rule.categories[category]),
  }));
  const list = (language: "zh" | "en") =>
    categories.map(({ name, has, needs }) => `${name[language]} ${has}/${needs}`).join(language === "zh" ? "、" : ", ");
  return {
    id: "mix",
    state: categories.every(({ has, needs }) => has >= needs) ? "satisfied" : "broken",
    origin: rule.mixClause === null ? houseRule : { kind: "clause", clauseId: rule.mixClause },
    text: {
      zh: `专家类别（现有/至少）：${list("zh")}`,
      en: `Categories (present/at least): ${list("en")}`,
    },
  };
}

function technicalHalf(technical: number, seated: number, rule: PanelRule): readonly CompositionFinding[] {
  if (!rule.technicalAtLeastHalf) return [];
  return [
    {
      id: "technical-half",
      state: technical * 2 >= seated ? "satisfied" : "broken",
      origin: houseRule,
      text: {
        zh: `技术专家 ${technical} 人，不少于专家组的一半（${Math.ceil(seated / 2)} 人）`,
        en: `${technical} technical members; at least half of the panel (${Math.ceil(seated / 2)})`,
      },
    },
  ];
}

function alternates(drawn: number, rule: PanelRule): readonly CompositionFinding[] {
  if (rule.alternates === 0) return [];
  return [
    {
      id: "alternates",
      state: drawn >= rule.alternates ? "satisfied" : "advice",
      origin: houseRule,
      text: {
        zh: `备选专家 ${drawn} 人，宜抽取 ${rule.alternates} 人`,
        en: `${drawn} alternates drawn; ${rule.alternates} are advised`,
      },
    },
  ];
}
