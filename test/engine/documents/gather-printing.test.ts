import { beforeAll, describe, expect, test } from "vitest";
import type { Audience } from "#shared/domain/document/catalogue.ts";
import {
  atSeat,
  foundPanel,
  issueSmallProject,
  sitDown,
  type TestPanel,
  type TestReview,
} from "#test/support/small-panel.ts";
import { codeOf, valueOf } from "#test/support/workstation.ts";
import { pageText } from "./page-text.ts";
import { memberOf, playBallot, playOpenPart, playReveal } from "./played-review.ts";
import { unzip } from "./unzip.ts";

let panel: TestPanel;
let review: TestReview;
const client = () => panel.table.client;
const list = async () => valueOf(client().documents.list({ reviewId: review.reviewId }));
const ask = (document: string, audience: Audience, memberId: string | null = null) => ({
  reviewId: review.reviewId,
  document,
  audience,
  memberId,
});

beforeAll(async () => {
  panel = await foundPanel();
  review = await issueSmallProject(panel);
});

describe("what is open, at every point of the order of business", () => {
  const openIds = async () => {
    const rows = await list();
    return rows.filter((row) => row.closed === null).map((row) => row.document);
  };
  const reasonOf = async (document: string) => (await list()).find((row) => row.document === document)?.closed?.zh;

  test("before the sitting the forms to fill in; nothing that does not exist yet, and why", async () => {
    await atSeat(panel, "secretariat");
    expect(await openIds()).toEqual([
      "acceptance-outline",
      "recusal-check",
      "signing-consent",
      "signing-consent",
      "signing-consent",
      "signing-consent",
      "signing-consent",
      "commitments",
      "attendance",
      "material-checklist",
      "qa-record",
      "expert-sheet-blank",
      "target-comparison",
    ]);
    expect(await reasonOf("score-summary")).toBe("评审表尚未揭示；组长揭示后开放");
    expect(await reasonOf("panel-roster")).toContain("意见文本尚未定稿");
    expect(await reasonOf("archive-index")).toBe("专家组尚未表决出结论；表决完成后开放");
    expect(await reasonOf("failure-analysis")).toBe("专家组尚未表决出结论；表决完成后开放");
    expect(await reasonOf("conclusion-notice")).toContain("组织单位尚未作出结论");
    expect(await codeOf(client().documents.page(ask("panel-roster", "archive")))).toBe("gate-closed");
    expect(await codeOf(client().documents.page(ask("score-summary", "internal")))).toBe("gate-closed");
  });

  test("the record's forms after the open part, scores after the reveal, signature page after the ballot", async () => {
    await playOpenPart(panel, review);
    await atSeat(panel, "secretariat");
    expect(await openIds()).toEqual(expect.arrayContaining(["finance-review", "demo-record", "supplement-list"]));
    expect(await reasonOf("expert-sheet")).toContain("评审表尚未揭示");
    await playReveal(panel, review);
    await atSeat(panel, "secretariat");
    expect(await openIds()).toEqual(expect.arrayContaining(["expert-sheet", "score-summary", "minutes"]));
    expect(await reasonOf("acceptance-opinion")).toContain("意见文本尚未定稿");
    await playBallot(panel, review);
    await atSeat(panel, "secretariat");
    const after = ["ballot-result", "acceptance-opinion", "panel-roster", "dissent", "rectification"];
    expect(await openIds()).toEqual(expect.arrayContaining([...after, "archive-index"]));
    const rows = await list();
    expect(rows.filter((row) => row.document === "expert-sheet")).toHaveLength(5);
    expect(rows.some((row) => row.document === "failure-analysis")).toBe(false);
    const seenBy = async (category: "industry" | "technical") => {
      await sitDown(memberOf(panel, category));
      return (await valueOf(client().chair.opinion({ reviewId: review.reviewId }))).ownDissent;
    };
    expect(await seenBy("industry")).toBe("样本不足以说明问题。\n应判不通过。");
    expect(await seenBy("technical")).toBeNull();
    const dissents = rows.filter((row) => row.document === "dissent");
    expect(dissents.map((row) => row.memberId)).toEqual([memberOf(panel, "industry").identityId]);
  });

  test("a supplement without a deadline prints a space for the pen", async () => {
    await atSeat(panel, "recorder");
    const value = { item: "检测报告", owner: "", deadline: null };
    const { reviewId } = review;
    await valueOf(client().record.write({ reviewId, kind: "supplement", key: "2", value }));
    expect(await reasonOf("supplement-list")).toBeUndefined();
    const { html } = await pageText(panel.table, ask("supplement-list", "archive"));
    expect(html).toMatch(/检测报告.*年\s+月\s+日/s);
    expect(html).toContain("2027年1月31日");
    await valueOf(client().record.write({ reviewId, kind: "supplement", key: "2", value: null }));
  });
});

describe("who prints what", () => {
  test("a member prints the own sheet and the own consent to signing, and nothing else", async () => {
    const member = memberOf(panel, "industry");
    await sitDown(member);
    expect((await list()).filter((row) => row.closed === null).map((row) => [row.document, row.memberId])).toEqual([
      ["signing-consent", member.identityId],
      ["expert-sheet", member.identityId],
    ]);
    const consent = await pageText(panel.table, ask("signing-consent", "panel", member.identityId));
    const pool = await valueOf(client().alliance.pool({}));
    const shown = pool.find(({ identityId }) => identityId === member.identityId)?.fingerprint;
    expect(shown).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){5}$/);
    expect(consent.html).toContain(shown);
    expect(await codeOf(client().documents.page(ask("signing-consent", "panel", panel.chair.identityId)))).toBe(
      "not-permitted",
    );
    const own = await pageText(panel.table, ask("expert-sheet", "archive", member.identityId));
    expect(own.html).toContain("农秀英");
    expect(own.html).not.toContain("韦建国");
    const others = ask("expert-sheet", "archive", panel.chair.identityId);
    expect(await codeOf(client().documents.page(others))).toBe("not-permitted");
    expect(await codeOf(client().documents.page(ask("score-summary", "internal")))).toBe("not-permitted");
    expect(await codeOf(client().documents.page(ask("target-comparison", "applicant")))).toBe("not-permitted");
  });

  test("the recorder prints forms but sees no scores under the model rules; chair and secretariat do", async () => {
    await atSeat(panel, "recorder");
    expect(await codeOf(client().documents.page(ask("target-comparison", "applicant")))).toBe("ok");
    expect(await codeOf(client().documents.page(ask("score-summary", "archive")))).toBe("not-permitted");
    expect(await codeOf(client().documents.page(ask("minutes", "internal")))).toBe("not-permitted");
    for (const sit of [() => sitDown(panel.chair), () => atSeat(panel, "secretariat")]) {
      await sit();
      expect(await codeOf(client().documents.page(ask("score-summary", "archive")))).toBe("ok");
    }
  });

  test("no document leaves for an audience the catalogue does not give it, scores least of all", async () => {
    await atSeat(panel, "secretariat");
    expect(await codeOf(client().documents.page(ask("score-summary", "applicant")))).toBe("not-permitted");
    const sheet = ask("expert-sheet", "applicant", panel.chair.identityId);
    expect(await codeOf(client().documents.page(sheet))).toBe("not-permitted");
    expect(await codeOf(client().documents.page(ask("poem", "archive")))).toBe("not-found");
  });

  test("on a laptop without the other sheets a member prints the own one, and nobody else's", async () => {
    const { guest } = panel;
    await sitDown(guest);
    const sheets = (await valueOf(guest.station.client.documents.list({ reviewId: review.reviewId }))).filter(
      (row) => row.document === "expert-sheet" && row.closed === null,
    );
    expect(sheets.map((row) => row.memberId)).toEqual([guest.identityId]);
    const own = await pageText(guest.station, ask("expert-sheet", "archive", guest.identityId));
    expect(own.html).toContain(guest.name);
    const others = ask("expert-sheet", "archive", panel.chair.identityId);
    expect(await codeOf(guest.station.client.documents.page(others))).toBe("not-permitted");
    expect(await codeOf(guest.station.client.documents.page(ask("score-summary", "internal")))).toBe("not-permitted");
  });
});

describe("what is printed", () => {
  test("a page carries its digest and keeps its edition until something changes", async () => {
    await atSeat(panel, "recorder");
    const first = await pageText(panel.table, ask("qa-record", "internal"));
    expect(first.mediaType).toBe("text/html; charset=utf-8");
    expect(first.html).toContain(first.digest.slice(0, 16));
    expect(first.html).toContain("专家5");
    const again = await pageText(panel.table, ask("qa-record", "internal"));
    expect(again.digest).toBe(first.digest);
    const { reviewId } = review;
    const { record } = await valueOf(client().record.read({ reviewId }));
    const question = { ...record.questions[0], no: 2, text: "新问题", answer: "", state: "open" };
    const value = JSON.parse(JSON.stringify(question));
    await valueOf(client().record.write({ reviewId, kind: "question", key: "2", value }));
    const changed = await pageText(panel.table, ask("qa-record", "internal"));
    expect(changed.digest).not.toBe(first.digest);
    expect(editionIn(first.html)).toBe(1);
    expect(editionIn(changed.html)).toBe(2);
    await valueOf(client().record.write({ reviewId, kind: "question", key: "2", value: null }));
  });

  test("every print is one row of the audit chain", async () => {
    await atSeat(panel, "secretariat");
    const before = await valueOf(client().vault.auditHead({}));
    await pageText(panel.table, ask("attendance", "archive"));
    const after = await valueOf(client().vault.auditHead({}));
    expect(after.rows).toBe(before.rows + 1);
  });

  test("the Word file opens and carries digest, conclusion and names for the archive alone", async () => {
    await atSeat(panel, "secretariat");
    const save = (name: string) => panel.table.platform.place(name);
    const archive = ask("acceptance-opinion", "archive");
    const { digest } = await valueOf(client().documents.exportDocx({ ...archive, save: save("a.docx") }));
    await valueOf(client().documents.exportDocx({ ...ask("acceptance-opinion", "applicant"), save: save("b.docx") }));
    const text = (name: string) =>
      [...unzip(panel.table.platform.saved.get(name) ?? new Uint8Array()).values()].join("");
    expect(text("a.docx")).toContain(digest.slice(0, 16));
    expect(text("a.docx")).toContain("专家组结论：限期整改（待复核），期限 3 个月。");
    expect(text("a.docx")).toContain("农秀英");
    for (const { name } of panel.members) expect(text("b.docx")).not.toContain(name);
    expect(text("b.docx")).toContain("专家4");
  });

  test("the recusal check names alternates too, whom no other form names", async () => {
    await atSeat(panel, "secretariat");
    expect((await pageText(panel.table, ask("recusal-check", "internal"))).html).toContain("蓝秋月");
    expect((await pageText(panel.table, ask("commitments", "internal"))).html).not.toContain("蓝秋月");
  });
});

function editionIn(html: string): number {
  return Number(/版次 (\d+)/.exec(html)?.[1] ?? 0);
}
