import { mkdir, readdir } from "node:fs/promises";
import path from "node:path";
import type { Page } from "@playwright/test";
import {
  button,
  createWorkstation,
  dialog,
  fill,
  foundAlliance,
  goodPassphrase,
  groupsOf,
  sign,
  takeSeat,
  unlock,
} from "./support/acts.ts";
import { expect, test } from "./support/workstation.ts";

const secretariat = { alliance: "演示产学研联盟", person: "韦月华", unit: "演示联盟秘书处", pin: "482913" };
const nextPassphrase = "桂林 米粉 十月 晴天 二十四 battery staple";

/** Sets an own workstation up as far as its library. */
async function settled(page: Page): Promise<void> {
  await createWorkstation(page, "柳州会议室 1 号机");
  await foundAlliance(page, secretariat);
  await button(page, "开始使用").click();
}

const card = (page: Page, title: string) => page.getByRole("region", { name: title, exact: true });

test("a workstation is backed up to a folder and taken over from it, the damaged one set aside", async ({
  workstation,
  folders,
}) => {
  const { page } = workstation;
  const folder = path.join(folders.files, "备份盘");
  await mkdir(folder, { recursive: true });
  await settled(page);
  await button(page, "设置").click();
  await expect(card(page, "备份")).toContainText("还没有备份过");
  await workstation.chooseFolder(folder, () => button(page, "备份到文件夹").click());
  await expect(card(page, "备份")).toContainText("写完后已逐个读回核对");
  expect((await readdir(folder)).map((name) => name.slice(0, 15))).toEqual(["guijian-backup-"]);

  await button(page, "锁定").click();
  await button(page, "新建，或打开演示库").click();
  await page.getByRole("button", { name: /^从备份恢复/ }).click();
  await workstation.chooseFolder(folder, () => button(page, "选择备份文件夹").click());
  await fill(page, "备份时的口令", goodPassphrase);
  await button(page, "恢复").click();
  await expect(page.getByRole("alert")).toContainText("已有同一个工作站");
  await page.getByRole("checkbox").check();
  await workstation.chooseFolder(folder, () => button(page, "选择备份文件夹").click());
  await button(page, "恢复").click();
  await takeSeat(page, secretariat.person, secretariat.pin);
  await expect(page.getByTitle("换席位")).toContainText(secretariat.person);
});

test("a new key comes with a new passphrase and a new recovery code, and the log stays whole", async ({
  workstation,
}) => {
  const { page } = workstation;
  await settled(page);
  await button(page, "设置").click();
  await button(page, "更换密钥").click();
  const rekey = card(page, "更换密钥");
  await fill(rekey, "现在的口令", goodPassphrase);
  await fill(rekey, "新口令", nextPassphrase);
  await fill(rekey, "再输入一次", nextPassphrase);
  await button(rekey, "更换").click();
  await expect(page.getByRole("heading", { name: "请抄下恢复码" })).toBeVisible({ timeout: 60_000 });
  await expect(page.locator(".recovery-code")).toHaveCSS("user-select", "none");
  const code = await groupsOf(page.locator(".recovery-code"));
  await button(page, "已经抄好").click();
  await fill(page, "恢复码", code);
  await button(page, "核对恢复码").click();
  await button(page, "核对日志").click();
  await expect(card(page, "操作日志")).toContainText(/日志完整，共 \d+ 条/);
  await button(page, "锁定").click();
  await unlock(page, nextPassphrase);
  await takeSeat(page, secretariat.person, secretariat.pin);
  if (!page.url().includes("#/settings")) await button(page, "设置").click();
  const head = await workstation.save(async () => {
    await button(page, "导出链头").click();
    await sign(page, secretariat.pin);
  });
  expect(path.extname(head)).toBe(".dsse");
});

test("a newcomer's credential is renewed and revoked at the people's page", async ({ workstation }) => {
  const { page } = workstation;
  await settled(page);
  await button(page, "人员").click();
  await button(page, "现场登记").click();
  await fill(dialog(page), "姓名", "覃志远");
  await fill(dialog(page), "单位", "右江大学");
  await fill(dialog(page), "本人设定签名 PIN", "739154");
  await fill(dialog(page), "本人再输入一次", "739154");
  await button(dialog(page), "下一步，秘书处签发").click();
  await sign(page, secretariat.pin);
  const row = page.getByRole("row", { name: /覃志远/ });
  await row.getByRole("button", { name: "管理" }).click();
  await button(dialog(page), "登记").click();
  await expect(dialog(page)).toContainText("纸质确认书：");
  await button(dialog(page), "换发证书").click();
  expect(await sign(page, secretariat.pin)).toContain("覃志远");
  await expect(page.getByText("覃志远 的证书已换发。")).toBeVisible();
  await row.getByRole("button", { name: "管理" }).click();
  await fill(dialog(page), "原因", "不再担任评审专家");
  await button(dialog(page), "吊销证书").click();
  await sign(page, secretariat.pin);
  await expect(row).toContainText("吊销");
});
