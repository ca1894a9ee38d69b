import { createPublicKey, randomBytes, verify } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openLibrary } from "#db/open.ts";
import { keptSheets } from "#engine/opinion/kept-sheets.ts";
import { newestOf } from "#engine/opinion/open-sheets.ts";
import { scoringInput } from "#engine/opinion/counted-sheets.ts";
import { loadPacks } from "#engine/packs.ts";
import { keepStatement } from "#engine/statements.ts";
import { generateSigningKey, readStatement, signStatement, verifyStatement } from "#engine/trust/signing.ts";
import type { ExpertCategory } from "#shared/domain/dossier/profile.ts";
import { aggregate } from "#shared/domain/scoring/aggregate.ts";
import { scoredBy, scoredCriteria } from "#shared/domain/scoring/criteria.ts";
import { sheetFault } from "#shared/domain/scoring/sheet-fault.ts";
import type { Sheet } from "#shared/domain/scoring/sheet.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { newId } from "#shared/ids.ts";
import { pae } from "#shared/trust/statement.ts";
import { resources } from "#test/support/workstation.ts";
import { type BenchRow, inTurn, ratioRow } from "./measure.ts";

const random = (size: number): Uint8Array => new Uint8Array(randomBytes(size));
const kind = "acceptance";
const categories: readonly ExpertCategory[] = [
  "technical",
  "technical",
  "technical",
  "technical",
  "industry",
  "industry",
  "finance",
];

interface SignedReview {
  readonly reviewId: string;
  readonly dossier: string;
  readonly sheets: readonly {
    readonly bytes: Uint8Array;
    readonly signer: string;
    readonly category: ExpertCategory;
  }[];
}

/** Reviews that are timed together: short runs and many of them, so that the medians know nothing of what else the machine was doing. */
const together = 10;

/**
 * Row consolidate: what a reveal and the alliance's count do with signed sheets, beside the signatures alone. Row consolidate-growth: the
 * same from a library of ten times as many, which takes no longer for each where the whole is linear.
 */
export async function consolidateRows(reviews: number): Promise<readonly BenchRow[]> {
  const { content: rules } = loadPacks(resources).rules;
  const signed = signedReviews(reviews, rules);
  const parts = Array.from({ length: reviews / together }, (_, at) => signed.slice(at * together, (at + 1) * together));
  const next = { ours: 0, bare: 0 };
  const bare = parts.map(bareVerifications);
  const part = await inTurn(
    3 * parts.length,
    () => consolidate(parts[next.ours++ % parts.length] ?? [], rules),
    () => bare[next.bare++ % parts.length]?.(),
  );
  const whole = { ours: part.ours * parts.length, reference: part.reference * parts.length };
  const work = `${reviews.toLocaleString("en")} reviews × ${categories.length} sheets verified, merged, aggregated`;
  return [
    ratioRow({ id: "consolidate", work, against: "as many Ed25519 verifications alone", ...whole }, 1.5),
    await growthRow(signed, rules),
  ];
}

async function growthRow(signed: readonly SignedReview[], rules: Rules): Promise<BenchRow> {
  const folder = mkdtempSync(path.join(tmpdir(), "guijian-bench-"));
  const libraryOf = (reviews: readonly SignedReview[]) => {
    const library = openLibrary(path.join(folder, `${reviews.length}.db`), random(32));
    library.write((db) => {
      for (const { reviewId, sheets } of reviews)
        for (const { bytes, signer } of sheets)
          keepStatement(db, verifyStatement(bytes, [signer], "sheet"), { identityId: null, reviewId });
    });
    const counted = (from: number) => {
      for (let at = from; at < from + together; at += 1) {
        const { reviewId = "" } = reviews[at % reviews.length] ?? {};
        const sheets = keptSheets(library.read, reviewId).map(({ body }) => body);
        total(sheets, rules);
      }
    };
    let next = 0;
    return { close: library.close, count: () => counted((next += together)) };
  };
  try {
    const [few, many] = [libraryOf(signed.slice(0, signed.length / 10)), libraryOf(signed)];
    const times = await inTurn(201, many.count, few.count);
    for (const library of [few, many]) library.close();
    const work = `${together} reviews counted again from a library of ${signed.length.toLocaleString("en")}`;
    const against = `from one of ${(signed.length / 10).toLocaleString("en")}`;
    return ratioRow({ id: "consolidate-growth", work, against, ...times }, 1.2);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Rules = ReturnType<typeof loadPacks>["rules"]["content"];

/** Sheets as a panel signs them: every criterion of the member's category with a reason, two findings, a comment. */
function signedReviews(count: number, rules: Rules): readonly SignedReview[] {
  const criteria = scoredCriteria(kindRules(rules, kind).criteria);
  const members = categories.map((category) => ({
    category,
    memberId: newId(random),
    key: generateSigningKey(random),
  }));
  return Array.from({ length: count }, (_, index) => {
    const reviewId = newId(random);
    const dossier = Buffer.from(random(32)).toString("hex");
    const sheets = members.map(({ category, memberId, key }, at) => {
      const scores = criteria
        .filter((criterion) => scoredBy(criterion, category))
        .map(({ id, weight }) => ({
          criterionId: id,
          score: weight - ((index * 7 + at * 3) % 8) * 50,
          reason: "指标达到任务书约定，样本来源和口径清楚",
        }));
      const about = { type: "general", id: "" } as const;
      const text = "现场演示与测试报告一致；建议补充夜班工况下的样本，并说明误报的处理办法。";
      const body = {
        reviewId,
        dossier,
        memberId,
        category,
        scores,
        findings: [
          { about, text },
          { about, text },
        ],
        comment: text,
      };
      const header = {
        schema: 1,
        suite: "intl",
        id: newId(random),
        issuedAt: "2026-11-20T15:00:00+08:00",
        auditHead: null,
      } as const;
      const packs = { standard: null, rules: null };
      const statement = { ...header, packs, subjects: [dossier], kind: "sheet", body } as const;
      const { bytes } = signStatement(statement, key.seed);
      return { bytes, signer: key.publicKey, category };
    });
    return { reviewId, dossier, sheets };
  });
}

function consolidate(reviews: readonly SignedReview[], rules: Rules): void {
  const form = kindRules(rules, kind).criteria;
  for (const { dossier, sheets } of reviews) {
    const verified = sheets.map(({ bytes, signer, category }) => {
      const counted = verifyStatement(bytes, [signer], "sheet");
      const { body } = counted.statement;
      if (body.dossier !== dossier || sheetFault(form, category, body) !== null) throw new Error("an unsound sheet");
      return { counted, body };
    });
    const merged = [...Map.groupBy(verified, ({ body }) => body.memberId).values()].flatMap(newestOf);
    total(
      merged.map(({ body }) => body),
      rules,
    );
  }
}

function total(sheets: readonly Sheet[], rules: Rules): void {
  const input = scoringInput({ dossier: { rules, profile: { kind } } }, sheets);
  if (sheets.length !== categories.length || aggregate(input).total === null) throw new Error("sheets are missing");
}

/** Messages, signatures and keys at hand: nothing is left but the arithmetic of the curve. */
function bareVerifications(reviews: readonly SignedReview[]): () => void {
  const prefix = Buffer.from("302a300506032b6570032100", "hex");
  const keys = new Map<string, ReturnType<typeof createPublicKey>>();
  const all = reviews.flatMap(({ sheets }) =>
    sheets.map(({ bytes, signer }) => {
      const spki = Buffer.concat([prefix, Buffer.from(signer, "hex")]);
      const key = keys.get(signer) ?? createPublicKey({ key: spki, format: "der", type: "spki" });
      keys.set(signer, key);
      const { envelope } = readStatement(bytes);
      return { key, message: pae(envelope.payloadType, envelope.payload), signature: envelope.signature };
    }),
  );
  return () => {
    if (!all.every(({ key, message, signature }) => verify(null, message, key, signature))) throw new Error("refused");
  };
}
