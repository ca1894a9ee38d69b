import { button, sign, takeSeat } from "./support/acts.ts";
import { cosign, freeze, reveal, toDesk, vote, writeSections } from "./support/chair-acts.ts";
import { commit, confirmRecord, score, sheetOf, signSheet } from "./support/member-acts.ts";
import { acceptMaterials, askQuestions, note } from "./support/recorder-acts.ts";
import { goToStage, nameOf, openDemo, pickItem, pinOf, stageStep, storyOf } from "./support/story-acts.ts";
import { expect, test } from "./support/workstation.ts";

const story = storyOf("tea-sorting");
const keys = ["m1", "m2", "m3", "m4", "m5"] as const;
const chair = nameOf(story, "m1");
const recorder = "韦月华";

test("an application before a committee, from the table to its signed result", async ({ workstation }) => {
  test.setTimeout(300_000);
  const { page } = workstation;
  const players = await openDemo(page);
  const pin = (name: string) => pinOf(players, name);
  const sitDown = (name: string) => takeSeat(page, name, pin(name));

  await test.step("the order of business is that of an initiation: nothing is demonstrated", async () => {
    await page.getByRole("button", { name: new RegExp(story.profile.code) }).click();
    await sitDown(recorder);
    await goToStage(page, "签到与预备会");
    await expect(stageStep(page, "申报汇报")).toBeVisible();
    await expect(stageStep(page, "现场演示")).toHaveCount(0);
    await button(page, "专家全部到会").click();
    await expect(stageStep(page, "签到与预备会")).toContainText("5/5");
    await goToStage(page, "申报材料");
    const rail = await page.getByRole("navigation", { name: "环节" }).elementHandle();
    await goToStage(page, "申报汇报");
    // What was pressed stays where it was, and the keyboard is in the new stage: Enter does its next action.
    expect(await rail?.evaluate((element) => element.isConnected)).toBe(true);
    await expect(page.getByRole("main")).toBeFocused();
    await note(page, "汇报完毕");
  });

  await test.step("the application is gone through and questioned", async () => {
    await acceptMaterials(page, story, "申报材料");
    await askQuestions(page, story);
  });

  await test.step("every member commits; the applicant leaves; the recorder signs", async () => {
    for (const key of keys) {
      await sitDown(nameOf(story, key));
      await commit(page, story, pin(nameOf(story, key)));
    }
    await sitDown(recorder);
    await goToStage(page, "质询答疑");
    await button(page, "登记项目组退场").click();
    await expect(page.getByText(/^项目组退场 · .* 已登记$/)).toBeVisible();
    await goToStage(page, "闭门评议");
    await button(page, "签署评审记录").click();
    await sign(page, pin(recorder));
  });

  await test.step("every member scores the criteria of the application and signs", async () => {
    for (const key of keys) {
      const name = nameOf(story, key);
      await sitDown(name);
      await score(page, story, sheetOf(story, key));
      await confirmRecord(page, pin(name));
      const percent = story.expected.memberRates.find(({ member }) => member === key)?.percent ?? "";
      expect(await signSheet(page, pin(name))).toContain(`= ${percent}`);
    }
  });

  await test.step("the chair reveals, writes the opinion under its own headings and proposes 建议立项", async () => {
    await sitDown(chair);
    await toDesk(page, "组长");
    await goToStage(page, "闭门评议");
    await reveal(page, pin(chair));
    await pickItem(page, "评分与分歧");
    await expect(page.locator(".matrix-total")).toContainText(story.expected.score ?? "");
    await pickItem(page, "起草意见");
    await writeSections(page, story);
    expect(await freeze(page, pin(chair))).toContain("拟表决的结论：建议立项");
  });

  await test.step("the vote carries it, the record is signed anew, all co-sign", async () => {
    for (const key of keys) {
      const name = nameOf(story, key);
      if (key !== "m1") await sitDown(name);
      if (key === "m1") await button(page, "下一步：表决").click();
      else await goToStage(page, "定稿·表决·签字");
      expect(await vote(page, "同意", pin(name))).toContain("（结论：建议立项），本人投：同意。");
    }
    await sitDown(recorder);
    await goToStage(page, "定稿·表决·签字");
    await note(page, "复会宣读意见");
    await goToStage(page, "闭门评议");
    await button(page, "签署评审记录").click();
    await sign(page, pin(recorder));
    for (const key of [...keys].reverse()) {
      const name = nameOf(story, key);
      await sitDown(name);
      await confirmRecord(page, pin(name));
      await goToStage(page, "定稿·表决·签字");
      await cosign(page, pin(name));
    }
  });

  await test.step("the chair signs the result in the words of an initiation", async () => {
    await toDesk(page, "组长");
    await goToStage(page, "结果与回执");
    await button(page, "签署评审结果").last().click();
    expect(await sign(page, pin(chair))).toContain("建议立项：同意 5 票，反对 0 票，弃权 0 票，未投 0 票");
    await expect(page.getByRole("note").filter({ hasText: "评审结果已签署" })).toBeVisible();
  });
});
