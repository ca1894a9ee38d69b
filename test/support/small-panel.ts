import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { enrolOnLaptop } from "./enrol-on-laptop.ts";
import { compulsoryMaterials, smallProject } from "./small-review.ts";
import { startWorkstation, type TestWorkstation, type TestWorkstationOptions, valueOf } from "./workstation.ts";

export const passphrase = "柳州 螺蛳粉 七月 大雨 九十三 correct horse";
export const pins = { secretariat: "190273", recorder: "284610" };
const drawn = [
  { name: "韦建国", category: "technical", position: "chair", pin: "730164" },
  { name: "覃丽华", category: "technical", position: "member", pin: "618203" },
  { name: "莫志强", category: "technical", position: "member", pin: "502917" },
  { name: "农秀英", category: "industry", position: "member", pin: "847305" },
  { name: "陆文军", category: "finance", position: "member", pin: "395128" },
  { name: "蓝秋月", category: "technical", position: "alternate", pin: "260481" },
  { name: "蒙海涛", category: "industry", position: "alternate", pin: "914736" },
] as const;

/** A drawn expert with the identity and the workstation they sit at. */
export interface TestExpert {
  readonly name: string;
  readonly category: "technical" | "industry" | "finance";
  readonly position: "chair" | "member" | "alternate";
  readonly pin: string;
  readonly identityId: string;
  readonly station: TestWorkstation;
}

/** A founded alliance with a table, a laptop (the finance member's) and a shared mailbox folder. */
export interface TestPanel {
  readonly table: TestWorkstation;
  readonly laptop: TestWorkstation;
  readonly mailbox: string;
  readonly secretariat: string;
  readonly recorder: string;
  readonly experts: readonly TestExpert[];
  /** Sitting members, chair first. */
  readonly members: readonly TestExpert[];
  readonly chair: TestExpert;
  readonly guest: TestExpert;
}

/** An issued project on its way through the review. */
export interface TestReview {
  readonly reviewId: string;
  readonly digest: string;
  readonly testItemId: string;
  readonly materialIds: readonly string[];
}

/** Founds the alliance, enrols everyone at the door but the one who is away (the finance member unless told): that one by request and credential files. */
export async function foundPanel(
  isAway: (expert: (typeof drawn)[number]) => boolean = ({ category }) => category === "finance",
  options: TestWorkstationOptions = {},
): Promise<TestPanel> {
  const mailbox = mkdtempSync(path.join(tmpdir(), "guijian-mailbox-"));
  const table = startWorkstation(options);
  const laptop = startWorkstation(options);
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
    name: string,
    category: TestExpert["category"] | null,
    pin: string,
    role: "expert" | "recorder",
  ): Promise<string> => {
    const person = { name, unit: `${name}所在单位`, title: "", category, roles: [role] };
    const enrolled = await valueOf(
      client.alliance.enrolAtDoor({ person, validUntil: "2028-12-31", pin, issuerPin: pins.secretariat }),
    );
    return enrolled.identityId;
  };
  const recorder = await enrol("黄会秘", null, pins.recorder, "recorder");
  const experts: TestExpert[] = [];
  for (const expert of drawn) {
    const away = isAway(expert);
    const identityId = away
      ? await enrolOnLaptop(
          { table, laptop, mailbox },
          { ...expert, passphrase, issuerPin: pins.secretariat },
          founded.anchor,
        )
      : await enrol(expert.name, expert.category, expert.pin, "expert");
    experts.push({ ...expert, identityId, station: away ? laptop : table });
  }
  const members = experts.filter((expert) => expert.position !== "alternate");
  const [chair] = members;
  const guest = members.find((expert) => expert.station === laptop);
  if (chair === undefined || guest === undefined) throw new Error("no chair or no guest");
  return { table, laptop, mailbox, secretariat: founded.identityId, recorder, experts, members, chair, guest };
}

/** Builds the small project and issues it: recusal answered by everyone, the guest's through the mailbox; then opens it in a sitting. */
export async function issueSmallProject(panel: TestPanel): Promise<TestReview> {
  const { table, experts } = panel;
  const { client, platform } = table;
  await atSeat(panel, "secretariat");
  const { profile, targets, outline, testItemId } = smallProject();
  const { dossierId } = await valueOf(client.dossiers.create({ profile }));
  await valueOf(client.dossiers.writeTargets({ dossierId, targets }));
  await valueOf(client.dossiers.writeOutline({ dossierId, outline }));
  const files = compulsoryMaterials.map((category, index) => ({
    file: platform.give(`${category}-材料${index}.txt`, new TextEncoder().encode(`材料正文 ${category} ${index}`)),
    no: `${category}-${index}`,
    title: `材料 ${category}`,
    category,
    nature: "self" as const,
    issuer: null,
    volumePages: null,
    validUntil: null,
  }));
  const materials = await valueOf(client.dossiers.addMaterials({ dossierId, files }));
  const members = experts.map(({ identityId, position }) => ({ identityId, position }));
  await valueOf(client.dossiers.writePanel({ dossierId, recorder: panel.recorder, members }));
  await valueOf(client.dossiers.invite({ dossierId, pin: pins.secretariat }));
  await exchange(panel);
  for (const expert of experts) {
    await sitDown(expert);
    const answer = { dossierId, grounds: [], reason: "", pin: expert.pin };
    await valueOf(expert.station.client.dossiers.answerRecusal(answer));
  }
  await exchange(panel);
  const issued = await valueOf(client.dossiers.issue({ dossierId, reason: "", pin: pins.secretariat }));
  await valueOf(client.dossiers.sendPackage({ digest: issued.digest, pin: pins.secretariat }));
  const sitting = await valueOf(client.reviews.createSitting({ title: "试验会次", place: "柳州", date: "2026-11-20" }));
  await valueOf(client.reviews.addToSitting({ sittingId: sitting.sittingId, reviewId: dossierId }));
  await exchange(panel);
  return {
    reviewId: dossierId,
    digest: issued.digest,
    testItemId,
    materialIds: materials.map((material) => material.id),
  };
}

/** Attendance of every member, the outline confirmed, commitments signed at every seat. */
export async function openSitting(panel: TestPanel, { reviewId }: TestReview): Promise<void> {
  const { client } = panel.table;
  await atSeat(panel, "recorder");
  for (const { identityId, name } of panel.members) {
    const at = "2026-11-20T09:00:00+08:00";
    const value = { block: "panel", identityId, name, unit: "", present: true, at };
    await valueOf(client.record.write({ reviewId, kind: "attendance", key: identityId, value }));
  }
  await note(panel, reviewId, "outline-confirmed");
  for (const member of panel.members) {
    await sitDown(member);
    await valueOf(member.station.client.reviews.commit({ reviewId, pin: member.pin }));
  }
  await exchange(panel);
}

/** The confusion counts of a plain test: 30 faults of which `found` were recognised, 70 normal. */
export async function importReadings(panel: TestPanel, review: TestReview, found = 28): Promise<void> {
  const { client, platform } = panel.table;
  await atSeat(panel, "recorder");
  const rows = Array.from(
    { length: 100 },
    (_, row) => `${row},${row < 30 ? "故障" : "正常"},${row < found ? "故障" : "正常"}`,
  );
  const file = platform.give(
    "现场导出.csv",
    new TextEncoder().encode(`\uFEFF${["编号,实际,判定", ...rows].join("\r\n")}\r\n`),
  );
  const { preview, rows: counted } = await valueOf(client.record.previewCsv({ reviewId: review.reviewId, file }));
  if (counted !== rows.length) throw new Error(`the preview counts ${counted} rows of ${rows.length}`);
  await valueOf(
    client.record.importCsv({
      reviewId: review.reviewId,
      preview,
      testItemId: review.testItemId,
      mapping: { instrument: "confusion", truth: 1, predicted: 2, positive: "故障" },
      leaveOut: [],
      sampledBy: "专家组",
      environment: "现场",
    }),
  );
}

/** The applicant leaves, the recorder signs, everyone receives the record. */
export async function closeOpenPart(panel: TestPanel, { reviewId }: TestReview): Promise<void> {
  await atSeat(panel, "recorder");
  await note(panel, reviewId, "applicant-left");
  await valueOf(panel.table.client.record.sign({ reviewId, pin: pins.recorder }));
  await exchange(panel);
}

/** One member fills the whole sheet with the same share of every weight (hundredths) and signs it. */
export async function signSheet(member: TestExpert, { reviewId }: TestReview, share = 80): Promise<void> {
  const { client } = member.station;
  await sitDown(member);
  const dossier = await valueOf(client.reviews.dossier({ reviewId }));
  const form = dossier.rules.kinds.find((kind) => kind.id === dossier.profile.kind);
  const leaves = (form?.criteria ?? []).flatMap((entry) => (entry.children.length > 0 ? entry.children : [entry]));
  for (const { id, scoredBy, weight } of leaves) {
    if (scoredBy !== "all" && !scoredBy.includes(member.category)) continue;
    const value = { kind: "score", criterionId: id, score: Math.trunc((weight * share) / 100), reason: "" } as const;
    await valueOf(client.sheets.write({ reviewId, key: id, value }));
  }
  await valueOf(client.sheets.sign({ reviewId, pin: member.pin }));
}

/** The chair's text, complete and proposing what is asked. */
export async function writeOpinion(
  panel: TestPanel,
  { reviewId }: TestReview,
  proposal: "passed" | "rectification" | "not-passed" | "suspended",
): Promise<void> {
  const { client } = panel.table;
  await sitDown(panel.chair);
  const { draft } = await valueOf(client.chair.opinion({ reviewId }));
  const sections = {
    ...draft.sections,
    targets: "见附表。",
    finance: "见附表。",
    results: "见附表。",
    conclusion: "专家组的结论。",
  };
  const point = { text: "样本偏少", basis: "大纲 2.3" };
  const complete = { sections, problems: [point], suggestions: [point], proposal };
  await valueOf(client.chair.writeOpinion({ reviewId, draft: complete }));
}

/** Everyone on the panel votes on the newest frozen text. */
export async function voteAll(
  panel: TestPanel,
  { reviewId }: TestReview,
  opinion: string,
  choice: (member: TestExpert) => "for" | "against" | "abstain",
): Promise<void> {
  await exchange(panel);
  for (const member of panel.members) {
    await sitDown(member);
    await valueOf(member.station.client.chair.vote({ reviewId, opinion, choice: choice(member), pin: member.pin }));
  }
  await exchange(panel);
}

/** Opens a seat of the table. */
export async function atSeat(panel: TestPanel, who: "secretariat" | "recorder"): Promise<void> {
  await valueOf(panel.table.client.seats.enter({ identityId: panel[who], pin: pins[who] }));
}

/** A member sits down at their own workstation. */
export async function sitDown({ station, identityId, pin }: TestExpert): Promise<void> {
  await valueOf(station.client.seats.enter({ identityId, pin }));
}

/** The recorder notes a moment of the order of business. */
export async function note(panel: TestPanel, reviewId: string, event: string): Promise<void> {
  const value = { event, at: "2026-11-20T09:30:00+08:00", note: "" };
  await valueOf(panel.table.client.record.write({ reviewId, kind: "event", key: event, value }));
}

/** Mailbox runs at every seat that may be waiting for something, both ways; ends at the secretariat's seat. */
export async function exchange(panel: TestPanel): Promise<void> {
  const { table, laptop, guest, chair } = panel;
  for (let round = 0; round < 2; round += 1) {
    await sitDown(guest);
    await valueOf(laptop.client.sync.run({}));
    await sitDown(chair);
    await valueOf(table.client.sync.run({}));
    await atSeat(panel, "recorder");
    await valueOf(table.client.sync.run({}));
    await atSeat(panel, "secretariat");
    await valueOf(table.client.sync.run({}));
  }
}
