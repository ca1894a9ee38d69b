import { button, createWorkstation, dialog, fill, foundAlliance } from "./support/acts.ts";
import { toExchange } from "./support/sync-acts.ts";
import { expect, test } from "./support/workstation.ts";
import { startMemoryDav } from "#test/support/servers/memory-dav.ts";

const secretariat = { alliance: "演示产学研联盟", person: "韦月华", unit: "演示联盟秘书处", pin: "482913" };

test("a mailbox on the network: a wrong password is named, the right one tried, kept and used", async ({
  workstation,
}) => {
  const { page } = workstation;
  const store = await startMemoryDav();
  try {
    await createWorkstation(page, "柳州会议室 1 号机");
    await foundAlliance(page, secretariat);
    await button(page, "开始使用").click();
    await toExchange(page);
    await button(page, "网络信箱").click();
    const form = dialog(page);
    const step = (name: string) =>
      form.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });

    await fill(form, "地址", "http://mailbox.example/dav");
    await fill(form, "账号", "u");
    await fill(form, "密码", "wrong");
    await button(form, "测试连接").click();
    await expect(step("地址")).toContainText("没有加密");
    await expect(step("写入")).toContainText("未试");

    await fill(form, "地址", store.address);
    await button(form, "测试连接").click();
    await expect(step("登录和列目录")).toContainText("不接受登录");
    await expect(step("连接")).toContainText("通过");

    await fill(form, "密码", "pw");
    await button(form, "测试连接").click();
    await expect(form.getByText("信箱可以使用。")).toBeVisible();
    await expect(step("留下的文件")).toContainText("v1-test/guijian");
    await button(form, "保存").click();

    await expect(page.getByText(store.address)).toBeVisible();
    await expect(page.getByRole("switch", { name: "自动收发" })).toBeChecked();
    await button(page, "现在收发").click();
    await expect(page.getByText(/发出 \d+ 件/)).toBeVisible();
    await button(page, "暂停").click();
    await expect(page.getByText("收发已暂停")).toBeVisible();
    await button(page, "继续").click();

    await button(page, "网络信箱").click();
    await expect(dialog(page).getByLabel("密码")).toHaveValue("");
    await page.keyboard.press("Escape");
    await button(page, "返回").click();

    await button(page, "设置").click();
    const setting = page.getByRole("region", { name: "信箱" });
    await expect(setting).toContainText(store.address);
    await button(setting, "网络信箱").click();
    await button(dialog(page), "测试连接").click();
    await expect(dialog(page).getByText("信箱可以使用。")).toBeVisible();
  } finally {
    await store.stop();
  }
});
