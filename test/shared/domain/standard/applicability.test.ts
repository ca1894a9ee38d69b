import { describe, expect, test } from "vitest";
import { loadStandardPack } from "#shared/domain/standard/load-pack.ts";
import { applicability, type Applicability, type ReviewProfile } from "#shared/domain/standard/applicability.ts";
import { standardFiles } from "#test/resources/read-packs.ts";

const { content: pack } = loadStandardPack(standardFiles());
const machineShop: ReviewProfile = {
  kind: "acceptance",
  tier: "medium",
  keyProject: true,
  sector: "机械制造",
  scenarios: ["A1.pm"],
};

function of(profile: Partial<ReviewProfile>): (id: string) => Applicability | undefined {
  const all = applicability(pack, { ...machineShop, ...profile });
  return (id) => all.find(({ clause }) => clause.id === id);
}
const words = (entry: Applicability | undefined): string | undefined => entry?.reason?.zh;

describe("applicability at an acceptance", () => {
  const here = of({});

  test("says something of each of the 158 clauses, in order", () => {
    expect(applicability(pack, machineShop).map(({ clause }) => clause.id)).toEqual(pack.clauses.map(({ id }) => id));
  });

  test.each([
    "acc.tech.accuracy",
    "acc.econ.cost",
    "acc.process",
    "ip.company",
    "proc.report",
    "res.team.algo",
    "A1.pm.accuracy",
    "A4.payback",
    "scope.status",
  ])("%s is checked", (id) => {
    expect(here(id)?.status).toBe("checked-here");
  });

  test.each([
    ["res.data.volume", "不适用于本次项目验收：联盟层面条款"],
    ["guar.loan", "不适用于本次项目验收：联盟层面条款"],
    ["term.4.formula", "不适用于本次项目验收：年度绩效条款"],
    ["perf.grade.good", "不适用于本次项目验收：年度绩效条款"],
    ["term.6.scaleup", "不适用于本次项目验收：推广转化阶段条款"],
    ["acc.pass.library", "不适用于本次项目验收：结论的后果，不是检查项"],
    ["term.2.addedvalue", "不适用于本次项目验收：定义性表述，仅作参考"],
    ["init.w.tech", "不适用于本次项目验收：属于其他类型的评审"],
    ["A1.auto.defect", "不适用于本次项目验收：未选用该应用场景"],
  ])("%s is shown with its reason", (id, reason) => {
    expect(words(here(id))).toBe(reason);
  });

  test("nothing of the alliance, the year, the transfer stage or the consequences alone is ever checked", () => {
    const checked = applicability(pack, machineShop).filter(({ status }) => status === "checked-here");
    for (const { clause } of checked)
      expect(
        clause.layers.some((layer) => "PX".includes(layer)),
        clause.id,
      ).toBe(true);
  });

  test("reasons are given in English too", () => {
    expect(here("res.data.volume")?.reason?.en).toBe(
      "Not for this review (acceptance): a clause for the alliance or the region",
    );
  });

  test("team sizes are for key projects, and an undeclared class is said to be undeclared", () => {
    expect(words(of({ keyProject: false })("res.team.algo"))).toContain("只针对其他类别");
    expect(words(of({ keyProject: null })("res.team.algo"))).toContain("任务书未写明");
  });

  test("clauses for manufacturers follow the sector's field", () => {
    expect(of({})("term.9.scale")?.status).toBe("checked-here");
    expect(words(of({ sector: "fruit" })("term.9.scale"))).toContain("只针对其他类别或行业");
    expect(words(of({ sector: "酿酒" })("term.9.scale"))).toContain("任务书未写明");
  });

  test("a scenario outside its sectors applies by analogy only", () => {
    const analogy = (sector: string | null): boolean | undefined => {
      const entry = of({ sector })("A1.pm.accuracy");
      return entry?.status === "checked-here" ? entry.byAnalogy : undefined;
    };
    expect(analogy("机械制造")).toBe(false);
    expect(analogy("sugarcane")).toBe(true);
    expect(analogy("制糖")).toBe(true);
    expect(analogy(null)).toBe(true);
  });

  test("the basics of annex A go with a chosen scenario, any one", () => {
    expect(of({ scenarios: ["A3.care"] })("A4.trl")?.status).toBe("checked-here");
    expect(words(of({ scenarios: [] })("A4.trl"))).toContain("未选用该应用场景");
  });
});

describe("applicability at other reviews", () => {
  test("an initiation looks at its own clauses, not at the running of the project", () => {
    const at = of({ kind: "initiation" });
    expect(at("init.w.tech")?.status).toBe("checked-here");
    expect(at("term.5.priority")?.status).toBe("checked-here");
    expect(at("mech.1.medium")?.status).toBe("checked-here");
    expect(words(at("mech.1.major"))).toContain("只针对其他类别");
    expect(at("proc.report")?.status).toBe("not-for-this-review");
    expect(words(at("acc.tech.accuracy"))).toBe("不适用于本次立项评审：属于其他类型的评审");
  });

  test("a mid-term looks at the running of the project", () => {
    const at = of({ kind: "midterm" });
    expect(at("proc.report")?.status).toBe("checked-here");
    expect(at("init.w.tech")?.status).toBe("not-for-this-review");
  });

  test("an annual performance review looks at the annual clauses and at no acceptance threshold", () => {
    const at = of({ kind: "performance" });
    expect(at("perf.w.innov")?.status).toBe("checked-here");
    expect(at("term.10.rectify")?.status).toBe("checked-here");
    expect(at("acc.tech.latency")?.status).toBe("not-for-this-review");
  });

  test("a re-check looks at what the acceptance looked at", () => {
    const status = (kind: ReviewProfile["kind"]): readonly string[] =>
      applicability(pack, { ...machineShop, kind }).map((entry) => entry.status);
    expect(status("recheck")).toEqual(status("acceptance"));
  });
});
