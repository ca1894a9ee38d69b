import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "@playwright/test";
import { button, dialog, fill, sign, takeSeat } from "./support/acts.ts";
import { openDemo, pinOf, saved } from "./support/story-acts.ts";
import { expect, test } from "./support/workstation.ts";

const secretariat = "陆秋萍";
const project = "数控加工设备预测性维护系统";

/** A card of the page by its title. */
const region = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

/** The open dossier or review. */
async function openProject(page: Page): Promise<void> {
  if (!page.url().endsWith("#/library")) await button(page, "返回").click();
  await page.locator(".dossier-row").filter({ hasText: project }).click();
}

test("the standard and the house rules: looked up, changed, tried, adopted, followed to the board", async ({
  workstation,
  folders,
}) => {
  const { page } = workstation;
  const players = await openDemo(page);

  await test.step("a clause is found by its words and says which house rule settles it", async () => {
    await button(page, "标准").click();
    await page.keyboard.press("/");
    await page.keyboard.type("专家类别");
    await page
      .getByRole("button", { name: /专家类别/ })
      .first()
      .click();
    const unclear = region(page, "不明确之处");
    await expect(unclear).toContainText("专家组的人数、单双、组长、出席、回避和抽取没有规定");
    await expect(unclear).toContainText(/最少人数\s*5 人/);
    await button(page, "由细则“专家组”定").click();
    await expect(page.getByRole("heading", { name: "专家组" })).toBeVisible();
    await expect(page.getByText("只有联盟秘书处席位可以修改细则。")).toBeVisible();
  });

  await test.step("a change is a draft: told in words, tried on the projects beside it", async () => {
    await takeSeat(page, secretariat);
    await page.getByLabel("最少人数", { exact: true }).fill("6");
    await page.keyboard.press("Tab");
    await expect(region(page, "草稿的改动")).toContainText("5 人 → 6 人");
    await expect(region(page, "对项目的影响")).toContainText("不满足：专家组 5 人，不少于 6 人");
    await saved(page);
  });

  await test.step("a criterion that goes leaves a sum that is named, and is taken back", async () => {
    await page.locator(".rail-item").filter({ hasText: "评审类型与评审表" }).click();
    await button(page, "移除“创新性与技术水平”").click();
    await expect(page.getByText("项目验收：分值合计 85 分，须为 100 分")).toBeVisible();
    await button(page, "撤销").click();
    await expect(page.getByText("须为 100 分")).toBeHidden();
    await expect(region(page, "草稿的改动")).not.toContainText("创新性与技术水平");
  });

  await test.step("another share of votes shows what becomes of the demo reviews, as played to their end", async () => {
    await page.locator(".rail-item").filter({ hasText: "表决" }).click();
    await page.getByLabel("所需比例", { exact: true }).fill("3");
    await page.getByRole("spinbutton", { name: "分母", exact: true }).fill("5");
    await page.keyboard.press("Tab");
    await expect(region(page, "对演示评审的影响")).toContainText("不通过 → 限期整改（待复核）");
    await saved(page);
  });

  await test.step("a file that is no rules pack is refused with the place, and the draft stays", async () => {
    await page.locator(".rail-item").filter({ hasText: "版本与采纳" }).click();
    const bad = path.join(folders.files, "坏细则.json");
    await writeFile(bad, JSON.stringify({ id: "bad", version: "1" }));
    await workstation.chooseFiles([bad], () => button(page, "从文件载入").click());
    await expect(page.getByText("标准包或评审操作细则不符合格式")).toBeVisible();
    await expect(region(page, "草稿的改动")).toContainText("5 人 → 6 人");
  });

  await test.step("the organiser's document and the PIN put the draft into force", async () => {
    await fill(page, "文号", "桂产联〔2026〕3号");
    await fill(page, "采纳日期", "2026-03-01");
    await page.keyboard.press("Tab");
    await button(page, "采纳草稿").click();
    const read = await sign(page, pinOf(players, secretariat));
    expect(read).toContain("专家组 · 最少人数：5 人 → 6 人");
    await expect(page.getByText("现在用的是示范细则")).toBeHidden();
    await expect(region(page, "版本")).toContainText("桂产联〔2026〕3号");
    await expect(region(page, "对比")).toContainText("最少人数");
  });

  await test.step("the board of a review shows origin, verdict and evidence, and its clauses open", async () => {
    await openProject(page);
    await page.getByText("符合性", { exact: true }).click();
    await expect(page.getByRole("heading", { name: "符合性一览" })).toBeVisible();
    await expect(region(page, "任务书考核指标")).toContainText("任务书 指标3");
    await expect(region(page, "标准（参考）")).toContainText("待定");
    await region(page, "标准（参考）")
      .getByRole("button", { name: /^标准 七\(三\)/ })
      .first()
      .click();
    await expect(dialog(page)).toContainText("以上为本程序的转述，不是标准原文。");
    await button(dialog(page), "关闭").last().click();
  });
});
