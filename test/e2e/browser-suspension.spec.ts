import { keptOn } from "#test/support/adversary.ts";
import { playedTo } from "#test/support/panel-stages.ts";
import { voteAll, writeOpinion } from "#test/support/small-panel.ts";
import { button, dialog, sign, takeSeat } from "./support/acts.ts";
import { cosign, toDesk } from "./support/chair-acts.ts";
import { card, goToStage, pickItem } from "./support/story-acts.ts";
import { byHand } from "./support/table-by-hand.ts";
import { expect, test } from "./support/workstation.ts";

const code = /GXAI-2026-901/;

test("a member suspects false material, and the panel suspends the review", async ({ folders, openWorkstation }) => {
  test.setTimeout(200_000);
  const stage = await playedTo("revealed");
  let panel = await stage.restore();
  const { review } = stage;
  const { reviewId } = review;
  await writeOpinion(panel, review, "passed");
  const [, doubtful] = panel.members;
  if (doubtful === undefined) throw new Error("nobody doubts");
  const words = "材料 11 与材料 12 的曲线逐点相同。";

  panel = await byHand(panel, { folders, openWorkstation }, async ({ page }) => {
    await takeSeat(page, doubtful.name, doubtful.pin);
    await page.getByRole("button", { name: code }).click();
    await goToStage(page, "闭门评议");
    const raised = card(page, "涉嫌弄虚作假");
    await button(raised, "提出涉嫌弄虚作假").click();
    const form = dialog(page);
    await expect(button(form, "下一步")).toBeDisabled();
    await form.getByLabel("依据", { exact: true }).fill(words);
    await button(form, "下一步").click();
    expect(await sign(page, doubtful.pin)).toContain(words);
    await expect(raised).toContainText(words);

    await takeSeat(page, panel.chair.name, panel.chair.pin);
    await toDesk(page, "组长");
    await goToStage(page, "闭门评议");
    await pickItem(page, "起草意见");
    await button(page, "去定稿").click();
    await expect(card(page, "涉嫌弄虚作假")).toContainText(doubtful.name);
    await button(card(page, "中止评审"), "改为建议中止").click();
    await expect(button(page, "回到按次序表决")).toBeVisible();
    await button(page, "定稿").last().click();
    expect(await sign(page, panel.chair.pin)).toContain("拟表决的结论：中止");
    await expect(page.getByText("第 1 稿已定稿")).toBeVisible();
  });

  const [opinion] = await keptOn(panel.table, reviewId, "opinion");
  expect(opinion?.body.proposal).toBe("suspended");
  await voteAll(panel, review, opinion?.digest ?? "", () => "for");
  panel = await byHand(panel, { folders, openWorkstation }, async ({ page }) => {
    await takeSeat(page, panel.chair.name, panel.chair.pin);
    await page.getByRole("button", { name: code }).click();
    await goToStage(page, "定稿·表决·签字");
    await cosign(page, panel.chair.pin);
    await toDesk(page, "组长");
    await goToStage(page, "结果与回执");
    await button(page, "签署评审结果").last().click();
    expect(await sign(page, panel.chair.pin)).toContain("中止：同意 5 票");
  });
  const [result] = await keptOn(panel.table, reviewId, "result");
  expect(result?.body.outcome).toBe("suspended");
  const [suspicion] = await keptOn(panel.table, reviewId, "suspicion");
  expect(suspicion?.body).toMatchObject({ memberId: doubtful.identityId, text: words });
});
