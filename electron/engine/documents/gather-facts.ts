import { decimal } from "#shared/domain/document/format.ts";
import type { PackFacts, ReviewFacts } from "#shared/domain/document/inputs.ts";
import type { Profile } from "#shared/domain/dossier/profile.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import type { StandardPack } from "#shared/domain/standard/pack-schema.ts";
import { canonicalJson } from "#shared/json.ts";
import { calledTo } from "../sitting/called-to.ts";
import { dossierUnderReview } from "../sitting/gather.ts";
import { sha256Hex } from "../trust/sha256.ts";
import { tenThousandYuan } from "./amounts.ts";
import type { DocumentSources } from "./gather-sources.ts";
import { documentTitle, opinionDocument } from "./print-rules.ts";

/** What is under review, from the dossier as issued and the sitting it was called to. */
export function reviewFacts({ db, review, dossier, record }: DocumentSources): ReviewFacts {
  const { profile } = dossier;
  const kind = kindRules(dossier.rules, profile.kind);
  const called = calledTo(db, review.reviewId, record);
  const named = (role: Profile["participants"][number]["role"]): readonly string[] =>
    profile.participants.filter((participant) => participant.role === role).map((participant) => participant.name);
  return {
    code: profile.code,
    title: profile.title,
    kind: profile.kind,
    kindName: kind.title.zh,
    noun: kind.noun.zh,
    listedIn: documentTitle(
      kind.documents.includes("rectification") ? "rectification" : opinionDocument(review),
      review,
    ).zh,
    packageVersion: dossier.version,
    dossierDigest: review.digest,
    applicant: named("lead").join("、"),
    partners: named("partner"),
    leader: profile.team.find((person) => person.role === "lead")?.name ?? null,
    organiser: profile.organiser,
    period: profile.period === null ? null : { start: profile.period.from, end: profile.period.to },
    budget: budgetOf(profile),
    place: called.place,
    heldOn: called.heldOn,
    demo: profile.demo,
  };
}

function budgetOf({ funding }: Profile): string | null {
  if (funding.length === 0) return null;
  const total = funding.reduce((sum, { fen }) => sum + fen, 0);
  const sources = funding.map(({ source, fen }) => `${source} ${decimal(tenThousandYuan(fen))} 万元`).join("，");
  return `${decimal(tenThousandYuan(total))} 万元（${sources}）`;
}

/**
 * The packs this review was issued under. The standard is a voluntary group standard and is cited 参照 whatever its status; the house
 * rules are the ones frozen into the dossier, hashed as they stand there.
 */
export function packFacts({ db, packs, review, dossier }: DocumentSources): PackFacts {
  const issuedUnder = dossierUnderReview(db, review.reviewId).statement.packs;
  const { rules } = dossier;
  const adopted = rules.adopted === null ? "" : `（${rules.adopted.documentNo}）`;
  return {
    standardReference: standardReference(packs.standard.content),
    standardDigest: issuedUnder.standard ?? packs.standard.digest,
    rulesTitle: `${rules.title.zh}${adopted}`,
    rulesDigest: sha256Hex(new TextEncoder().encode(canonicalJson(rules))),
    rulesModel: rules.status === "model",
  };
}

function standardReference({ number, status }: StandardPack): string {
  return status === "draft" ? `参照 ${number}（征求意见稿）` : `参照 ${number}`;
}
