// The member's half of a review in real Electron, from the closed workstation to the paper that is signed in ink.
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { button, enterSeat, sign, takeSeat, unlock } from "./support/acts.ts";
import { toDesk } from "./support/chair-acts.ts";
import { commit, confirmRecord, score, sheetOf, signSheet } from "./support/member-acts.ts";
import { enterReading, holdOpening } from "./support/recorder-acts.ts";
import { goToStage, nameOf, openDemoByCard, pickItem, pinOf, saved, storyOf } from "./support/story-acts.ts";
import { expect, test } from "./support/workstation.ts";

const story = storyOf("car-body");
const member = nameOf(story, "m2");
const recorder = "韦月华";
const sheet = sheetOf(story, "m2");

test("unlock, record, sheet, signature, PDF", async ({ openWorkstation, folders }) => {
  test.setTimeout(300_000);
  const opened = await openWorkstation();
  const { players, passphrase } = await openDemoByCard(opened.page);
  await opened.close();

  const workstation = await openWorkstation();
  const { page } = workstation;
  await test.step("the closed workstation opens with its passphrase and with no other", async () => {
    await unlock(page, "不是这一句口令");
    await expect(page.getByRole("alert").filter({ hasText: "口令不正确" })).toBeVisible();
    await unlock(page, passphrase);
    await expect(page.getByRole("heading", { name: "项目库" })).toBeVisible();
  });

  await test.step("the recorder keeps the joint record and signs it", async () => {
    await takeSeat(page, recorder, pinOf(players, recorder));
    await page.getByRole("button", { name: /GXAI-2024-027/ }).click();
    await holdOpening(page, story);
    await goToStage(page, "现场演示");
    const imported = story.readings.find(({ source }) => source.type === "csv");
    const typed = story.readings.find(({ source }) => source.type !== "csv");
    if (imported === undefined || typed === undefined) throw new Error(`${story.id} lacks readings`);
    await enterReading(workstation, story, imported);
    await enterReading(workstation, story, typed);
    await goToStage(page, "质询答疑");
    await button(page, "登记项目组退场").click();
    await expect(page.getByText(/^项目组退场 · .* 已登记$/)).toBeVisible();
    await goToStage(page, "闭门评议");
    await button(page, "签署评审记录").click();
    expect(await sign(page, pinOf(players, recorder))).toContain("测试读数 2 项");
  });

  await test.step("a member writes, scores and signs the sheet", async () => {
    await page.getByTitle("换席位").click();
    await enterSeat(page, member);
    await commit(page, story, pinOf(players, member));
    await goToStage(page, "材料与经费");
    await pickItem(page, "01 ");
    await page.getByRole("textbox", { name: "我的审核意见" }).fill("材料 01 的起止时间与任务书一致。");
    await saved(page);
    await score(page, story, sheet);
    await confirmRecord(page, pinOf(players, member));
    expect(await signSheet(page, pinOf(players, member))).toContain("审核意见 1 条");
  });

  await test.step("the sheet becomes a PDF that says what was signed", async () => {
    await toDesk(page, "文件");
    await pickItem(page, `专家个人评审表（${member}）`);
    await expect(page.locator("iframe.paper-page")).toBeVisible();
    const file = await workstation.save(() => button(page, "打印或另存 PDF").click());
    expect(path.dirname(file)).toBe(folders.files);
    expect((await readFile(file)).subarray(0, 5).toString()).toBe("%PDF-");
    const text = textOf(file);
    for (const words of [member, story.profile.title, "材料01的起止时间与任务书一致。", "专家个人评审表"])
      expect(text).toContain(words.replaceAll(/\s/g, ""));
    for (const { score: points } of sheet.scores) if (points !== null) expect(text).toContain(String(points / 100));
    expect(text).not.toContain(sheet.privateNote.replaceAll(/\s/g, ""));
  });
});

/** What a reader of the PDF can select, without its spaces: where lines break is the printer's choice. */
function textOf(file: string): string {
  return execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }).replaceAll(/\s/g, "");
}
