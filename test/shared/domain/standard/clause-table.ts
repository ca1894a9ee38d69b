import type { Layer } from "#shared/domain/standard/clause-schema.ts";

/** One row of the clause table, typed here from the standard's text and not from the pack: a change of the pack that nobody meant shows. */
export interface TableRow {
  readonly id: string;
  readonly layers: readonly Layer[];
  readonly comparator: string;
  /** A number, two of them for `between`, item ids for lists, `yes` for presence, empty for none. */
  readonly threshold: readonly string[];
  /** Empty where the clause has no quantity. */
  readonly unit: string;
  readonly soft: boolean;
}

const lines = `
scope.region | L | eq | guangxi
scope.field | L | one-of | manufacturing agriculture services
scope.sectors | L | one-of | machinery automotive electronics food-processing tourism elderly-care
scope.adjust | P | none
term.1.features | L | eq | 4 | 项
term.1.modes | L | includes | resources strengths risks benefits | 项
term.2.efficiency | R | gte | 20 | %
term.2.cost | R | gte | 15 | %
term.2.addedvalue | R | gte | 30 | %
term.3.functions | A | eq | 4 | 项
term.3.fourones | A | eq | 4 | 项
term.4.formula | Y | none |  | 1
term.4.excellent | Y | gte | 0.8 | 1
term.5.priority | L | gt | 0.7 | 1
term.5.gap | L | lt | 0.3 | 1
term.5.methods | L | none
term.6.scale | P | one-of | 1 2 3 4 5 6 7 8 9 | 级
term.6.scaleup | T | gte | 7 | 级
term.6.basis | P | includes | stability market-fit return | 项
term.7.growth | Y | gte | 15 | %
term.7.components | Y | eq | 2 | 类
term.8.support | L | gte | 80 | 分
term.8.elements | L | eq | 4 | 项
term.9.scale | P | one-of | L1 L2 L3 L4 L5 | 级
term.9.lift | R | gte | 1 | 级
term.10.components | Y | eq | 3 | 项
term.10.rectify | Y | lt | 0.6 | 1
mech.1.alliance | A | eq | 4 | 项
mech.1.committees | A | eq | 2 | 类
mech.1.staff | A | gte | 10 | 人
mech.1.major | L | eq | yes
mech.1.medium | L | eq | yes
mech.1.small | L | eq | yes
mech.1.tripartite | L R | gte | 1 | 人/方
mech.2.quarter | A | gte | 1 | 次/季
mech.2.month | A | gte | 1 | 次/月
mech.2.platform | A | eq | 3 | 项
mech.2.libs | A | eq | 2 | 个
mech.2.review | L | one-of | alliance-experts committee
mech.2.adjust | L | eq | yes
res.data.volume | A | gte | 1 | TB
res.data.label | A | gte | 95 | %
res.data.refresh | A | lte | 7 | 天
res.data.scenes | A | gte | 3 | 个 | soft
res.data.security | A P | eq | yes
res.data.platform | A | eq | yes
res.compute.total | A | gte | 100 | PFLOPS
res.compute.centers | A | includes | nanning liuzhou guilin | 市
res.compute.edge | A | eq | yes
res.compute.sched | A | eq | yes
res.compute.compress | A | gte | 10 | 倍(:1)
res.compute.toolchain | A | eq | yes
res.team.algo | P | gte | 3 | 人
res.team.domain | P | gte | 2 | 人
res.team.industry | P | gte | 5 | 人
res.team.mentors | L | eq | 2 | 类
res.team.train | A | gte | 1000 | 人次/年
res.team.mobility | A | eq | yes
init.w.tech | L | eq | 30 | %
init.w.value | L | eq | 40 | %
init.w.team | L | eq | 30 | %
init.plan.docs | L P | includes | route schedule resources results | 项
init.plan.route | L | includes | breakthroughs novelties | 项
init.plan.milestone | L | gte | 1 | 个
init.library | L | eq | yes
proc.iter | P L | lte | 14 | 天
proc.waterfall | L | eq | yes
proc.risk | P L | eq | 3 | 类
proc.report | P L | gte | 1 | 份/月
proc.consult | L | eq | yes
proc.midterm | P L | gte | 1 | 次
acc.tech.accuracy | P | gte | 90 | %
acc.tech.latency | P | lt | 100 | ms
acc.tech.stability | P | gte | 99.9 | %
acc.econ.efficiency | P | gte | 20 | %
acc.econ.cost | P | gte | 15 | %
acc.econ.roi | P | none |  | %
acc.tech.other | P | none
acc.panel.mix | P | gte | 1 | 人
acc.panel.pool | A | eq | yes
acc.process | P | includes | materials demonstration questions | 环节
acc.pass.library | K | eq | yes
acc.fail.review | K | eq | yes
ip.principle | L P | eq | yes
ip.company | P | between | 60 70 | % | soft
ip.academia | P | between | 30 40 | % | soft
ip.pool | A | eq | yes
ip.open | T | eq | yes
ip.valuation | T P | eq | yes
tran.paths | T | one-of | 1 2 3 | 类
tran.demo | A | gte | 3 | 条
tran.network | T | eq | yes
tran.fund | A | eq | yes
tran.track | T | eq | yes
perf.levels | Y | eq | 3 | 级
perf.w.innov | Y | eq | 30 | %
perf.w.contrib | Y | eq | 40 | %
perf.w.social | Y | eq | 30 | %
perf.tree | Y | gte | 1 | 项
perf.annual | Y | eq | 1 | 次/年
perf.grade.excellent | Y | gte | 85 | 分
perf.grade.good | Y | between | 70 84 | 分
perf.grade.pass | Y | between | 60 69 | 分
perf.grade.fail | Y | lt | 60 | 分
perf.methods | Y | includes | quantitative qualitative | 类
perf.incentive | Y | eq | yes
guar.firstset | A | lte | 30 | %
guar.tax | A | eq | yes
guar.subsidy | A | eq | yes
guar.fund | A | eq | 10 | 亿元
guar.loan | A | lte | 1000 | 万元
guar.risk | A | none |  | %
A1.pm.accuracy | X P | gte | 95 | %
A1.pm.downtime | X P | gte | 50 | %
A1.auto.defect | X P | gte | 99 | %
A1.auto.speed | X P | gte | 3 | 倍(提升)
A1.food.defect | X P | gte | 99 | %
A1.food.rate | X P | gte | 100 | 件/分
A1.elec.sched | X P | none |  | %
A2.cane.fert | X P | gte | 20 | %
A2.cane.yield | X P | gte | 15 | %
A2.cane.pest | X P | eq | yes
A2.fruit.grade | X P | gte | 98 | %
A2.fruit.rate | X P | gte | 5 | 吨/时
A2.fruit.trace | X P | eq | yes
A3.tour.guide | X P | eq | 3 | 项
A3.hotel.service | X P | eq | 3 | 项
A3.med.accuracy | X P | gte | 90 | %
A3.med.speed | X P | gte | 50 | %
A3.care.monitor | X P | eq | yes
A4.trl | X P | gte | 6 | 级
A4.scalable | X P | eq | yes
A4.payback | X P | lte | 3 | 年 | soft
A4.service | X P | eq | yes
final.effective | A | none
scope.status | P | one-of | adopted reference not-used
scope.process | L | one-of | needs initiation research transfer diffusion performance
term.1.continuity | L | eq | yes
term.2.directions | R | one-of | digital smart green high-end | 项
mech.1.council | A | none
init.focus.tech | L | includes | novelty difficulty | 项
init.focus.value | L | includes | economic social | 项
init.focus.team | L | includes | background practice | 项
proc.response | L | eq | yes
acc.dims | P | gte | 2 | 类
acc.econ.other | P | none
acc.pass.priority | K | eq | yes
acc.fail.lessons | K | eq | yes
tran.base | T | eq | yes
A1.pm.function | X P | eq | 2 | 项
A1.auto.function | X P | eq | yes
A1.food.function | X P | includes | appearance composition freshness | 项
A2.cane.function | X P | eq | 3 | 项
A2.pest.action | X P | eq | 2 | 项
A2.fruit.indices | X P | includes | size colour sugar blemish | 项
A3.tour.function | X P | eq | 2 | 项
A3.med.function | X P | eq | yes
A4.benefit | X P | eq | yes
`;

/** All 158, in the order of the standard's table. */
export const clauseTable: readonly TableRow[] = lines
  .trim()
  .split("\n")
  .map((line) => {
    const [id = "", layers = "", comparator = "", threshold = "", unit = "", soft = ""] = line
      .split("|")
      .map((cell) => cell.trim());
    return {
      id,
      layers: layers.split(" ") as Layer[],
      comparator,
      threshold: threshold === "" ? [] : threshold.split(" "),
      unit,
      soft: soft === "soft",
    };
  });
