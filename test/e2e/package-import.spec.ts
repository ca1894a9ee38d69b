import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "@playwright/test";
import { button, createWorkstation, dialog, enterSeat, fill, groupsOf, sign, takeSeat } from "./support/acts.ts";
import { toDesk } from "./support/chair-acts.ts";
import { commit, score, sheetOf, signSheet } from "./support/member-acts.ts";
import { note } from "./support/recorder-acts.ts";
import { expectInk, goToStage, nameOf, openDemo, pickItem, pinOf, saved, storyOf } from "./support/story-acts.ts";
import { exchange, setMailbox, toExchange } from "./support/sync-acts.ts";
import type { Workstation } from "./support/opened-workstation.ts";
import { expect, test } from "./support/workstation.ts";

const story = storyOf("car-body");
const guest = { name: "覃启明", unit: "左江大学自动化学院", pin: "604817" };
const secretariat = "陆秋萍";
const recorder = "韦月华";
const chair = nameOf(story, "m1");
const finding = "材料 01 的起止时间与任务书一致。";

test("an expert's own laptop: credential and package by file, verified before anything is opened", async ({
  workstation,
  openElsewhere,
  folders,
}) => {
  test.setTimeout(240_000);
  const office = workstation.page;
  const players = await openDemo(office);
  const officePin = pinOf(players, secretariat);
  await takeSeat(office, secretariat, officePin);
  const laptop = await openElsewhere("laptop");
  const own = laptop.page;
  const mailbox = path.join(folders.files, "信箱");

  await test.step("the request goes out as a file, the credential comes back as one", async () => {
    await createWorkstation(own, "覃启明的电脑");
    const { file, fingerprint } = await requestCredential(laptop);
    const credential = await issueCredential(workstation, { file, fingerprint, pin: officePin });
    const anchor = await anchorOf(office);
    await button(own, "导入专家证书").click();
    await enterSeat(own, guest.name, guest.pin);
    await laptop.chooseFiles([credential], () => button(own, "选择证书文件").click());
    await expect(own.getByText(`${guest.name} · ${guest.unit}`)).toBeVisible();
    await fill(own, "请输入联盟秘书处念给您的联盟指纹", swapped(anchor));
    await button(own, "核对并导入").click();
    await expect(own.getByRole("alert")).toContainText("输入的联盟指纹与文件中的不一致，没有接受这份证书");
    await fill(own, "请输入联盟秘书处念给您的联盟指纹", anchor);
    await button(own, "核对并导入").click();
    await expect(own.getByText("项目库是空的")).toBeVisible();
  });

  await test.step("the recusal check sheet travels through the mailbox before the package is sealed to the newcomer", async () => {
    await office.getByRole("button", { name: /2027 年第一批项目集中验收会/ }).click();
    const line = office.getByRole("listitem").filter({ hasText: story.profile.title });
    await button(line, "打开项目卷").click();
    await pickItem(office, "专家组");
    await office.getByRole("combobox", { name: "从专家库选取" }).click();
    await office.getByText(new RegExp(`^${guest.name} · 技术`)).click();
    await expect(office.getByRole("listitem").filter({ hasText: guest.name })).toContainText("待答复");
    await button(office, "发出回避核对单").click();
    expect(await sign(office, officePin)).toContain(guest.name);
    await toExchange(office);
    await setMailbox(workstation, mailbox);
    await exchange(office);

    await toExchange(own);
    await setMailbox(laptop, mailbox);
    await exchange(own);
    await button(own, "返回").click();
    await button(own, "去答复").click();
    const answer = dialog(own);
    await expect(answer).toContainText("柳州瑞鹿车身制造有限公司");
    await answer.getByRole("radio", { name: "没有，可以参加评审" }).check();
    await button(answer, "签署答复").click();
    await sign(own, guest.pin);
    await toExchange(own);
    await exchange(own);
    await exchange(office);
  });

  const sealed = await test.step("the secretariat issues the next version and saves it as a file", async () => {
    await button(office, "返回").click();
    await office.getByRole("button", { name: /2027 年第一批项目集中验收会/ }).click();
    const line = office.getByRole("listitem").filter({ hasText: story.profile.title });
    await button(line, "打开项目卷").click();
    await pickItem(office, "专家组");
    await expect(office.getByRole("listitem").filter({ hasText: guest.name })).toContainText("不需回避");
    await pickItem(office, "签发");
    await office.getByLabel(/^签发理由/).fill("增加一位自带电脑的专家");
    await button(office, "签发资料包").click();
    expect(await sign(office, officePin)).toContain(guest.name);
    const version = office.getByRole("listitem").filter({ hasText: "第 2 版" });
    return workstation.save(async () => {
      await button(version, "保存资料包文件").click();
      await sign(office, officePin);
    });
  });

  await test.step("a package with one flipped bit is refused with a sentence and nothing is imported", async () => {
    await button(own, "返回").click();
    await expectRefused(laptop, await touched(sealed, path.join(folders.files, "改动过.gjd")));
    await expect(own.getByText("项目库是空的")).toBeVisible();
  });

  await test.step("the verification report stands before the import", async () => {
    await laptop.chooseFiles([sealed], () => button(own, "导入文件").click());
    const report = dialog(own);
    await expect(report).toContainText("验收资料包");
    await expect(report).toContainText("广西人工智能产学研演示联盟");
    const checks = report.getByRole("list", { name: "核验项目" });
    await expect(checks.getByText("已证实").first()).toBeVisible();
    await expect(checks.getByText("不符")).toHaveCount(0);
    await button(report, "导入").click();
    await expect(report.getByRole("note")).toContainText("已导入");
    await button(report, "打开").click();
  });

  await test.step("the member's desk works there; scoring waits until the table says the applicant has left", async () => {
    await expect(own.getByRole("heading", { name: story.profile.title })).toBeVisible();
    await commit(own, story, guest.pin);
    await goToStage(own, "材料与经费");
    await pickItem(own, "01 ");
    await expectInk(own.locator("canvas").first());
    await fill(own, "我的审核意见", finding);
    await saved(own);
    await goToStage(own, "闭门评议");
    await expect(own.getByRole("note")).toContainText("项目组尚未退场");
    await closeOpenPart(office, pinOf(players, recorder));
    await button(own, "返回").click();
    await toExchange(own);
    await exchange(own);
    await button(own, "返回").click();
    await own.getByRole("button", { name: /GXAI-2024-027/ }).click();
    await score(own, story, sheetOf(story, "m2"));
  });

  const sheet = await test.step("the sheet is signed there and goes out sealed, as a file", async () => {
    expect(await signSheet(own, guest.pin)).toContain("验收资料包第 2 版");
    const file = await laptop.save(() => button(own, "另存密封的评审表").click());
    expect(path.extname(file)).toBe(".gjs");
    const bytes = await readFile(file);
    expect(bytes.byteLength).toBeGreaterThan(500);
    expect(bytes.includes(finding)).toBe(false);
    expect(bytes.includes(guest.name)).toBe(false);
    return file;
  });

  await test.step("at the table a sheet that was touched is refused, the true one is taken in sealed", async () => {
    const board = office.getByRole("row").filter({ hasText: guest.name });
    await takeSeat(office, chair, pinOf(players, chair));
    await office.getByRole("button", { name: /GXAI-2024-027/ }).click();
    await toDesk(office, "组长");
    await expect(board).toContainText("未签");
    await button(office, "返回").click();
    await takeSeat(office, recorder, pinOf(players, recorder));
    await expectRefused(workstation, await touched(sheet, path.join(folders.files, "改动过.gjs")));
    await workstation.chooseFiles([sheet], () => button(office, "导入文件").click());
    const report = dialog(office);
    await expect(report).toContainText("评审表或席位文件");
    await expect(report.getByRole("note")).toContainText("评审表可以在任何席位导入，揭示之前保持密封");
    await button(report, "导入").click();
    await expect(report.getByRole("note")).toContainText("评审表");
    await button(report, "关闭").last().click();
    await takeSeat(office, chair, pinOf(players, chair));
    await office.getByRole("button", { name: /GXAI-2024-027/ }).click();
    await toDesk(office, "组长");
    await expect(board).toContainText("已密封");
  });
});

/** A copy of a file with one bit of it turned over; answers where it lies. */
async function touched(file: string, copy: string): Promise<string> {
  const bytes = await readFile(file);
  const at = Math.floor(bytes.byteLength / 2);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  await writeFile(copy, bytes);
  return copy;
}

/** The report of a damaged file says so and offers no import. */
async function expectRefused({ page, chooseFiles }: Workstation, file: string): Promise<void> {
  await chooseFiles([file], () => button(page, "导入文件").click());
  const report = dialog(page);
  await expect(report).toContainText(/已损坏|被改动/);
  await expect(report.getByRole("button", { name: "导入", exact: true, disabled: false })).toHaveCount(0);
  await report
    .getByRole("button", { name: /^(关闭|不导入)$/ })
    .last()
    .click();
}

/** At the table the recorder confirms the outline, notes that the applicant has left, signs the record and sends it out. */
async function closeOpenPart(page: Page, pin: string): Promise<void> {
  await button(page, "返回").click();
  await takeSeat(page, recorder, pin);
  await page.getByRole("button", { name: /GXAI-2024-027/ }).click();
  await goToStage(page, "签到与预备会");
  await note(page, "大纲确认");
  await goToStage(page, "质询答疑");
  await button(page, "登记项目组退场").click();
  await goToStage(page, "闭门评议");
  await button(page, "签署评审记录").click();
  await sign(page, pin);
  await button(page, "返回").click();
  await toExchange(page);
  await exchange(page);
  await button(page, "返回").click();
}

/** Asks for a credential on the laptop; answers where the request was saved and the fingerprint to read aloud. */
async function requestCredential(laptop: Workstation): Promise<{ file: string; fingerprint: string }> {
  const { page } = laptop;
  await page.getByRole("button", { name: /^申请专家证书/ }).click();
  await fill(page, "姓名", guest.name);
  await fill(page, "单位", guest.unit);
  await fill(page, "签名 PIN", guest.pin);
  await fill(page, "再输入一次 PIN", guest.pin);
  const file = await laptop.save(() => button(page, "生成申请文件").click());
  const fingerprint = await groupsOf(page.getByLabel("指纹", { exact: true }));
  return { file, fingerprint };
}

interface Asked {
  readonly file: string;
  readonly fingerprint: string;
  readonly pin: string;
}

/** Issues the credential at the secretariat's seat after comparing the fingerprint; answers where it was saved. */
async function issueCredential(office: Workstation, { file, fingerprint, pin }: Asked): Promise<string> {
  const { page } = office;
  await button(page, "人员").click();
  await button(page, "读取申请文件").click();
  const form = dialog(page);
  await office.chooseFiles([file], () => button(form, "读取申请文件").click());
  expect(await groupsOf(form.getByLabel("指纹", { exact: true }))).toBe(fingerprint);
  await expect(form).toContainText(guest.name);
  const credential = await office.save(async () => {
    await button(form, "签发证书").click();
    expect(await sign(page, pin)).toContain(guest.unit);
  });
  await button(page, "返回").click();
  return credential;
}

/** The alliance's fingerprint, as the secretariat reads it aloud. */
async function anchorOf(page: Page): Promise<string> {
  await button(page, "联盟").click();
  const anchor = await groupsOf(page.getByLabel("联盟指纹"));
  await button(page, "返回").click();
  return anchor;
}

/** The fingerprint with its first two different groups exchanged: nearly right. */
function swapped(anchor: string): string {
  const [first = "", second = "", ...rest] = anchor.split("-");
  return [second, first, ...rest].join("-");
}
