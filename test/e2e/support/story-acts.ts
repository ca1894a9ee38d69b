import path from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import { materialFile, readStories } from "#engine/demo/story-files.ts";
import type { DemoStory } from "#resources/demo/story-schema.ts";
import { button } from "./acts.ts";
import { repository } from "./browser-host.ts";

const resources = path.join(repository, "resources");

/** What happens at a demo table, as its author wrote it down. */
export function storyOf(id: string): DemoStory {
  const story = readStories(resources).find((candidate) => candidate.id === id);
  if (story === undefined) throw new Error(`no demo story ${id}`);
  return story;
}

/** Where the file of a material lies that ships with the program. */
export function shippedFile(story: DemoStory, no: string): string {
  const material = story.materials.find((candidate) => candidate.no === no);
  if (material === undefined) throw new Error(`${story.id} has no material ${no}`);
  return materialFile(resources, story, material.file);
}

/** Name of the person behind a key of a story. */
export function nameOf(story: DemoStory, key: string): string {
  const member = story.panel.find((candidate) => candidate.key === key);
  if (member === undefined) throw new Error(`${story.id} has nobody called ${key}`);
  return member.name;
}

/** Who plays at the demo's table, each with the PIN the welcome card shows. */
export type Players = ReadonlyMap<string, string>;

/** The PIN of a player. Throws for someone who is not on the card. */
export function pinOf(players: Players, name: string): string {
  const pin = players.get(name);
  if (pin === undefined) throw new Error(`${name} is not on the demo's card`);
  return pin;
}

/** What the card of a demo library shows. */
export interface DemoCard {
  readonly players: Players;
  readonly passphrase: string;
}

/** Opens the demo library from the first screen, reads its card and starts. */
export async function openDemo(page: Page): Promise<Players> {
  return (await openDemoByCard(page)).players;
}

/** As {@link openDemo}, with the passphrase, which the card alone tells. */
export async function openDemoByCard(page: Page): Promise<DemoCard> {
  await page.getByRole("button", { name: /^打开演示库/ }).click();
  await expect(page.getByRole("heading", { name: "演示库已经准备好" })).toBeVisible({ timeout: 60_000 });
  const players = new Map<string, string>();
  for (const row of await page.locator("tbody tr").all()) {
    const [name = "", , pin = ""] = await row.getByRole("cell").allTextContents();
    players.set(name, pin);
  }
  const passphrase = await page.locator(".welcome-box .code.strong").innerText();
  await button(page, "开始").click();
  await expect(page.getByRole("heading", { name: "项目库" })).toBeVisible();
  return { players, passphrase };
}

/** Goes to a stage of the review's order of business. */
export async function goToStage(page: Page, title: string): Promise<void> {
  const step = stageStep(page, title);
  await step.click();
  await expect(step).toHaveAttribute("aria-current", "step");
}

/** A step of the order of business in the left rail. */
export function stageStep(page: Page, title: string): Locator {
  const name = page.locator(".rail-name").getByText(title, { exact: true });
  return page.getByRole("navigation", { name: "环节" }).getByRole("button").filter({ has: name });
}

/** Picks an item of the stage from the rail. */
export async function pickItem(page: Page, title: string): Promise<void> {
  const item = page.locator(".rail-item").filter({ hasText: title }).first();
  await item.click();
  await expect(item).toHaveAttribute("aria-current", "true");
}

/** Waits until everything typed so far is in the vault. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByRole("status").filter({ hasText: "离线" })).toContainText(/已保存|内容自动保存/);
}

/** The card with a title. */
export function card(page: Page, title: string): Locator {
  return page.getByRole("region", { name: title, exact: true });
}

/** A page has been drawn: a good part of it is not paper. */
export async function expectInk(canvas: Locator): Promise<void> {
  const inked = () =>
    canvas.evaluate((element) => {
      if (!(element instanceof HTMLCanvasElement) || element.width === 0) return 0;
      const pixels = element.getContext("2d")?.getImageData(0, 0, element.width, element.height).data ?? [];
      let dark = 0;
      for (let at = 0; at < pixels.length; at += 4)
        if ((pixels[at + 3] ?? 0) > 128 && (pixels[at] ?? 255) < 128) dark += 1;
      return dark / (pixels.length / 4);
    });
  await expect.poll(inked).toBeGreaterThan(0.005);
}
