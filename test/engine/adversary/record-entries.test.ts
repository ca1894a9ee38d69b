import { beforeAll, expect, test } from "vitest";
import type { z } from "zod";
import type { recordGroup } from "#shared/contract/reviews.ts";
import { playedTo, type Staged } from "#test/support/panel-stages.ts";
import { atSeat, pins, sitDown, type TestPanel } from "#test/support/small-panel.ts";
import { codeOf, valueOf } from "#test/support/workstation.ts";

let staged: Staged;
let panel: TestPanel;
beforeAll(async () => {
  staged = await playedTo("opened");
  panel = await staged.restore();
  await atSeat(panel, "recorder");
});

type Write = z.input<typeof recordGroup.write.input>;

const write = (kind: Write["kind"], key: string, value: Write["value"]) =>
  codeOf(panel.table.client.record.write({ reviewId: staged.review.reviewId, kind, key, value }));
const record = async () => (await valueOf(panel.table.client.record.read({ reviewId: staged.review.reviewId }))).record;

const at = "2026-11-20T09:00:00+08:00";

test("nobody attends twice, and nobody attends in another's name", async () => {
  const [, member, other] = panel.members;
  if (member === undefined || other === undefined) throw new Error("panel too small");
  const { identityId, name } = member;
  const value = { block: "panel", identityId, name, unit: "", present: true, at };
  expect(await write("attendance", "再来一次", value)).toBe("invalid-input");
  expect(await write("attendance", other.identityId, value)).toBe("invalid-input");
  expect(await write("attendance", identityId, { ...value, block: "observer" })).toBe("invalid-input");
  const stranger = "0".repeat(26);
  expect(await write("attendance", stranger, { ...value, identityId: stranger })).toBe("not-found");
  const nameless = { ...value, block: "observer", identityId: null };
  expect(await write("attendance", identityId, nameless)).toBe("invalid-input");
  expect(await write("attendance", "observer:某人", nameless)).toBe("invalid-input");
  expect(await write("attendance", `observer:${name}`, nameless)).toBe("ok");
  expect(await write("attendance", "panel:某专家", { ...nameless, block: "panel" })).toBe("invalid-input");
  const present = (await record()).attendance.filter((entry) => entry.identityId === identityId);
  expect(present).toHaveLength(1);
});

test("a moment, a commitment, a check and a question lie under what they are about", async () => {
  const event = { event: "applicant-left", at, note: "" };
  expect(await write("event", "presentation-held", event)).toBe("invalid-input");
  const { identityId } = panel.chair;
  expect(await write("paper-commitment", "x", { identityId, at })).toBe("invalid-input");
  const stranger = "0".repeat(26);
  expect(await write("paper-commitment", stranger, { identityId: stranger, at })).toBe("not-found");
  const [materialId = ""] = staged.review.materialIds;
  const check = { materialId, present: true, originalSeen: true, verdict: "accepted", remark: "" };
  expect(await write("material-check", "again", check)).toBe("invalid-input");
  expect(await write("material-check", stranger, { ...check, materialId: stranger })).toBe("not-found");
  expect(await write("finance", "two", { lines: [] })).toBe("invalid-input");
  const question = { no: 7, askedBy: null, text: "几台？", about: "", answer: "", answeredBy: "", state: "open" };
  expect(await write("question", "8", question)).toBe("invalid-input");
  expect(await write("question", "007", question)).toBe("ok");
  expect(await write("question", "7", { ...question, answer: "十台" })).toBe("ok");
  expect((await record()).questions.map((entry) => [entry.no, entry.answer])).toEqual([[7, "十台"]]);
  expect(await write("question", "0007", null)).toBe("ok");
  expect((await record()).questions).toEqual([]);
});

test("readings lie under their test item, and what came from a file stays as the file had it", async () => {
  const { testItemId } = staged.review;
  const [reading] = (await record()).readings;
  if (reading === undefined) throw new Error("no reading");
  expect(await write("reading", "other", JSON.parse(JSON.stringify(reading)))).toBe("invalid-input");
  const polished = JSON.parse(JSON.stringify(reading).replaceAll("正常", "故障"));
  expect(await write("reading", testItemId, polished)).toBe("invalid-input");
  const witnessed = { ...JSON.parse(JSON.stringify(reading)), witness: { name: "莫工", at } };
  expect(await write("reading", testItemId, witnessed)).toBe("ok");
  const typed = { ...polished, source: { type: "typed" } };
  expect(await write("reading", testItemId, typed)).toBe("ok");
});

test("a file of readings for no test item of this outline is refused whole", async () => {
  const { reviewId } = staged.review;
  const file = panel.table.platform.give("x.csv", new TextEncoder().encode("a,b\n1,2\n"));
  const { client } = panel.table;
  const { preview } = await valueOf(client.record.previewCsv({ reviewId, file }));
  const wanted = { reviewId, preview, leaveOut: [], sampledBy: "", environment: "" };
  const mapping = { instrument: "confusion", truth: 0, predicted: 1, positive: "1" };
  const code = await codeOf(client.record.importCsv({ ...wanted, testItemId: "0".repeat(26), mapping }));
  expect(code).toBe("not-found");
});

test("an entry too large for the record is refused before it is kept", async () => {
  const text = "长".repeat(2 * 1024 * 1024);
  const question = { no: 9, askedBy: null, text, about: "", answer: "", answeredBy: "", state: "open" };
  expect(await write("question", "9", question)).toBe("too-large");
});

test("a record that has grown beyond what one statement holds is refused when signed, and stays readable", async () => {
  const own = await staged.restore();
  const { client } = own.table;
  const { reviewId } = staged.review;
  await atSeat(own, "recorder");
  const text = "a".repeat(3_500_000);
  for (const no of [1, 2, 3, 4]) {
    const value = { no, askedBy: null, text, about: "", answer: "", answeredBy: "", state: "open" };
    await valueOf(client.record.write({ reviewId, kind: "question", key: String(no), value }));
  }
  const left = { event: "applicant-left", at, note: "" };
  await valueOf(client.record.write({ reviewId, kind: "event", key: "applicant-left", value: left }));
  expect(await codeOf(client.record.sign({ reviewId, pin: pins.recorder }))).toBe("too-large");
  await valueOf(client.record.write({ reviewId, kind: "question", key: "4", value: null }));
  await valueOf(client.record.write({ reviewId, kind: "question", key: "3", value: null }));
  expect(await codeOf(client.record.sign({ reviewId, pin: pins.recorder }))).toBe("ok");
  expect(await codeOf(client.record.read({ reviewId }))).toBe("ok");
});

test("nobody but this review's recorder writes in its record", async () => {
  const question = { no: 1, askedBy: null, text: "？", about: "", answer: "", answeredBy: "", state: "open" };
  await atSeat(panel, "secretariat");
  const { client } = panel.table;
  const person = { name: "别的会秘", unit: "", title: "", category: null, roles: ["recorder" as const] };
  const validUntil = "2028-12-31";
  const pin = "381902";
  const enrolled = await valueOf(client.alliance.enrolAtDoor({ person, validUntil, pin, issuerPin: pins.secretariat }));
  expect(await write("question", "1", question)).toBe("gate-closed");
  await valueOf(client.seats.enter({ identityId: enrolled.identityId, pin }));
  expect(await write("question", "1", question)).toBe("gate-closed");
  await sitDown(panel.chair);
  expect(await write("question", "1", question)).toBe("gate-closed");
});
