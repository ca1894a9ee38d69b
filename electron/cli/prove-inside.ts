import { eq } from "drizzle-orm";
import type { ReadableDb } from "#db/open.ts";
import { people } from "#db/schema/index.ts";
import { charterInForce } from "#engine/alliance/charter.ts";
import { kindWords } from "#engine/packages/kind-words.ts";
import { verifyEach } from "#engine/packages/verify-inside.ts";
import { proveMaterials } from "#engine/packages/prove-materials.ts";
import type { OpenPackage } from "#engine/trust/open-package.ts";
import { readStatement, type VerifiedStatement } from "#engine/trust/signing.ts";
import { Refusal } from "#shared/errors.ts";
import type { Finding } from "./finding.ts";
import { failedBy, notProvedBy, proved } from "./finding.ts";
import { proveResult } from "./prove-result.ts";

/** What was opened of a package. */
export type OpenedPackage = Pick<OpenPackage, "manifest" | "keys" | "statements">;

/** Proves every statement of an opened envelope with what a vault knows, and then that they fit each other and the materials beside them. */
export function proveInside(db: ReadableDb, opened: OpenedPackage): readonly Finding[] {
  const findings: Finding[] = [];
  const read = opened.statements.flatMap((bytes, index) => {
    try {
      return [readStatement(bytes)];
    } catch (error) {
      findings.push(failedBy(refusalOf(error), `statement ${index + 1}`));
      return [];
    }
  });
  const verified = verifyEach(db, read).flatMap((outcome, index): VerifiedStatement[] => {
    if (!(outcome instanceof Refusal)) return [outcome];
    // A result brings everything it rests on; anything else may rest on what only the recipient has.
    const open = outcome.code === "antecedent-missing" && opened.manifest.statement.body.kind !== "result";
    const place = read[index]?.statement.kind ?? "statement";
    findings.push(open ? notProvedBy(outcome, place) : failedBy(outcome, place));
    return [];
  });
  findings.push(...verified.map((one) => nameOf(db, one)));
  return [...findings, ...materialsFinding(db, opened, verified), ...proveResult(verified)];
}

/** The signed dossier names the plaintext of every material; what the envelope opens must be exactly that. */
function materialsFinding(
  db: ReadableDb,
  opened: OpenedPackage,
  verified: readonly VerifiedStatement[],
): readonly Finding[] {
  try {
    proveMaterials(db, opened, verified);
  } catch (error) {
    return [failedBy(refusalOf(error), "dossier materials")];
  }
  const count = opened.manifest.statement.body.blobs.length;
  return count === 0
    ? []
    : [
        proved(
          "dossier materials",
          `${count} 份材料的原文摘要与大小都与签发的项目卷一致`,
          `The plaintext digest and size of all ${count} materials are those of the issued dossier`,
        ),
      ];
}

function nameOf(db: ReadableDb, { signer, statement, digest }: VerifiedStatement): Finding {
  const charter = charterInForce(db).body;
  const person = db.select({ name: people.name }).from(people).where(eq(people.signingKey, signer)).get();
  const name = charter.issuingKeys.includes(signer) ? charter.name : (person?.name ?? signer.slice(0, 16));
  const words = kindWords(statement.kind);
  const when = statement.issuedAt;
  return proved(
    `${statement.kind} ${digest.slice(0, 12)}`,
    `${words.zh}：由 ${name} 签名（签名人时钟 ${when}）`,
    `${words.en}: signed by ${name} (signer's clock ${when})`,
  );
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}
