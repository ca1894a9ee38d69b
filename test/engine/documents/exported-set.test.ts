import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Audience } from "#shared/domain/document/catalogue.ts";
import { atSeat, foundPanel, issueSmallProject, type TestPanel, type TestReview } from "#test/support/small-panel.ts";
import { codeOf, valueOf } from "#test/support/workstation.ts";
import { pageText } from "./page-text.ts";
import { playBallot, playOpenPart, playReveal } from "./played-review.ts";
import { unzip } from "./unzip.ts";

let panel: TestPanel;
let review: TestReview;
const client = () => panel.table.client;
const ask = (document: string, audience: Audience) => ({
  reviewId: review.reviewId,
  document,
  audience,
  memberId: null,
});

beforeAll(async () => {
  panel = await foundPanel();
  review = await issueSmallProject(panel);
  await playOpenPart(panel, review);
  await playReveal(panel, review);
  await playBallot(panel, review);
});

describe("the set of one audience", () => {
  test("is written whole, numbered by its place in the set, beside what is already there", async () => {
    await atSeat(panel, "secretariat");
    const folder = mkdtempSync(path.join(tmpdir(), "guijian-set-"));
    writeFileSync(path.join(folder, "01-会议签到表.docx"), "上一次");
    const files = await valueOf(
      client().documents.exportSet({
        reviewId: review.reviewId,
        audience: "archive",
        folder: panel.table.platform.folder(folder),
      }),
    );
    expect(readdirSync(folder).toSorted()).toEqual(
      [...files.map((file) => file.fileName), "01-会议签到表.docx"].toSorted(),
    );
    expect(readFileSync(path.join(folder, "01-会议签到表.docx"), "utf8")).toBe("上一次");
    expect(files[0]).toMatchObject({ document: "attendance", fileName: "01-会议签到表 (2).docx" });
    expect(files.filter((file) => file.document === "expert-sheet").map((file) => file.fileName)).toEqual([
      "05-专家个人评审表-韦建国.docx",
      "05-专家个人评审表-覃丽华.docx",
      "05-专家个人评审表-莫志强.docx",
      "05-专家个人评审表-农秀英.docx",
      "05-专家个人评审表-陆文军.docx",
    ]);
    for (const { fileName, digest } of files) {
      const members = unzip(readFileSync(path.join(folder, fileName)));
      expect([...members.values()].join("")).toContain(digest.slice(0, 16));
    }
  });

  test("ends with an index of every other paper in it, by number and digest, and the list to hand it over", async () => {
    await atSeat(panel, "secretariat");
    const folder = mkdtempSync(path.join(tmpdir(), "guijian-set-"));
    const to = { reviewId: review.reviewId, audience: "archive", folder: panel.table.platform.folder(folder) } as const;
    const files = await valueOf(client().documents.exportSet(to));
    const index = files.at(-2);
    expect(files.slice(-2).map(({ document }) => document)).toEqual(["archive-index", "handover"]);
    const text = [...unzip(readFileSync(path.join(folder, index?.fileName ?? ""))).values()].join("");
    for (const { digest, document } of files.slice(0, -2)) expect(text, document).toContain(digest.slice(0, 16));
    expect(text).toContain("专家个人评审表-农秀英");
    expect(text).toContain("意见文本第 2 稿");
    const qa = await pageText(panel.table, ask("qa-record", "internal"));
    const printed = await pageText(panel.table, ask("archive-index", "archive"));
    expect(printed.html).toContain(qa.digest.slice(0, 16));
    const recorder = async () => {
      await atSeat(panel, "recorder");
      return (await pageText(panel.table, ask("archive-index", "archive"))).html;
    };
    expect(await recorder()).not.toContain("专家个人评审表");
  });

  test("for the applicant names no member anywhere and holds no scores", async () => {
    await atSeat(panel, "recorder");
    const folder = mkdtempSync(path.join(tmpdir(), "guijian-set-"));
    const files = await valueOf(
      client().documents.exportSet({
        reviewId: review.reviewId,
        audience: "applicant",
        folder: panel.table.platform.folder(folder),
      }),
    );
    expect(files.map((file) => file.document)).not.toContain("score-summary");
    expect(files.map((file) => file.fileName)).toContain("08-不同意见书-专家4.docx");
    for (const { fileName } of files) {
      const text = [...unzip(readFileSync(path.join(folder, fileName))).values()].join("");
      for (const { name } of panel.members) expect(text, fileName).not.toContain(name);
    }
  });

  test("refuses with the reason where nothing of it is open, and writes nothing", async () => {
    await atSeat(panel, "secretariat");
    const folder = mkdtempSync(path.join(tmpdir(), "guijian-set-"));
    const grant = panel.table.platform.folder(folder);
    const set = { reviewId: review.reviewId, audience: "public" as const, folder: grant };
    expect(await codeOf(client().documents.exportSet(set))).toBe("gate-closed");
    expect(readdirSync(folder)).toEqual([]);
  });
});
