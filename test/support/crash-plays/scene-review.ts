import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { documentMark } from "#shared/domain/document/mark.ts";
import { freeze, reveal } from "../panel-stages.ts";
import { scannedPage, sealPaper, typePaper } from "../paper-sheet.ts";
import {
  atSeat,
  closeOpenPart,
  exchange,
  foundPanel,
  importReadings,
  issueSmallProject,
  openSitting,
  passphrase,
  pins,
  signSheet,
  sitDown,
  type TestExpert,
  type TestPanel,
  type TestReview,
  voteAll,
} from "../small-panel.ts";
import { startWorkstation, valueOf } from "../workstation.ts";

/** One review from the draft to its destruction, with everything a table may do on the way. */
export async function reviewScene(): Promise<void> {
  const panel = await foundPanel();
  const review = await issueSmallProject(panel);
  await carryPackage(panel, review);
  await openSitting(panel, review);
  await importReadings(panel, review);
  await openPart(panel, review);
  await closeOpenPart(panel, review);
  await score(panel, review);
  await reveal(panel, review);
  await conclude(panel, review);
  await file(panel, review);
  await panel.laptop.application.close();
}

/** The package as a file: exported, looked at, laid aside, looked at again, imported. */
async function carryPackage(panel: TestPanel, { digest }: TestReview): Promise<void> {
  const { table, laptop, guest } = panel;
  await atSeat(panel, "secretariat");
  await valueOf(
    table.client.dossiers.exportPackage({ digest, pin: pins.secretariat, save: table.platform.place("p.gjd") }),
  );
  await sitDown(guest);
  const look = () => {
    const give = laptop.platform.give("p.gjd", table.platform.saved.get("p.gjd") ?? new Uint8Array());
    return valueOf(laptop.client.packages.inspect({ file: give }));
  };
  await valueOf(laptop.client.packages.discard({ inspection: (await look()).inspection }));
  await valueOf(laptop.client.packages.import({ inspection: (await look()).inspection }));
}

async function openPart(panel: TestPanel, { reviewId, testItemId, materialIds }: TestReview): Promise<void> {
  const { client, platform } = panel.table;
  await atSeat(panel, "recorder");
  await valueOf(client.record.setTimer({ reviewId, timer: { counted: 0, since: "2026-11-20T09:00:00+08:00" } }));
  await valueOf(client.record.project({ reviewId, item: { type: "test-item", id: testItemId } }));
  for (const keep of [false, true]) {
    const bytes = new TextEncoder().encode(`夜间工况,${keep ? 1 : 2}\n`);
    const added = { reviewId, file: platform.give("夜间数据.csv", bytes), title: "夜间工况检测数据", answers: null };
    const { materialId } = await valueOf(client.supplements.add(added));
    if (!keep) await valueOf(client.supplements.remove({ reviewId, materialId }));
    else {
      await valueOf(client.supplements.sign({ reviewId, note: "", pin: pins.recorder }));
      await valueOf(client.supplements.open({ reviewId, materialId }));
    }
  }
  const { guest } = panel;
  await exchange(panel);
  await sitDown(guest);
  const suspicion = { reviewId, materials: materialIds.slice(0, 1), text: "曲线完全相同", pin: guest.pin };
  await valueOf(guest.station.client.matters.suspect(suspicion));
}

async function score(panel: TestPanel, review: TestReview): Promise<void> {
  const { reviewId } = review;
  const { client, platform } = panel.table;
  const paper = panel.members.find(({ category }) => category === "industry");
  if (paper === undefined) throw new Error("nobody on paper");
  const place = { reviewId, memberId: paper.identityId };
  await atSeat(panel, "recorder");
  const spoilt = platform.give("错页.png", scannedPage(7));
  const { digest } = await valueOf(client.transcriptions.addScan({ ...place, file: spoilt }));
  await valueOf(client.transcriptions.openScan({ ...place, digest }));
  await valueOf(client.transcriptions.removeScan({ ...place, digest }));
  await typePaper(panel, paper, review);
  await valueOf(sealPaper(panel, paper, review));
  for (const member of panel.members) if (member !== paper) await signSheet(member, review);
  const { guest } = panel;
  await valueOf(guest.station.client.sheets.exportSheet({ reviewId, save: guest.station.platform.place("s.gjs") }));
  await exchange(panel);
  await sitDown(panel.chair);
  await valueOf(client.record.respond({ reviewId, objection: null, pin: panel.chair.pin }));
}

async function conclude(panel: TestPanel, review: TestReview): Promise<void> {
  const { reviewId } = review;
  const { client } = panel.table;
  const opinion = await freeze(panel, review);
  await voteAll(panel, review, opinion, () => "for");
  const [, second, third] = panel.members;
  if (second === undefined || third === undefined) throw new Error("no members");
  await sitDown(second);
  await valueOf(client.chair.dissent({ reviewId, text: "样本偏少", pin: second.pin }));
  await sitDown(panel.chair);
  await valueOf(client.chair.cosign({ reviewId, pin: panel.chair.pin }));
  await scanBack(panel, review, third);
  await sitDown(panel.chair);
  await valueOf(client.chair.signResult({ reviewId, pin: panel.chair.pin }));
  await exchange(panel);
}

/** The opinion printed, signed in ink by all but one, scanned, matched and bound. */
async function scanBack(panel: TestPanel, { reviewId }: TestReview, refusing: TestExpert): Promise<void> {
  const { client, platform } = panel.table;
  await atSeat(panel, "recorder");
  const opinion = { reviewId, document: "acceptance-opinion", audience: "archive", memberId: null } as const;
  const printed = await valueOf(client.documents.page(opinion));
  await valueOf(client.materials.close({ grant: printed.grant }));
  await valueOf(client.documents.exportDocx({ ...opinion, save: platform.place("opinion.docx") }));
  const witnesses = [
    { name: "莫工", unit: "某机械厂" },
    { name: "黄会秘", unit: "联盟秘书处" },
  ];
  await valueOf(
    client.matters.refuse({ reviewId, memberId: refusing.identityId, witnesses, remark: "", pin: pins.recorder }),
  );
  const scan = async (page: number) =>
    (await valueOf(client.scans.add({ reviewId, file: platform.give("签字页.png", scannedPage(page)) }))).digest;
  const spoilt = await scan(8);
  await valueOf(client.scans.discard({ reviewId, digest: spoilt }));
  const digest = await scan(1);
  const mark = documentMark({
    reviewCode: "GXAI-2026-901",
    id: "acceptance-opinion",
    edition: 1,
    dataDigest: printed.digest,
  } as never);
  await valueOf(client.scans.noteMarks({ reviewId, digest, marks: [mark], pages: 2 }));
  await valueOf(client.scans.open({ reviewId, digest }));
  const corrections = [{ printed: "3 个月", written: "2 个月" }];
  const why = { corrections, remark: "签字后有补记", pin: pins.recorder };
  await valueOf(client.scans.bind({ reviewId, digest, printed: printed.digest, ...why }));
}

/** Received, decided, put away, destroyed. */
async function file(panel: TestPanel, { reviewId }: TestReview): Promise<void> {
  const { client, platform } = panel.table;
  await atSeat(panel, "secretariat");
  const [row] = await valueOf(client.sync.registers({}));
  await valueOf(client.sync.receive({ result: row?.result ?? "", pin: pins.secretariat }));
  await exchange(panel);
  await valueOf(client.sync.decide({ reviewId, note: "", pin: pins.secretariat }));
  const folder = () => platform.folder(mkdtempSync(path.join(tmpdir(), "out-")));
  await valueOf(client.documents.exportSet({ reviewId, audience: "applicant", folder: folder() }));
  await valueOf(client.documents.exportArchive({ reviewId, folder: folder() }));
  await exchange(panel);
  await destroyed(panel, reviewId);
}

/** The dossier is destroyed when the house rules keep it no longer: years later, under a credential that still counts. */
async function destroyed({ table, secretariat }: TestPanel, reviewId: string): Promise<void> {
  const years = 11;
  const validUntil = `${new Date().getFullYear() + years + 1}-12-31`;
  const renewed = { identityId: secretariat, validUntil, pin: pins.secretariat, save: null };
  await valueOf(table.client.alliance.renewCredential(renewed));
  await table.application.close();
  const clock = (): number => Date.now() + years * 366 * 86_400_000;
  const { client, application } = startWorkstation({ home: table.home, clock });
  const [workstation] = await valueOf(client.vault.list({}));
  await valueOf(client.vault.unlock({ id: workstation?.id ?? "", passphrase }));
  await valueOf(client.seats.enter({ identityId: secretariat, pin: pins.secretariat }));
  const retention = { until: "2026-11-01", basis: "档案管理办法 第十二条" };
  await valueOf(client.vault.purge({ reviewId, retention, note: "", pin: pins.secretariat }));
  await application.close();
}
