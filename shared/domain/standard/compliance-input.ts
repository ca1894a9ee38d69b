import type { Dossier } from "../dossier/dossier.ts";
import type { Adoption } from "../dossier/outline.ts";
import type { JointRecord } from "../record/joint-record.ts";
import type { ClauseFinding } from "./clause-finding.ts";
import type { StandardPack } from "./pack-schema.ts";

/** What a project is held against, with what is known at this moment. */
export interface ComplianceInput {
  readonly pack: StandardPack;
  readonly dossier: Pick<Dossier, "profile" | "targets" | "materials" | "outline" | "panel" | "rules">;
  /** The joint record as far as it is kept; null before the sitting. */
  readonly record: Pick<JointRecord, "readings" | "materialChecks" | "questions" | "events"> | null;
  /** Clauses the outline decides without a test item; one that is measured is a requirement of its item instead. */
  readonly choices: readonly ClauseChoice[];
  /** What indices and process evidence found about clauses (shared/domain/indices); later entries of a clause win. */
  readonly findings: readonly ClauseFinding[];
}

/** 采用·约束 / 采用·参考 / 不适用 of one clause, as the outline decides it. */
export interface ClauseChoice {
  readonly clauseId: string;
  readonly adoption: Adoption;
  /** Why; printed where it does not apply. */
  readonly reason: string;
}
