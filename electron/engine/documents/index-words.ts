import type { TestRecord } from "#shared/domain/document/inputs-panel.ts";
import { indexInputSchemas } from "#shared/domain/indices/catalogue.ts";
import type { IndexInstrument } from "#shared/domain/measurement/index-measurement.ts";
import { scoredCriteria } from "#shared/domain/scoring/criteria.ts";
import type { FormCriterion } from "#shared/domain/standard/form-schema.ts";
import { tenThousandYuan } from "./amounts.ts";

type Line = TestRecord["readings"][number];

/** Whether a copy shows what each expert scored, or only how many did (house rule: documents — individual scores never reach the applicant). */
export interface ReadingLook {
  readonly individualScores: boolean;
  /** The indicators a yearly performance is scored by (house rule: the form of that kind). */
  readonly tree?: readonly FormCriterion[];
}

const line = (label: string, value: string, unit = ""): Line => ({ label, value: { value, unit } });
const missing = "未录入";
const sourced = (label: string, source: string): string => (source.trim() === "" ? label : `${label}（${source}）`);
const methodWords = { quantitative: "定量数据分析", qualitative: "专家评议" } as const;
const basisWords = { stability: "技术稳定性", "market-fit": "市场适应性", return: "投资回报率" } as const;

/** What was entered for an index, part by part with its source, as the assessment report prints it. Throws ZodError on inputs no record takes. */
export function indexLines(
  instrument: IndexInstrument,
  values: unknown,
  { individualScores, tree = [] }: ReadingLook,
): readonly Line[] {
  switch (instrument) {
    case "empowerment-index": {
      const { penetration, depth, contribution } = indexInputSchemas[instrument].parse(values);
      return [
        line(sourced("技术渗透率", penetration.source), penetration.value),
        line(sourced("应用深度", depth.source), depth.value),
        line(sourced("效益贡献度", contribution.source), contribution.value),
      ];
    }
    case "match-degree": {
      const { demand, technology, experts } = indexInputSchemas[instrument].parse(values);
      return [
        line("需求", demand.title),
        line("技术", technology.title),
        ...(individualScores
          ? experts.map(({ name, score }) => line(`评分 ${name}`, score))
          : [line("专家评分", String(experts.length), "人")]),
      ];
    }
    case "transfer-maturity": {
      const { level, bases, assessor } = indexInputSchemas[instrument].parse(values);
      return [line(`评定（${assessor}）`, String(level), "级"), ...bases.map((id) => line("依据", basisWords[id]))];
    }
    case "readiness": {
      const { infrastructure, data, talent, culture } = indexInputSchemas[instrument].parse(values);
      return [
        line(sourced("基础设施", infrastructure.source), infrastructure.score ?? missing, "分"),
        line(sourced("数据资源", data.source), data.score ?? missing, "分"),
        line(sourced("人才储备", talent.source), talent.score ?? missing, "分"),
        line(sourced("组织文化", culture.source), culture.score ?? missing, "分"),
      ];
    }
    case "efficacy": {
      const { onTime, transfer, satisfaction } = indexInputSchemas[instrument].parse(values);
      return [
        line(sourced("按期完成率", onTime.source), onTime.value ?? missing),
        line(sourced("转化成功率", transfer.source), transfer.value ?? missing),
        line(sourced("满意度", satisfaction.source), satisfaction.value ?? missing),
      ];
    }
    case "manufacturing-maturity": {
      const { units } = indexInputSchemas[instrument].parse(values);
      return units.map(({ name, before, after, assessor, date }) =>
        line(`${name}（${assessor}，${date}）`, `${before} → ${after}`),
      );
    }
    case "process-evidence": {
      const { until = null, demos, reports, risks, midterms } = indexInputSchemas[instrument].parse(values);
      return [
        ...(until === null ? [] : [line("统计截止日", until)]),
        line("迭代演示", String(demos.length), "次"),
        line("月度进度报告", String(reports.length), "份"),
        line("风险预警类别", risks === null ? missing : String(risks.length), "类"),
        line("中期评估", midterms.join("、") || "无"),
      ];
    }
    case "growth": {
      const { previous, current } = indexInputSchemas[instrument].parse(values);
      return [previous, current].flatMap((year) =>
        year === null
          ? []
          : [
              line(sourced(`${year.year} 年直接效益`, year.source), tenThousandYuan(year.directFen), "万元"),
              line(
                `${year.year} 年间接效益`,
                year.indirectFen === null ? missing : tenThousandYuan(year.indirectFen),
                "万元",
              ),
            ],
      );
    }
    case "performance-tree": {
      const { subject, year, scores, methods } = indexInputSchemas[instrument].parse(values);
      return [
        line("考核对象", `${subject}（${year} 年）`),
        ...scoredCriteria(tree).map(({ id, title }) => line(title.zh, scores[id] ?? missing, "分")),
        line("考核方法", methods.map((method) => methodWords[method]).join("、") || missing),
      ];
    }
    case "ip-shares": {
      const { parties } = indexInputSchemas[instrument].parse(values);
      return parties.map(({ name, share }) => line(name, share ?? missing, "%"));
    }
  }
}
