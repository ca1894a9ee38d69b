import { freeze, reveal } from "../panel-stages.ts";
import {
  atSeat,
  closeOpenPart,
  exchange,
  foundPanel,
  importReadings,
  issueSmallProject,
  openSitting,
  pins,
  signSheet,
  sitDown,
  type TestPanel,
  type TestReview,
  voteAll,
} from "../small-panel.ts";
import { valueOf } from "../workstation.ts";

/** Two reviews that end otherwise: one is analysed, one is followed by a re-check. */
export async function unpassedScene(): Promise<void> {
  const panel = await foundPanel();
  const { client } = panel.table;
  const failed = await voted(panel, "not-passed");
  const { items } = await valueOf(client.causes.read({ reviewId: failed.reviewId }));
  const cause = {
    causes: ["data" as const],
    text: "样本不足",
    measure: "补采",
    owner: "某机械厂",
    deadline: "2027-03-01",
  };
  await valueOf(client.causes.write({ reviewId: failed.reviewId, key: items[0]?.key ?? "", cause }));
  const overall = { applicant: "认可结论", secretariat: "已约谈" };
  await valueOf(client.causes.writeOverall({ reviewId: failed.reviewId, overall }));
  const open = await voted(panel, "rectification");
  await valueOf(client.dossiers.follow({ reviewId: open.reviewId }));
  for (const { application } of [panel.table, panel.laptop]) await application.close();
}

/** A review in which every proposal before this one is voted down; received and decided. Ends at the secretariat's seat. */
async function voted(panel: TestPanel, outcome: "rectification" | "not-passed"): Promise<TestReview> {
  const { client } = panel.table;
  const review = await issueSmallProject(panel);
  const { reviewId } = review;
  await openSitting(panel, review);
  await importReadings(panel, review);
  await closeOpenPart(panel, review);
  for (const member of panel.members) await signSheet(member, review);
  await exchange(panel);
  await reveal(panel, review);
  const order = ["passed", "rectification", "not-passed"] as const;
  for (const proposal of order.slice(0, order.indexOf(outcome) + 1)) {
    const opinion = await freeze(panel, review, proposal);
    await voteAll(panel, review, opinion, () => (proposal === outcome ? "for" : "against"));
  }
  await sitDown(panel.chair);
  const { digest } = await valueOf(client.chair.signResult({ reviewId, pin: panel.chair.pin }));
  await exchange(panel);
  await atSeat(panel, "secretariat");
  await valueOf(client.sync.receive({ result: digest, pin: pins.secretariat }));
  await valueOf(client.sync.decide({ reviewId, note: "", pin: pins.secretariat }));
  return review;
}
