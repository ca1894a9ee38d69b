// The keychain of a real desktop session: on Linux a keyring of the test's own behind the Secret Service.
import path from "node:path";
import { button, createWorkstation, dialog, fill, foundAlliance, goodPassphrase, unlock } from "./support/acts.ts";
import { startDesktopHost } from "./support/desktop-host.ts";
import { hasKeyring, startKeyring } from "./support/keyring.ts";
import { expect, test } from "./support/workstation.ts";

const secretariat = { alliance: "演示产学研联盟", person: "韦月华", unit: "演示联盟秘书处", pin: "482913" };

test("the computer's own account opens a workstation to read, after a restart too, until it is switched off", async ({
  folders,
}) => {
  test.skip(!hasKeyring(), "no keyring: Debian's dbus and gnome-keyring");
  const keyring = await startKeyring(path.join(folders.temporary, "keyring"));
  const start = async () => {
    const { environment } = keyring;
    const application = await startDesktopHost(folders, {
      environment,
      switches: ["--password-store=gnome-libsecret"],
    });
    const page = await application.firstWindow();
    await page.waitForURL("app://guijian/**");
    return { application, page, way: page.getByRole("region", { name: "用这台电脑的账户打开" }) };
  };

  const first = await start();
  await createWorkstation(first.page, "柳州会议室 1 号机");
  await foundAlliance(first.page, secretariat);
  await button(first.page, "开始使用").click();
  await button(first.page, "设置").click();
  await button(first.way, "开启").click();
  await fill(dialog(first.page), "口令", goodPassphrase);
  await button(dialog(first.page), "开启").click();
  await expect(first.way).toContainText("已开启");
  expect(await first.application.evaluate(({ safeStorage }) => safeStorage.getSelectedStorageBackend())).toBe(
    "gnome_libsecret",
  );
  await first.application.close();

  const { application, page, way } = await start();
  await button(page, "用这台电脑的账户打开（只能阅读）").click();
  await expect(page.getByTitle("换席位")).toContainText("未进入席位");
  await button(page, "锁定").click();
  await unlock(page);
  await button(page, "设置").click();
  await button(way, "关闭").click();
  await expect(way).toContainText("公用账户请不要开启");
  await button(page, "锁定").click();
  await expect(page.getByLabel("口令")).toBeVisible();
  await expect(button(page, "用这台电脑的账户打开（只能阅读）")).toHaveCount(0);
  await application.close();
  keyring.close();
});
