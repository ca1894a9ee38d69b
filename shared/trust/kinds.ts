import type { z } from "zod";
import { dossierSchema } from "#shared/domain/dossier/dossier.ts";
import { opinionSchema } from "#shared/domain/opinion/opinion.ts";
import { jointRecordSchema } from "#shared/domain/record/joint-record.ts";
import { sheetSchema } from "#shared/domain/scoring/sheet.ts";
import { commitmentBody, invitationBody, recusalBody, seatBody } from "./bodies/admission.ts";
import { charterBody, revocationBody, rulesBody } from "./bodies/authority.ts";
import { outlineBody } from "./bodies/dossier.ts";
import { credentialBody, enrolmentBody } from "./bodies/identity.ts";
import { packageBody } from "./bodies/package.ts";
import {
  ballotBody,
  cosignBody,
  decisionBody,
  dissentBody,
  receiptBody,
  resultBody,
  revealBody,
  withdrawalBody,
} from "./bodies/panel.ts";
import { confirmationBody, objectionBody, supplementBody } from "./bodies/record.ts";
import { releaseBody } from "./bodies/release.ts";
import { transcriptionBody } from "./bodies/scoring.ts";
import { refusalBody, scanBody, suspicionBody } from "./bodies/table.ts";
import { auditHeadBody, purgeBody } from "./bodies/upkeep.ts";
import type { statementHeaderShape } from "./common.ts";

/** The closed list of statement kinds and the shape of each kind's body. */
export const bodySchemas = {
  charter: charterBody,
  rules: rulesBody,
  revocation: revocationBody,
  enrolment: enrolmentBody,
  credential: credentialBody,
  invitation: invitationBody,
  recusal: recusalBody,
  commitment: commitmentBody,
  outline: outlineBody,
  dossier: dossierSchema,
  seat: seatBody,
  "joint-record": jointRecordSchema,
  supplement: supplementBody,
  confirmation: confirmationBody,
  objection: objectionBody,
  suspicion: suspicionBody,
  sheet: sheetSchema,
  transcription: transcriptionBody,
  reveal: revealBody,
  opinion: opinionSchema,
  ballot: ballotBody,
  dissent: dissentBody,
  cosign: cosignBody,
  refusal: refusalBody,
  scan: scanBody,
  result: resultBody,
  receipt: receiptBody,
  decision: decisionBody,
  withdrawal: withdrawalBody,
  purge: purgeBody,
  "audit-head": auditHeadBody,
  release: releaseBody,
  package: packageBody,
} as const satisfies Record<string, z.ZodType>;

export type StatementKind = keyof typeof bodySchemas;
export type BodyOf<K extends StatementKind> = z.infer<(typeof bodySchemas)[K]>;

/** What every statement carries beside its kind and body. */
export type StatementHeader = Readonly<z.infer<z.ZodObject<typeof statementHeaderShape>>>;

/** The payload of a statement; a union over the kinds that narrows on `kind`. */
export type Statement<K extends StatementKind = StatementKind> = {
  readonly [P in K]: StatementHeader & { readonly kind: P; readonly body: BodyOf<P> };
}[K];

/** Every kind, in the order of the list. */
export const statementKinds = Object.keys(bodySchemas) as readonly StatementKind[];

/** Is this text the name of a kind we know? */
export function isStatementKind(text: string): text is StatementKind {
  return Object.hasOwn(bodySchemas, text);
}
