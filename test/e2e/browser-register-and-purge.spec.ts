import { readdirSync } from "node:fs";
import path from "node:path";
import { adoptRule } from "#test/support/adopt-rule.ts";
import { keptOn } from "#test/support/adversary.ts";
import { freeze, reveal } from "#test/support/panel-stages.ts";
import {
  atSeat,
  closeOpenPart,
  exchange,
  foundPanel,
  importReadings,
  issueSmallProject,
  openSitting,
  pins,
  signSheet,
  sitDown,
  type TestPanel,
  type TestReview,
  voteAll,
} from "#test/support/small-panel.ts";
import { valueOf } from "#test/support/workstation.ts";
import { button, choose, dialog, fill, sign, takeSeat } from "./support/acts.ts";
import { card, pickItem } from "./support/story-acts.ts";
import { byHand, type Program } from "./support/table-by-hand.ts";
import { expect, test } from "./support/workstation.ts";

const secretariat = "黄秘书长";
const project = "小型预测性维护试验项目";

/** A review from its readings to its signed result at the alliance's own workstation; `found` of 30 faults, and what was proposed and carried. */
async function held(panel: TestPanel, found: number, outcome: "passed" | "rectification"): Promise<TestReview> {
  const review = await issueSmallProject(panel);
  await openSitting(panel, review);
  await importReadings(panel, review, found);
  await closeOpenPart(panel, review);
  for (const member of panel.members) await signSheet(member, review);
  await exchange(panel);
  await reveal(panel, review);
  await voteAll(panel, review, await freeze(panel, review, outcome), () => "for");
  await sitDown(panel.chair);
  await valueOf(panel.table.client.chair.signResult({ reviewId: review.reviewId, pin: panel.chair.pin }));
  await exchange(panel);
  return review;
}

test("from the register: a result is receipted, concluded, and the re-check it calls for begun with what was left open", async ({
  folders,
  openWorkstation,
}) => {
  test.setTimeout(240_000);
  const program: Program = { folders, openWorkstation };
  const panel = await foundPanel();
  const { reviewId } = await held(panel, 11, "rectification");
  const after = await byHand(panel, program, async ({ page }) => {
    await takeSeat(page, secretariat, pins.secretariat);
    await button(page, "收发").click();
    const register = card(page, "结果登记");
    const line = register.locator(".line").filter({ hasText: project });
    await expect(line).toContainText("限期整改（待复核）");
    await expect(line).toContainText("待登记");

    await test.step("the receipt, then the organiser's conclusion, each read back", async () => {
      await expect(button(line, "作出结论")).toHaveCount(0);
      await button(line, "登记并签回执").click();
      expect(await sign(page, pins.secretariat)).toContain("评审结果：限期整改（待复核）");
      await expect(line).toContainText("待结论");
      await expect(button(line, "建立整改复核项目卷")).toHaveCount(0);
      await button(line, "作出结论").click();
      await dialog(page)
        .getByLabel(/^结论说明/)
        .fill("三个月内补测后复核。");
      await button(dialog(page), "下一步").click();
      expect(await sign(page, pins.secretariat)).toContain("三个月内补测后复核。");
      await expect(line).toContainText("已结论");
    });

    await test.step("the re-check is begun from its line: one target, one test item, nothing else", async () => {
      await button(line, "建立整改复核项目卷").click();
      await expect(page.getByText("整改复核 · 尚未签发")).toBeVisible();
      await expect(page.getByRole("note").first()).toContainText(
        "接续首次评审，只重新审查未达到的：指标 1，大纲 2.3。",
      );
      await pickItem(page, "考核指标");
      await expect(page.getByText("故障召回率").first()).toBeVisible();
      await pickItem(page, "签发");
      await expect(button(page, "签发资料包")).toBeDisabled();
      await expect(page.getByText(/^还有 \d+ 处缺项，补齐后才能签发$/)).toBeVisible();
    });

    await test.step("the register leads back to it and begins no second one", async () => {
      await button(page, "返回").click();
      await button(page, "收发").click();
      await button(line, "打开整改复核项目卷").click();
      await expect(page.getByText("整改复核 · 尚未签发")).toBeVisible();
    });
  });
  const [decision] = await keptOn(after.table, reviewId, "decision");
  expect(decision?.body).toMatchObject({ conclusion: "rectification", note: "三个月内补测后复核。" });
});

test("a dossier is destroyed with a signed certificate once nothing forbids it any more", async ({
  folders,
  openWorkstation,
}) => {
  test.setTimeout(240_000);
  const program: Program = { folders, openWorkstation };
  const panel = await foundPanel();
  const { client } = panel.table;
  await adoptRule(panel, ["retention", "earlier"], true);
  const { reviewId } = await held(panel, 28, "passed");
  const [result] = await keptOn(panel.table, reviewId, "result");
  await atSeat(panel, "secretariat");
  await valueOf(client.sync.receive({ result: result?.digest ?? "", pin: pins.secretariat }));
  await exchange(panel);

  const sealed = () =>
    readdirSync(path.join(folders.home, "workstations"), { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile() && entry.parentPath.includes("blobs"),
    ).length;
  const after = await byHand(panel, program, async ({ page }) => {
    await takeSeat(page, secretariat, pins.secretariat);
    const listed = page.getByRole("button", { name: /GXAI-2026-901/ });
    await expect(listed).toHaveCount(1);
    await button(page, "设置").click();
    const purge = card(page, "销毁已归档的项目材料");
    const begin = button(purge, "销毁");
    const before = sealed();
    expect(before).toBeGreaterThan(10);

    await test.step("the rules say how long it is kept, and that a document may say otherwise", async () => {
      await expect(begin).toBeDisabled();
      await choose(page, purge, "项目", `GXAI-2026-901 ${project}`);
      await expect(purge).toContainText("回执之后保管 10 年");
      await expect(purge).toContainText("细则允许凭文件提前销毁");
      await expect(begin).toBeDisabled();
    });

    await test.step("not while the retention that is stated runs: nothing was touched", async () => {
      await fill(purge, "保管期至", "2099-01-01");
      await fill(purge, "依据（细则、档案管理办法等）", "档案管理办法第十二条");
      await begin.click();
      const signing = dialog(page);
      await button(signing, "内容无误，去签名").click();
      await signing.getByLabel(/的签名 PIN$/).fill(pins.secretariat);
      await button(signing, "销毁").click();
      await expect(signing.getByRole("alert")).toContainText("保管期到 2099-01-01 为止");
      await page.keyboard.press("Escape");
      await expect(signing).toHaveCount(0);
      expect(sealed()).toBe(before);
    });

    await test.step("read back, signed, destroyed: the certificate stays, the project has left the library", async () => {
      await fill(purge, "保管期至", "2026-01-31");
      await page.keyboard.press("Tab");
      await begin.click();
      const read = await sign(page, pins.secretariat, "销毁");
      expect(read).toContain("档案管理办法第十二条");
      await expect(purge.getByRole("note")).toContainText(/已销毁 \d+ 份材料（.+），销毁证明已签署。请更新备份。/);
      await expect(purge.getByRole("listitem")).toContainText("GXAI-2026-901：");
      await expect(purge).toContainText("没有收到回执的项目。");
      expect(sealed()).toBeLessThan(before);
      await button(page, "返回").click();
      await expect(page.getByRole("heading", { name: "项目库" })).toBeVisible();
      await expect(listed).toHaveCount(0);
    });
  });
  const [certificate] = await keptOn(after.table, reviewId, "purge");
  expect(certificate?.body.retention).toEqual({ until: "2026-01-31", basis: "档案管理办法第十二条" });
});
