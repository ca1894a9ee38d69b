import { adoptRule } from "#test/support/adopt-rule.ts";
import { reveal } from "#test/support/panel-stages.ts";
import {
  closeOpenPart,
  exchange,
  foundPanel,
  importReadings,
  issueSmallProject,
  openSitting,
  signSheet,
  writeOpinion,
} from "#test/support/small-panel.ts";
import { button, sign, takeSeat } from "./support/acts.ts";
import { toDesk, vote } from "./support/chair-acts.ts";
import { goToStage, pickItem } from "./support/story-acts.ts";
import { byHand } from "./support/table-by-hand.ts";
import { expect, test } from "./support/workstation.ts";

test("a score short of the pass mark is said to the chair, and passing is not put to the vote", async ({
  folders,
  openWorkstation,
}) => {
  test.setTimeout(240_000);
  const panel = await foundPanel();
  await adoptRule(panel, ["scoring", "passMark"], 8001);
  const review = await issueSmallProject(panel);
  await openSitting(panel, review);
  await importReadings(panel, review);
  await closeOpenPart(panel, review);
  for (const member of panel.members) await signSheet(member, review);
  await exchange(panel);
  await reveal(panel, review);
  await writeOpinion(panel, review, "passed");
  await byHand(panel, { folders, openWorkstation }, async ({ page }) => {
    const { chair } = panel;
    await takeSeat(page, chair.name, chair.pin);
    await page.getByRole("button", { name: /GXAI-2026-901/ }).click();
    await toDesk(page, "组长");
    await goToStage(page, "闭门评议");

    await test.step("beside the scores: the total, the mark, and what follows", async () => {
      await pickItem(page, "评分与分歧");
      await expect(page.getByRole("note").filter({ hasText: "合格线" })).toContainText(
        "专家组总分 80.0 分，未达细则的合格线 80.01 分：“通过”不付表决。",
      );
      await expect(page.getByText("评分供参考，不决定结论")).toHaveCount(0);
    });

    await test.step("in the order of the ballot: passing cannot be put, and why; the next proposal can", async () => {
      await pickItem(page, "起草意见");
      await button(page, "去定稿").click();
      const passed = page.locator(".rung").filter({ hasText: "不能提出" });
      await expect(passed).toContainText("通过");
      await expect(passed).toContainText("评分未达合格线 80.01 分");
      await expect(button(page, "定稿").last()).toBeDisabled();
      await expect(page.getByText("拟表决的结论须为“限期整改（待复核）”，请在右侧改选。")).toBeVisible();
      await page.getByRole("button", { name: "改为“限期整改（待复核）”" }).click();
      await expect(button(page, "定稿").last()).toBeEnabled();
      await button(page, "定稿").last().click();
      expect(await sign(page, chair.pin)).toContain("拟表决的结论：限期整改（待复核）");
      await button(page, "下一步：表决").click();
      await expect(page.locator(".rung").filter({ hasText: "不能提出" })).toContainText("评分未达合格线 80.01 分");
      expect(await vote(page, "同意", chair.pin)).toContain("结论：限期整改（待复核）");
    });
  });
});
