import type { DemoStory } from "../../story-schema.ts";
import type { Cell, Spreadsheet } from "../render/spreadsheet.ts";
import type { Sheet } from "../render/sheet.ts";
import type { Block } from "../render/word.ts";

/** What a material file holds; the story's file name says whether sheets become a PDF or a PNG scan. */
export type Content =
  | { readonly kind: "sheets"; readonly sheets: readonly Sheet[]; readonly scanned: boolean }
  | { readonly kind: "word"; readonly blocks: readonly Block[] }
  | { readonly kind: "table"; readonly table: Spreadsheet }
  | { readonly kind: "csv"; readonly text: string };

/** Contents by the material's number. */
export type Contents = Readonly<Record<string, Content>>;

export interface Passage {
  readonly heading: string;
  readonly texts: readonly string[];
  /** Printed after the texts, in the technical summary only. */
  readonly table?: { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };
  /** A bar chart after the texts, in the technical summary only. */
  readonly bars?: { readonly unit: string; readonly rows: readonly (readonly [label: string, value: number])[] };
}

export interface TestResultRow {
  readonly item: string;
  readonly requirement: string;
  readonly result: string;
}

/** A third-party test report. */
export interface TestReport {
  readonly number: string;
  readonly lab: string;
  /** Accreditation marks printed on the cover; none is a planted defect. */
  readonly marks: readonly string[];
  readonly product: string;
  readonly version: string;
  readonly received: string;
  readonly tested: string;
  readonly issued: string;
  readonly sampling: string;
  readonly basis: string;
  readonly results: readonly TestResultRow[];
  readonly notices: readonly string[];
  readonly seam: boolean;
  /** Who tested, checked and released the report. */
  readonly signers: readonly [string, string, string];
  readonly environment: readonly (readonly [string, string])[];
}

export interface UserCertificate {
  readonly unit: string;
  readonly texts: readonly string[];
  readonly usedSince: string;
  readonly contact: string;
  readonly date: string;
  readonly sealed: boolean;
}

export interface Voucher {
  readonly no: string;
  readonly date: string;
  readonly subject: string;
  readonly payee: string;
  readonly yuan: string;
  readonly attached: string;
}

/** Everything the common forms of one dossier are filled with. Dates are printed as given. */
export interface DossierFacts {
  readonly profile: DemoStory["profile"];
  readonly targets: DemoStory["targets"];
  readonly outline: DemoStory["outline"];
  readonly finance: NonNullable<DemoStory["finance"]>;
  readonly lead: { readonly name: string; readonly post: string };
  /** Lead the contract names, where it is someone else; a change without approval is a planted defect. */
  readonly contractLead?: string;
  readonly appliedOn: string;
  /** When the organiser finished the formal check. */
  readonly receivedOn: string;
  readonly contractOn: string;
  readonly purpose: string;
  readonly tasks: readonly string[];
  readonly duties: readonly (readonly [string, string])[];
  readonly completion: readonly string[];
  readonly approval: {
    readonly number: string;
    readonly subject: string;
    readonly date: string;
    readonly texts: readonly string[];
  };
  readonly plan: readonly Passage[];
  /** The applicant's monthly reports: month, day handed in (null when missing), progress. */
  readonly monthly: readonly { readonly month: string; readonly filed: string | null; readonly progress: string }[];
  readonly iterations: readonly (readonly [
    date: string,
    version: string,
    shown: string,
    adjusted: string,
    present: string,
  ])[];
  readonly midterm: {
    readonly date: string;
    readonly texts: readonly string[];
    readonly conclusion: string;
    readonly chair: string;
  };
  readonly work: readonly Passage[];
  /** Technical summary, one list of passages a page. */
  readonly technical: readonly (readonly Passage[])[];
  /** Self-assessment: target number → claim, evidence, remark. */
  readonly selfAssessment: readonly (readonly [
    no: string,
    demand: string,
    claim: string,
    evidence: string,
    remark: string,
  ])[];
  readonly test: TestReport;
  readonly benefit: {
    readonly texts: readonly string[];
    readonly rows: readonly (readonly string[])[];
    readonly date: string;
  };
  readonly ledger: {
    readonly title: string;
    readonly widths: readonly number[];
    readonly header: readonly string[];
    readonly rows: readonly (readonly Cell[])[];
    readonly notes: readonly string[];
  };
  readonly audit: {
    readonly number: string;
    readonly firm: string;
    readonly date: string;
    readonly findings: readonly string[];
    readonly auditors: readonly [string, string];
  };
  /** Total the final account claims and what it says beside, 万元. */
  readonly account: { readonly notes: readonly string[] };
  readonly vouchers: readonly Voucher[];
  readonly patents: readonly {
    readonly number: string;
    readonly title: string;
    readonly owner: string;
    readonly filed: string;
    readonly inventors: string;
  }[];
  readonly software: readonly {
    readonly number: string;
    readonly title: string;
    readonly owner: string;
    readonly registered: string;
  }[];
  readonly paper: {
    readonly title: string;
    readonly authors: string;
    readonly journal: string;
    readonly abstract: string;
    readonly keywords: string;
    readonly funding: string | null;
  };
  readonly certificate: { readonly number: string; readonly date: string };
  readonly agreement: { readonly date: string; readonly texts: readonly string[] };
  readonly risks: readonly (readonly string[])[];
  readonly slides: readonly { readonly title: string; readonly lines: readonly string[] }[];
}
