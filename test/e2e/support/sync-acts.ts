import { mkdir } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { button } from "./acts.ts";
import type { Workstation } from "./opened-workstation.ts";

/** Goes to 收发 from the library or from a place that leads back to it. */
export async function toExchange(page: Page): Promise<void> {
  if (page.url().includes("#/sync")) return;
  if (!page.url().endsWith("#/library") && !page.url().endsWith("#/")) await button(page, "返回").click();
  await button(page, "收发").click();
  await expect(page.getByRole("heading", { name: "收发" })).toBeVisible();
}

/** Chooses the mailbox folder, which is made if it does not exist. */
export async function setMailbox(workstation: Workstation, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await workstation.chooseFolder(folder, () => button(workstation.page, "选择信箱文件夹").click());
  await expect(button(workstation.page, "更换")).toBeVisible();
}

/** Exchanges with the mailbox once and answers what the page says about it. */
export async function exchange(page: Page): Promise<string> {
  const said = page.getByRole("note").filter({ hasText: /发出 \d+ 件/ });
  await button(page, "现在收发").click();
  await expect(said).toBeVisible();
  await expect(button(page, "现在收发")).toBeEnabled();
  return said.innerText();
}
