import { namedWords as named, outcomeWords as outcomes, type RuleWords, words } from "./rule-word.ts";
import { kindPlaces } from "./rule-words-of-kinds.ts";
import type { Text } from "./text.ts";

const namedOrNumbered = { named: named.named, numbered: named.numbered } as const;

const unset: Text = { zh: "未配置", en: "not configured" };

/** The rules of the pack by their member, in the words of the glossary. The order is the order they are read in. */
export const ruleTitles: Readonly<Record<string, Text>> = {
  id: { zh: "编号", en: "Id" },
  version: { zh: "版本", en: "Version" },
  title: { zh: "名称", en: "Title" },
  status: { zh: "状态", en: "Status" },
  adopted: { zh: "采纳", en: "Adoption" },
  panel: { zh: "专家组", en: "Panel" },
  recusal: { zh: "回避", en: "Recusal" },
  replacement: { zh: "更换专家", en: "Replacement" },
  notApplicable: { zh: "不适用", en: "Not applicable" },
  adjustment: { zh: "指标调整", en: "Adjusted thresholds" },
  scoring: { zh: "评分", en: "Scoring" },
  vetoes: { zh: "否决", en: "Vetoes" },
  ballot: { zh: "表决", en: "Ballot" },
  deadlines: { zh: "期限", en: "Deadlines" },
  recheck: { zh: "整改复核", en: "Re-check" },
  refusal: { zh: "拒签", en: "Refusal to sign" },
  handCorrection: { zh: "手改", en: "Hand corrections" },
  readers: { zh: "评审表的查看", en: "Who reads the sheets" },
  documents: { zh: "表件", en: "Documents" },
  retention: { zh: "保管期", en: "Retention" },
  recoveryByAlliance: { zh: "联盟恢复", en: "Recovery by the alliance" },
  indices: { zh: "测评权重", en: "Weights of indices" },
  readings: { zh: "不明之处的处理", en: "Handling of what is unclear" },
  materials: { zh: "应交材料", en: "Required materials" },
  kinds: { zh: "评审类型与评审表", en: "Kinds and forms" },
};

/**
 * Every place of the rules, by its path with the ids of list members written `*`; criteria below criteria read like criteria. Lists of plain values are
 * one place. A place that is not here reads by its own name, so that nothing is ever hidden.
 */
export const ruleWords: Readonly<Record<string, RuleWords>> = {
  id: words("编号", "Id"),
  version: words("版本", "Version"),
  title: words("名称", "Title"),
  status: words("状态", "Status", {
    model: { zh: "示范", en: "model" },
    adopted: { zh: "已采纳", en: "adopted" },
  }),
  adopted: words("采纳", "Adoption"),
  "adopted.documentNo": words("文号", "Document number"),
  "adopted.date": words("日期", "Date"),
  "adopted.by": words("采纳单位", "Adopted by"),
  "panel.minimum": words("最少人数", "Fewest members", "people"),
  "panel.major": words("重大项目最少人数", "Fewest members, major project", "people"),
  "panel.odd": words("人数为单数", "Odd number", {
    required: { zh: "须为单数", en: "required" },
    advised: { zh: "宜为单数", en: "advised" },
    free: { zh: "不限", en: "free" },
  }),
  "panel.oneChair": words("组长恰好 1 人", "Exactly one chair", "yes-no"),
  "panel.technicalAtLeastHalf": words("技术专家不少于一半", "Technical at least half", "yes-no"),
  "panel.categories.technical": words("技术专家最少", "Fewest technical", "people"),
  "panel.categories.industry": words("产业专家最少", "Fewest industry", "people"),
  "panel.categories.finance": words("财务专家最少", "Fewest finance", "people"),
  "panel.alternates": words("备选专家", "Alternates", "people"),
  "panel.remote.fraction": words("远程成员上限", "Largest share of remote members"),
  "panel.remote.chair": words("组长可以远程", "The chair may be remote", "yes-no"),
  "recusal.years": words("回溯年数", "Years looked back", "years"),
  "recusal.grounds.*.title": words("情形", "Ground"),
  "recusal.grounds.*.withinYears": words("只看回溯年数内", "Only within those years", "yes-no"),
  "recusal.reasonHeldBy": words("理由由谁保管", "Who holds the reason", {
    organiser: { zh: "组织单位", en: "the organiser" },
  }),
  "recusal.chairSees": words("组长可见", "The chair sees", {
    fact: { zh: "只见是否回避", en: "the fact only" },
    reason: { zh: "可见理由", en: "the reason" },
  }),
  "replacement.by": words("由谁更换", "Replaced by", {
    organiser: { zh: "组织单位", en: "the organiser" },
    chair: { zh: "组长", en: "the chair" },
  }),
  "replacement.from": words("从何人中更换", "Replaced from", { alternates: { zh: "备选专家", en: "the alternates" } }),
  "replacement.until": words("最迟时点", "Until", {
    "materials-reviewed": { zh: "材料审核之前", en: "materials are reviewed" },
  }),
  "replacement.replacedSheet": words("被换成员的评审表", "The replaced member's sheet", {
    "void-kept-shown": { zh: "作废，保留并列示", en: "void, kept and shown" },
  }),
  "notApplicable.decidedBy": words("由谁决定", "Decided by", {
    outline: { zh: "大纲", en: "the outline" },
    panel: { zh: "专家组", en: "the panel" },
  }),
  "notApplicable.renormalise": words("按适用权重折算", "Renormalise over what applies", "yes-no"),
  "adjustment.allowed": words("允许调整", "Allowed", "yes-no"),
  "adjustment.requires": words("须写明", "Requires", {
    reason: { zh: "理由", en: "reason" },
    approver: { zh: "批准人", en: "approver" },
    date: { zh: "日期", en: "date" },
  }),
  "scoring.aggregate": words("合并方法", "Aggregation", { mean: { zh: "算术平均", en: "mean" } }),
  "scoring.trimmed": words("去掉最高和最低", "Trimmed mean", "yes-no"),
  "scoring.decimals": words("保留小数", "Decimals", "decimals"),
  "scoring.rounding": words("舍入", "Rounding", {
    "half-away-from-zero": { zh: "四舍五入", en: "half away from zero" },
  }),
  "scoring.compare": words("比较时", "Compared", { unrounded: { zh: "用未舍入的值", en: "unrounded" } }),
  "scoring.passMark": words("合格线", "Pass mark", "points", {
    zh: "不设，分数供参考、不决定结论",
    en: "none: the score informs and does not decide",
  }),
  "vetoes.*.title": words("情形", "Veto"),
  "vetoes.*.raisedBy": words("由谁提出", "Raised by", {
    "any-member": { zh: "任一成员", en: "any member" },
    verdict: { zh: "依判定自动成立", en: "the verdict" },
  }),
  "vetoes.*.forbids": words("排除的结论", "Rules out", outcomes),
  "vetoes.*.allows": words("可当场选择", "Allows at once", outcomes),
  "ballot.fraction": words("所需比例", "Needed share"),
  "ballot.mode": words("方式", "Mode", {
    open: { zh: "公开", en: "open" },
    secret: { zh: "无记名", en: "secret" },
  }),
  "ballot.denominator": words("分母", "Denominator", { "full-panel": { zh: "专家组全体", en: "the full panel" } }),
  "ballot.chairVotes": words("组长票数", "Votes of the chair"),
  "deadlines.rectificationMonths": words("整改期限", "Rectification", "months"),
  "deadlines.seasonalDaysAfterSeason": words(
    "季节性指标：下一季结束后",
    "Seasonal targets: after the next season",
    "days",
  ),
  "recheck.membersBesideChair": words("组长之外最少成员", "Fewest members beside the chair", "people"),
  "refusal.ballotStands": words("表决票仍有效", "The ballot stands", "yes-no"),
  "refusal.witnesses": words("见证人", "Witnesses", "people"),
  "refusal.presumption": words("推定", "Presumption", { none: { zh: "不作推定", en: "none" } }),
  "handCorrection.initialled": words("须签注", "Initialled", "yes-no"),
  "handCorrection.ways": words("处理方式", "Ways", {
    "new-version": { zh: "录入新版并重印", en: "a new version, printed again" },
    "bound-scan": { zh: "扫描件作为手改件装订", en: "the scan bound as it is" },
  }),
  "readers.chair": words("组长", "Chair", namedOrNumbered),
  "readers.members": words("成员", "Members", { ...namedOrNumbered, own: named.own }),
  "readers.recorder": words("会议秘书", "Recorder", { ...namedOrNumbered, none: named.none }),
  "readers.alliance": words("联盟秘书处", "Secretariat", namedOrNumbered),
  "readers.applicant": words("项目组", "Applicant", { none: named.none }),
  "documents.memberNames": words("表件上的专家姓名", "Members' names on forms", namedOrNumbered),
  "documents.archiveCopy": words("归档件上的专家姓名", "Members' names in the archive copy", namedOrNumbered),
  "retention.years": words("保管年数", "Years kept", "years"),
  "retention.months": words("另加月数", "And months", "months"),
  "retention.from": words("起算", "Counted from", {
    receipt: { zh: "联盟回执之日", en: "the day of the alliance's receipt" },
  }),
  "retention.earlier": words("凭文件可提前销毁", "May be destroyed earlier where a document says so", "yes-no"),
  "documents.individualScoresToApplicant": words("个人评分给项目组", "Individual scores to the applicant", "yes-no"),
  recoveryByAlliance: words("联盟可保有阅读恢复", "The alliance may hold a recovery slot", "yes-no"),
  "indices.efficacyWeights": words("协同效能权重", "Weights of efficacy", "plain", unset),
  "indices.efficacyWeights.onTime": words("协同效能：按时完成", "Efficacy: on time", "share"),
  "indices.efficacyWeights.transfer": words("协同效能：成果转化", "Efficacy: transfer", "share"),
  "indices.efficacyWeights.satisfaction": words("协同效能：满意度", "Efficacy: satisfaction", "share"),
  "indices.readinessWeights": words("就绪度权重", "Weights of readiness", "plain", unset),
  "indices.readinessWeights.infrastructure": words("就绪度：基础设施", "Readiness: infrastructure", "share"),
  "indices.readinessWeights.data": words("就绪度：数据", "Readiness: data", "share"),
  "indices.readinessWeights.talent": words("就绪度：人才", "Readiness: talent", "share"),
  "indices.readinessWeights.culture": words("就绪度：文化", "Readiness: culture", "share"),
  "indices.gradeBands": words("等级分段", "Grade bands", {
    continuous: { zh: "连续分段", en: "continuous" },
    "round-first": { zh: "先取整再分段", en: "rounded first" },
  }),
  "readings.*.reading": words("处理", "Handling"),
  "materials.*.title": words("名称", "Title"),
  "materials.*.compulsory": words("是否必交", "Compulsory", {
    always: { zh: "必交", en: "always" },
    "if-outline-asks": { zh: "大纲要求时交", en: "where the outline asks" },
    no: { zh: "不要求", en: "no" },
  }),
  "materials.*.minimumCount": words("最少份数", "Fewest copies", "copies"),
  "materials.*.validity": words("有效性", "Validity"),
  "materials.*.validity.text": words("有效性要求", "What makes it count"),
  "materials.*.validity.withinMonths": words("申请前", "Within, before the application", "months", {
    zh: "不限",
    en: "no limit",
  }),
  "materials.*.validity.deliveredVersion": words("须针对交付版本", "About the delivered version", "yes-no"),
  "materials.*.validity.afterPeriodEnd": words("须晚于执行期", "After the project period", "yes-no"),
  ...kindPlaces,
};
