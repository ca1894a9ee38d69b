import path from "node:path";
import { loadPacks } from "#engine/packs.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { button } from "./support/acts.ts";
import { repository } from "./support/browser-host.ts";
import { closeDoors, conclude, openKind, openSheets, openSitting, wordTextOf } from "./support/kind-acts.ts";
import { layTableFor } from "./support/laid-table.ts";
import { enterReading } from "./support/recorder-acts.ts";
import { card, goToStage, pickItem, stageStep, storyOf } from "./support/story-acts.ts";
import { expect, test } from "./support/workstation.ts";

const rules = loadPacks(path.join(repository, "resources")).rules.content;

test("a re-check opens what was left open and nothing else, and passes it by the chair and two members", async ({
  folders,
  openElsewhere,
}) => {
  test.setTimeout(300_000);
  const story = storyOf("machine-shop-recheck");
  const { players, open } = await layTableFor(folders, { played: [storyOf("machine-shop")], issued: [story] });
  const workstation = await open(openElsewhere);
  const { page } = workstation;
  const played = await openKind(workstation, story, kindRules(rules, "recheck"), players);

  await test.step("only the unmet item is open; the others show what was found then, and the way there", async () => {
    await openSitting(played);
    await goToStage(page, "复测核查");
    await expect(stageStep(page, "复测核查")).toContainText("0/1");
    await pickItem(page, "故障识别（复测）");
    const first = card(page, "首次评审");
    await expect(first).toContainText("召回率 ≥ 90 % · 实测 57.84%");
    await expect(first.locator(".verdict").first()).toHaveText("未达到");
    await first.getByText("另有 11 项当时已判定，本次不再复核").click();
    await expect(first.getByRole("listitem").filter({ hasText: "1.5 接入数控设备" })).toContainText("达到");
    await button(first, "打开首次评审").click();
    await expect(stageStep(page, "现场演示")).toContainText("12/12");
    await expect(page.getByRole("note").first()).toContainText("结果签署后不再更改");
    await expect(button(page, "修改读数")).toBeDisabled();
    await page.goBack();
    await expect(stageStep(page, "复测核查")).toBeVisible();
  });

  await test.step("it is measured again as the first time, and met", async () => {
    const [reading] = story.readings;
    if (reading === undefined) throw new Error("the story measures nothing");
    await enterReading(workstation, story, reading);
    await expect(page.getByRole("row").filter({ hasText: "任务书 指标3" })).toContainText("91.18%达到");
    await expect(stageStep(page, "复测核查")).toContainText("1/1");
  });

  await test.step("no scores; an opinion of its own; passed after rectification", async () => {
    await closeDoors(played);
    await openSheets(played);
    await expect(page.locator(".rail-item").filter({ hasText: "评分与分歧" })).toHaveCount(0);
    expect(await conclude(played)).toContain("整改后通过：同意 3 票，反对 0 票，弃权 0 票，未投 0 票");
    const opinion = await wordTextOf(played, "整改复核意见书");
    for (const words of ["整改复核意见书", "限期整改", "整改后通过"]) expect(opinion).toContain(words);
  });
});
