// What the desktop host adds to the workstation's own lock: the computer's sleep, its locked screen, and its keychain.
import { createWorkstation, button, foundAlliance, unlock } from "./support/acts.ts";
import { startDesktopHost } from "./support/desktop-host.ts";
import { expect, test } from "./support/workstation.ts";

const secretariat = { alliance: "演示产学研联盟", person: "韦月华", unit: "演示联盟秘书处", pin: "482913" };

for (const event of ["suspend", "lock-screen"] as const)
  test(`the workstation locks on ${event}, and a keychain that is none opens nothing`, async ({ folders }) => {
    const application = await startDesktopHost(folders, { switches: ["--password-store=basic"] });
    const page = await application.firstWindow();
    await page.waitForURL("app://guijian/**");
    await createWorkstation(page, "柳州会议室 1 号机");
    await foundAlliance(page, secretariat);
    await button(page, "开始使用").click();
    await button(page, "设置").click();
    const backend = await application.evaluate(({ safeStorage }) =>
      process.platform === "linux" ? safeStorage.getSelectedStorageBackend() : "system",
    );
    const ways = page.getByRole("region", { name: "打开工作站的其他方式" });
    // Electron's own password is written in its source: it must never count as a keychain.
    if (process.platform === "linux") expect(backend).toBe("basic_text");
    if (backend === "basic_text") await expect(ways).toContainText("没有可信的系统钥匙串");
    else await expect(ways.getByRole("region", { name: "用这台电脑的账户打开" })).toBeVisible();
    await application.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event);
    await expect(page.getByText("电脑休眠时，工作站已锁定")).toBeVisible();
    await unlock(page);
    await expect(page.getByTitle("换席位")).toContainText("未进入席位");
    await application.close();
  });
