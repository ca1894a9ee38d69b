import type { GroupHandlers } from "#shared/contract/define.ts";
import { type recordGroup, timerSchema } from "#shared/contract/reviews.ts";
import { isClosingEvent, type RecordEntryKind } from "#shared/domain/record/entries.ts";
import { Refusal } from "#shared/errors.ts";
import type { Contexts, QueryContext } from "../context.ts";
import { onlyOne, readEntry, timerAddress, writeEntry } from "../entries.ts";
import { signAndSend } from "../sync/send.ts";
import { type GatheredReview, gatherReview, requireOpen } from "../sitting/gather.ts";
import { newestOf, statementsOf } from "../statements.ts";
import { checkEntry } from "./check-entry.ts";
import { importCsv, previewCsv } from "./csv.ts";
import { readRecord, sameRecord } from "./read-record.ts";

/** The joint record: written by the recorder, signed by the recorder, confirmed or objected to by the members. */
export const recordHandlers: GroupHandlers<typeof recordGroup, Contexts> = {
  read: (context, { reviewId }) => {
    const review = gatherReview(context, reviewId);
    const signed = newestOf(context.db, reviewId, "joint-record");
    return {
      record: review.record,
      tests: [...review.judged],
      signed: signed?.digest ?? null,
      changedSince: signed !== null && !sameRecord(signed.body, review.sources.papers.record),
      timer: readEntry(context.db, timerAddress(reviewId), timerSchema),
      responses: responsesOf(context, reviewId),
    };
  },

  write: (context, { reviewId, kind, key, value }) => {
    const review = gatherReview(context, reviewId);
    const scope = endsTheMeeting(review, kind, key) ? "closing" : "record";
    const action = kind === "reading" ? "enter-reading" : scope === "closing" ? "note-closing" : "keep-record";
    requireOpen(context, review, action);
    const checked = checkEntry(review, kind, key, value);
    context.commit(null, (db) =>
      writeEntry(db, { dossierId: reviewId, scope, kind, key: checked.key }, checked.value, {
        identityId: context.seat.identityId,
        at: context.now(),
      }),
    );
    return null;
  },

  previewCsv,
  importCsv,

  sign: async (context, { reviewId, pin }) => {
    const review = gatherReview(context, reviewId);
    requireOpen(context, review, "sign-record");
    if (review.facts.record !== null) throw new Refusal("already-done", { what: "签署评审记录 / signing the record" });
    const body = readRecord(context.db, reviewId, review.digest);
    const before = newestOf(context.db, reviewId, "joint-record");
    const subjects = before === null ? [review.digest] : [review.digest, before.digest];
    const signed = await signAndSend(context, pin, review, { kind: "joint-record", subjects, body }, "panel");
    return { digest: signed.digest };
  },

  respond: async (context, { reviewId, objection, pin }) => {
    const review = gatherReview(context, reviewId);
    requireOpen(context, review, "confirm-record");
    const { record } = review.facts;
    if (record === null) throw new Refusal("not-found", { what: "joint-record" });
    const subjects = [record];
    const memberId = context.seat.identityId;
    if (objection === null) {
      const body = { reviewId, of: "joint-record", digest: record, memberId, remark: "" } as const;
      const { digest } = await signAndSend(context, pin, review, { kind: "confirmation", subjects, body }, "table");
      return { digest };
    }
    const body = { reviewId, record, memberId, part: null, text: objection };
    const { digest } = await signAndSend(context, pin, review, { kind: "objection", subjects, body }, "table");
    return { digest };
  },

  setTimer: (context, { reviewId, timer }) => {
    const review = gatherReview(context, reviewId);
    requireOpen(context, review, "keep-record");
    const author = { identityId: context.seat.identityId, at: context.now() };
    context.commit(null, (db) => writeEntry(db, timerAddress(reviewId), timer, author));
    return null;
  },

  project: (context, { reviewId, item }) => {
    const review = gatherReview(context, reviewId);
    requireOpen(context, review, "keep-record");
    context.commit(null, (db) =>
      writeEntry(db, { dossierId: reviewId, scope: "projection", kind: "item", key: onlyOne }, item, {
        identityId: context.seat.identityId,
        at: context.now(),
      }),
    );
    context.workstations.open().project(reviewId);
    return null;
  },
};

/** 复会宣读 or 项目组表态 noted beside a record that a signed result rests on. */
function endsTheMeeting({ facts, sources }: GatheredReview, kind: RecordEntryKind, key: string): boolean {
  if (facts.result === null || kind !== "event" || !isClosingEvent(key)) return false;
  return sources.papers.record.events.every(({ event }) => event !== key);
}

function responsesOf(context: QueryContext, reviewId: string) {
  const ofRecord = statementsOf(context.db, reviewId, "confirmation").filter(({ body }) => body.of === "joint-record");
  const confirmed = ofRecord.map((kept) => ({
    identityId: kept.body.memberId ?? kept.identityId ?? "",
    record: kept.body.digest,
    stance: "confirmed" as const,
    text: kept.body.remark,
    at: kept.issuedAt,
  }));
  const objected = statementsOf(context.db, reviewId, "objection").map((kept) => ({
    identityId: kept.body.memberId,
    record: kept.body.record,
    stance: "objected" as const,
    text: kept.body.text,
    at: kept.issuedAt,
  }));
  return [...confirmed, ...objected].toSorted((a, b) => a.at.localeCompare(b.at));
}
