import type { StoryMaterial } from "../story-schema.ts";
import { organiser } from "./people.ts";
import { bindVolume, type MaterialSpec } from "./story-tools.ts";

/** What differs between the dossiers' lists of materials. */
export interface MaterialList {
  readonly enterprise: string;
  readonly university: string;
  readonly parties: string;
  readonly lab: string;
  readonly auditFirm: string;
  readonly users: readonly string[];
  readonly months: string;
  readonly ledger: { readonly title: string; readonly file: string };
  /** Title of 03, the approval letter. */
  readonly approval: string;
  /** Raw data of category 12 beside the test plan, each a file of the dossier's own. */
  readonly rawData: readonly Pick<MaterialSpec, "no" | "title" | "file" | "issuer">[];
  /** Papers only this dossier has. */
  readonly extra?: readonly MaterialRow[];
  /** Planted defects and whatever else departs from the usual, by material number. */
  readonly changes: Readonly<Record<string, Partial<MaterialSpec>>>;
}

/** A line of the list; `bound` is its pages in the volume. */
export type MaterialRow = readonly [
  no: string,
  title: string,
  file: string,
  bound: number,
  nature: MaterialSpec["nature"],
  form: MaterialSpec["form"],
  issuer: string | null,
];

/** The 24 categories of the acceptance dossier in the order of the bound volume. */
export function materialList(list: MaterialList): StoryMaterial[] {
  const { enterprise, university, parties, lab, auditFirm, users } = list;
  const rows: readonly MaterialRow[] = [
    ["01", "验收申请书", "01-验收申请书.pdf", 2, "self", "original", enterprise],
    ["02", "项目任务书", "02-任务书.pdf", 3, "official", "original", organiser],
    ["03", list.approval, "03-变更批复.pdf", 1, "official", "copy", organiser],
    ["04", "实施方案与技术路线图", "04-实施方案与技术路线图.docx", 2, "self", "electronic", enterprise],
    ["05", `月度进度报告（${list.months}）`, "05-月度进度报告汇编.pdf", 3, "self", "copy", enterprise],
    ["06", "迭代演示记录", "06-迭代演示记录.pdf", 1, "self", "copy", enterprise],
    ["07", "中期评估意见", "07-中期评估意见.png", 1, "official", "scan", organiser],
    ["08", "工作总结", "08-工作总结.docx", 2, "self", "electronic", enterprise],
    ["09", "技术总结", "09-技术总结.pdf", 3, "self", "original", enterprise],
    ["10", "考核指标对照表（自评）", "10-考核指标对照表.xlsx", 0, "self", "electronic", enterprise],
    ["11", "第三方检测报告", "11-第三方检测报告.pdf", 3, "third-party", "scan", lab],
    ["12-1", "测试大纲", "12-1-测试大纲.pdf", 1, "self", "original", enterprise],
    ...list.rawData.map(({ no, title, file, issuer }): MaterialRow => [
      no,
      title,
      file,
      0,
      "raw-data",
      "electronic",
      issuer,
    ]),
    ...users.map((unit, index): MaterialRow => [
      `13-${index + 1}`,
      `用户应用证明（${unit}）`,
      `13-${index + 1}-用户应用证明.png`,
      1,
      "user",
      "scan",
      unit,
    ]),
    ...(list.extra ?? []),
    ["14-1", "经济效益证明", "14-1-经济效益证明.pdf", 1, "self", "original", enterprise],
    ["14-2", list.ledger.title, list.ledger.file, 0, "raw-data", "electronic", enterprise],
    ["15", "经费决算表", "15-经费决算表.xlsx", 0, "self", "electronic", enterprise],
    ["16", "专项审计报告", "16-专项审计报告.pdf", 2, "third-party", "original", auditFirm],
    ["17", "大额凭证抽样", "17-大额凭证抽样.pdf", 2, "self", "copy", enterprise],
    ["18", "专利受理通知书与软件著作权证书", "18-专利与软著.pdf", 2, "official", "copy", null],
    ["19", "论文", "19-论文首页.pdf", 1, "self", "copy", university],
    ["20", "科技报告收录证书", "20-科技报告收录证书.png", 1, "official", "scan", null],
    ["21", "知识产权归属协议", "21-知识产权归属协议.pdf", 2, "official", "original", parties],
    ["22", "风险预警台账（技术、市场、管理）", "22-风险预警台账.csv", 0, "self", "electronic", enterprise],
    ["23", "科研诚信承诺书", "23-科研诚信承诺书.png", 1, "self", "scan", enterprise],
    ["24", "汇报材料", "24-汇报材料.pdf", 4, "self", "electronic", enterprise],
  ];
  return bindVolume(
    rows
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([no, title, file, bound, nature, form, issuer]) => ({
        no,
        title,
        category: no.slice(0, 2),
        nature,
        form,
        file,
        bound,
        issuer,
        validUntil: null,
        defects: [],
        ...list.changes[no],
      })),
  );
}
