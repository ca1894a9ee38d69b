import type { Verdict } from "../measurement/requirement.ts";
import type { Support } from "../measurement/statistical-support.ts";
import type { NotHereCause } from "./applicability.ts";
import type { Text } from "./text.ts";
import type { ThresholdStep } from "./threshold-chain.ts";

/** Where on the board a row stands, in this order. `elsewhere`: shown with its reason, never scored here. */
export type ComplianceSection = "targets" | "outline" | "standard" | "panel" | "elsewhere";

/**
 * How far a row binds. `binding` can veto where it is a target of the contract · `expected` 预期性, reported and scored ·
 * `reference` compared and reported only · `none` not for this review, or declared not applicable.
 */
export type ComplianceForce = "binding" | "expected" | "reference" | "none";

/** What a verdict rests on, or could. Materials are those the pack says can evidence the clause and the dossier really has. */
export type ComplianceEvidence =
  | { readonly type: "test-item"; readonly testItemId: string; readonly no: string; readonly title: string }
  | {
      readonly type: "material";
      readonly materialId: string;
      readonly no: string;
      readonly title: string;
      /** Pages of the bound volume; null where it has none. */
      readonly volumePages: { readonly from: number; readonly to: number } | null;
      /** Page of the file the record refers to, from 1; null where it names none. */
      readonly page: number | null;
    }
  /** The profile, the panel list, the record, or an index, in words. */
  | { readonly type: "fact"; readonly words: Text };

/** One line of the compliance board (符合性一览): requirement × origin × verdict × evidence. */
export interface ComplianceRow {
  /** Unique on the board and stable while the dossier is: `requirement:<id>`, `target:<id>` (no test item yet), `clause:<id>`. */
  readonly id: string;
  readonly section: ComplianceSection;
  /** What is demanded of: a target's name, a test item's title, a clause's metric. */
  readonly title: Text;
  /** The demand in words: `≥ 90 %`, `⊇ 材料审核、现场演示、质询答疑`, `未规定`. */
  readonly demand: Text;
  /** Rank 1 任务书 · 2 大纲与细则 · 3 标准 · 4 专家组认定 · 5 nothing says; the words are printed beside the verdict. */
  readonly origin: { readonly rank: 1 | 2 | 3 | 4 | 5; readonly words: Text };
  readonly force: ComplianceForce;
  readonly verdict: Verdict;
  /** The comparison in words, what is missing, or why it does not apply. */
  readonly reason: Text;
  /** The arithmetic in full, readable without the program; null where nothing was computed. */
  readonly trace: Text | null;
  /** What the sample supports, beside the verdict and never in it; null where there is nothing to say. */
  readonly support: Support | null;
  /** The standard itself softens the clause (通常, 一般): departing from it is remarked on, never failed. */
  readonly soft: boolean;
  /** The row its test item's conclusion goes by. */
  readonly deciding: boolean;
  /** A binding target of the contract, unmet (house rule: vetoes). Nothing else is ever true here. */
  readonly vetoes: boolean;
  /** Clauses the row speaks for, the one checked first; the others state the same and are cited. Empty for a target alone. */
  readonly clauses: readonly string[];
  /** Numbers of the ambiguities that touch those clauses, ascending. */
  readonly ambiguities: readonly number[];
  /**
   * Id of the row that takes this one's place (an adopted scenario value replaces the general one); null otherwise. The row is then not
   * applicable, unless the outline itself keeps it as a reference.
   */
  readonly replacedBy: string | null;
  /** Why the row is `elsewhere`; null in every other section. */
  readonly notHere: NotHereCause | null;
  /** Original → approval → current, oldest first; a single step where nothing was changed, empty where no number is demanded. */
  readonly chain: readonly ThresholdStep[];
  /** Empty where nothing was gathered yet. */
  readonly evidence: readonly ComplianceEvidence[];
}
