import type { PanelMember } from "#shared/domain/dossier/panel-list.ts";
import { transcriptionFault } from "#shared/domain/scoring/transcription.ts";
import { Refusal } from "#shared/errors.ts";
import { identityIdOf } from "#shared/trust/identity-id.ts";
import { charterInForce } from "../alliance/charter.ts";
import { refuseLapsed } from "../alliance/standing.ts";
import type { QueryContext } from "../context.ts";
import { refuseFromTheFuture } from "../sign.ts";
import type { GatheredReview } from "../sitting/gather.ts";
import type { PackageContent } from "../trust/package-content.ts";
import { verifyStatement } from "../trust/signing.ts";
import type { OpenedSheet } from "./opened-sheet.ts";

/**
 * Reads a transcription with its check: the recorder's signature, the checker's over its digest, and who may do what. A checker from outside the panel is
 * vouched for by the credential that came along, or the person is unknown. Throws Refusal `sheet-unsound`, `signature-invalid`, `statement-invalid`.
 */
export function readTranscribed(
  context: QueryContext,
  { dossier }: GatheredReview,
  member: PanelMember,
  { statements }: PackageContent,
): Pick<OpenedSheet, "counted" | "sheet" | "beside"> {
  const unsound = (problem: string): Refusal => new Refusal("sheet-unsound", { name: member.name, problem });
  const [bytes, check, credential, ...rest] = statements;
  if (bytes === undefined || check === undefined || rest.length > 0)
    throw unsound("内容不是一份经核对的代录 / not one transcription with its check");
  const counted = verifyStatement(bytes, [dossier.recorder.signingKey], "transcription");
  const { body } = counted.statement;
  const fault = transcriptionFault(dossier, body);
  if (fault !== null) throw unsound(`${fault.zh} / ${fault.en}`);
  const key =
    body.checkerId === member.identityId ? member.signingKey : vouchedKey(context, body.checkerId, credential);
  const confirmed = verifyStatement(check, [key], "confirmation");
  refuseFromTheFuture(context, confirmed.statement);
  refuseLapsed(context.db, key, context.now());
  const { of, digest } = confirmed.statement.body;
  if (of !== "transcription" || digest !== counted.digest)
    throw unsound("核对的不是这份代录 / the check is of something else");
  return { counted, sheet: body.sheet, beside: [confirmed] };
}

/** The signing key of a checker from outside the panel, out of a credential of the alliance. Throws Refusal `signature-invalid`. */
function vouchedKey(context: QueryContext, checkerId: string, credential: Uint8Array | undefined): string {
  if (credential === undefined) throw new Refusal("signature-invalid", { at: "checker" });
  const charter = charterInForce(context.db).body;
  const { body } = verifyStatement(credential, charter.issuingKeys, "credential").statement;
  if (identityIdOf(body.signingKey) !== checkerId || body.allianceId !== charter.allianceId)
    throw new Refusal("signature-invalid", { at: "checker" });
  return body.signingKey;
}
