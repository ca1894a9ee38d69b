import { Refusal } from "../../errors.ts";
import type { DocumentId } from "./catalogue.ts";

/** One form's wording by key. */
export type FormTexts<Key extends string = string> = Readonly<Record<Key, string>>;

/** A form with wording of its own; the blank sheet shares the sheet's. `project-blocks`: the tables of a plan that several opinions print. */
export type FormId = Exclude<DocumentId, "expert-sheet-blank"> | "common" | "project-blocks";

/** The wording of every form plus what they share; the organiser edits it, the program only fills the `{places}`. */
export type DocumentTexts = Readonly<Record<FormId, FormTexts>>;

/** The wording of one form, checked against the keys its builder uses. Throws Refusal `invalid-input` naming the missing key. */
export function formTexts<Key extends string>(
  texts: DocumentTexts,
  form: FormId,
  keys: readonly Key[],
): FormTexts<Key> {
  const given = texts[form];
  for (const key of keys) {
    if (typeof given[key] !== "string") {
      throw new Refusal("invalid-input", { path: `documents/${form}.${key}`, problem: "wording is missing" });
    }
  }
  return given;
}

/** Fills `{name}` places. Throws Refusal `invalid-input` on a place the form has no value for. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    if (value === undefined)
      throw new Refusal("invalid-input", { path: "documents", problem: `unknown place ${place}` });
    return String(value);
  });
}
