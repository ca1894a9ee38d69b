import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { button, takeSeat } from "./support/acts.ts";
import { hostileFiles } from "./support/hostile-files.ts";
import { openDemo, pickItem, storyOf } from "./support/story-acts.ts";
import { expect, test } from "./support/workstation.ts";

const story = storyOf("car-body");

test("hostile files among the materials do nothing, shown or not: no script, no request, no other page", async ({
  workstation,
  folders,
}) => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const trap = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  try {
    const { page } = workstation;
    const opened: string[] = [];
    page.context().on("page", (other) => opened.push(other.url()));
    page.on("dialog", (dialog) => {
      opened.push(dialog.message());
      void dialog.dismiss();
    });
    await openDemo(page);
    await takeSeat(page, "陆秋萍");
    await page.getByRole("button", { name: /2027 年第一批项目集中验收会/ }).click();
    const line = page.getByRole("listitem").filter({ hasText: story.profile.title });
    await button(line, "打开项目卷").click();
    await pickItem(page, "材料");
    const files = hostileFiles(path.join(folders.files, "hostile"), trap);
    const [title, address] = [await page.title(), page.url()];
    await workstation.chooseFiles(
      files.map(({ file }) => file),
      () => button(page, "添加文件").click(),
    );
    for (const { file, words } of files) {
      await page
        .getByRole("row")
        .filter({ hasText: path.basename(file) })
        .getByRole("button", { name: "打开", exact: true })
        .click();
      const shown = page.getByRole("dialog");
      const said = shown.getByText(words ?? "这种文件不能在这里查看").first();
      await expect(said).toBeVisible();
      await said.click({ force: true });
      await page.keyboard.press("Escape");
      await expect(shown).toBeHidden();
    }
    // The trap does hear whoever comes.
    await fetch(`${trap}control`);
    expect(asked).toEqual(["/control"]);
    expect(opened).toEqual([]);
    expect([await page.title(), page.url()]).toEqual([title, address]);
    expect(await page.evaluate(() => Reflect.get(window, "taken"))).toBeUndefined();
  } finally {
    server.close();
  }
});
