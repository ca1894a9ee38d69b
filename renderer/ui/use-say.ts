import { useCallback } from "react";
import { useView } from "../state/view.ts";

/** Picks the person's language out of a sentence that comes in both. */
export function useSay(): (sentence: { readonly zh: string; readonly en: string }) => string {
  const language = useView((view) => view.language);
  return useCallback((sentence) => sentence[language], [language]);
}
