import path from "node:path";
import type { Page } from "@playwright/test";
import { button, sign, takeSeat } from "./support/acts.ts";
import { cosign, freeze, reveal, toDesk, vote, writeOpinion } from "./support/chair-acts.ts";
import { commit, confirmRecord, score, sheetOf, signSheet, writeFindings } from "./support/member-acts.ts";
import {
  askQuestions,
  checkMaterials,
  enterReading,
  holdOpening,
  note,
  reviewFinance,
} from "./support/recorder-acts.ts";
import {
  card,
  expectInk,
  goToStage,
  nameOf,
  openDemo,
  pickItem,
  pinOf,
  stageStep,
  storyOf,
} from "./support/story-acts.ts";
import { filesUnder, findPhrases } from "#test/story/find-phrases.ts";
import { exchange, setMailbox } from "./support/sync-acts.ts";
import { expect, test } from "./support/workstation.ts";

const story = storyOf("car-body");
const keys = ["m1", "m2", "m3", "m4", "m5"] as const;
const chair = nameOf(story, "m1");
const recorder = "韦月华";
const secretariat = "陆秋萍";

test("the automotive dossier, from the table to the receipt, one person playing every role", async ({
  workstation,
  folders,
}) => {
  test.setTimeout(360_000);
  const { page } = workstation;
  await expect(page.getByRole("button", { name: /^(打开工作站|新建工作站|打开演示库)/ })).toHaveCount(3);
  const players = await openDemo(page);
  const pin = (name: string) => pinOf(players, name);
  const sitDown = async (name: string) => {
    await takeSeat(page, name, pin(name));
    await expectFramed(page);
  };
  const finding = sheetOf(story, "m2").findings[0]?.text ?? "";
  const privateNote = sheetOf(story, "m2").privateNote;

  await page.getByRole("button", { name: /GXAI-2024-027/ }).click();
  await test.step("the recorder opens the sitting; what is closed says why and what opens it", async () => {
    await takeSeat(page, recorder);
    await expect(stageStep(page, "现场演示")).toContainText("大纲尚未在预备会上确认");
    await goToStage(page, "现场演示");
    await expect(page.getByRole("note")).toContainText("会议秘书登记“大纲确认”后开放");
    await expect(button(page, "从文件导入")).toBeDisabled();
    await holdOpening(page, story);
    await expect(stageStep(page, "签到与预备会")).toContainText("5/5");
    await goToStage(page, "汇报");
    await note(page, "汇报完毕");
  });

  await test.step("materials are closed to a member who has not signed the commitment", async () => {
    await sitDown(nameOf(story, "m2"));
    await goToStage(page, "材料与经费");
    await expect(page.getByRole("note")).toContainText("承诺书尚未签署");
    await expect(page.locator("canvas")).toHaveCount(0);
    await sitDown(recorder);
  });

  await test.step("materials are checked one by one with the viewer open", async () => {
    await goToStage(page, "材料与经费");
    await pickItem(page, "01 ");
    await expectInk(page.locator("canvas").first());
    await checkMaterials(page, story);
    await expect(stageStep(page, "材料与经费")).toContainText("27/27");
    await reviewFinance(page, story);
    await expect(page.locator(".finance-sum")).toContainText("589.5");
  });

  await test.step("readings are imported and typed, and judged as the author worked out", async () => {
    await goToStage(page, "现场演示");
    for (const reading of story.readings) await enterReading(workstation, story, reading);
    await expect(stageStep(page, "现场演示")).toContainText("10/10");
    await pickItem(page, "缺陷识别");
    await expectVerdict(page, "任务书 指标1", "99.33", "达到", "check");
    await expectVerdict(page, "任务书 指标2", "0.83", "达到", "check");
    await expect(page.getByText("样本 1,200 条").first()).toBeVisible();
    await pickItem(page, "论文");
    await expectVerdict(page, "任务书 指标8", "0", "未达到", "cross");
    await pickItem(page, "单件判定时延");
    await expectVerdict(page, "任务书 指标5", "74.0", "达到", "check");
  });

  const projection = await test.step("the projection shows what is discussed", async () => {
    await pickItem(page, "缺陷识别");
    const window = await workstation.projection(() => button(page, "打开投影窗口").click());
    await expect(window.getByText("等待会议秘书选择投影内容")).toBeVisible();
    await button(page, "投影议程").click();
    await expect(window.getByRole("heading", { name: "议程" })).toBeVisible();
    await button(page, "投影此项").click();
    await expect(window.getByRole("heading", { name: "缺陷识别" })).toBeVisible();
    await expect(window.locator(".figure").first()).toContainText("99.33");
    await askQuestions(page, story);
    await expect(stageStep(page, "质询答疑")).toContainText("4/4");
    return window;
  });

  await test.step("every member commits and writes in private", async () => {
    for (const key of keys) {
      await sitDown(nameOf(story, key));
      await commit(page, story, pin(nameOf(story, key)));
      await writeFindings(page, story, sheetOf(story, key));
    }
    await sitDown(nameOf(story, "m2"));
    await goToStage(page, "现场演示");
    await pickItem(page, "分类漏检");
    await expect(page.getByRole("textbox", { name: "我的审核意见" })).toHaveValue(finding);
    await sitDown(nameOf(story, "m3"));
    await expect(page.getByRole("heading", { name: "分类漏检" })).toBeVisible();
    await expect(page.getByRole("textbox", { name: "我的审核意见" })).toHaveValue("");
    await expect(page.getByRole("textbox", { name: "我的笔记" })).not.toHaveValue(privateNote);
    await goToStage(page, "闭门评议");
    await expect(page.getByRole("note")).toContainText("项目组尚未退场");
    await expect(page.getByLabel(/得分$/)).toHaveCount(0);
  });

  await test.step("the applicant leaves; the recorder signs the record", async () => {
    await sitDown(recorder);
    expect(await page.content()).not.toContain(finding);
    await goToStage(page, "质询答疑");
    await button(page, "登记项目组退场").click();
    await expect(page.getByText(/^项目组退场 · .* 已登记$/)).toBeVisible();
    await goToStage(page, "闭门评议");
    await button(page, "签署评审记录").click();
    const read = await sign(page, pin(recorder));
    expect(read).toContain("到会 10 人；材料审核 27 份；测试读数 10 项；质询 4 个。");
    await expect(page.getByText("待确认")).toHaveCount(5);
  });

  await test.step("every member confirms the record, scores, reads back and signs the sheet", async () => {
    for (const key of keys) {
      const name = nameOf(story, key);
      await sitDown(name);
      await score(page, story, sheetOf(story, key));
      await confirmRecord(page, pin(name));
      const percent = story.expected.memberRates.find(({ member }) => member === key)?.percent ?? "";
      await expect(page.getByText(`折合百分制 ${percent}`)).toBeVisible();
      const read = await signSheet(page, pin(name));
      expect(read).toContain(`= ${percent}`);
      expect(read).not.toContain(sheetOf(story, key).privateNote);
    }
    await expect(stageStep(page, "闭门评议")).toContainText("5/5");
    await expect(page.getByRole("radiogroup", { name: "桌面" })).not.toContainText("组长");
  });

  await test.step("the chair reveals; scores and their spread are there, and only there", async () => {
    await sitDown(chair);
    await toDesk(page, "组长");
    await goToStage(page, "闭门评议");
    await pickItem(page, "评分与分歧");
    await expect(page.getByRole("note")).toContainText("评审表尚未揭示");
    expect(await reveal(page, pin(chair))).toContain("计入 5 份评审表");
    await pickItem(page, "评分与分歧");
    await expect(page.locator(".matrix-total")).toContainText("91.3");
    for (const { percent } of story.expected.memberRates)
      await expect(page.locator(".matrix-table tfoot")).toContainText(percent);
    await expectNothingPrivate(projection, [finding, privateNote, "91.3", "90.3"]);
  });

  await test.step("the opinion is written from its sources, projected without its conclusion, and frozen", async () => {
    await writeOpinion(page, story);
    await sitDown(recorder);
    await goToStage(page, "定稿·表决·签字");
    await button(page, "投影意见全文").click();
    await expect(projection.getByRole("heading", { name: "考核指标完成情况" })).toBeVisible();
    await expectNothingPrivate(projection, [finding, "91.3", "同意项目通过验收"]);
    await sitDown(chair);
    await toDesk(page, "组长");
    await goToStage(page, "闭门评议");
    await pickItem(page, "起草意见");
    const read = await freeze(page, pin(chair));
    expect(read).toContain("拟表决的结论：通过");
    expect(read).toContain("依据：大纲 2.1、大纲 2.2");
    await expect(projection.getByText("同意项目通过验收")).toBeVisible();
  });

  await test.step("everyone votes; the count appears when all have", async () => {
    for (const key of keys) {
      const name = nameOf(story, key);
      if (key !== "m1") await sitDown(name);
      if (key === "m1") await button(page, "下一步：表决").click();
      else await goToStage(page, "定稿·表决·签字");
      expect(await vote(page, "同意", pin(name))).toContain("对第 1 稿（结论：通过），本人投：同意。");
      if (key === "m5") break;
      // The fourth vote of five settles it, and still nobody sees a number before the fifth has voted.
      await expect(
        page.getByText(key === "m4" ? "全部投完后显示票数。" : "您的表决票已签名，不能更改。"),
      ).toBeVisible();
      await expect(page.locator(".ballot-counts")).toHaveCount(0);
    }
    await expect(page.locator(".ballot-counts")).toContainText("5票");
    await expect(page.getByText("已达到所需票数")).toBeVisible();
  });

  await test.step("the recorder notes the end of the meeting and signs the record anew", async () => {
    await sitDown(recorder);
    await goToStage(page, "定稿·表决·签字");
    await note(page, "复会宣读意见");
    await page.getByLabel(/^项目组表态内容/).fill("项目组无异议，按期补交材料");
    await note(page, "项目组表态");
    await goToStage(page, "闭门评议");
    await expect(page.getByRole("note")).toContainText("签署之后又有改动，请重新签署。");
    await button(page, "签署评审记录").click();
    expect(await sign(page, pin(recorder))).toContain("项目组无异议，按期补交材料");
    await expect(page.getByRole("note").filter({ hasText: "评审记录已签署" })).toBeVisible();
  });

  await test.step("everyone confirms it and co-signs; the chair signs the result", async () => {
    for (const key of [...keys].reverse()) {
      const name = nameOf(story, key);
      await sitDown(name);
      await confirmRecord(page, pin(name));
      await goToStage(page, "定稿·表决·签字");
      await cosign(page, pin(name));
    }
    await toDesk(page, "组长");
    await goToStage(page, "结果与回执");
    await button(page, "签署评审结果").last().click();
    expect(await sign(page, pin(chair))).toContain("通过：同意 5 票，反对 0 票，弃权 0 票，未投 0 票");
    await expect(page.getByRole("note").filter({ hasText: "评审结果已签署" })).toBeVisible();
  });

  await test.step("through the mailbox to the receipt and the decision", async () => {
    await button(page, "去收发").click();
    await expect(page.getByText("还没有设置信箱文件夹。").first()).toBeVisible();
    await setMailbox(workstation, path.join(folders.files, "信箱"));
    await exchange(page);
    await expect(card(page, "发件箱").getByRole("row", { name: /评审结果/ })).toContainText("已发，待回执");
    await sitDown(secretariat);
    await exchange(page);
    const line = card(page, "结果登记").getByRole("listitem").filter({ hasText: story.profile.title });
    await expect(line).toContainText("通过");
    await button(line, "登记并签回执").click();
    expect(await sign(page, pin(secretariat))).toContain("评审结果：通过");
    await exchange(page);
    await sitDown(chair);
    await exchange(page);
    await expect(card(page, "发件箱").getByRole("row", { name: /评审结果/ })).toContainText("已回执");
    await sitDown(secretariat);
    await button(line, "作出结论").click();
    await button(page, "下一步").click();
    await sign(page, pin(secretariat));
    await expect(line).toContainText("成果推广库");
    await button(page, "返回").click();
    await expect(page.getByRole("button", { name: /GXAI-2024-027/ })).toContainText("组织单位已结论");
  });

  await test.step("nothing of the dossier lies readable on the disk, while it is open and afterwards", async () => {
    const places = [folders.home, folders.temporary, folders.profile, path.join(folders.files, "信箱")];
    const phrases = [story.profile.title, finding, privateNote, story.questions[0]?.answer ?? ""];
    expect(phrases.every((phrase) => phrase.length > 1)).toBe(true);
    expect(findPhrases(places, phrases)).toEqual([]);
    await workstation.close();
    expect(findPhrases(places, phrases)).toEqual([]);
    expect(filesUnder(folders.profile).length).toBeGreaterThan(10);
  });
});

/** The frame fills the window and does not scroll away under anything. */
async function expectFramed(page: Page): Promise<void> {
  const beyond = () => page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
  await expect.poll(beyond).toBeLessThanOrEqual(0);
}

/** A requirement is judged with a word and a shape beside what was measured. */
async function expectVerdict(page: Page, origin: string, value: string, word: string, shape: string): Promise<void> {
  const row = page
    .getByRole("row")
    .filter({ has: page.getByRole("cell", { name: new RegExp(`^${origin}`) }) })
    .first();
  await expect(row).toContainText(value);
  const verdict = row.locator(".verdict");
  await expect(verdict).toHaveText(word);
  await expect(verdict.locator("svg")).toHaveAttribute("data-shape", shape);
}

async function expectNothingPrivate(projection: Page, words: readonly string[]): Promise<void> {
  const shown = await projection.content();
  for (const word of words) expect(shown).not.toContain(word);
}
