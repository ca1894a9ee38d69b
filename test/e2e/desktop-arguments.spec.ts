// Whoever starts the program again can write anything on its command line. The running one must neither open it nor fall over it.
import { execFile, execFileSync } from "node:child_process";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { electronExecutable, startDesktopHost } from "./support/desktop-host.ts";
import { makeFakeDesktop, untilBridged } from "./support/fake-desktop.ts";
import { expect, test } from "./support/workstation.ts";

test("a second start hands over package files of this computer and nothing else", async ({ folders }) => {
  test.skip(process.platform === "win32", "makes a pipe and links");
  const at = (name: string) => path.join(folders.files, name);
  await mkdir(at("folder.gjd"), { recursive: true });
  execFileSync("mkfifo", [at("pipe.gjd")]);
  await symlink("/dev/zero", at("device.gjd"));
  await symlink(at("loop.gjd"), at("loop.gjd"));
  const real = at("结果\u202efdp.gjd");
  await writeFile(real, "x");
  const [first, last] = [at("最先.gjd"), at("最后.gjd")] as const;
  await writeFile(first, "x");
  await writeFile(last, "x");

  const built = await makeFakeDesktop(path.join(folders.home, "application"));
  const application = await startDesktopHost(folders, { application: built });
  const page = await application.firstWindow();
  await untilBridged(page);
  const again = (...named: readonly string[]) =>
    new Promise<number | string | null | undefined>((resolve) => {
      const own = [built, `--user-data-dir=${folders.profile}`, "--disable-gpu"];
      execFile(electronExecutable(), [...own, ...named], { cwd: folders.files }, (error) =>
        resolve(error === null ? 0 : error.code),
      );
    });
  const opened = () =>
    page.evaluate(() =>
      (window.events as { readonly type: string; readonly name?: string }[]).flatMap(({ type, name }) =>
        type === "open-package" ? [name] : [],
      ),
    );

  const hostile = [
    "https://example.com/a.gjd",
    "guijian://open/a.gjd",
    "file://server/share/a.gjd",
    "--flag.gjd",
    "--no-sandbox",
  ];
  const things = [
    "folder.gjd",
    "pipe.gjd",
    "device.gjd",
    "loop.gjd",
    "gone.gjd",
    "/etc/passwd",
    `${"名".repeat(80)}.gjd`,
  ];
  expect(await again(...hostile, ...things, real)).toBe(0);
  await expect.poll(opened).toEqual(["结果\ufffdfdp.gjd"]);

  // So long a line that Chromium would take the running program for one that hangs, and end it.
  expect(await again(first, ...Array.from({ length: 10_000 }, (_, index) => at(`${index}.gjd`)))).toBe(0);
  await expect.poll(opened).toEqual(["结果\ufffdfdp.gjd", "最先.gjd"]);
  expect(await again(pathToFileURL(last).href)).toBe(0);
  await expect.poll(opened).toEqual(["结果\ufffdfdp.gjd", "最先.gjd", "最后.gjd"]);
  expect(await page.evaluate(() => window.bridge.call("any", "echo", null))).toMatchObject({ ok: true });
  await application.close();
});
