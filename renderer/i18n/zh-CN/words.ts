export const kinds = {
  acceptance: "项目验收",
  recheck: "整改复核",
  initiation: "立项评审",
  midterm: "中期评估",
  performance: "年度绩效评价",
  assessment: "测评",
} as const;

export const dossierStates = {
  draft: "编制中",
  issued: "已签发",
  "at-the-table": "评审中",
  signed: "结果已签署",
  registered: "联盟已登记",
  concluded: "组织单位已结论",
} as const;

export const categories = { technical: "技术", industry: "产业", finance: "财务" } as const;

export const positions = { chair: "组长", member: "成员", alternate: "备选专家" } as const;

export const roles = {
  secretariat: "联盟秘书处",
  recorder: "会议秘书",
  expert: "评审专家",
  organiser: "组织单位",
} as const;

export const adoptions = { binding: "采用·约束", reference: "采用·参考", "not-applicable": "不适用" } as const;

export const bindings = { binding: "约束性", expected: "预期性" } as const;

export const verifications = {
  "on-site-test": "现场测试",
  "third-party": "第三方检测",
  "site-check": "现场查定",
  documents: "资料核定",
  expert: "专家评估",
} as const;

export const natures = {
  official: "官方文件",
  "third-party": "第三方",
  user: "用户出具",
  "raw-data": "原始数据",
  self: "项目组自述",
} as const;

export const modes = { meeting: "会议", mixed: "混合", correspondence: "函审" } as const;

export const tiers = { major: "重大", medium: "中型", small: "小型" } as const;

export const unitKinds = { enterprise: "企业", university: "高校", institute: "科研院所", other: "其他" } as const;

export const unitRoles = {
  lead: "牵头单位",
  partner: "参加单位",
  user: "应用单位",
  "test-lab": "检测机构",
  "audit-firm": "审计机构",
} as const;

export const teamRoles = {
  lead: "项目负责人",
  "algorithm-engineer": "算法工程师",
  "domain-expert": "领域专家",
  "industry-engineer": "产业工程师",
  finance: "财务人员",
  other: "其他",
} as const;

export const comparators = {
  gte: "≥（以上、不低于）",
  lte: "≤（以下、不超过）",
  gt: ">（高于）",
  lt: "<（小于）",
  eq: "=（等于）",
  between: "介于（含两端）",
  none: "未规定数值",
} as const;

export const questionStates = {
  open: "待答复",
  clarified: "已澄清",
  "partly-clarified": "部分澄清",
  "not-clarified": "未澄清",
  "supplement-needed": "需补充材料",
} as const;

export const checkVerdicts = { accepted: "核定", remark: "核定并备注", rejected: "不予采信" } as const;

export const attendanceBlocks = {
  panel: "专家组",
  organiser: "组织单位",
  applicant: "项目组",
  observer: "列席人员",
} as const;

export const milestones = {
  "outline-confirmed": "大纲确认",
  "test-group-named": "测试组确定",
  "presentation-held": "汇报完毕",
  "applicant-left": "项目组退场",
  "opinion-read-out": "复会宣读意见",
  "applicant-statement": "项目组表态",
} as const;

export const registers = {
  "promotion-library": "成果推广库",
  "failure-analysis": "未通过原因分析",
  "project-library": "项目库",
} as const;

export const audiences = {
  applicant: "项目组",
  panel: "专家组",
  internal: "内部",
  archive: "归档",
  public: "公开",
} as const;
