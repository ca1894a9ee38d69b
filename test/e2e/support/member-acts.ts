import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { loadPacks } from "#engine/packs.ts";
import type { DemoStory } from "#resources/demo/story-schema.ts";
import { scoredCriteria } from "#shared/domain/scoring/criteria.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { button, fill, sign } from "./acts.ts";
import { repository } from "./browser-host.ts";
import { card, goToStage, pickItem, saved } from "./story-acts.ts";

export type StorySheet = DemoStory["sheets"][number];

/** What a member wrote in a story. */
export function sheetOf(story: DemoStory, key: string): StorySheet {
  const sheet = story.sheets.find(({ member }) => member === key);
  if (sheet === undefined) throw new Error(`${story.id} has no sheet of ${key}`);
  return sheet;
}

/** Signs the commitment at the open seat. */
export async function commit(page: Page, story: DemoStory, pin: string): Promise<void> {
  await goToStage(page, "签到与预备会");
  await button(page, "签署承诺").click();
  expect(await sign(page, pin)).toContain(story.profile.title);
  await expect(page.getByText("承诺已签署，材料已开放。")).toBeVisible();
}

/** Writes the findings and the note of a sheet where each belongs. */
export async function writeFindings(page: Page, story: DemoStory, sheet: StorySheet): Promise<void> {
  for (const { about, text } of sheet.findings) {
    if (about.type === "test-item") {
      await goToStage(page, "现场演示");
      await pickItem(page, titleOf(story.outline.items, about.no));
    } else if (about.type === "material") {
      await goToStage(page, "材料与经费");
      await pickItem(page, `${about.no} ${titleOf(story.materials, about.no)}`);
    } else await goToStage(page, "质询答疑");
    await fill(page, "我的审核意见", text);
    await saved(page);
  }
  await fill(page, "我的笔记", sheet.privateNote);
  await saved(page);
}

function titleOf(list: readonly { readonly no: string; readonly title: string }[], no: string): string {
  const found = list.find((one) => one.no === no);
  if (found === undefined) throw new Error(`nothing numbered ${no}`);
  return found.title;
}

/** Fills in the score sheet: points and reasons. */
export async function score(page: Page, story: DemoStory, sheet: StorySheet): Promise<void> {
  await goToStage(page, "闭门评议");
  const rules = loadPacks(path.join(repository, "resources")).rules.content;
  const criteria = scoredCriteria(kindRules(rules, story.kind).criteria);
  for (const { criterionId, score: points, reason } of sheet.scores) {
    const title = criteria.find(({ id }) => id === criterionId)?.title.zh ?? "";
    await fill(page, `${title} 得分`, String((points ?? 0) / 100));
    if (reason !== "") await fill(page, `${title} 理由`, reason);
  }
  await saved(page);
}

/** Reads the sheet back and signs it; answers what was read back. */
export async function signSheet(page: Page, pin: string): Promise<string> {
  await button(page, "签署评审表").click();
  const read = await sign(page, pin);
  await expect(page.getByText("评审表已签署并密封")).toBeVisible();
  return read;
}

/** Confirms the joint record the recorder signed. */
export async function confirmRecord(page: Page, pin: string): Promise<void> {
  await goToStage(page, "闭门评议");
  await button(card(page, "评审记录确认"), "确认评审记录").click();
  await sign(page, pin);
  await expect(page.getByText("您已确认评审记录")).toBeVisible();
}
