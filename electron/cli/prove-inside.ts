import { eq } from "drizzle-orm";
import type { ReadableDb } from "#db/open.ts";
import { people } from "#db/schema/index.ts";
import { charterInForce } from "#engine/alliance/charter.ts";
import { kindWords } from "#engine/packages/kind-words.ts";
import { verifyEach } from "#engine/packages/verify-inside.ts";
import type { PackageContent } from "#engine/trust/package-content.ts";
import { readStatement, type VerifiedStatement } from "#engine/trust/signing.ts";
import { Refusal } from "#shared/errors.ts";
import type { Finding } from "./finding.ts";
import { failedBy, proved } from "./finding.ts";
import { proveMaterials } from "./prove-materials.ts";
import { proveResult } from "./prove-result.ts";

/** Proves every statement of an opened envelope with what a vault knows, and then that they fit each other. */
export function proveInside(db: ReadableDb, content: PackageContent): readonly Finding[] {
  const findings: Finding[] = [];
  const read = content.statements.flatMap((bytes, index) => {
    try {
      return [readStatement(bytes)];
    } catch (error) {
      findings.push(failedBy(refusalOf(error), `statement ${index + 1}`));
      return [];
    }
  });
  const verified = verifyEach(db, read).flatMap((outcome, index): VerifiedStatement[] => {
    if (!(outcome instanceof Refusal)) return [outcome];
    findings.push(failedBy(outcome, read[index]?.statement.kind ?? "statement"));
    return [];
  });
  findings.push(...verified.map((one) => nameOf(db, one)));
  return [...findings, ...proveMaterials(verified, content.keys), ...proveResult(verified)];
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
