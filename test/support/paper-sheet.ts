import { scoredBy, scoredCriteria } from "#shared/domain/scoring/criteria.ts";
import type { Sheet } from "#shared/domain/scoring/sheet.ts";
import { atSeat, pins, type TestExpert, type TestPanel, type TestReview } from "./small-panel.ts";
import { valueOf } from "./workstation.ts";

/** The first bytes of a PNG, enough to be taken for a scan; `page` makes each one different. */
export function scannedPage(page = 1): Uint8Array {
  return Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, page]);
}

/** What a member wrote on the paper form: a share of every weight the member scores, in hundredths. */
export async function paperScores(panel: TestPanel, member: TestExpert, { reviewId }: TestReview, share = 60) {
  const dossier = await valueOf(panel.table.client.reviews.dossier({ reviewId }));
  const form = dossier.rules.kinds.find((kind) => kind.id === dossier.profile.kind)?.criteria ?? [];
  return scoredCriteria(form)
    .filter((criterion) => scoredBy(criterion, member.category))
    .map(({ id, weight }) => ({ criterionId: id, score: Math.trunc((weight * share) / 100), reason: "" }));
}

/** A whole sheet as a transcription carries it. */
export async function paperSheet(panel: TestPanel, member: TestExpert, review: TestReview): Promise<Sheet> {
  const { identityId: memberId, category } = member;
  const scores = await paperScores(panel, member, review);
  return { reviewId: review.reviewId, dossier: review.digest, memberId, category, scores, findings: [], comment: "" };
}

/** The recorder scans and types one member's paper; nobody has signed yet. Ends at the recorder's seat. */
export async function typePaper(panel: TestPanel, member: TestExpert, review: TestReview, share = 60): Promise<void> {
  const { client, platform } = panel.table;
  const place = { reviewId: review.reviewId, memberId: member.identityId };
  await atSeat(panel, "recorder");
  const file = platform.give("评审表.png", scannedPage());
  await valueOf(client.transcriptions.addScan({ ...place, file }));
  const scores = await paperScores(panel, member, review, share);
  await valueOf(client.transcriptions.write({ ...place, draft: { scores, finding: "纸上写的意见" } }));
}

/** The recorder and the secretariat's checker sign what was typed. */
export function sealPaper(panel: TestPanel, member: TestExpert, { reviewId }: TestReview) {
  return panel.table.client.transcriptions.seal({
    reviewId,
    memberId: member.identityId,
    pin: pins.recorder,
    checkerId: panel.secretariat,
    checkerPin: pins.secretariat,
  });
}
