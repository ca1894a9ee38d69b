import path from "node:path";
import { loadPacks } from "#engine/packs.ts";
import type { ReviewKind } from "#shared/domain/dossier/profile.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { button, choose, fill } from "./support/acts.ts";
import { repository } from "./support/browser-host.ts";
import { closeDoors, conclude, openKind, openSheets, openSitting, wordTextOf } from "./support/kind-acts.ts";
import { layTableFor } from "./support/laid-table.ts";
import { enterOtherReadings } from "./support/other-seats.ts";
import { card, goToStage, pickItem, saved, stageStep, storyOf } from "./support/story-acts.ts";
import { expect, test } from "./support/workstation.ts";

const rules = loadPacks(path.join(repository, "resources")).rules.content;
const kindOf = (kind: ReviewKind) => kindRules(rules, kind);

test("a quarter's sitting: a mid-term, a year's performance and an assessment, each to its signed result", async ({
  folders,
  openElsewhere,
}) => {
  test.setTimeout(420_000);
  const issued = ["aluminium-midterm", "yearly-performance", "mill-assessment"].map(storyOf);
  const { players, open } = await layTableFor(folders, { played: [], issued });
  const workstation = await open(openElsewhere);
  const { page } = workstation;

  await test.step("the mid-term: stage targets measured, bands chosen, continued after adjustment", async () => {
    const story = storyOf("aluminium-midterm");
    const played = await openKind(workstation, story, kindOf("midterm"), players);
    await openSitting(played);
    await goToStage(page, "阶段指标核查");
    await pickItem(page, "缺陷识别（阶段）");
    const counts = card(page, "读数");
    for (const [label, value] of [
      ["要找的一类（如 故障）", "缺陷"],
      ["另一类（如 正常）", "完好"],
      ["实为前者，判为前者", "428"],
      ["实为前者，判为后者（漏）", "22"],
      ["实为后者，判为前者（误报）", "26"],
      ["实为后者，判为后者", "1024"],
    ] as const)
      await fill(counts, label, value);
    await saved(page);
    // What the contract asks of the whole project is told, and not asked yet.
    await expect(page.getByRole("row").filter({ hasText: "任务书 指标1" })).toContainText("不适用");
    await expect(page.getByRole("row").filter({ hasText: "大纲 1.1" })).toContainText("95.11%达到");
    await enterOtherReadings(page, story, ["1.1"]);
    await expect(stageStep(page, "阶段指标核查")).toContainText("2/2");
    const read = await closeDoors(played);
    expect(read).toContain("下一步计划：中");
    expect(read).not.toMatch(/\d 分/);
    await openSheets(played);
    await pickItem(page, "评分与分歧");
    await expect(page.getByText("各位选定的档次供参考，不决定结论；结论由表决产生。")).toBeVisible();
    await expect(page.locator(".matrix-total")).toHaveCount(0);
    expect(await conclude(played)).toContain("调整后继续：同意 5 票，反对 0 票，弃权 0 票，未投 0 票");
    const opinion = await wordTextOf(played, "中期评估意见书");
    expect(opinion).toContain("中期评估意见书");
    expect(opinion).toContain("调整后继续");
    await button(page, "返回").click();
  });

  await test.step("a year's performance: a tree of three levels, points, a grade by the bands", async () => {
    const story = storyOf("yearly-performance");
    const played = await openKind(workstation, story, kindOf("performance"), players);
    await openSitting(played);
    await expect(page.getByText("经费审核")).toHaveCount(0);
    const read = await closeDoors(played);
    expect(read).toContain("= 85.1");
    for (const [first, points] of [
      ["技术创新度", 30],
      ["产业贡献度", 40],
      ["社会影响力", 30],
    ] as const)
      await expect(page.locator(".sheet-parent").filter({ hasText: first })).toContainText(`${points} 分`);
    await openSheets(played);
    await pickItem(page, "评分与分歧");
    await expect(page.locator(".matrix-group")).toHaveCount(3);
    await expect(page.locator(".matrix-total")).toContainText("80.8");
    await expect(page.locator(".matrix-grade")).toContainText("良好");
    expect(await conclude(played)).toContain("通过绩效评价报告：同意 5 票");
    await expect(page.getByText("良好（80.8 分）")).toBeVisible();
    const report = await wordTextOf(played, "年度绩效评价报告");
    for (const words of ["年度绩效评价报告", "1.1.1 当年授权专利与登记软著", "80.8", "良好"])
      expect(report).toContain(words);
    await button(page, "返回").click();
  });

  await test.step("an assessment: indices by name, two methods weighed, a report adopted", async () => {
    const story = storyOf("mill-assessment");
    const played = await openKind(workstation, story, kindOf("assessment"), players);
    await openSitting(played);
    await goToStage(page, "指标测评");
    await pickItem(page, "需求与技术匹配度");
    await expect(page.getByText("需求与技术匹配度 > 0.7")).toBeVisible();
    await expect(button(page, "从文件导入")).toHaveCount(0);
    const form = card(page, "读数");
    const demand = form.getByRole("group", { name: "产业需求" });
    await fill(demand, "名称", "压榨抽出率在线测量");
    await fill(demand, "描述", "榨季内连续测量蔗渣糖分，供渗透水量调节使用。");
    const technology = form.getByRole("group", { name: "技术成果" });
    await fill(technology, "名称", "蔗渣近红外在线检测");
    await fill(technology, "描述", "榨季内连续测量蔗渣糖分，供渗透水量调节使用。");
    await button(form, "添加专家评分").click();
    await fill(form, "专家", "蒙志宏");
    await fill(form, "数值（0—1）", "0.6");
    await choose(page, form, "以哪种方法为准", "语义分析与专家评估加权");
    await fill(form, "语义分析的权重（0—1，其余归专家评估）", "0.5");
    await saved(page);
    // The same words twice are alike to the last: 0.5 × 1 + 0.5 × 0.6.
    await expect(page.getByRole("row").filter({ hasText: "标准 四(五)" })).toContainText("0.8达到");
    await enterOtherReadings(page, story, ["1.2"]);
    await expect(stageStep(page, "指标测评")).toContainText("4/4");
    await pickItem(page, "数字化转型就绪度");
    await expect(page.getByRole("row").filter({ hasText: "人才储备" })).toContainText("72分");
    await expect(page.getByRole("row").filter({ hasText: "标准 四(八)" }).first()).toContainText("待定");
    await closeDoors(played);
    await openSheets(played);
    await expect(page.locator(".rail-item").filter({ hasText: "评分与分歧" })).toHaveCount(0);
    expect(await conclude(played)).toContain("已测评：同意 3 票");
    const report = await wordTextOf(played, "测评报告");
    for (const words of ["测评报告", "产业赋能指数 ≥ 0.8", "成果转化成熟度 ≥ 7 级", "需求与技术匹配度 > 0.7"])
      expect(report).toContain(words);
    expect(report).not.toMatch(/(^|[^能])指数 [≥>]/m);
  });
});
