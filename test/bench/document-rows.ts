import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { prepareSet, startRun } from "#engine/documents/print.ts";
import { toDocx } from "#engine/documents/to-docx.ts";
import { loadPacks } from "#engine/packs.ts";
import { createWorkstations } from "#engine/vault/workstations.ts";
import type { DocumentModel } from "#shared/domain/document/model.ts";
import { playBallot, playOpenPart, playReveal } from "#test/engine/documents/played-review.ts";
import {
  atSeat,
  exchange,
  foundPanel,
  issueSmallProject,
  passphrase,
  pins,
  sitDown,
  type TestPanel,
  type TestReview,
} from "#test/support/small-panel.ts";
import { cheapKdf, resources, valueOf } from "#test/support/workstation.ts";
import { type BenchRow, inTurn, ratioRow } from "./measure.ts";

const audience = "archive";

/** Row documents: the Word set of one concluded review for the archive, from the library to the files in a folder. */
export async function documentRows(): Promise<readonly BenchRow[]> {
  const panel = await foundPanel();
  const folder = mkdtempSync(path.join(tmpdir(), "guijian-bench-"));
  try {
    const { reviewId } = await playToTheEnd(panel);
    const models = await modelsAt(panel, reviewId);
    const { client, platform } = panel.table;
    const set = async (): Promise<void> => {
      const target = mkdtempSync(path.join(folder, "set-"));
      await valueOf(client.documents.exportSet({ reviewId, audience, folder: platform.folder(target) }));
      if (readdirSync(target).length !== models.length) throw new Error("the set and its reference differ");
    };
    const { ours, reference } = await inTurn(21, set, async () => {
      for (const model of models) await toDocx(model);
    });
    const work = `the Word set of one review for the archive, ${models.length} files`;
    return [ratioRow({ id: "documents", work, against: "bare docx packing of the same models", ours, reference }, 1.2)];
  } finally {
    await panel.table.application.close();
    await panel.laptop.application.close();
    for (const place of [folder, panel.table.home, panel.laptop.home, panel.mailbox])
      rmSync(place, { recursive: true });
  }
}

/** A review in which everything there is to print happened: supplements, two rounds, a dissent, the organiser's decision. */
async function playToTheEnd(panel: TestPanel): Promise<TestReview> {
  const { client } = panel.table;
  const review = await issueSmallProject(panel);
  const { reviewId } = review;
  await playOpenPart(panel, review);
  await playReveal(panel, review);
  await playBallot(panel, review);
  for (const member of panel.members) {
    await sitDown(member);
    await valueOf(member.station.client.chair.cosign({ reviewId, pin: member.pin }));
  }
  await exchange(panel);
  await sitDown(panel.chair);
  const result = await valueOf(client.chair.signResult({ reviewId, pin: panel.chair.pin }));
  await exchange(panel);
  await atSeat(panel, "secretariat");
  await valueOf(client.sync.receive({ result: result.digest, pin: pins.secretariat }));
  await exchange(panel);
  await valueOf(client.sync.decide({ reviewId, note: "", pin: pins.secretariat }));
  return review;
}

/** The models of the set, read beside the application; ends with the application open again at the secretariat's seat. */
async function modelsAt(panel: TestPanel, reviewId: string): Promise<readonly DocumentModel[]> {
  const { client, home } = panel.table;
  const [listed] = await valueOf(client.vault.list({}));
  const id = listed?.id ?? "";
  await valueOf(client.vault.lock({}));
  const random = (size: number): Uint8Array => new Uint8Array(randomBytes(size));
  const workstations = createWorkstations({
    home,
    clock: Date.now,
    random,
    kdfCost: cheapKdf,
    onLock: () => undefined,
  });
  await workstations.unlock(id, passphrase);
  const vault = workstations.open();
  const seatOrNull = await vault.enterSeat(panel.secretariat, pins.secretariat);
  const context = { db: vault.library.read, packs: loadPacks(resources), vault, seatOrNull };
  const set = prepareSet(context, await startRun(context, reviewId, audience));
  workstations.lock("asked");
  await valueOf(client.vault.unlock({ id, passphrase }));
  await atSeat(panel, "secretariat");
  return set.map(({ model }) => model);
}
