import path from "node:path";
import { loadPacks } from "#engine/packs.ts";
import type { KindRules } from "#shared/domain/standard/kind-schema.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { button, choose, fill, sign, takeSeat } from "./support/acts.ts";
import { repository } from "./support/browser-host.ts";
import { closeDoors, conclude, openKind, openSheets, openSitting, recorder, wordTextOf } from "./support/kind-acts.ts";
import { layTableFor } from "./support/laid-table.ts";
import { pickItem, pinOf, saved, storyOf } from "./support/story-acts.ts";
import { expect, test } from "./support/workstation.ts";

const rules = loadPacks(path.join(repository, "resources")).rules.content;
const secretariat = "陆秋萍";

test("an application is issued anew to be reviewed by letter, and goes through without a presentation", async ({
  folders,
  openElsewhere,
}) => {
  test.setTimeout(300_000);
  const story = storyOf("sugar-press");
  const initiation = kindRules(rules, "initiation");
  const { players, open } = await layTableFor(folders, { played: [], issued: [story] });
  const workstation = await open(openElsewhere);
  const { page } = workstation;

  await test.step("an acceptance is not held by letter, an application may be", async () => {
    await takeSeat(page, secretariat, pinOf(players, secretariat));
    await page.getByRole("button", { name: new RegExp(story.profile.code) }).click();
    await expect(page.getByText("已签发第 1 版")).toBeVisible();
    await choose(page, page, "评审类型", "项目验收");
    await expect(page.getByText("细则不允许项目验收函审。")).toBeVisible();
    await choose(page, page, "评审类型", "立项评审");
    await expect(page.getByText("细则不允许项目验收函审。")).toHaveCount(0);
    await choose(page, page, "评审形式", "函审");
    await expect(page.getByText("没有汇报和现场演示：专家在各自工作站审阅")).toBeVisible();
    await saved(page);
  });

  await test.step("the new version says why it was issued", async () => {
    await pickItem(page, "签发");
    await expect(button(page, "签发资料包")).toBeDisabled();
    await fill(page, "签发理由", "改为函审");
    await button(page, "签发资料包").click();
    expect(await sign(page, pinOf(players, secretariat))).toContain("签发理由：改为函审");
    await expect(page.getByText(/^第 2 版，/)).toBeVisible();
    await button(page, "返回").click();
    // The secretariat's seat would open the dossier to build on; the table's seats open the review.
    await takeSeat(page, recorder, pinOf(players, recorder));
  });

  const byLetter: KindRules = { ...initiation, stages: initiation.stages.filter(({ id }) => id !== "presentation") };
  const played = await openKind(workstation, story, byLetter, players);

  await test.step("nobody presents; materials, questions, sheets and the opinion are as at a table", async () => {
    await openSitting(played);
    await closeDoors(played);
    await openSheets(played);
    await pickItem(page, "起草意见");
    await expect(page.getByLabel("会议概况", { exact: true })).toHaveValue(/函审/);
    expect(await conclude(played)).toContain("建议立项：同意 6 票，反对 0 票，弃权 1 票，未投 0 票");
    expect(await wordTextOf(played, "立项评审意见书")).toContain("建议立项");
  });
});
