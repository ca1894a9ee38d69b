import type { Instrument } from "#shared/domain/dossier/outline.ts";
import type { Wording } from "../../i18n/use-text.ts";

export interface AskedColumn {
  readonly name: string;
  readonly label: string;
  readonly optional: boolean;
}

/** The columns a file must name for an instrument; empty where it cannot be imported from a file. */
export function columnsAsked(instrument: Instrument, text: Wording): readonly AskedColumn[] {
  const column = (
    name: "truth" | "predicted" | "value" | "minutes" | "planned" | "cause",
    optional = false,
  ): AskedColumn => ({
    name,
    label: text.csv[name],
    optional,
  });
  switch (instrument) {
    case "confusion":
      return [column("truth"), column("predicted")];
    case "latency":
      return [column("value")];
    case "availability":
      return [column("minutes"), column("planned", true), column("cause", true)];
    default:
      return [];
  }
}

const hints: Readonly<Record<string, RegExp>> = {
  truth: /真实|实际|标注|truth|actual|label/i,
  predicted: /^(?!.*(毫秒|耗时|时延|latency|ms)).*(判定|系统|预测|识别|predict|result)/i,
  value: /毫秒|耗时|时延|响应|latency|ms|time/i,
  minutes: /分钟|时长|minutes|duration/i,
  planned: /计划|planned/i,
  cause: /原因|cause|reason/i,
};

const names: Readonly<Partial<Record<Instrument, readonly string[]>>> = {
  confusion: ["truth", "predicted"],
  latency: ["value"],
  availability: ["minutes", "planned", "cause"],
};

/** A first guess from the header's words; null where nothing fits. The person sees and corrects it. */
export function guessColumns(
  instrument: Instrument,
  header: readonly string[],
): Readonly<Record<string, number | null>> {
  return Object.fromEntries(
    (names[instrument] ?? []).map((name) => {
      const at = header.findIndex((label) => hints[name]?.test(label) === true);
      return [name, at < 0 ? null : at];
    }),
  );
}
