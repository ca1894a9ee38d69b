import { randomBytes } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { z } from "zod";
import { findBrowser } from "#hosts/browser/find-browser.ts";
import { createWorkstations } from "#engine/vault/workstations.ts";
import { build } from "#tooling/build.ts";
import { enterSeat, unlock } from "#test/e2e/support/acts.ts";
import { openBrowserHost, repository } from "#test/e2e/support/browser-host.ts";
import {
  closeOpenPart,
  foundPanel,
  importReadings,
  issueSmallProject,
  openSitting,
  passphrase,
} from "#test/support/small-panel.ts";
import { cheapKdf, resources, valueOf } from "#test/support/workstation.ts";
import { newIds, seed } from "./library-rows.ts";
import { type BenchRow, median, type RowNotRun } from "./measure.ts";

const dossiers = 10_000;
const items = 200;
const rounds = 5;

const goals = {
  "ui-scroll": [`longest task of the page, scrolling ${dossiers.toLocaleString("en")} dossiers`, 50, "ms"],
  "ui-sheet": [`longest task of the page, typing in a sheet of ${items} items`, 50, "ms"],
  "ui-bundle": ["scripts and styles fetched for the first screen, gzip", 600, "kB"],
} as const;

/** Rows ui: the built interface in a real browser, over a large library and a large sheet. */
export async function interfaceRows(): Promise<readonly (BenchRow | RowNotRun)[]> {
  if (findBrowser(process.env) === null) return notRun("no Chromium, Chrome or Edge");
  await build(() => undefined, ["renderer", "browser", "engine"]);
  const folder = mkdtempSync(path.join(tmpdir(), "guijian-bench-"));
  const { home, away, member, pin, reviewId } = await prepare(folder);
  const at = (name: string) => path.join(folder, name);
  const folders = { home, files: at("files"), temporary: at("temporary"), profile: at("profile") };
  try {
    const workstation = await openBrowserHost(folders);
    try {
      const { page } = workstation;
      const first = await firstScreen(page);
      await unlock(page, passphrase);
      await page.locator(".virtual").waitFor();
      const scroll = await longestTask(page, () => scrollThrough(page));
      await page.evaluate(() => (location.hash = "#/seat"));
      await enterSeat(page, member, pin);
      await page.evaluate((id) => (location.hash = `#/review/${id}/member/deliberation`), reviewId);
      await page
        .locator(".sheet-line")
        .nth(items - 1)
        .waitFor();
      const sheet = await longestTask(page, (round) => typeIn(page, Math.trunc(((items - 1) * round) / (rounds - 1))));
      return [row("ui-scroll", scroll), row("ui-sheet", sheet), row("ui-bundle", first)];
    } finally {
      await workstation.close();
    }
  } finally {
    for (const place of [folder, home, ...away]) rmSync(place, { recursive: true });
  }
}

function notRun(reason: string): readonly RowNotRun[] {
  return Object.entries(goals).map(([id, [work, limit, unit]]) => ({
    id,
    work,
    against: "—",
    goal: `≤ ${limit} ${unit}`,
    notRun: reason,
  }));
}

function row(id: keyof typeof goals, figure: number): BenchRow {
  const [work, limit, unit] = goals[id];
  const goal = `≤ ${limit} ${unit}`;
  return { id, work, against: "—", ours: figure, reference: 0, unit, figure, goal, met: figure <= limit };
}

/** A workstation at whose table a sheet of many items waits to be filled in, with a large library around it. */
async function prepare(folder: string) {
  const panel = await foundPanel(undefined, { resources: withLongForm(path.join(folder, "resources")) });
  const review = await issueSmallProject(panel);
  await openSitting(panel, review);
  await importReadings(panel, review);
  await closeOpenPart(panel, review);
  const { client, home, application } = panel.table;
  const [listed] = await valueOf(client.vault.list({}));
  await application.close();
  await panel.laptop.application.close();
  const random = (size: number): Uint8Array => new Uint8Array(randomBytes(size));
  const workstations = createWorkstations({
    home,
    clock: Date.now,
    random,
    kdfCost: cheapKdf,
    onLock: () => undefined,
  });
  await workstations.unlock(listed?.id ?? "", passphrase);
  workstations.open().library.write((db) => seed(db, newIds(dossiers - 1)));
  workstations.lock("asked");
  const { name, pin } = panel.chair;
  return { home, away: [panel.laptop.home, panel.mailbox], member: name, pin, reviewId: review.reviewId };
}

/** The shipped packs, with an acceptance form of as many criteria as a sheet here has items. */
function withLongForm(folder: string): string {
  mkdirSync(folder);
  for (const part of ["standards", "documents", "rules"])
    cpSync(path.join(resources, part), path.join(folder, part), { recursive: true });
  const file = path.join(folder, "rules", "model-2026", "rules.json");
  const rules: { kinds: { id: string; criteria: { bands: unknown }[] }[] } = JSON.parse(readFileSync(file, "utf8"));
  const kinds = rules.kinds.map((kind) => {
    if (kind.id !== "acceptance") return kind;
    const bands = kind.criteria[0]?.bands;
    const criteria = Array.from({ length: items }, (_, index) => ({
      id: `item-${index + 1}`,
      title: { zh: `第 ${index + 1} 项`, en: `Item ${index + 1}` },
      weight: 10_000 / items,
      scoredBy: "all",
      bands,
      children: [],
    }));
    return { ...kind, criteria };
  });
  writeFileSync(file, JSON.stringify({ ...rules, kinds }));
  return folder;
}

/** Kilobytes of page, scripts and styles that were fetched when the first screen stood, each compressed by itself. */
async function firstScreen(page: Page): Promise<number> {
  await page.getByRole("button").first().waitFor();
  const fetched = await page.evaluate(() =>
    performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname),
  );
  const files = ["/index.html", ...fetched].filter((name) => /\.(html|js|css)$/.test(name));
  const sizes = files.map((file) => gzipSync(readFileSync(path.join(repository, "dist/renderer", file))).length);
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

const traceEventSchema = z.object({
  name: z.string(),
  pid: z.int(),
  tid: z.int(),
  /** Microseconds of the processor. */
  tdur: z.number().optional(),
  args: z.looseObject({ name: z.unknown().optional() }).optional(),
});

/**
 * The longest task of the page's main thread in milliseconds of the processor: what the clock says, too, where nothing else runs. The median
 * of all rounds.
 */
async function longestTask(page: Page, act: (round: number) => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const longest: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const traced: object[] = [];
    const collect = ({ value }: { value: object[] }) => void traced.push(...value);
    session.on("Tracing.dataCollected", collect);
    const traceConfig = { includedCategories: ["toplevel", "__metadata"] };
    await session.send("Tracing.start", { traceConfig, transferMode: "ReportEvents" });
    await act(round);
    const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
    await session.send("Tracing.end");
    await complete;
    session.off("Tracing.dataCollected", collect);
    const events = z.array(traceEventSchema).parse(traced);
    const threads = events.filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain");
    const tasks = events.filter(
      ({ name, pid, tid }) =>
        name.endsWith("RunTask") && threads.some((thread) => thread.pid === pid && thread.tid === tid),
    );
    if (tasks.length === 0) throw new Error("the trace has no tasks of the page");
    longest.push(Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000);
  }
  await session.detach();
  return median(longest);
}

/** From the first row to the last with the wheel, page by page near both ends and in leaps between. */
async function scrollThrough(page: Page): Promise<void> {
  const list = page.locator(".virtual");
  await list.hover();
  await list.evaluate((box) => box.scrollTo(0, 0));
  const height = await list.evaluate((box) => box.scrollHeight);
  for (let step = 0; step < 120; step += 1) await page.mouse.wheel(0, step % 2 === 0 ? 300 : height / 50);
  await page.locator(".dossier-row .dossier-code").first().waitFor();
}

/** Points and a reason in one line of the sheet, typed key by key, until they are saved. */
async function typeIn(page: Page, index: number): Promise<void> {
  const line = page.locator(".sheet-line").nth(index);
  await line.locator("input[inputmode=decimal]").click();
  await page.keyboard.type("0.4", { delay: 20 });
  await line.locator("textarea").first().click();
  await page.keyboard.type("指标达到任务书约定，样本来源和口径清楚；补充夜班样本。", { delay: 20 });
  await page.getByRole("status").filter({ hasText: "已保存" }).waitFor();
}
