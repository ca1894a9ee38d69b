import type { FormCriterion } from "#shared/domain/standard/form-schema.ts";

const bands: FormCriterion["bands"] = [
  { id: "excellent", label: { zh: "优", en: "excellent" }, from: 90 },
  { id: "good", label: { zh: "良", en: "good" }, from: 75 },
  { id: "fair", label: { zh: "中", en: "fair" }, from: 60 },
  { id: "poor", label: { zh: "差", en: "poor" }, from: 0 },
];

const criterion = (
  id: string,
  zh: string,
  weight: number,
  scoredBy: FormCriterion["scoredBy"] = "all",
  children: readonly FormCriterion[] = [],
): FormCriterion => ({ id, title: { zh, en: id }, weight, scoredBy, bands, children });

/** The model acceptance form: sum 100, targets split between the categories, funds for finance members only. */
export const acceptanceForm: readonly FormCriterion[] = [
  criterion("targets", "考核指标完成", 4000, "all", [
    criterion("targets-technical", "技术指标", 2000, ["technical"]),
    criterion("targets-economic", "应用与经济指标", 1200, ["industry"]),
    criterion("targets-schedule", "进度与成果", 800),
  ]),
  criterion("novelty", "创新与水平", 1500),
  criterion("value", "产业价值与推广", 1500),
  criterion("materials", "材料与数据", 1000),
  criterion("teamwork", "组织与协同", 800),
  criterion("funds", "经费", 1200, ["finance"]),
];

/** A panel of five: three technical members, one of industry, one of finance. */
export const panelOfFive = [
  { id: "wei", category: "technical" },
  { id: "qin", category: "technical" },
  { id: "mo", category: "technical" },
  { id: "nong", category: "industry" },
  { id: "meng", category: "finance" },
] as const;
