import { useMemo } from "react";
import { useView } from "../state/view.ts";
import { formatDate, formatInstant, formatMoney } from "./formatting.ts";

/** The formatters that depend on the language, bound to the person's. */
export function useFormat() {
  const language = useView((view) => view.language);
  return useMemo(
    () => ({
      language,
      date: (date: string) => formatDate(date, language),
      instant: (instant: string) => formatInstant(instant, language),
      money: (fen: number) => formatMoney(fen, language),
    }),
    [language],
  );
}
