import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { audit } from "#db/schema/index.ts";
import { archiveIndexSchema } from "#engine/documents/archive-folder.ts";
import { scoredBy, scoredCriteria } from "#shared/domain/scoring/criteria.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { keptOn, withCopy } from "#test/support/adversary.ts";
import { freeze } from "#test/support/panel-stages.ts";
import {
  closeOpenPart,
  exchange,
  foundPanel,
  importReadings,
  issueSmallProject,
  openSitting,
  pins,
  signSheet,
  voteAll,
} from "#test/support/small-panel.ts";
import { valueOf } from "#test/support/workstation.ts";
import { button, choose, dialog, fill, sign, takeSeat } from "./support/acts.ts";
import { cosign, reveal, toDesk } from "./support/chair-acts.ts";
import { card, expectInk, goToStage, pickItem, saved } from "./support/story-acts.ts";
import { byHand, type Program } from "./support/table-by-hand.ts";
import { expect, test } from "./support/workstation.ts";

const recorder = "黄会秘";
const secretariat = "黄秘书长";
const code = /GXAI-2026-901/;

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

// On the browser host only: the code at a page's foot is printed by Chromium 131 or newer (page-margin boxes), and the Electron that tests can have is older.
test("what comes on paper: a sheet, a supplement, a signed page; and the folder for the archive", async ({
  folders,
  openWorkstation,
}) => {
  test.setTimeout(300_000);
  const program: Program = { folders, openWorkstation };
  let panel = await foundPanel();
  const review = await issueSmallProject(panel);
  const { reviewId } = review;
  await openSitting(panel, review);
  await importReadings(panel, review);
  const paper = panel.members.find(({ category }) => category === "industry");
  if (paper === undefined) throw new Error("nobody prefers paper");
  const measured = Buffer.from("\uFEFF工况,延迟（ms）\n夜间,41\n");
  const owed = "夜间工况的检测数据";
  const remark = "台账与抽查一致，样本量偏小。";
  const { rules, profile } = await valueOf(panel.table.client.reviews.dossier({ reviewId }));
  const criteria = scoredCriteria(kindRules(rules, profile.kind).criteria).filter((criterion) =>
    scoredBy(criterion, paper.category),
  );

  panel = await byHand(panel, program, async (workstation) => {
    const { page } = workstation;
    await takeSeat(page, recorder, pins.recorder);
    await page.getByRole("button", { name: code }).click();
    await test.step("a supplement is asked for, taken in and given to the panel", async () => {
      await goToStage(page, "质询答疑");
      const file = path.join(folders.files, "夜间工况检测数据.csv");
      await writeFile(file, measured);
      await button(page, "添加补充材料").click();
      await fill(page, "内容 1", owed);
      await fill(page, "责任人 1", "某机械厂");
      await fill(page, "期限 1", "2026-11-30");
      await page.keyboard.press("Tab");
      await saved(page);
      await button(page, "录入补交材料").click();
      const taken = dialog(page);
      await workstation.chooseFiles([file], () => button(taken, "文件").click());
      await expect(taken.getByLabel("名称", { exact: true })).toHaveValue("夜间工况检测数据");
      await button(taken, "添加").click();
      const line = card(page, "已补交的材料").locator(".check-line");
      await expect(line).toContainText(`${owed} · ${measured.length} B`);
      await expect(line).toContainText("未签署，仅会议秘书可见");
      await button(page, "签署并发给专家组（1 份）").click();
      expect(await sign(page, pins.recorder)).toContain(`夜间工况检测数据（${owed}）`);
      await expect(line).toContainText("已发专家组");
      await takeSeat(page, paper.name, paper.pin);
      await goToStage(page, "质询答疑");
      await button(card(page, "已补交的材料"), "查看").click();
      await expect(dialog(page).getByRole("cell", { name: "41", exact: true })).toBeVisible();
    });
  });
  const [supplement] = await keptOn(panel.table, reviewId, "supplement");
  expect(supplement?.body.materials).toMatchObject([
    { title: "夜间工况检测数据", answers: owed, file: { digest: sha256(measured), size: measured.length } },
  ]);

  await closeOpenPart(panel, review);
  for (const member of panel.members) if (member.identityId !== paper.identityId) await signSheet(member, review);
  await exchange(panel);

  panel = await byHand(panel, program, async (workstation) => {
    const { page } = workstation;
    await takeSeat(page, recorder, pins.recorder);
    await page.getByRole("button", { name: code }).click();
    const form = await test.step("the blank sheet is printed", async () => {
      await toDesk(page, "文件");
      await pickItem(page, "专家个人评审表（空白）");
      await expect(page.frameLocator("iframe.paper-page").getByText("（空白，纸质填写）")).toBeVisible();
      return workstation.save(() => button(page, "打印或另存 PDF").click());
    });
    await test.step("a member's paper is typed beside its scan and signed by two", async () => {
      await toDesk(page, "记录");
      await goToStage(page, "闭门评议");
      const line = card(page, "纸质评审表代录").locator(".check-line").filter({ hasText: paper.name });
      await expect(line).toContainText("尚未交表");
      await button(line, "代录").click();
      const desk = dialog(page);
      await workstation.chooseFiles([form], () => button(desk, "添加扫描件").first().click());
      await expectInk(desk.locator("canvas").first());
      await expect(button(desk, "核对并签名")).toBeDisabled();
      for (const { title, weight } of criteria) await fill(desk, `${title.zh} 得分`, String(weight / 200));
      await fill(desk, "审核意见", remark);
      await saved(page);
      await button(desk, "核对并签名").click();
      const seal = page.getByRole("dialog", { name: `签署 ${paper.name} 评审表的代录` });
      await expect(seal.getByRole("document")).toContainText(remark);
      await expect(button(seal, "两人签名并密封")).toBeDisabled();
      await fill(seal, `${recorder} 的签名 PIN`, pins.recorder);
      await choose(page, seal, "核对人", secretariat);
      await fill(seal, `${secretariat} 的签名 PIN`, pins.secretariat);
      await button(seal, "两人签名并密封").click();
      await expect(line).toContainText("已代录并密封");
    });
    await test.step("the chair counts it by its channel", async () => {
      await takeSeat(page, panel.chair.name, panel.chair.pin);
      await toDesk(page, "组长");
      await goToStage(page, "闭门评议");
      expect(await reveal(page, panel.chair.pin)).toContain("计入 5 份评审表");
      await pickItem(page, "评分与分歧");
      await expect(page.locator(".matrix-table thead")).toContainText("纸质代录");
    });
  });
  const [sheet] = await keptOn(panel.table, reviewId, "transcription");
  expect(sheet?.body.sheet).toMatchObject({
    memberId: paper.identityId,
    scores: criteria.map(({ id, weight }) => ({ criterionId: id, score: weight / 2, reason: "" })),
    findings: [{ about: { type: "general", id: "" }, text: remark }],
  });
  expect(sheet?.body.scans).toHaveLength(1);

  const opinion = await freeze(panel, review);
  await voteAll(panel, review, opinion, () => "for");

  panel = await byHand(panel, program, async (workstation) => {
    const { page } = workstation;
    await takeSeat(page, recorder, pins.recorder);
    await page.getByRole("button", { name: code }).click();
    const printed = await test.step("every paper that can be printed shows itself before it is printed", async () => {
      await toDesk(page, "文件");
      const papers = page.getByRole("navigation", { name: "评审文件" }).locator(".rail-item:not(.paper-closed)");
      await expect(papers.first()).toBeVisible();
      const titles = await papers.locator(".rail-name").allTextContents();
      expect(titles.length).toBeGreaterThan(15);
      for (const index of titles.keys()) {
        await papers.nth(index).click();
        const shown = page.frameLocator("iframe.paper-page");
        await expect(shown.locator("body")).toContainText("GXAI-2026-901");
        await expect(shown.locator("body")).toContainText(/第 \d+ 页|数据摘要/);
      }
      await pickItem(page, "专家组签字表");
      return workstation.save(() => button(page, "打印或另存 PDF").click());
    });
    await test.step("the signed page comes back, is read by its code and bound with what was changed by hand", async () => {
      await toDesk(page, "记录");
      await goToStage(page, "定稿·表决·签字");
      const back = card(page, "签字页回传");
      await workstation.chooseFiles([printed], () => button(back, "添加签字扫描件").click());
      const desk = dialog(page);
      // Reading a code off a page takes its time on a busy machine.
      await expect(desk.getByText("与打印一致")).toBeVisible({ timeout: 60_000 });
      await expect(desk.getByText("专家组签字表 第 1 版")).toBeVisible();
      await button(desk, "添加一处手改").click();
      await fill(desk, "印的 1", "莫志强");
      await fill(desk, "手写的 1", "莫志强（代）");
      await button(desk, "核对无误，绑定").click();
      const read = page.getByRole("dialog", { name: "核对无误，绑定" });
      await expect(read.getByRole("document")).toContainText("“莫志强”手改为“莫志强（代）”");
      await button(read, "内容无误，去签名").click();
      await read.getByLabel(/的签名 PIN$/).fill(pins.recorder);
      await button(read, "签名").click();
      await expect(read).toBeHidden();
      await button(desk, "关闭").last().click();
      await expect(back.locator(".check-line")).toContainText("已绑定 · 手改 1 处");
    });
    await test.step("the chair co-signs and signs the result", async () => {
      await takeSeat(page, panel.chair.name, panel.chair.pin);
      await goToStage(page, "定稿·表决·签字");
      await cosign(page, panel.chair.pin);
      await toDesk(page, "组长");
      await goToStage(page, "结果与回执");
      await button(page, "签署评审结果").last().click();
      expect(await sign(page, panel.chair.pin)).toContain("通过：同意 5 票");
      await expect(page.getByRole("note").filter({ hasText: "评审结果已签署" })).toBeVisible();
    });
  });
  const [scan] = await keptOn(panel.table, reviewId, "scan");
  expect(scan?.body).toMatchObject({
    document: "panel-roster",
    edition: 1,
    read: "qr",
    corrections: [{ printed: "莫志强", written: "莫志强（代）" }],
  });
  const [result] = await keptOn(panel.table, reviewId, "result");
  const inked = [scan?.body.file.digest, sheet?.body.scans[0]?.digest];
  expect(new Set(result?.body.scans.map(({ digest }) => digest))).toEqual(new Set(inked));

  await exchange(panel);
  const { client } = panel.table;
  await valueOf(client.sync.receive({ result: result?.digest ?? "", pin: pins.secretariat }));
  await valueOf(client.sync.decide({ reviewId, note: "", pin: pins.secretariat }));

  const archive = path.join(folders.files, "归档");
  await mkdir(archive, { recursive: true });
  panel = await byHand(panel, program, async (workstation) => {
    const { page } = workstation;
    await test.step("the secretariat exports the folder for the archive", async () => {
      await takeSeat(page, secretariat, pins.secretariat);
      await page.getByRole("button", { name: code }).click();
      await toDesk(page, "文件");
      await page.getByRole("group", { name: "打印给" }).getByRole("button", { name: "归档", exact: true }).click();
      await workstation.chooseFolder(archive, () => button(page, "归档导出").click());
      await expect(page.getByText("真实、完整、可用、安全四项自检全部符合。")).toBeVisible({ timeout: 60_000 });
    });
  });
  const [name = ""] = readdirSync(archive);
  const folder = path.join(archive, name);
  const index = archiveIndexSchema.parse(JSON.parse(readFileSync(path.join(folder, "索引.json"), "utf8")));
  expect(index.missing).toEqual([]);
  for (const file of index.files) {
    const bytes = readFileSync(path.join(folder, file.path));
    expect(sha256(bytes), file.path).toBe(file.sha256);
    expect(bytes).toHaveLength(file.bytes);
  }
  const titles = index.files.map(({ title }) => title);
  expect(titles).toContain("专家个人评审表-农秀英");
  expect(index.files.some(({ bound }) => bound === sha256(measured))).toBe(true);
  for (const digest of inked) expect(index.files.some(({ bound }) => bound === digest)).toBe(true);
  expect(titles).toContain("签字扫描件 专家组签字表（第 1 版）");

  const rows = await withCopy(panel.table, ({ library }) => library.read.select().from(audit).all());
  const done = new Map(rows.map(({ command, actor }) => [command, actor]));
  expect(done.get("supplements.sign")).toBe(panel.recorder);
  expect(done.get("transcriptions.seal")).toBe(panel.recorder);
  expect(done.get("scans.bind")).toBe(panel.recorder);
  expect(done.get("documents.exportArchive")).toBe(panel.secretariat);
});
