import { create } from "zustand";
import type { Appearance } from "../ui/tokens.ts";
import type { Language } from "../ui/formatting.ts";

/** What is on this screen right now. Nothing of a project is kept here: the engine is asked for that. */
export interface View {
  readonly language: Language;
  readonly appearance: Appearance;
  readonly largePrint: boolean;
}

const storageKey = "guijian.appearance";

const initial: View = { language: "zh", appearance: "light", largePrint: false };

function remembered(): View {
  if (typeof localStorage === "undefined") return initial;
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "{}");
    return typeof stored === "object" && stored !== null ? { ...initial, ...pickKnown(stored) } : initial;
  } catch {
    return initial;
  }
}

function pickKnown(stored: object): Partial<View> {
  const known: { -readonly [Key in keyof View]?: View[Key] } = {};
  if ("language" in stored && (stored.language === "zh" || stored.language === "en")) known.language = stored.language;
  if ("appearance" in stored && (stored.appearance === "dark" || stored.appearance === "contrast"))
    known.appearance = stored.appearance;
  if ("largePrint" in stored && stored.largePrint === true) known.largePrint = true;
  return known;
}

/** The view store. Read a part with a selector; change it with {@link changeView}. */
export const useView = create<View>(remembered);

/** Changes how the desk looks and remembers it on this machine where the host allows. */
export function changeView(change: Partial<View>): void {
  useView.setState(change);
  if (typeof localStorage === "undefined") return;
  try {
    localStorage.setItem(storageKey, JSON.stringify(useView.getState()));
  } catch {
    // A throwaway profile may refuse storage; the choice then lasts until the window closes.
  }
}
