import type { OpinionText } from "#shared/domain/document/inputs-panel.ts";

/** A digest that is recognisable in print. */
export const digest = (seed: string): string => seed.repeat(64).slice(0, 64);

export const opinion: OpinionText = {
  digest: digest("5e1f"),
  frozenAt: "2026-11-20T15:42:00+08:00",
  version: 4,
  sections: [
    {
      id: "opening",
      heading: null,
      paragraphs: [
        "2026年11月20日，演示联盟秘书处在柳州××机械厂会议室组织召开了“数控加工设备预测性维护系统研发与应用”（项目编号：GXAI-2024-012）项目验收会。专家组由 5 人组成（名单见签字页），听取了项目组的汇报，审阅了验收资料，考察了现场、观看了演示，并进行了质询和讨论，形成意见如下：",
      ],
      points: [],
    },
    {
      id: "materials",
      heading: "验收资料",
      paragraphs: [
        "应交必备材料 13 份，已交 13 份；原件已核 7 份。第三方检测报告的被测版本为 v1.8，与交付版本 v2.1 不一致，专家组以交付版本现场复测。",
      ],
      points: [],
    },
    {
      id: "targets",
      heading: "考核指标完成情况",
      paragraphs: [
        "任务书考核指标 6 项，达到 5 项，待定 1 项（发明专利权属）。非计划停机时间由 86.5 h/季度降至 39.2 h/季度，减少 54.7 %；故障召回率 92.16 %（94/102 条），95 % 区间 85.28–95.97 %，不排除低于 90 %；端到端报警延时第 95 百分位 640 ms。逐项情况见附件。",
      ],
      points: [],
    },
    {
      id: "finance",
      heading: "经费使用情况",
      paragraphs: [
        "预算 860.00 万元，决算支出 852.51 万元，审计认定 851.91 万元，相差 0.60 万元；自筹承诺 600 万元，到位 480 万元，到位率 80 %。",
      ],
      points: [],
    },
    {
      id: "results",
      heading: "成果与效益",
      paragraphs: [
        "系统接入 36 台数控机床；发明专利授权 2 件，软件著作权 3 项。生产效率提升 6.8 %，任务书未承诺，供参考。",
      ],
      points: [],
    },
    {
      id: "problems",
      heading: "存在的问题",
      paragraphs: [],
      points: [
        { text: "第三方检测报告的被测版本与交付版本不一致。", basis: "材料 11，汇编 143 页" },
        { text: "两份用户应用证明文字相同，其中一份出自承担单位的子公司。", basis: "材料 13，汇编 187 页" },
        { text: "自筹经费到位 80 %，决算与审计相差 0.60 万元。", basis: "经费审核意见表" },
      ],
    },
    {
      id: "suggestions",
      heading: "建议",
      paragraphs: [],
      points: [
        { text: "以交付版本 v2.1 重新检测，样本中的故障不少于 300 条。", basis: "测试记录 2.1" },
        { text: "补充独立用户的应用证明和自筹经费到位凭证。", basis: "质询 3" },
      ],
    },
  ],
};
