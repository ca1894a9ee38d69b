import type { Words } from "./words.ts";
import { useView } from "../state/view.ts";
import { en } from "./en/index.ts";
import { zh } from "./zh-CN/index.ts";

export type Wording = Words<typeof zh>;

export const wordings: Readonly<Record<"zh" | "en", Wording>> = { zh, en };

/** The wording of the person's language; changes everywhere at once when the language is switched. */
export function useText(): Wording {
  return wordings[useView((view) => view.language)];
}
