import type { Dossier } from "../dossier/dossier.ts";
import { numberedPanel } from "../panel/numbering.ts";
import type { HouseRules } from "../standard/rules-schema.ts";
import { type OpinionDraft, type OpinionSectionId, opinionSectionIds } from "./opinion.ts";

/** A drawn expert whom a text calls by name. */
export interface NamedMember {
  /** The number that stands for the person where names are kept back: 专家`no`. */
  readonly no: number;
  readonly name: string;
  /** The sections that say the name, in print order. */
  readonly sections: readonly OpinionSectionId[];
}

/**
 * Whom a draft names although its copies number the panel (house rule: documents); recused and alternates included. The frozen text prints word for word
 * in every copy, so that a name left in it would reach the applicant. Empty where the rules name members in every copy. Never a reason to refuse a text: a
 * name may also be a word or somebody else's.
 */
export function membersNamedIn(
  draft: OpinionDraft,
  dossier: Pick<Dossier, "panel"> & { readonly rules: Pick<HouseRules, "documents"> },
): readonly NamedMember[] {
  if (dossier.rules.documents.memberNames === "named") return [];
  const texts = opinionSectionIds.map((id) => ({ id, text: closeUp(wordsOf(draft, id)) }));
  return numberedPanel(dossier).flatMap(({ no, member: { name } }) => {
    const sections = texts.filter(({ text }) => text.includes(closeUp(name))).map(({ id }) => id);
    return sections.length === 0 ? [] : [{ no, name, sections }];
  });
}

/** Everything a section prints: its paragraphs, its points and what they rest on. */
function wordsOf({ sections, ...points }: OpinionDraft, id: OpinionSectionId): string {
  const listed = id === "problems" || id === "suggestions" ? points[id] : [];
  return [sections[id], ...listed.flatMap(({ text, basis }) => [text, basis])].join("\n");
}

/** Names of two characters are often set apart by a wide space. A line break still parts two words. */
const closeUp = (text: string): string => text.replace(/[^\S\n]+/g, "");
