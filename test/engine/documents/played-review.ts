import { randomBytes } from "node:crypto";
import { gatherDocumentInput } from "#engine/documents/gather-input.ts";
import { loadPacks } from "#engine/packs.ts";
import { createWorkstations } from "#engine/vault/workstations.ts";
import type { Audience } from "#shared/domain/document/catalogue.ts";
import type { DocumentInput } from "#shared/domain/document/inputs.ts";
import {
  closeOpenPart,
  exchange,
  importReadings,
  openSitting,
  passphrase,
  signSheet,
  sitDown,
  type TestExpert,
  type TestPanel,
  type TestReview,
  voteAll,
  writeOpinion,
} from "#test/support/small-panel.ts";
import { cheapKdf, resources, valueOf } from "#test/support/workstation.ts";

/** The member of the panel by category; the industry member scores apart and dissents. */
export const memberOf = (panel: TestPanel, category: TestExpert["category"]): TestExpert => {
  const found = panel.members.find((member) => member.category === category);
  if (found === undefined) throw new Error(`no ${category} member`);
  return found;
};

/** The open part: attendance, checks, funds with two planted differences, a question, a supplement, 28 of 30 faults found. */
export async function playOpenPart(panel: TestPanel, review: TestReview): Promise<void> {
  await openSitting(panel, review);
  await importReadings(panel, review);
  const { client } = panel.table;
  const { reviewId } = review;
  const write = (
    kind: "attendance" | "material-check" | "finance" | "question" | "supplement",
    key: string,
    value: object,
  ) => valueOf(client.record.write({ reviewId, kind, key, value: JSON.parse(JSON.stringify(value)) }));
  const at = "2026-11-20T08:52:00+08:00";
  const applicant = { block: "applicant", identityId: null, name: "莫工", unit: "某机械厂", present: true, at };
  await write("attendance", "applicant:莫工", applicant);
  const [first = "", second = "", third = ""] = review.materialIds;
  const check = { present: true, originalSeen: true };
  await write("material-check", first, { ...check, materialId: first, verdict: "accepted", remark: "" });
  await write("material-check", second, { ...check, materialId: second, verdict: "rejected", remark: "页码不符" });
  await write("material-check", third, { ...check, materialId: third, verdict: "remark", remark: "附件另存" });
  const line = (name: string, budget: number, spent: number, approved: number) => ({
    line: name,
    budget,
    adjusted: budget,
    spent,
    approved,
  });
  await write("finance", "one", {
    lines: [line("设备费", 16_000_000, 16_250_000, 16_250_000), line("业务费", 10_000_000, 9_000_000, 8_400_000)],
    ownFundsPromised: 60_000_000,
    ownFundsPaid: 48_000_000,
    audit: "审计机构：某会计师事务所\n无保留意见",
    opinion: "设备费超支，须说明。\n\n自筹未到位。",
  });
  await write("question", "1", {
    no: 1,
    askedBy: memberOf(panel, "finance").identityId,
    text: "自筹为何只到位八成？",
    about: "",
    answer: "余款年底到位。",
    answeredBy: "莫工",
    state: "supplement-needed",
  });
  await write("supplement", "1", { item: "余款到位凭证", owner: "莫工", deadline: "2027-01-31" });
  await closeOpenPart(panel, review);
  await respondToRecord(panel, review);
}

/** The chair confirms the record, the third member objects and is content with the answer, the industry member's objection stands. */
async function respondToRecord({ members, table, chair }: TestPanel, { reviewId }: TestReview): Promise<void> {
  const respond = async (member: TestExpert | undefined, objection: string | null) => {
    if (member === undefined) throw new Error("nobody to respond");
    await sitDown(member);
    await valueOf(table.client.record.respond({ reviewId, objection, pin: member.pin }));
  };
  await respond(chair, null);
  await respond(members[2], "时间记错了。");
  await respond(members[2], null);
  await respond(members[3], "质询 1 的答复没有材料。");
}

/** Sheets at 80 % of every weight, the industry member's at 40 %; the chair reveals. */
export async function playReveal(panel: TestPanel, review: TestReview): Promise<void> {
  const apart = memberOf(panel, "industry");
  for (const member of panel.members) await signSheet(member, review, member === apart ? 40 : 80);
  await exchange(panel);
  await sitDown(panel.chair);
  await valueOf(panel.table.client.chair.reveal({ reviewId: review.reviewId, missing: [], pin: panel.chair.pin }));
}

/** Everyone at the table sits down once and fetches what came for them. */
async function everyoneFetches({ members, table }: TestPanel): Promise<void> {
  for (const member of members.filter((each) => each.station === table)) {
    await sitDown(member);
    await valueOf(table.client.sync.run({}));
  }
}

/** Two rounds: 通过 fails with two votes for, 限期整改 carries with one abstention; the industry member dissents. */
export async function playBallot(panel: TestPanel, review: TestReview): Promise<void> {
  const { client } = panel.table;
  const { reviewId } = review;
  const { chair } = panel;
  const freeze = async (proposal: "passed" | "rectification") => {
    await writeOpinion(panel, review, proposal);
    return (await valueOf(client.chair.freeze({ reviewId, pin: chair.pin }))).digest;
  };
  const first = await freeze("passed");
  const inFavour = new Set([chair.identityId, memberOf(panel, "finance").identityId]);
  await voteAll(panel, review, first, (member) => (inFavour.has(member.identityId) ? "for" : "against"));
  await everyoneFetches(panel);
  const second = await freeze("rectification");
  await voteAll(panel, review, second, (member) => (member.category === "industry" ? "abstain" : "for"));
  await everyoneFetches(panel);
  const apart = memberOf(panel, "industry");
  await sitDown(apart);
  await valueOf(client.chair.dissent({ reviewId, text: "样本不足以说明问题。\n应判不通过。", pin: apart.pin }));
}

/**
 * What the documents of a review are made from, read from a workstation's own library. The application that had it open must be closed.
 */
export async function gatheredAt(home: string, reviewId: string, audience: Audience): Promise<DocumentInput> {
  const workstations = createWorkstations({
    home,
    clock: Date.now,
    random: (size) => new Uint8Array(randomBytes(size)),
    kdfCost: cheapKdf,
    onLock: () => undefined,
  });
  const [only] = workstations.list();
  await workstations.unlock(only?.id ?? "", passphrase);
  try {
    const vault = workstations.open();
    return await gatherDocumentInput(
      { db: vault.library.read, packs: loadPacks(resources), vault },
      reviewId,
      audience,
    );
  } finally {
    workstations.lock("asked");
  }
}
