import { instrumentCatalogue } from "../measurement/instruments.ts";
import { categoryWords, outcomeWords, type RuleWords, words } from "./rule-word.ts";
import type { Text } from "./text.ts";

const panelRule: Text = { zh: "按专家组规则", en: "as the panel rule says" };
const materialRule: Text = { zh: "按应交材料规则", en: "as the materials rule says" };
const skeleton: Text = { zh: "按表件的通用标题", en: "as the form says" };

const tiers = {
  major: { zh: "重大", en: "major" },
  medium: { zh: "中型", en: "medium" },
  small: { zh: "小型", en: "small" },
} as const;

const kinds = {
  acceptance: { zh: "项目验收", en: "acceptance" },
  recheck: { zh: "整改复核", en: "re-check" },
  initiation: { zh: "立项评审", en: "initiation" },
  midterm: { zh: "中期评估", en: "mid-term" },
  performance: { zh: "年度绩效评价", en: "performance" },
  assessment: { zh: "测评", en: "assessment" },
} as const;

const instruments: Readonly<Record<string, Text>> = Object.fromEntries(
  Object.entries(instrumentCatalogue).map(([id, { zh, en }]) => [id, { zh, en }]),
);

/** What the kinds of review say, by the same paths as the other rules. */
export const kindPlaces: Readonly<Record<string, RuleWords>> = {
  "kinds.*.title": words("名称", "Title"),
  "kinds.*.noun": words("表件上的叫法", "Name on forms"),
  "kinds.*.follows": words("承接的评审", "Follows"),
  "kinds.*.follows.kind": words("承接的评审", "Follows", kinds),
  "kinds.*.follows.outcome": words("承接的结论", "Follows the outcome", outcomeWords),
  "kinds.*.convening.*.title": words("由谁组织", "Whose panel"),
  "kinds.*.convening.*.tiers": words("项目类别", "Tiers", tiers),
  "kinds.*.convening.*.body": words("层级", "Body", {
    alliance: { zh: "联盟", en: "alliance" },
    committee: { zh: "专业委员会", en: "committee" },
  }),
  "kinds.*.convening.*.clause": words("依据的条款", "Clause"),
  "kinds.*.stages.*.title": words("环节名称", "Stage"),
  "kinds.*.gates": words("硬性关口", "Hard gates", {
    commitment: { zh: "先承诺后看材料", en: "commitments before materials" },
    outline: { zh: "先定大纲后读数", en: "outline before readings" },
    applicant: { zh: "项目组退场后评分", en: "applicant out before scores" },
    frozen: { zh: "定稿后表决签字", en: "text frozen before the ballot" },
  }),
  "kinds.*.targets": words("考核指标", "Targets", {
    required: { zh: "必须有", en: "required" },
    optional: { zh: "可以没有", en: "optional" },
  }),
  "kinds.*.instruments": words("可用的测量方法", "Instruments", instruments),
  "kinds.*.form": words("评审表", "Form", {
    points: { zh: "百分制", en: "points" },
    grades: { zh: "优良中差", en: "grades" },
    none: { zh: "不评分", en: "no scores" },
  }),
  "kinds.*.criteria": words("评审项", "Criteria"),
  "kinds.*.criteria.*.title": words("名称", "Title"),
  "kinds.*.criteria.*.weight": words("分值", "Weight", "points"),
  "kinds.*.criteria.*.scoredBy": words("由谁评", "Scored by", {
    all: { zh: "全体成员", en: "all members" },
    ...categoryWords,
  }),
  "kinds.*.criteria.*.bands.*.label": words("档名", "Band"),
  "kinds.*.criteria.*.bands.*.from": words("起点", "From", "percent"),
  "kinds.*.weightClauses": words("标准规定的权重", "Weights a clause fixes"),
  "kinds.*.focusClauses": words("标准规定的要点", "Points a clause names"),
  "kinds.*.outcomes.*.title": words("名称", "Title"),
  "kinds.*.outcomes.*.outcome": words("对应的结论", "Outcome", outcomeWords),
  "kinds.*.outcomes.*.by": words("如何得出", "Reached by", {
    ballot: { zh: "表决", en: "ballot" },
    suspension: { zh: "中止", en: "suspension" },
    grade: { zh: "等级分段", en: "grade bands" },
    organiser: { zh: "组织单位事后决定", en: "the organiser, afterwards" },
  }),
  "kinds.*.outcomes.*.enabled": words("启用", "Enabled", "yes-no"),
  "kinds.*.outcomes.*.register": words("进入的名录", "Register", {
    "promotion-library": { zh: "成果推广库", en: "promotion library" },
    "failure-analysis": { zh: "未通过原因分析", en: "failure analysis" },
    "project-library": { zh: "项目库", en: "project library" },
  }),
  "kinds.*.revote": words("可以改稿再表决", "May be rewritten and put again", "yes-no"),
  "kinds.*.panel.minimum": words("最少人数", "Fewest members", "people", panelRule),
  "kinds.*.panel.major": words("重大项目最少人数", "Fewest members, major project", "people", panelRule),
  "kinds.*.panel.categories": words("各类专家最少", "Fewest of each category", "plain", panelRule),
  "kinds.*.panel.categories.technical": words("技术专家最少", "Fewest technical", "people"),
  "kinds.*.panel.categories.industry": words("产业专家最少", "Fewest industry", "people"),
  "kinds.*.panel.categories.finance": words("财务专家最少", "Fewest finance", "people"),
  "kinds.*.panel.technicalAtLeastHalf": words("技术专家不少于一半", "Technical at least half", "yes-no", panelRule),
  "kinds.*.panel.alternates": words("备选专家", "Alternates", "people", panelRule),
  "kinds.*.panel.mixClause": words("要求三类专家的条款", "Clause that asks for the mix"),
  "kinds.*.materials.*.compulsory": words(
    "是否必交",
    "Compulsory",
    {
      always: { zh: "必交", en: "always" },
      "if-outline-asks": { zh: "大纲要求时交", en: "where the outline asks" },
      no: { zh: "不要求", en: "no" },
    },
    materialRule,
  ),
  "kinds.*.materials.*.minimumCount": words("最少份数", "Fewest copies", "copies", materialRule),
  "kinds.*.opinion.document": words("意见所用表件", "Form of the opinion"),
  "kinds.*.opinion.title": words("意见名称", "Title of the opinion"),
  "kinds.*.opinion.opening": words("意见开头", "Opening of the opinion"),
  "kinds.*.opinion.sections.*.title": words("意见各节", "Section"),
  "kinds.*.opinion.sections.*.heading": words("印出的标题", "Printed heading", "plain", skeleton),
  "kinds.*.documents": words("成套表件", "Documents of the set"),
  "kinds.*.correspondence": words("可以函审", "By correspondence", "yes-no"),
};
