/**
 * Takes the pictures of the README anew, in docs/pictures: plays the automotive dossier through the built interface and photographs it on the way.
 *   npm run build && node test/e2e/pictures.ts
 * The page of paper among them comes from `npm run demo`: the second page of an archive copy of 验收意见书, drawn by `pdftoppm -r 70`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { button, sign, takeSeat } from "./support/acts.ts";
import { openBrowserHost, repository } from "./support/browser-host.ts";
import { reveal, toDesk, writeOpinion } from "./support/chair-acts.ts";
import { commit, confirmRecord, score, sheetOf, signSheet, writeFindings } from "./support/member-acts.ts";
import {
  askQuestions,
  checkMaterials,
  enterReading,
  holdOpening,
  note,
  reviewFinance,
} from "./support/recorder-acts.ts";
import { goToStage, nameOf, openDemo, pickItem, pinOf, storyOf } from "./support/story-acts.ts";
import { foldersIn } from "./support/workstation.ts";

const story = storyOf("car-body");
const recorder = "韦月华";
const members = ["m1", "m2", "m3", "m4", "m5"].map((key) => ({ key, name: nameOf(story, key) }));
const folder = mkdtempSync(path.join(tmpdir(), "guijian-pictures-"));
const workstation = await openBrowserHost(foldersIn(folder, "home"));
const { page } = workstation;

async function photograph(name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: path.join(repository, "docs/pictures", `${name}.png`), animations: "disabled" });
}

try {
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.getByRole("button", { name: /^打开演示库/ }).waitFor();
  await photograph("welcome");
  const players = await openDemo(page);
  const sitDown = (name: string) => takeSeat(page, name, pinOf(players, name));
  await page.locator(".dossier-code").first().waitFor();
  await photograph("library");

  await page.getByRole("button", { name: /GXAI-2024-027/ }).click();
  await sitDown(recorder);
  await holdOpening(page, story);
  await goToStage(page, "汇报");
  await note(page, "汇报完毕");
  await goToStage(page, "材料与经费");
  await checkMaterials(page, story);
  await reviewFinance(page, story);
  await goToStage(page, "现场演示");
  for (const reading of story.readings) await enterReading(workstation, story, reading);
  await pickItem(page, "缺陷识别");
  await page.locator(".verdict").first().waitFor();
  await photograph("test-item");
  await askQuestions(page, story);
  for (const { key, name } of members) {
    await sitDown(name);
    await commit(page, story, pinOf(players, name));
    await writeFindings(page, story, sheetOf(story, key));
  }
  await sitDown(recorder);
  await goToStage(page, "质询答疑");
  await button(page, "登记项目组退场").click();
  await goToStage(page, "闭门评议");
  await button(page, "签署评审记录").click();
  await sign(page, pinOf(players, recorder));
  for (const { key, name } of members) {
    await sitDown(name);
    await score(page, story, sheetOf(story, key));
    await confirmRecord(page, pinOf(players, name));
    if (key === "m2") {
      await page.locator(".sheet-line").first().scrollIntoViewIfNeeded();
      await photograph("score-sheet");
    }
    await signSheet(page, pinOf(players, name));
  }
  const [chair] = members;
  await sitDown(chair?.name ?? "");
  await toDesk(page, "组长");
  await goToStage(page, "闭门评议");
  await reveal(page, pinOf(players, chair?.name ?? ""));
  await writeOpinion(page, story);
  await page.locator(".desk-work").evaluate((work) => work.scrollTo(0, 0));
  await photograph("chair");
} finally {
  await workstation.close();
  rmSync(folder, { recursive: true });
}
