import { expect, type Locator, type Page } from "@playwright/test";

/** A passphrase the product accepts. */
export const goodPassphrase = "柳州 螺蛳粉 七月 大雨 九十三 correct horse";

/** A button of the page or of a part of it, by its whole name. */
export function button(place: Page | Locator, name: string): Locator {
  return place.getByRole("button", { name, exact: true });
}

/** The dialog that is open now. */
export function dialog(page: Page): Locator {
  return page.getByRole("dialog").filter({ visible: true });
}

/** Fills the field under a label. */
export async function fill(place: Page | Locator, label: string, value: string): Promise<void> {
  const field = place.getByLabel(label, { exact: true });
  await field.and(place.locator("input, textarea")).fill(value);
}

/** Chooses from a drop-down under a label, by the words of the choice. */
export async function choose(page: Page, place: Page | Locator, label: string, option: string): Promise<void> {
  const box = place.getByRole("combobox", { name: label, exact: true });
  await box.click();
  await expect(box).toHaveAttribute("aria-expanded", "true");
  const list = page.locator(`[id="${(await box.getAttribute("aria-controls")) ?? ""}"]`);
  const choices = page.locator(".ant-select-dropdown").filter({ has: list });
  await choices.getByText(option, { exact: true }).click();
  const named = page.getByRole("combobox", { name: label, exact: true });
  await expect(place.locator(".ant-select").filter({ has: named })).toContainText(option);
}

/** Creates a workstation at the welcome screen and types its recovery code back. Answers that code. */
export async function createWorkstation(page: Page, label: string): Promise<string> {
  await page.getByRole("button", { name: /^新建工作站/ }).click();
  await fill(page, "工作站名称", label);
  await fill(page, "口令", goodPassphrase);
  await fill(page, "再输入一次", goodPassphrase);
  await button(page, "建立工作站").click();
  const code = await groupsOf(page.locator(".recovery-code"));
  await button(page, "已经抄好").click();
  await fill(page, "恢复码", code);
  await button(page, "核对恢复码").click();
  await expect(page.getByText("这台工作站还不属于任何联盟")).toBeVisible();
  return code;
}

/** Opens the only known workstation with its passphrase. */
export async function unlock(page: Page, passphrase = goodPassphrase): Promise<void> {
  await fill(page, "口令", passphrase);
  await button(page, "打开").click();
}

export interface Founding {
  readonly alliance: string;
  readonly person: string;
  readonly unit: string;
  readonly pin: string;
}

/** Founds an alliance at a new workstation. Answers the alliance's fingerprint as it is read aloud. */
export async function foundAlliance(page: Page, { alliance, person, unit, pin }: Founding): Promise<string> {
  await page.getByRole("button", { name: /^创建联盟/ }).click();
  await fill(page, "联盟全称", alliance);
  await fill(page, "秘书处经办人", person);
  await page.getByLabel(/^单位/).fill(unit);
  await fill(page, "签名 PIN", pin);
  await fill(page, "再输入一次 PIN", pin);
  await button(page, "创建联盟").click();
  await expect(page.getByRole("heading", { name: alliance })).toBeVisible();
  return groupsOf(page.getByLabel("联盟指纹"));
}

/** A code shown in groups, as one types it. */
export async function groupsOf(shown: Locator): Promise<string> {
  await expect(shown).toBeVisible();
  return (await shown.locator("span").allTextContents()).join("-");
}

/** Sits down at a seat from wherever one is, with a PIN or with the one the demo hints at. */
export async function takeSeat(page: Page, name: string, pin: string | null = null): Promise<void> {
  if (!page.url().includes("#/seat")) await page.getByTitle("换席位").click();
  await enterSeat(page, name, pin);
}

/** Enters one of the seats listed on the page, with a PIN or with the one the demo hints at. */
export async function enterSeat(page: Page, name: string, pin: string | null = null): Promise<void> {
  const seat = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: new RegExp(`^${name}`) }) });
  await seat.getByRole("button", { name: new RegExp(`^${name}`) }).click();
  const hinted = pin ?? /\d{6}/.exec((await seat.getByText(/^演示 PIN：/).textContent()) ?? "")?.[0] ?? "";
  await fill(seat, "签名 PIN", hinted);
  await button(seat, "进入席位").click();
  await expect(page.getByTitle("换席位")).toContainText(name);
  // The seat is open before the page goes back to where one came from.
  await expect(page).not.toHaveURL(/#\/seat/);
}

/** In the signing dialog: reads back, types the PIN, signs. Answers what was read back. */
export async function sign(page: Page, pin: string, act = "签名"): Promise<string> {
  const signing = dialog(page);
  const read = await signing.getByRole("document").innerText();
  await button(signing, "内容无误，去签名").click();
  await signing.getByLabel(/的签名 PIN$/).fill(pin);
  await button(signing, act).click();
  await expect(signing).toBeHidden();
  return read;
}
