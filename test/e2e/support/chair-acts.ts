import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { loadPacks } from "#engine/packs.ts";
import type { DemoStory } from "#resources/demo/story-schema.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { button, fill, sign } from "./acts.ts";
import { repository } from "./browser-host.ts";
import { pickItem, saved } from "./story-acts.ts";

/** Turns to one of the desks the open seat may sit at: 记录, 本席, 组长, 文件. */
export async function toDesk(page: Page, desk: string): Promise<void> {
  const desks = page.getByRole("radiogroup", { name: "桌面" });
  await desks.getByText(desk, { exact: true }).click();
  await expect(desks.getByRole("radio", { name: desk })).toBeChecked();
}

/** Opens all sheets with the chair's signature; answers what was read back. */
export async function reveal(page: Page, pin: string): Promise<string> {
  await pickItem(page, "揭示评审表");
  await button(page, "揭示评审表").last().click();
  const read = await sign(page, pin);
  await expect(page.getByRole("note").filter({ hasText: "评审表已经揭示" })).toBeVisible();
  return read;
}

/** Writes a round's opinion over the skeleton: sections typed, points taken from the sources beside them. */
export async function writeOpinion(page: Page, story: DemoStory): Promise<void> {
  await pickItem(page, "起草意见");
  const opinion = story.rounds[0]?.opinion;
  if (opinion === undefined) throw new Error(`${story.id} has no opinion`);
  for (const [id, label] of sections) await fill(page, label, opinion.sections[id]);
  const [problem] = opinion.problems;
  await citeAsPoint(page, "列为问题", "大纲 2.1");
  await expect(page.getByLabel("问题 1：依据", { exact: true })).toHaveValue("大纲 2.1");
  await fill(page, "问题 1：内容", problem?.text ?? "");
  await page
    .getByRole("button", { name: /^大纲 2\.2/ })
    .first()
    .click();
  await expect(page.getByLabel("问题 1：依据", { exact: true })).toHaveValue("大纲 2.1、大纲 2.2");
  await writePoints(page, "问题", opinion.problems, 1);
  await writePoints(page, "建议", opinion.suggestions, 0);
  await saved(page);
}

/** Starts a point from a source beside the text. */
async function citeAsPoint(page: Page, act: string, basis: string): Promise<void> {
  const source = page.getByRole("listitem").filter({ has: page.getByText(basis, { exact: true }) });
  await button(source, act).first().click();
}

async function writePoints(
  page: Page,
  name: "问题" | "建议",
  points: readonly { readonly text: string; readonly basis: string }[],
  from: number,
): Promise<void> {
  for (const [index, { text, basis }] of points.entries()) {
    if (index < from) continue;
    await button(page, `添加${name}`).click();
    await fill(page, `${name} ${index + 1}：内容`, text);
    await fill(page, `${name} ${index + 1}：依据`, basis);
  }
}

const sections = [
  ["meeting", "会议概况"],
  ["materials", "材料审核情况"],
  ["targets", "考核指标完成情况"],
  ["finance", "经费使用情况"],
  ["results", "主要成果与应用情况"],
  ["conclusion", "结论"],
] as const;

/** Writes a round's opinion under the headings the rules name for its kind of review. What stands there already is written over. */
export async function writeSections(page: Page, story: DemoStory, round = 0): Promise<void> {
  const opinion = story.rounds[round]?.opinion;
  if (opinion === undefined) throw new Error(`${story.id} has no opinion ${round}`);
  const rules = loadPacks(path.join(repository, "resources")).rules.content;
  for (const { id, title } of kindRules(rules, story.kind).opinion.sections)
    if (id !== "problems" && id !== "suggestions") await fill(page, title.zh, opinion.sections[id]);
  for (const [name, points] of [
    ["问题", opinion.problems],
    ["建议", opinion.suggestions],
  ] as const)
    for (const [index, { text, basis }] of points.entries()) {
      const words = page.getByLabel(`${name} ${index + 1}：内容`, { exact: true });
      if ((await words.count()) === 0) await button(page, `添加${name}`).click();
      await fill(page, `${name} ${index + 1}：内容`, text);
      await fill(page, `${name} ${index + 1}：依据`, basis);
    }
  await saved(page);
}

/** Freezes the text as it stands; answers what was read back. */
export async function freeze(page: Page, pin: string, draft = 1): Promise<string> {
  await button(page, "去定稿").click();
  // What was voted down is not put again: the next proposal is.
  if (draft > 1) await page.getByRole("button", { name: /^改为“/ }).click();
  await button(page, "定稿").last().click();
  const read = await sign(page, pin);
  await expect(page.getByText(`第 ${draft} 稿已定稿`)).toBeVisible();
  return read;
}

/** Votes at the open seat, at the chair's step or the member's stage. */
export async function vote(page: Page, choice: "同意" | "反对" | "弃权", pin: string): Promise<string> {
  await page.getByRole("radio", { name: choice }).click();
  await button(page, "签名投票").click();
  return sign(page, pin);
}

/** Co-signs at the open seat. */
export async function cosign(page: Page, pin: string): Promise<void> {
  await button(page, "签名联署").click();
  await sign(page, pin);
  await expect(page.getByRole("note").filter({ hasText: "您已联署" })).toBeVisible();
}
