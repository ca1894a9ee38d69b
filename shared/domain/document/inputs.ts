import type { Cause, OverallCause } from "../opinion/causes.ts";
import type { Audience } from "./catalogue.ts";
import type {
  AttendanceEntry,
  FinanceReview,
  MaterialCheck,
  Objection,
  QuestionEntry,
  RecordConfirmations,
  RecusalCheck,
} from "./inputs-record.ts";
import type {
  BallotRound,
  Dissent,
  OpinionText,
  OutlineClause,
  OutlineItem,
  ScoreCriterion,
  ScoreSummary,
  TargetRow,
  TestRecord,
} from "./inputs-panel.ts";
import type { ExpertCategory } from "./values.ts";
import type {
  ArchivedDocument,
  ArchivedStatement,
  ArchiveFolder,
  ProceedingsEntry,
  SigningKey,
} from "./inputs-file.ts";
import type { FirstReview, GradeFacts, ProjectFacts } from "./inputs-kinds.ts";
import type { Decision, SupplementItem } from "./inputs-after.ts";

/** What is under review, for the meta table, the cover and the running head. */
export interface ReviewFacts {
  /** Project code of the contract, e.g. `GXAI-2024-012`. */
  readonly code: string;
  readonly title: string;
  /** Review kind id (`acceptance`, `recheck`, …) and its printed name (`项目验收`). */
  readonly kind: string;
  readonly kindName: string;
  /** What the kind puts in the names of its forms: `验收`, `立项评审`. */
  readonly noun: string;
  /** The form that lists what must be put right: `整改通知书`, or the opinion of a kind that has no such notice. */
  readonly listedIn: string;
  readonly packageVersion: number;
  /** Lower-case hex SHA-256 of the dossier statement. */
  readonly dossierDigest: string;
  /** 承担单位; `partners` are 参加单位 in contract order. */
  readonly applicant: string;
  readonly partners: readonly string[];
  /** 项目负责人; null where none is named. */
  readonly leader: string | null;
  /** 组织单位, its legal name. */
  readonly organiser: string;
  /** Calendar dates `YYYY-MM-DD`; null where the contract names no period. */
  readonly period: { readonly start: string; readonly end: string } | null;
  /** The contract's budget with its sources and unit, `860.00 万元（专项 260.00 万元，自筹 600.00 万元）`; null where it names none. */
  readonly budget: string | null;
  /** The sitting's place and day (`YYYY-MM-DD`); null before it is called. */
  readonly place: string | null;
  readonly heldOn: string | null;
  /** Demo data: every page prints 演示数据. */
  readonly demo: boolean;
}

/** The packs in force; digests are lower-case hex SHA-256. */
export interface PackFacts {
  /** How the standard is cited: `参照 T/GXDSL 140—2025（征求意见稿）`, never 依据 while it is a draft. */
  readonly standardReference: string;
  readonly standardDigest: string;
  readonly rulesTitle: string;
  readonly rulesDigest: string;
  /** The shipped model rules (示范细则), not adopted by the organiser: every page says so. */
  readonly rulesModel: boolean;
}

/** One member of the sitting panel, in roster order; `no` is the 1…n of 专家1…n. */
export interface PanelMemberFacts {
  readonly no: number;
  readonly name: string;
  readonly unit: string;
  readonly title: string;
  readonly field: string;
  readonly category: ExpertCategory;
  readonly position: "chair" | "member";
}

/**
 * Everything the documents of one review are made from: computed texts, verdicts and numbers, independent of where they are stored.
 * `null` means not there yet (no opinion drafted, no sheets revealed); an empty list means there and empty. The builders compute no
 * verdict, no score and no count: what is printed is what stands here.
 */
export interface DocumentInput {
  readonly review: ReviewFacts;
  readonly packs: PackFacts;
  readonly panel: readonly PanelMemberFacts[];
  /** The copies that say by name who spoke, scored or dissented; every other prints 专家1…n (house rule: documents). */
  readonly namedIn: readonly Audience[];
  readonly recorder: string | null;
  readonly project: ProjectFacts;
  readonly outline: {
    /** When the outline was frozen (RFC 3339), null while it is a draft. */
    readonly frozenAt: string | null;
    readonly items: readonly OutlineItem[];
    /** Clauses decided without a test item, in the order of the standard. */
    readonly clauses: readonly OutlineClause[];
    /** Who confirmed it for the applicant and on which day (`YYYY-MM-DD`); null until confirmed. */
    readonly confirmation: { readonly by: string; readonly on: string } | null;
  };
  readonly targets: readonly TargetRow[];
  readonly tests: readonly TestRecord[];
  readonly materials: readonly MaterialCheck[];
  readonly finance: FinanceReview | null;
  readonly questions: readonly QuestionEntry[];
  readonly attendance: readonly AttendanceEntry[];
  /** Null while no signed joint record is in force. */
  readonly confirmations: RecordConfirmations | null;
  /** Every objection to the joint record, in the order they were made. */
  readonly objections: readonly Objection[];
  readonly recusal: RecusalCheck | null;
  /** How the form is filled in: with points that add up, with a grade for each criterion and no sum, or not at all. */
  readonly scoring: "points" | "grades" | "none";
  /** The scoring form in force, known before anyone scores. */
  readonly criteria: readonly ScoreCriterion[];
  /** Null until the sheets are revealed. */
  readonly scores: ScoreSummary | null;
  /** What a review that ends in a grade came to; null where the kind gives none, and before it is concluded. */
  readonly grade: GradeFacts | null;
  /** Null until drafted. */
  readonly opinion: OpinionText | null;
  /** In the order they were held; empty before the ballot. */
  readonly ballots: readonly BallotRound[];
  /** What the ballot concluded; null before. `sentence` carries the whole numbers and is printed on the signature page as it stands. */
  readonly conclusion: { readonly outcome: string; readonly sentence: string } | null;
  readonly dissents: readonly Dissent[];
  /** 补充材料 and 整改事项, in the order they were asked for. */
  readonly supplements: readonly SupplementItem[];
  /** 原因分析 as entered so far, by item; empty before anything is. */
  readonly causes: { readonly given: Readonly<Record<string, Cause>>; readonly overall: OverallCause };
  readonly rectification: readonly SupplementItem[];
  /** The review a re-check follows; null for every other kind, and where its papers are not on this workstation. */
  readonly firstReview: FirstReview | null;
  /** The organiser's decision; null until it decides. */
  readonly decision: Decision | null;
  /** What happened when, earliest first. */
  readonly proceedings: readonly ProceedingsEntry[];
  /** One for each member who can sign at a seat. */
  readonly signingKeys: readonly SigningKey[];
  /** What the archive index lists beside the materials. */
  readonly archive: {
    readonly documents: readonly ArchivedDocument[];
    readonly statements: readonly ArchivedStatement[];
    /** The folder handed over; null while none was written. */
    readonly folder: ArchiveFolder | null;
  };
}
