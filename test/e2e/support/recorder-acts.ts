import { expect, type Locator, type Page } from "@playwright/test";
import type { StoryReading } from "#resources/demo/story-readings.ts";
import type { DemoStory } from "#resources/demo/story-schema.ts";
import { button, choose, dialog, fill } from "./acts.ts";
import { card, goToStage, nameOf, pickItem, saved, shippedFile, stageStep } from "./story-acts.ts";
import type { Workstation } from "./opened-workstation.ts";

/** 签到与预备会: ticks everyone who came and notes the outline as confirmed. */
export async function holdOpening(page: Page, story: DemoStory): Promise<void> {
  await goToStage(page, "签到与预备会");
  await button(page, "专家全部到会").click();
  for (const person of story.attendance.filter(({ block }) => block === "applicant" || block === "observer")) {
    await choose(page, page, "签到", person.block === "applicant" ? "项目组" : "列席人员");
    await fill(page, "姓名", person.name);
    await fill(page, "单位", person.unit);
    await button(page, "添加人员").click();
    await expect(page.getByRole("checkbox", { name: new RegExp(`^${person.name}`) })).toBeChecked();
  }
  await note(page, "大纲确认");
  const group = story.events.find(({ event }) => event === "test-group-named")?.note ?? "";
  await page.getByLabel(/^测试组成员/).fill(group);
  await note(page, "测试组确定");
  await expect(page.getByText(group)).toBeVisible();
}

/** Notes a moment of the order of business. */
export async function note(page: Page, moment: string): Promise<void> {
  const line = page.locator(".check-line").filter({ hasText: moment });
  await button(line, "登记").click();
  await expect(line).toContainText("已登记");
}

/** 材料: goes through all of them with Enter, and stops at those the story remarks on. */
export async function checkMaterials(page: Page, story: DemoStory): Promise<void> {
  await goToStage(page, "材料与经费");
  for (const check of story.materialChecks) {
    const material = story.materials.find(({ no }) => no === check.material);
    if (material === undefined) throw new Error(`no material ${check.material}`);
    await expect(page.locator(".rail-item[aria-current=true]")).toContainText(`${material.no} ${material.title}`);
    const checks = card(page, "审核项");
    if (check.originalSeen) await checks.getByRole("checkbox", { name: "原件已核" }).check();
    if (check.verdict === "remark") {
      await checks.getByRole("radio", { name: "核定并备注" }).check();
      await checks.getByLabel(/^备注/).fill(check.remark);
      await saved(page);
    }
    await page.locator("main").focus();
    await page.keyboard.press("Enter");
  }
  await expect(page.getByRole("main").getByRole("heading", { name: "经费审核", level: 2 })).toBeVisible();
}

/** Accepts every material of a stage with Enter, and ticks the originals that were seen. */
export async function acceptMaterials(page: Page, story: DemoStory, stage: string): Promise<void> {
  await goToStage(page, stage);
  for (const check of story.materialChecks) {
    await expect(page.locator(".rail-item[aria-current=true]")).toContainText(`${check.material} `);
    if (check.originalSeen) await page.getByRole("checkbox", { name: "原件已核" }).check();
    await saved(page);
    await page.locator("main").focus();
    await page.keyboard.press("Enter");
  }
  const all = String(story.materialChecks.length);
  await expect(stageStep(page, stage)).toContainText(`${all}/${all}`);
}

/** 经费审核: the opinion of the finance review, with its first line. */
export async function reviewFinance(page: Page, story: DemoStory): Promise<void> {
  const { finance } = story;
  if (finance === null) throw new Error(`${story.id} has no finance review`);
  await button(page, "开始经费审核").click();
  for (const [index, line] of finance.lines.entries()) {
    await button(page, "添加科目").click();
    const no = index + 1;
    await fill(page, `科目 ${no}`, line.line);
    for (const [label, fen] of [
      ["预算", line.budget],
      ["调整后", line.adjusted],
      ["支出", line.spent],
      ["核定", line.approved],
    ] as const)
      await fill(page, `${label} ${no}`, String(fen / 1_000_000));
  }
  await fill(page, "自筹承诺", String(finance.ownFundsPromised / 1_000_000));
  await fill(page, "自筹到位", String(finance.ownFundsPaid / 1_000_000));
  await fill(page, "审计情况", finance.audit);
  await fill(page, "经费审核意见", finance.opinion);
  await saved(page);
}

/** 现场演示: enters one reading of the story as its source says, from the file or typed, and has it witnessed. */
export async function enterReading(workstation: Workstation, story: DemoStory, reading: StoryReading): Promise<void> {
  const { page } = workstation;
  const item = story.outline.items.find(({ no }) => no === reading.item);
  if (item === undefined) throw new Error(`no test item ${reading.item}`);
  await pickItem(page, item.title);
  await expect(page.getByRole("heading", { name: item.title, level: 2 })).toBeVisible();
  if (reading.source.type === "csv") await importReading(workstation, story, reading);
  else await typeReading(page, reading);
  if (reading.witness === null) return;
  await fill(page, "项目组见证人", reading.witness.name);
  await button(page, "见证无误").click();
  await expect(page.getByText(`项目组见证：${reading.witness.name}`)).toBeVisible();
}

async function importReading(workstation: Workstation, story: DemoStory, { source }: StoryReading): Promise<void> {
  if (source.type !== "csv") throw new Error("not a file");
  const { page } = workstation;
  await button(page, "从文件导入").click();
  const form = dialog(page);
  await workstation.chooseFiles([shippedFile(story, source.material)], () => button(form, "选择 CSV 文件").click());
  await expect(form).toContainText(`共 ${source.rows.toLocaleString("en")} 行数据`);
  await expect(form.getByRole("table").getByRole("row")).not.toHaveCount(0);
  const header = await form.getByRole("columnheader").allTextContents();
  const { mapping } = source;
  if (mapping.instrument === "confusion") {
    await choose(page, form, "真实类别所在列", header[mapping.truth] ?? "");
    await choose(page, form, "判定结果所在列", header[mapping.predicted] ?? "");
    await form.getByLabel(/^要找的一类/).fill(mapping.positive ?? "");
  }
  if (mapping.instrument === "latency") await choose(page, form, "响应时间（毫秒）所在列", header[mapping.value] ?? "");
  await button(form, "导入").click();
  await expect(form).toBeHidden();
}

/** Fields of each kind of readings, by the name of the value and the words above its field. */
const words: Readonly<Record<string, string>> = {
  windowMinutes: "统计时段（分钟）",
  excludePlanned: "大纲规定扣除计划检修",
  downtime: "停机事件",
  minutes: "时长（分钟）",
  planned: "计划内",
  cause: "原因",
  direction: "方向",
  unit: "单位",
  against: "比较对象",
  baseline: "改造前",
  current: "现在",
  value: "数值",
  period: "时段",
  source: "出处",
  quantity: "量的种类",
  before: "原来",
  now: "现在",
  items: "核对项",
  label: "内容",
  state: "情况",
  note: "说明",
};

const choices: Readonly<Record<string, string>> = {
  increase: "提升",
  reduction: "降低",
  baseline: "改造前",
  time: "耗时",
  present: "具备",
  absent: "不具备",
};

const chosen = new Set(["direction", "against", "quantity", "state"]);
const add: Readonly<Record<string, string>> = { downtime: "添加停机事件", items: "添加核对项" };

async function typeReading(page: Page, { values, sampledBy }: StoryReading): Promise<void> {
  const form = card(page, "读数");
  await typeValues(page, form, values);
  await form.getByLabel(/^样本由谁抽取/).fill(sampledBy);
  await saved(page);
  await button(page, "完成").click();
  await expect(button(page, "修改读数")).toBeVisible();
}

/** Fills fields, groups and lists after the shape of the values; what the form leaves as it stands is skipped. */
async function typeValues(page: Page, place: Locator, values: unknown): Promise<void> {
  if (typeof values !== "object" || values === null) throw new Error("no values to type");
  for (const [name, value] of Object.entries(values)) {
    const label = words[name];
    if (label === undefined || value === null) continue;
    if (Array.isArray(value)) await typeRows(page, place.getByRole("group", { name: label }), name, value);
    else if (typeof value === "object") await typeValues(page, place.getByRole("group", { name: label }), value);
    else if (typeof value === "boolean") await place.getByRole("checkbox", { name: label }).setChecked(value);
    else if (chosen.has(name)) await choose(page, place, label, choices[String(value)] ?? String(value));
    else await fill(place, label, String(value));
  }
}

async function typeRows(page: Page, list: Locator, name: string, rows: readonly unknown[]): Promise<void> {
  for (const [index, row] of rows.entries()) {
    await button(list, add[name] ?? "").click();
    await typeValues(page, list.locator(".list-row").nth(index), row);
  }
}

/** 质询答疑: every question with its answer and what came of it. */
export async function askQuestions(page: Page, story: DemoStory): Promise<void> {
  await goToStage(page, "质询答疑");
  for (const question of story.questions) {
    await page.locator("main").focus();
    await page.keyboard.press("n");
    const asked = card(page, `问题 ${question.no}`);
    if (question.askedBy !== null) await choose(page, asked, "提问专家", nameOf(story, question.askedBy));
    await fill(asked, "问题", question.text);
    await button(asked, "添加").click();
    await fill(asked, "答复", question.answer);
    await fill(asked, "答复人", question.answeredBy);
    await choose(page, asked, "结果", questionStates[question.state]);
    await saved(page);
  }
}

const questionStates = {
  open: "待答复",
  clarified: "已澄清",
  "partly-clarified": "部分澄清",
  "not-clarified": "未澄清",
  "supplement-needed": "需补充材料",
} as const;
