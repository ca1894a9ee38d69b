import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { compulsoryMaterials, smallProject } from "#test/support/small-review.ts";
import { codeOf, startWorkstation, type TestWorkstation, valueOf } from "#test/support/workstation.ts";

const passphrase = "柳州 螺蛳粉 七月 大雨 九十三 correct horse";
const pins = { secretariat: "190273", recorder: "284610" };
const experts = [
  { name: "韦建国", category: "technical", position: "chair", pin: "730164" },
  { name: "覃丽华", category: "technical", position: "member", pin: "618203" },
  { name: "莫志强", category: "technical", position: "member", pin: "502917" },
  { name: "农秀英", category: "industry", position: "member", pin: "847305" },
  { name: "陆文军", category: "finance", position: "member", pin: "395128" },
  { name: "蓝秋月", category: "technical", position: "alternate", pin: "260481" },
  { name: "蒙海涛", category: "industry", position: "alternate", pin: "914736" },
] as const;

test("one panel, from an empty vault to the receipt, with one member on an own laptop", async () => {
  const mailbox = mkdtempSync(path.join(tmpdir(), "guijian-mailbox-"));
  const table = startWorkstation();
  const laptop = startWorkstation();
  const { client } = table;

  await valueOf(client.vault.create({ label: "秘书处工作站", passphrase }));
  const founded = await valueOf(
    client.alliance.found({
      name: "示例联盟",
      secretariat: { name: "黄秘书长", unit: "联盟秘书处", title: "秘书长" },
      pin: pins.secretariat,
    }),
  );
  await valueOf(client.sync.setMailbox({ folder: table.platform.folder(mailbox) }));
  const enrol = async (
    person: { name: string; category: "technical" | "industry" | "finance" | null; pin: string },
    role: "expert" | "recorder",
  ) =>
    valueOf(
      client.alliance.enrolAtDoor({
        person: {
          name: person.name,
          unit: `${person.name}所在单位`,
          title: "",
          category: person.category,
          roles: [role],
        },
        validUntil: "2028-12-31",
        pin: person.pin,
        issuerPin: pins.secretariat,
      }),
    );
  const recorder = await enrol({ name: "黄会秘", category: null, pin: pins.recorder }, "recorder");
  const away = experts[4];
  const atTable = await Promise.all(
    experts
      .filter((expert) => expert !== away)
      .map(async (expert) => ({ expert, person: await enrol(expert, "expert") })),
  );
  const guest = await enrolOnLaptop(table, laptop, away, founded.anchor, mailbox);
  const people = new Map([
    ...atTable.map(({ expert, person }) => [expert.name, person.identityId] as const),
    [away.name, guest] as const,
  ]);
  const idOf = (name: string): string => people.get(name) ?? "";

  // Build and issue.
  const { profile, targets, outline, testItemId } = smallProject();
  const { dossierId } = await valueOf(client.dossiers.create({ profile }));
  await valueOf(client.dossiers.writeTargets({ dossierId, targets }));
  await valueOf(client.dossiers.writeOutline({ dossierId, outline }));
  const files = compulsoryMaterials.map((category, index) => ({
    file: table.platform.give(
      `${category}-材料${index}.txt`,
      new TextEncoder().encode(`材料正文 ${category} ${index}`),
    ),
    no: `${category}-${index}`,
    title: `材料 ${category}`,
    category,
    nature: "self" as const,
    issuer: null,
    volumePages: null,
    validUntil: null,
  }));
  const materials = await valueOf(client.dossiers.addMaterials({ dossierId, files }));
  await valueOf(
    client.dossiers.writePanel({
      dossierId,
      recorder: recorder.identityId,
      members: experts.map((expert) => ({ identityId: idOf(expert.name), position: expert.position })),
    }),
  );
  expect(await codeOf(client.dossiers.issue({ dossierId, reason: "", pin: pins.secretariat }))).toBe(
    "dossier-incomplete",
  );
  expect((await valueOf(client.dossiers.invite({ dossierId, pin: pins.secretariat }))).sent).toBe(1);
  for (const expert of experts.filter((each) => each !== away)) {
    await valueOf(client.seats.enter({ identityId: idOf(expert.name), pin: expert.pin }));
    await valueOf(client.dossiers.answerRecusal({ dossierId, grounds: [], reason: "", pin: expert.pin }));
  }
  await sync(table, founded.identityId, pins.secretariat);
  await sync(laptop, guest, away.pin);
  await valueOf(laptop.client.dossiers.answerRecusal({ dossierId, grounds: [], reason: "", pin: away.pin }));
  await sync(laptop, guest, away.pin);
  await sync(table, founded.identityId, pins.secretariat);
  const draft = await valueOf(client.dossiers.read({ dossierId }));
  expect(draft.completeness.filter((line) => line.state === "missing")).toEqual([]);
  const issued = await valueOf(client.dossiers.issue({ dossierId, reason: "", pin: pins.secretariat }));
  expect((await valueOf(client.dossiers.sendPackage({ digest: issued.digest, pin: pins.secretariat }))).queued).toBe(1);
  const sitting = await valueOf(client.reviews.createSitting({ title: "试验会次", place: "柳州", date: "2026-11-20" }));
  await valueOf(client.reviews.addToSitting({ sittingId: sitting.sittingId, reviewId: dossierId }));
  await sync(table, founded.identityId, pins.secretariat);
  await sync(laptop, guest, away.pin);

  // At the table: gates first.
  const reviewId = dossierId;
  const firstMaterial = materials[0]?.id ?? "";
  expect(await codeOf(laptop.client.materials.open({ dossierId, materialId: firstMaterial }))).toBe("gate-closed");
  await valueOf(client.seats.enter({ identityId: recorder.identityId, pin: pins.recorder }));
  const reading = {
    testItemId,
    values: { kind: "counts", classes: null },
    source: { type: "typed" },
    sampledBy: "专家组",
    environment: "现场",
    witness: null,
    remark: "",
  } as const;
  expect(await codeOf(client.record.write({ reviewId, kind: "reading", key: testItemId, value: reading }))).toBe(
    "gate-closed",
  );
  for (const expert of experts.filter((each) => each.position !== "alternate")) {
    const value = {
      block: "panel",
      identityId: idOf(expert.name),
      name: expert.name,
      unit: "",
      present: true,
      at: "2026-11-20T09:00:00+08:00",
    };
    await valueOf(client.record.write({ reviewId, kind: "attendance", key: idOf(expert.name), value }));
  }
  const event = (name: string) =>
    client.record.write({
      reviewId,
      kind: "event",
      key: name,
      value: { event: name, at: "2026-11-20T09:30:00+08:00", note: "" },
    });
  await valueOf(event("outline-confirmed"));
  const csv = [
    "编号,实际,判定",
    ...Array.from({ length: 100 }, (_, row) => `${row},${row < 30 ? "故障" : "正常"},${row < 28 ? "故障" : "正常"}`),
  ].join("\r\n");
  const file = table.platform.give("现场导出.csv", new TextEncoder().encode(`\uFEFF${csv}\r\n`));
  const preview = await valueOf(client.record.previewCsv({ reviewId, file }));
  expect(preview.columns).toEqual(["编号", "实际", "判定"]);
  const imported = await valueOf(
    client.record.importCsv({
      reviewId,
      preview: preview.preview,
      testItemId,
      mapping: { instrument: "confusion", truth: 1, predicted: 2, positive: "故障" },
      leaveOut: [],
      sampledBy: "专家组",
      environment: "现场",
    }),
  );
  expect(imported).toEqual({ state: "imported", rows: 100 });
  const recorded = await valueOf(client.record.read({ reviewId }));
  const verdicts = recorded.tests[0]?.judgement.rows.map((row) => [row.origin.words.zh, row.verdict, row.deciding]);
  expect(verdicts).toEqual([
    ["任务书 指标1", "met", true],
    ["标准 七(三)（征求意见稿，参考）", "met", false],
  ]);

  // Commitments, private findings, applicant out, sheets.
  const members = experts.filter((each) => each.position !== "alternate");
  const seatOf = (expert: (typeof experts)[number]): TestWorkstation => (expert === away ? laptop : table);
  for (const expert of members) {
    const seat = seatOf(expert);
    await valueOf(seat.client.seats.enter({ identityId: idOf(expert.name), pin: expert.pin }));
    await valueOf(seat.client.reviews.commit({ reviewId, pin: expert.pin }));
    const opened = await valueOf(seat.client.materials.open({ dossierId, materialId: firstMaterial }));
    expect(await readAll(seat, opened.grant)).toBe("材料正文 01 0");
    await valueOf(
      seat.client.sheets.write({
        reviewId,
        key: "general:",
        value: { kind: "finding", text: `${expert.name}的审核意见` },
      }),
    );
    expect(
      await codeOf(
        seat.client.sheets.write({
          reviewId,
          key: "novelty",
          value: { kind: "score", criterionId: "novelty", score: 1200, reason: "" },
        }),
      ),
    ).toBe("gate-closed");
  }
  await sync(laptop, guest, away.pin);
  await sync(table, recorder.identityId, pins.recorder);
  await valueOf(event("applicant-left"));
  await valueOf(client.record.sign({ reviewId, pin: pins.recorder }));
  await sync(table, recorder.identityId, pins.recorder);
  await sync(laptop, guest, away.pin);
  const form = (await valueOf(client.reviews.dossier({ reviewId }))).rules.kinds.find(
    (kind) => kind.id === "acceptance",
  );
  const leaves = (form?.criteria ?? []).flatMap((criterion) =>
    criterion.children.length > 0 ? criterion.children : [criterion],
  );
  // The laptop does not see the table's events; its own applicant gate opens with the signed record.
  for (const expert of members) {
    const seat = seatOf(expert);
    await valueOf(seat.client.seats.enter({ identityId: idOf(expert.name), pin: expert.pin }));
    for (const criterion of leaves) {
      const mine = criterion.scoredBy === "all" || criterion.scoredBy.includes(expert.category);
      if (!mine) continue;
      const value = {
        kind: "score",
        criterionId: criterion.id,
        score: Math.trunc(criterion.weight * 0.8),
        reason: "",
      } as const;
      await valueOf(seat.client.sheets.write({ reviewId, key: criterion.id, value }));
    }
    await valueOf(seat.client.sheets.preview({ reviewId }));
    await valueOf(seat.client.sheets.sign({ reviewId, pin: expert.pin }));
    await valueOf(seat.client.record.respond({ reviewId, objection: null, pin: expert.pin }));
  }
  const chair = experts[0];
  await valueOf(client.seats.enter({ identityId: idOf(chair.name), pin: chair.pin }));
  expect(await codeOf(client.chair.reveal({ reviewId, missing: [], pin: chair.pin }))).toBe("reveal-incomplete");
  await sync(laptop, guest, away.pin);
  await sync(table, idOf(chair.name), chair.pin);
  await valueOf(client.chair.reveal({ reviewId, missing: [], pin: chair.pin }));
  const scores = await valueOf(client.chair.scores({ reviewId }));
  expect(scores.aggregate.total?.shown).toBe("80.0");
  expect(scores.channels[guest]).toBe("laptop");

  // Opinion, ballot, signatures.
  const { draft: opening } = await valueOf(client.chair.opinion({ reviewId }));
  expect(await codeOf(client.chair.freeze({ reviewId, pin: chair.pin }))).toBe("opinion-incomplete");
  const text = {
    ...opening,
    sections: {
      ...opening.sections,
      targets: "各项指标见附表。",
      finance: "经费使用见附表。",
      results: "见附表。",
      conclusion: "专家组同意通过验收。",
    },
    problems: [{ text: "样本偏少", basis: "大纲 2.3" }],
    suggestions: [{ text: "扩大样本", basis: "大纲 2.3" }],
    proposal: "passed",
  } as const;
  await valueOf(
    client.chair.writeOpinion({
      reviewId,
      draft: { ...text, problems: [...text.problems], suggestions: [...text.suggestions] },
    }),
  );
  const frozen = await valueOf(client.chair.freeze({ reviewId, pin: chair.pin }));
  await sync(table, idOf(chair.name), chair.pin);
  await sync(laptop, guest, away.pin);
  for (const expert of members) {
    const seat = seatOf(expert);
    await valueOf(seat.client.seats.enter({ identityId: idOf(expert.name), pin: expert.pin }));
    const choice = expert.category === "finance" ? "abstain" : "for";
    await valueOf(seat.client.chair.vote({ reviewId, opinion: frozen.digest, choice, pin: expert.pin }));
    expect(await codeOf(seat.client.chair.vote({ reviewId, opinion: frozen.digest, choice, pin: expert.pin }))).toBe(
      "already-done",
    );
  }
  await sync(laptop, guest, away.pin);
  await sync(table, idOf(chair.name), chair.pin);
  await sync(laptop, guest, away.pin);
  for (const expert of members) {
    const seat = seatOf(expert);
    await valueOf(seat.client.seats.enter({ identityId: idOf(expert.name), pin: expert.pin }));
    await valueOf(seat.client.chair.cosign({ reviewId, pin: expert.pin }));
  }
  await sync(laptop, guest, away.pin);
  await sync(table, idOf(chair.name), chair.pin);
  await valueOf(client.seats.enter({ identityId: idOf(chair.name), pin: chair.pin }));
  const result = await valueOf(client.chair.signResult({ reviewId, pin: chair.pin }));
  expect(result.outcome).toBe("passed");

  // To the alliance and back.
  await sync(table, idOf(chair.name), chair.pin);
  await sync(table, founded.identityId, pins.secretariat);
  await valueOf(client.sync.receive({ result: result.digest, pin: pins.secretariat }));
  await sync(table, founded.identityId, pins.secretariat);
  await sync(table, idOf(chair.name), chair.pin);
  const state = await valueOf(client.sync.state({}));
  expect(state.inbox.filter((row) => row.state === "refused")).toEqual([]);
  expect(state.outbox.find((row) => row.what.en === "result")?.state).toBe("acknowledged");
  await valueOf(client.seats.enter({ identityId: founded.identityId, pin: pins.secretariat }));
  const decision = await valueOf(client.sync.decide({ reviewId, note: "", pin: pins.secretariat }));
  expect(decision.register).toBe("promotion-library");
  await table.application.close();
  await laptop.application.close();
});

async function sync(station: TestWorkstation, identityId: string, pin: string) {
  await valueOf(station.client.seats.enter({ identityId, pin }));
  return valueOf(station.client.sync.run({}));
}

async function readAll(station: TestWorkstation, grant: string): Promise<string> {
  const source = await station.application.material(grant);
  const pieces: Uint8Array[] = [];
  for await (const piece of source?.read(0, source.size) ?? []) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}

/** Enrolment by request and credential files, the anchor compared. */
async function enrolOnLaptop(
  table: TestWorkstation,
  laptop: TestWorkstation,
  expert: (typeof experts)[number],
  anchor: string,
  mailbox: string,
): Promise<string> {
  await valueOf(laptop.client.vault.create({ label: "专家电脑", passphrase }));
  const requested = await valueOf(
    laptop.client.alliance.requestEnrolment({
      person: {
        name: expert.name,
        unit: "某会计师事务所",
        title: "高级会计师",
        category: expert.category,
        roles: ["expert"],
      },
      pin: expert.pin,
      save: laptop.platform.place("request.gjx"),
    }),
  );
  const request = table.platform.give("request.gjx", laptop.platform.saved.get("request.gjx") ?? new Uint8Array());
  const shown = await valueOf(table.client.alliance.readRequest({ file: request }));
  expect(shown.fingerprint).toBe(requested.fingerprint);
  const issue = { request: shown.request, roles: ["expert" as const], validUntil: "2028-12-31", pin: pins.secretariat };
  await valueOf(table.client.alliance.issueCredential({ ...issue, save: table.platform.place("credential.gjx") }));
  await valueOf(laptop.client.seats.enter({ identityId: requested.identityId, pin: expert.pin }));
  const file = laptop.platform.give("credential.gjx", table.platform.saved.get("credential.gjx") ?? new Uint8Array());
  const credential = await valueOf(laptop.client.alliance.readCredential({ file }));
  expect(
    await codeOf(
      laptop.client.alliance.acceptCredential({
        credential: credential.credential,
        anchor: "0000-0000-0000-0000-0000-0000",
      }),
    ),
  ).toBe("anchor-mismatch");
  await valueOf(laptop.client.alliance.acceptCredential({ credential: credential.credential, anchor }));
  await valueOf(laptop.client.sync.setMailbox({ folder: laptop.platform.folder(mailbox) }));
  return requested.identityId;
}
