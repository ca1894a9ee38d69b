import type { Dossier } from "#shared/domain/dossier/dossier.ts";
import type { PublicKey } from "./common.ts";
import { identityIdOf } from "./identity-id.ts";
import type { Statement, StatementKind } from "./kinds.ts";

/** Who is entitled to what, as this workstation has verified it. */
export interface Authorities {
  /** Issuing keys of the charter in force. */
  readonly issuing: readonly PublicKey[];
  /** Signing keys of enrolled persons. */
  readonly persons: readonly PublicKey[];
  /** The dossier this very statement is about; null where it is about none, or about one nobody here knows. */
  readonly dossier: Pick<Dossier, "panel" | "recorder"> | null;
}

/** Kinds only the alliance's issuing keys may sign. */
const byAlliance: ReadonlySet<StatementKind> = new Set([
  "credential",
  "rules",
  "revocation",
  "invitation",
  "outline",
  "dossier",
  "seat",
  "receipt",
  "decision",
]);
const byRecorder: ReadonlySet<StatementKind> = new Set([
  "joint-record",
  "supplement",
  "transcription",
  "refusal",
  "scan",
]);
const byChair: ReadonlySet<StatementKind> = new Set(["reveal", "opinion", "result"]);
const byMember: ReadonlySet<StatementKind> = new Set([
  "recusal",
  "commitment",
  "confirmation",
  "objection",
  "suspicion",
  "sheet",
  "ballot",
  "dissent",
  "cosign",
]);

/**
 * The keys that may sign a kind (trust.md's table: from whom each statement comes). Empty when nobody this workstation knows may: a statement without a
 * known dossier cannot be judged and is refused. `charter` is verified against the anchor, `enrolment` against the key it names; neither is asked here.
 */
export function entitledKeys(statement: Statement, { issuing, persons, dossier }: Authorities): readonly PublicKey[] {
  const { kind, body } = statement;
  if (byAlliance.has(kind)) return issuing;
  // Whoever was drawn may answer, a conflict included; beside a dossier its panel is vouched for by the alliance.
  if (kind === "recusal") return [...persons, ...(dossier?.panel.map((member) => member.signingKey) ?? [])];
  if (kind === "package" || kind === "withdrawal" || kind === "purge" || kind === "audit-head")
    return [...issuing, ...persons];
  if (dossier === null) return [];
  // An alternate joins by a re-issue that names them a member; until then they sign nothing.
  const panel = dossier.panel.filter((member) => !member.conflict && member.position !== "alternate");
  if (byRecorder.has(kind)) return [dossier.recorder.signingKey];
  if (byChair.has(kind))
    return panel.filter((member) => member.position === "chair").map((member) => member.signingKey);
  if (!byMember.has(kind)) return [];
  // A paper sheet is checked by its member or by somebody outside the panel; whether this one may is asked where the sheet is counted.
  const checkers = kind === "confirmation" && body.of === "transcription" ? persons : [];
  return [...panel.map((member) => member.signingKey), ...checkers];
}

/**
 * Whether a member's statement speaks for its signer: nobody casts another's ballot or answers another's recusal sheet. True for kinds that name no member
 * of their own, and for a confirmation by someone who is not of the panel.
 */
export function speaksForSigner(statement: Statement, signer: PublicKey): boolean {
  if (!byMember.has(statement.kind)) return true;
  const { body } = statement;
  return !("memberId" in body) || body.memberId === null || body.memberId === identityIdOf(signer);
}
