import {
  button,
  createWorkstation,
  dialog,
  fill,
  foundAlliance,
  goodPassphrase,
  sign,
  takeSeat,
  unlock,
} from "./support/acts.ts";
import { expect, test } from "./support/workstation.ts";

const secretariat = { alliance: "演示产学研联盟", person: "韦月华", unit: "演示联盟秘书处", pin: "482913" };

test("a workstation of one's own: passphrase, recovery code, alliance, a newcomer at the door, lock and unlock", async ({
  workstation,
}) => {
  const { page } = workstation;
  await page.getByRole("button", { name: /^新建工作站/ }).click();
  await fill(page, "工作站名称", "柳州会议室 1 号机");
  await fill(page, "口令", "password1234");
  await fill(page, "再输入一次", "password1234");
  await expect(page.locator(".strength")).toContainText("强度不够");
  await expect(page.locator(".strength")).toContainText("太容易被猜到：再加一两个互不相关的词");
  await expect(button(page, "建立工作站")).toBeDisabled();
  await button(page, "返回").click();

  await createWorkstation(page, "柳州会议室 1 号机");
  const anchor = await foundAlliance(page, secretariat);
  expect(anchor).toMatch(/^[0-9A-Za-z]{4,}(-[0-9A-Za-z]+)+$/);
  await expect(page.getByText("保存联盟根证书")).toBeVisible();
  await button(page, "开始使用").click();
  await expect(page.getByText("项目库是空的")).toBeVisible();

  await button(page, "人员").click();
  await button(page, "现场登记").click();
  const form = dialog(page);
  await fill(form, "姓名", "覃志远");
  await fill(form, "单位", "右江大学");
  await fill(form, "本人设定签名 PIN", "739154");
  await fill(form, "本人再输入一次", "739154");
  await button(form, "下一步，秘书处签发").click();
  expect(await sign(page, secretariat.pin)).toContain("覃志远");
  await expect(page.getByText("覃志远 已登记，可以进入席位。")).toBeVisible();
  await expect(page.getByRole("row", { name: /覃志远/ })).toContainText("本机席位");
  await takeSeat(page, "覃志远", "739154");

  await button(page, "锁定").click();
  for (const wrong of ["错误的口令一二三", "又一个错误的口令", "第三个错误的口令"]) {
    await unlock(page, wrong);
    await expect(page.getByRole("alert").filter({ hasText: "口令不正确" })).toBeVisible();
    await expect(page.getByLabel("口令", { exact: true })).toHaveValue("");
  }
  await expect(page.getByRole("button", { name: /^请等 \d+ 秒后再试$/ })).toBeDisabled();
  await expect(button(page, "打开")).toBeVisible();
  await unlock(page);
  await expect(page.getByRole("row", { name: /覃志远/ })).toBeVisible();
  await expect(page.getByTitle("换席位")).toContainText("未进入席位");
});

test("Chinese and English, standard and large print", async ({ workstation }) => {
  const { page } = workstation;
  await page.getByRole("button", { name: /English/ }).click();
  await expect(page.getByRole("button", { name: /^Open the demo library/ })).toBeVisible();
  await page.getByRole("button", { name: /中文/ }).click();
  await createWorkstation(page, "语言");
  await foundAlliance(page, secretariat);
  await button(page, "开始使用").click();
  await button(page, "设置").click();
  await page.getByText("English", { exact: true }).click();
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByText("中文", { exact: true }).click();
  await expect(page.getByRole("heading", { name: "设置" })).toBeVisible();

  const size = () => page.locator("body").evaluate((body) => getComputedStyle(body).fontSize);
  expect(await size()).toBe("14px");
  await page.getByText("大字", { exact: true }).click();
  await expect.poll(size).toBe("17px");
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});

test("what was typed is still there after the program was killed in the middle of a word", async ({
  workstation,
  openWorkstation,
}) => {
  const { page } = workstation;
  await createWorkstation(page, "断电");
  await foundAlliance(page, secretariat);
  await button(page, "开始使用").click();
  await button(page, "新建项目卷").click();
  const form = dialog(page);
  await fill(form, "编号", "GXAI-2026-901");
  await fill(form, "项目名称", "甘蔗砍收一体机");
  await button(form, "建立").click();

  const sector = page.getByLabel("行业", { exact: true });
  await sector.pressSequentially("农业机械与糖料蔗");
  await expect(page.locator(".saving")).toContainText("已保存");
  await sector.pressSequentially("全程智能化作业装备研发与产业化示范基地建设及推广应用", { delay: 80 });
  await workstation.crash();

  const again = await openWorkstation();
  await unlock(again.page, goodPassphrase);
  await takeSeat(again.page, secretariat.person, secretariat.pin);
  await again.page.getByRole("button", { name: /GXAI-2026-901/ }).click();
  await expect(again.page.getByLabel("行业", { exact: true })).toHaveValue(/^农业机械与糖料蔗全程智能化/);
});
