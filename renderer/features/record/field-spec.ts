import type { JsonObject } from "../../api/json-value.ts";
import type { Option } from "../../ui/options.ts";

/** One field of an instrument's readings, by its name in the values. */
export type FieldSpec =
  | {
      readonly type: "decimal" | "text" | "count" | "money" | "flag";
      readonly name: string;
      readonly label: string;
      /** Whether the readings are whole without it. */
      readonly optional?: true;
    }
  | {
      readonly type: "choice";
      readonly name: string;
      readonly label: string;
      readonly options: readonly Option<string>[];
    }
  | {
      readonly type: "flags";
      readonly name: string;
      readonly label: string;
      readonly options: readonly Option<string>[];
    }
  | { readonly type: "date"; readonly name: string; readonly label: string }
  /** Several lines of text. */
  | { readonly type: "words"; readonly name: string; readonly label: string }
  /** Amounts one after another, each under its number; null while there is none. */
  | {
      readonly type: "amounts";
      readonly name: string;
      readonly label: string;
      readonly each: string;
      readonly add: string;
    }
  /** One of several shapes, told apart by `type`, each with fields of its own; null while none is chosen. */
  | {
      readonly type: "shape";
      readonly name: string;
      readonly label: string;
      readonly options: readonly Option<string>[];
      readonly fields: Readonly<Record<string, readonly FieldSpec[]>>;
    }
  | { readonly type: "decimals" | "dates"; readonly name: string; readonly label: string; readonly hint: string }
  | { readonly type: "group"; readonly name: string; readonly label: string; readonly fields: readonly FieldSpec[] }
  | {
      readonly type: "list";
      readonly name: string;
      readonly label: string;
      readonly add: string;
      readonly fields: readonly FieldSpec[];
      readonly empty: JsonObject;
    };
