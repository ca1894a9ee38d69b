import { existsSync, mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { tenThousandYuan } from "#engine/documents/amounts.ts";
import { type Forms, formsOf } from "#engine/documents/forms.ts";
import { monthsAfter } from "#engine/documents/gather-after.ts";
import { targetRows } from "#engine/documents/gather-targets.ts";
import { fileNamePart, writeSet } from "#engine/documents/write-set.ts";
import { loadPacks } from "#engine/packs.ts";
import { firstDay } from "#engine/sitting/called-to.ts";
import type { Instrument, TestItem } from "#shared/domain/dossier/outline.ts";
import type { Material } from "#shared/domain/dossier/material.ts";
import type { Demand, Target } from "#shared/domain/dossier/target.ts";
import type { Reading } from "#shared/domain/record/entries.ts";
import { judgeRecord } from "#shared/domain/record/judge-record.ts";
import { resources } from "#test/support/workstation.ts";

let forms: Forms;
beforeAll(async () => {
  forms = await formsOf(resources);
});

const person = { block: "applicant" as const, identityId: null, name: "莫工", unit: "某机械厂", present: true };

describe("amounts and dates", () => {
  test("fen print as 万元 without losing any", () => {
    expect([860_000_000, 86_000, 1, 0].map(tenThousandYuan)).toEqual(["860.00", "0.086", "0.000001", "0.00"]);
  });

  test("the day of the review is that of the first arrival", () => {
    const arrival = (at: string | null) => ({ ...person, at });
    expect(firstDay({ attendance: [arrival("2026-11-21T08:00:00+08:00"), arrival(null)] })).toBe("2026-11-21");
    expect(firstDay({ attendance: [arrival("2026-11-21T08:00:00+08:00"), arrival("2026-11-20T23:00:00+08:00")] })).toBe(
      "2026-11-20",
    );
    expect(firstDay({ attendance: [] })).toBeNull();
  });

  test("a deadline in months ends on the last day of a shorter month", () => {
    expect(monthsAfter("2026-11-20", 3)).toBe("2027-02-20");
    expect(monthsAfter("2026-11-30", 3)).toBe("2027-02-28");
    expect(monthsAfter("2027-11-30", 3)).toBe("2028-02-29");
    expect(monthsAfter("2026-12-31", 12)).toBe("2027-12-31");
  });
});

describe("the comparison table", () => {
  const [a, b, c] = ["A", "B", "C"].map((letter) => letter.repeat(26));
  const demand = (metric: string, value: string, unit: string): Demand => ({
    metric,
    comparator: "gte",
    threshold: [value],
    unit,
  });
  const target = (id: string | undefined, no: string, rest: Partial<Target>): Target => ({
    id: id ?? "",
    no,
    name: `指标${no}`,
    demand: demand("count", "36", "台"),
    binding: "binding",
    changes: [],
    claimed: null,
    ...rest,
  });
  const requirement = (id: string, source: TestItem["requirements"][number]["source"], rest = {}) => ({
    id: id.repeat(26),
    source,
    adoption: "binding" as const,
    demand: demand("count", "36", "台"),
    reason: "",
    ...rest,
  });
  const item = (no: string, instrument: Instrument, requirements: TestItem["requirements"]): TestItem => ({
    id: `T${no.replace(".", "")}`.padEnd(26, "0"),
    no,
    title: `测试项 ${no}`,
    verification: "site-check",
    instrument,
    definition: { endPoints: "", statistic: "", minimumSample: null, baseline: "", sampling: "", environment: "" },
    requirements,
  });
  const change = (from: string, approved: boolean) => ({
    from: demand("count", from, "台"),
    reason: "",
    approval: approved ? { document: "函〔2025〕12 号", approver: "组织单位", date: "2025-05-01" } : null,
  });

  const material: Material = {
    id: "M".repeat(26),
    no: "11",
    title: "检测报告",
    category: "11",
    nature: "third-party",
    fileName: "11.pdf",
    mediaType: "application/pdf",
    size: 1,
    digest: "a".repeat(64),
    sealed: "b".repeat(64),
    pages: 2,
    volumePages: { from: 27, to: 27 },
    issuer: null,
    validUntil: null,
  };

  const reading = (testItem: TestItem | undefined, values: Reading["values"]): Reading => ({
    testItemId: testItem?.id ?? "",
    values,
    source: { type: "typed" },
    sampledBy: "",
    environment: "",
    witness: null,
    remark: "",
  });

  function rowsOf(
    targets: readonly Target[],
    items: readonly TestItem[],
    readings: readonly Reading[],
    kept = material,
  ) {
    const dossier = { targets: [...targets], outline: { items: [...items], confirmation: null }, materials: [kept] };
    const record = { readings: [...readings] };
    const judged = judgeRecord(dossier, record, loadPacks(resources).standard.content);
    return targetRows({ dossier, record, judged, forms });
  }

  test("shows every change with its approval, and one without approval as unapproved", () => {
    const rows = rowsOf(
      [
        target(a, "1", { changes: [change("40", true)] }),
        target(b, "2", { changes: [change("50", true), change("40", false)], binding: "expected" }),
      ],
      [],
      [],
    );
    expect(rows.map(({ original, current, approval, force }) => [original, current, approval, force])).toEqual([
      ["≥ 40 台", "≥ 36 台", "函〔2025〕12 号（组织单位，2025年5月1日）", "binding"],
      ["≥ 50 台", "≥ 36 台", null, "expected"],
    ]);
  });

  test("leaves a target nothing verifies undecided", () => {
    expect(rowsOf([target(c, "3", {})], [], [])[0]).toMatchObject({
      required: "数量 ≥ 36 台",
      achieved: null,
      howVerified: "大纲未安排核验",
      verdict: "undecided",
      origin: "任务书 指标3",
    });
  });

  test("gives the reason of every verdict that numbers do not show", () => {
    const source = { type: "target", targetId: a ?? "" } as const;
    const notHere = { adoption: "not-applicable" as const, reason: "只覆盖维修环节" };
    const asked = [requirement("R", source), requirement("S", { type: "outline" }, notHere)];
    const unread = rowsOf([target(a, "1", {})], [item("1.1", "manual", asked)], []);
    expect(
      unread.map(({ group, verdict, achieved, evidencePage }) => [group, verdict, achieved, evidencePage]),
    ).toEqual([
      ["contract", "undecided", null, "–"],
      ["reference", "not-applicable", null, "–"],
    ]);
    expect(unread[0]?.origin).toMatch(/^任务书 指标1；.+/);
    expect(unread[1]?.origin).toBe("大纲 1.1；只覆盖维修环节");
  });

  test("prints what a value is only known to be above, with why", () => {
    const within = { ...demand("payback-years", "3", "年"), comparator: "lte" as const };
    const asked = [requirement("R", { type: "target", targetId: a ?? "" }, { demand: within })];
    const values = { investmentFen: 300, annualNetBenefitFen: -1, from: "首笔投入", source: "审计报告" };
    const losing = item("1.1", "payback", asked);
    expect(rowsOf([target(a, "1", { demand: within })], [losing], [reading(losing, values)])[0]).toMatchObject({
      achieved: "> 100.00 年",
      verdict: "unmet",
      origin: "任务书 指标1；年净收益不为正，投资不能收回；不满足 ≤ 3 年",
    });
  });

  test("gives the pages of a material, and leaves the naming to a source that says more", () => {
    const asked = [requirement("R", { type: "target", targetId: a ?? "" })];
    const evidence = (source: string, here: Partial<Material> = {}) => {
      const values = { metric: "count", subject: null, value: "36", unit: "台", n: null, source };
      const taken = { ...reading(item("1.1", "manual", asked), values) };
      const from = { type: "material", materialId: material.id } as const;
      const kept = { ...material, ...here };
      return rowsOf([target(a, "1", {})], [item("1.1", "manual", asked)], [{ ...taken, source: from }], kept)[0]
        ?.evidencePage;
    };
    expect(evidence("第 6 页")).toBe("材料 11，共 2 页（汇编 27 页）；第 6 页");
    expect(evidence("材料 11 第 6 页", { pages: null, volumePages: null })).toBe("材料 11 第 6 页");
    expect(evidence("材料 11-2 附表", { pages: null, volumePages: null })).toBe("材料 11；材料 11-2 附表");
    expect(evidence("", { volumePages: { from: 27, to: 29 } })).toBe("材料 11，共 2 页（汇编 27–29 页）");
  });

  test("names the value, and for something that must be there whether it is", () => {
    const here = { ...requirement("R", { type: "outline" }), demand: demand("presence", "1", "1") };
    const counted = requirement("S", { type: "target", targetId: a ?? "" });
    const items = [item("1.1", "presence", [here]), item("1.2", "manual", [counted])];
    const rows = rowsOf([target(a, "1", {})], items, [
      reading(items[0], { items: [{ label: "复核", state: "absent", note: "" }] }),
      reading(items[1], { metric: "count", subject: null, value: "36", unit: "台", n: null, source: "现场清点" }),
    ]);
    expect(
      rows.map(({ required, achieved, verdict, evidencePage }) => [required, achieved, verdict, evidencePage]),
    ).toEqual([
      ["数量 ≥ 36 台", "36 台", "met", "测试记录 1.2；现场清点"],
      ["具备", "不具备", "unmet", "测试记录 1.1"],
    ]);
  });
});

describe("files of a set", () => {
  const random = (size: number) => Uint8Array.from({ length: size }, (_, index) => (index * 7 + calls++) % 256);
  let calls = 0;
  const file = (fileName: string) => ({ fileName, bytes: new Uint8Array([1, 2, 3]) });

  test("a folder that cannot be written refuses with the file's name", async () => {
    const folder = path.join(mkdtempSync(path.join(tmpdir(), "guijian-set-")), "gone");
    await expect(writeSet(folder, [file("01-甲.docx")], random)).rejects.toMatchObject({
      code: "transfer-interrupted",
      details: { name: "01-甲.docx" },
    });
    expect(existsSync(folder)).toBe(false);
  });

  test("a set that stops half way leaves no half file behind", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "guijian-set-"));
    const set = [file("01-甲.docx"), file(path.join("no-such", "02-乙.docx")), file("03-丙.docx")];
    await expect(writeSet(folder, set, random)).rejects.toMatchObject({ code: "transfer-interrupted" });
    expect(readdirSync(folder)).toEqual(["01-甲.docx"]);
  });

  test("names carry nothing a file system takes amiss", () => {
    expect(fileNamePart('甲/乙:丙*?"<>|.')).toBe("甲-乙-丙-");
  });
});
