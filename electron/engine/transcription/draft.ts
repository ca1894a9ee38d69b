import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { ReadableDb, WritableDb } from "#db/open.ts";
import { privateEntries } from "#db/schema/index.ts";
import { transcriptionDraftSchema } from "#shared/contract/transcriptions.ts";
import type { Sheet } from "#shared/domain/scoring/sheet.ts";
import { scoredBy, scoredCriteria } from "#shared/domain/scoring/criteria.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { digestSchema, instantSchema } from "#shared/ids.ts";
import { canonicalJson } from "#shared/json.ts";
import { keptScanSchema } from "../scans/take-scan.ts";
import { privateLabel, transcriptionPrefix } from "../sheets/private-entries.ts";
import type { GatheredReview } from "../sitting/gather.ts";
import type { OpenSeat } from "../vault/open-seat.ts";

/** What the transcriber keeps of one paper sheet, sealed under an own key: a colleague's marks are nobody else's to read before the reveal. */
const keptTranscriptionSchema = z.strictObject({
  /** Digest of the dossier statement it was typed on: a re-issue starts anew. */
  dossier: digestSchema,
  ...transcriptionDraftSchema.shape,
  scans: z.array(keptScanSchema),
  /** The newest transcription signed from it; null before the first. */
  sealed: z.strictObject({ digest: digestSchema, at: instantSchema }).nullable(),
});
export type KeptTranscription = z.infer<typeof keptTranscriptionSchema>;

type Place = Pick<GatheredReview, "reviewId" | "digest"> & { readonly memberId: string };

/** The transcription the open seat keeps for a member on this version of the dossier; an empty one before anything was scanned or typed. */
export function readTranscription(db: ReadableDb, seat: OpenSeat, place: Place): KeptTranscription {
  const row = db.select().from(privateEntries).where(rowOf(seat, place)).get();
  const empty = { dossier: place.digest, scores: [], finding: "", scans: [], sealed: null };
  if (row === undefined) return empty;
  const bytes = seat.unseal(row.sealed, privateLabel(place.reviewId, keyOf(place)));
  const kept = keptTranscriptionSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  return kept.dossier === place.digest ? kept : empty;
}

/** Keeps a transcription as it stands. */
export function writeTranscription(
  db: WritableDb,
  seat: OpenSeat,
  place: Place & { readonly at: string },
  kept: KeptTranscription,
): void {
  const key = keyOf(place);
  const { reviewId, at } = place;
  const bytes = new TextEncoder().encode(canonicalJson(kept));
  const sealed = Buffer.from(seat.seal(bytes, privateLabel(reviewId, key)));
  db.insert(privateEntries)
    .values({ identityId: seat.identityId, reviewId, key, sealed, at })
    .onConflictDoUpdate({
      target: [privateEntries.identityId, privateEntries.reviewId, privateEntries.key],
      set: { sealed, at },
    })
    .run();
}

/** The sheet a transcription makes: the member's own, in the member's category, every criterion the form asks of it. */
export function transcribedSheet(
  { reviewId, digest, dossier }: Pick<GatheredReview, "reviewId" | "digest" | "dossier">,
  member: Pick<Sheet, "memberId" | "category">,
  { scores, finding }: Pick<KeptTranscription, "scores" | "finding">,
): Sheet {
  const criteria = scoredCriteria(kindRules(dossier.rules, dossier.profile.kind).criteria);
  return {
    reviewId,
    dossier: digest,
    ...member,
    scores: criteria
      .filter((criterion) => scoredBy(criterion, member.category))
      .map(
        ({ id }) =>
          scores.find(({ criterionId }) => criterionId === id) ?? { criterionId: id, score: null, reason: "" },
      ),
    findings: finding.trim() === "" ? [] : [{ about: { type: "general", id: "" }, text: finding }],
    comment: "",
  };
}

function keyOf({ memberId }: Pick<Place, "memberId">): string {
  return `${transcriptionPrefix}${memberId}`;
}

function rowOf(seat: OpenSeat, place: Place) {
  return and(
    eq(privateEntries.identityId, seat.identityId),
    eq(privateEntries.reviewId, place.reviewId),
    eq(privateEntries.key, keyOf(place)),
  );
}
