import { bindVolume, type MaterialSpec } from "../story-tools.ts";
import { auditFirm, enterprise, institute, testLab, university } from "./profile.ts";

const spec = (
  no: string,
  title: string,
  file: string,
  bound: number,
  nature: MaterialSpec["nature"],
  form: MaterialSpec["form"],
  more: Partial<MaterialSpec> = {},
): MaterialSpec => ({
  no,
  title,
  category: no.slice(0, 2),
  nature,
  form,
  file,
  bound,
  issuer: enterprise,
  validUntil: null,
  defects: [],
  ...more,
});

const alliance = "广西人工智能产学研演示联盟秘书处";

/** The bound volume of the machine-shop dossier, in order. */
export const materials = bindVolume([
  spec("01", "验收申请书", "01-验收申请书.pdf", 2, "self", "original"),
  spec("02", "项目任务书", "02-任务书.pdf", 3, "official", "original", { issuer: alliance }),
  spec("03", "预算调整批复", "03-变更批复.pdf", 1, "official", "copy", { issuer: alliance }),
  spec("04", "实施方案与技术路线图", "04-实施方案与技术路线图.docx", 2, "self", "electronic"),
  spec("05", "月度进度报告（2023-07 至 2026-06，共 36 期）", "05-月度进度报告汇编.pdf", 3, "self", "copy"),
  spec("06", "迭代演示记录", "06-迭代演示记录.pdf", 1, "self", "copy"),
  spec("07", "中期评估意见", "07-中期评估意见.png", 1, "official", "scan", { issuer: alliance }),
  spec("08", "工作总结", "08-工作总结.docx", 2, "self", "electronic"),
  spec("09", "技术总结", "09-技术总结.pdf", 3, "self", "original"),
  spec("10", "考核指标对照表（自评）", "10-考核指标对照表.xlsx", 0, "self", "electronic", {
    defects: ["指标3 任务书为故障召回率 ≥ 90 %，自评改填“故障识别准确率 97.9 %”"],
  }),
  spec("11", "第三方检测报告", "11-第三方检测报告.pdf", 3, "third-party", "scan", {
    issuer: testLab,
    validUntil: "2026-12-18",
    defects: ["检测对象为 v1.8，交付版本为 v2.1", "三页之间无骑缝章"],
  }),
  spec("12", "故障识别留出样本（现场导出）", "12-现场导出.csv", 0, "raw-data", "electronic"),
  spec("12-1", "测试大纲", "12-1-测试大纲.pdf", 1, "self", "original"),
  spec("12-2", "推理时延原始数据", "12-2-推理时延.csv", 0, "raw-data", "electronic", { issuer: testLab }),
  spec("13-1", "用户应用证明（榕驰工模具）", "13-1-用户应用证明.png", 1, "user", "scan", {
    issuer: "柳州榕驰工模具有限公司",
    defects: ["与 13-2 除单位名称外逐字相同", "出具单位为申报单位的全资子公司"],
  }),
  spec("13-2", "用户应用证明（融江零部件）", "13-2-用户应用证明.png", 1, "user", "scan", {
    issuer: "融江通用零部件厂",
    defects: ["与 13-1 除单位名称外逐字相同"],
  }),
  spec("14-1", "经济效益证明", "14-1-经济效益证明.pdf", 1, "self", "original", {
    defects: ["新增销售收入 412 万元未附发票"],
  }),
  spec("14-2", "非计划停机台账（季度）", "14-2-非计划停机台账.xlsx", 0, "raw-data", "electronic"),
  spec("15", "经费决算表", "15-经费决算表.xlsx", 0, "self", "electronic", {
    defects: ["决算合计 738.60 万元，审计认定 738.00 万元，相差 0.6 万元", "自筹到位 480 万元，占承诺 600 万元的 80 %"],
  }),
  spec("16", "专项审计报告", "16-专项审计报告.pdf", 2, "third-party", "original", {
    issuer: auditFirm,
    defects: ["审计认定支出与决算表相差 0.6 万元"],
  }),
  spec("17", "大额凭证抽样", "17-大额凭证抽样.pdf", 2, "self", "copy"),
  spec("18", "专利受理通知书与软件著作权证书", "18-专利与软著.pdf", 2, "official", "copy", { issuer: null }),
  spec("19", "论文", "19-论文首页.pdf", 1, "self", "copy", { issuer: university }),
  spec("20", "科技报告收录证书", "20-科技报告收录证书.png", 1, "official", "scan", { issuer: null }),
  spec("21", "知识产权归属协议", "21-知识产权归属协议.pdf", 2, "official", "original", {
    issuer: `${enterprise}、${university}、${institute}`,
  }),
  spec("22", "风险预警台账（技术、市场、管理）", "22-风险预警台账.csv", 0, "self", "electronic"),
  spec("23", "科研诚信承诺书", "23-科研诚信承诺书.png", 1, "self", "scan"),
  spec("24", "汇报材料", "24-汇报材料.pdf", 4, "self", "electronic"),
]);
