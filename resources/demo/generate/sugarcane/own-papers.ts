import { chineseDate, seal } from "../forms/common.ts";
import type { Content } from "../forms/facts.ts";
import { organiser } from "../people.ts";
import { escapeHtml, form, heading, ink, paragraphs, table } from "../render/html.ts";
import { signed, signLine } from "../render/seal.ts";
import { decimal } from "../story-tools.ts";
import { weatherStation } from "./materials.ts";
import { profile } from "./profile.ts";
import { fields, yieldOf, type Field } from "./survey.ts";

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function fieldRow({ name, role, area, points, stalkWeights }: Field): readonly string[] {
  const density = mean(points) * 10;
  const weight = mean(stalkWeights.map(Number));
  return [
    name,
    role === "demo" ? "示范" : "对照",
    area,
    String(points.length),
    decimal(density, 0),
    decimal(weight, 3),
    decimal((density * weight) / 1000, 2),
  ];
}

/** 现场查定意见 of 16 January 2026, signed by the three who counted. */
export const surveyOpinion: Content = {
  kind: "sheets",
  scanned: true,
  sheets: [
    {
      body: `<h1>现场查定意见（田间测产）</h1>${form([
        ["项目", `${profile.code}　${profile.title}`],
        ["查定日期", chineseDate("2026-01-16"), "品种与宿根", "桂糖42号，第一年宿根"],
      ])}${table(["地块", "区别", "面积（亩）", "样点", "茎/亩", "kg/茎", "吨/亩"], fields.map(fieldRow), { small: true, numeric: [2, 3, 4, 5, 6] })}${heading("查定意见")}${paragraphs(
        [
          `按面积加权平均，示范区 ${decimal(yieldOf(fields, "demo"), 2)} 吨/亩，对照区 ${decimal(yieldOf(fields, "control"), 2)} 吨/亩。糖厂化验室测定蔗糖分：示范区 14.7 %，对照区 14.6 %。`,
          "取样由查定组随机布点，项目组与种植户在场，样点与称重记录见材料 12、12-2。",
        ],
      )}${signed(
        [
          signLine(`查定组：${ink("韦汉光")}${ink("农秀锋")}${ink("陆家宝")}`),
          signLine(`${escapeHtml(organiser)}（章）`),
          signLine(chineseDate("2026-01-16")),
        ],
        [{ seal: seal(organiser.replace("秘书处", ""), 5, "秘书处"), right: 6, top: 4 }],
      )}`,
    },
  ],
};

/** 气象证明: how dry August to October 2025 was. */
export const weatherCertificate: Content = {
  kind: "sheets",
  scanned: true,
  sheets: [
    {
      body: `<h1>气象证明</h1>${paragraphs(["应申请，现将 2025 年 8 月至 10 月渠旧、山圩、东罗一带降水情况证明如下："])}${table(
        ["月份", "降水量（mm）", "常年同期（mm）", "距平（%）"],
        [
          ["8 月", "82", "176", "-53"],
          ["9 月", "54", "104", "-48"],
          ["10 月", "32", "62", "-48"],
          ["合计", "168", "342", "-51"],
        ],
        { numeric: [1, 2, 3] },
      )}${paragraphs(["数据取自本站区域自动观测资料，仅说明降水情况，不作为产量影响的结论。"])}${signed(
        [signLine(`签发：${ink("农文海")}`), signLine(weatherStation), signLine(chineseDate("2026-01-28"))],
        [{ seal: seal(weatherStation, -5), right: 4, top: 4 }],
      )}`,
    },
  ],
};

/** 土壤检测报告 of two villages; the third is missing on purpose. */
export const soilReport: Content = {
  kind: "sheets",
  scanned: false,
  sheets: [
    {
      body: `<h1>土壤检测报告</h1>${form([
        ["委托单位", "扶绥绿蔗农业发展有限公司"],
        ["取样日期", chineseDate("2023-07-11"), "报告日期", chineseDate("2023-08-04")],
        ["取样地点", "渠旧村 24 个样、山圩村 22 个样"],
      ])}${table(
        ["村", "样数", "pH", "有机质（g/kg）", "碱解氮（mg/kg）", "有效磷（mg/kg）", "速效钾（mg/kg）"],
        [
          ["渠旧村", "24", "5.4", "21.6", "98", "17.2", "86"],
          ["山圩村", "22", "5.1", "18.9", "91", "12.8", "74"],
        ],
        { small: true, numeric: [1, 2, 3, 4, 5, 6] },
      )}${paragraphs(["结论：两村土壤偏酸，有效磷中等，速效钾偏低。（本报告不含东罗村。）"])}${signed(
        [signLine("桂西南土壤肥料测试站"), signLine(chineseDate("2023-08-04"))],
        [{ seal: seal("桂西南土壤肥料测试站", 6, "检测专用章"), right: 4, top: -10 }],
      )}`,
    },
  ],
};
