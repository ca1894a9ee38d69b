import { Refusal } from "../../errors.ts";
import { type Audience, documentCatalogue, type DocumentId } from "./catalogue.ts";
import type { DocumentInput, PanelMemberFacts } from "./inputs.ts";
import type { Block, DocumentModel, Orientation } from "./model.ts";
import { type DocumentTexts, fill, formTexts } from "./texts.ts";

/** What a build is for. `edition` is the printed 版次 (from 1); `memberNo` picks the member of a personal form, null elsewhere. */
export interface BuildOptions {
  readonly edition: number;
  readonly audience: Audience;
  readonly texts: DocumentTexts;
  readonly memberNo: number | null;
}

/** One pure function per document. */
export type Builder = (input: DocumentInput, options: BuildOptions) => DocumentModel;

export const commonKeys = [
  "flagDemo",
  "flagModelRules",
  "project",
  "code",
  "applicant",
  "partners",
  "organiser",
  "leader",
  "period",
  "budget",
  "package",
  "packageValue",
  "held",
  "none",
  "noThreshold",
  "memberLabel",
  "chair",
  "member",
  "technical",
  "industry",
  "finance",
  "rules",
  "rulesValue",
  "codeValue",
  "inkDate",
] as const;

/** The wording every form shares. */
export const commonTexts = (options: BuildOptions) => formTexts(options.texts, "common", commonKeys);

/** What a builder says about its own document; the frame adds everything every page shares. */
export interface FrameParts {
  readonly title: string;
  readonly subtitle?: string | null;
  readonly orientation?: Orientation;
  readonly style?: DocumentModel["style"];
  /** 发文字号 above the title of a notice. */
  readonly number?: string | null;
  readonly blocks: readonly Block[];
}

/**
 * The model of one document around its blocks. Throws Refusal `not-permitted` when the audience does not receive this document
 * (house rule: documents — individual scores never reach the applicant).
 */
export function frame(id: DocumentId, input: DocumentInput, options: BuildOptions, parts: FrameParts): DocumentModel {
  const entry = documentCatalogue.find((each) => each.id === id);
  const audiences: readonly Audience[] = entry?.audiences ?? [];
  if (!audiences.includes(options.audience)) {
    throw new Refusal("not-permitted", {
      reason: `《${entry?.zh ?? id}》不发给该对象 (${id}: not for ${options.audience})`,
    });
  }
  const texts = commonTexts(options);
  const flags = [
    ...(input.review.demo ? [texts.flagDemo] : []),
    ...(input.packs.rulesModel ? [texts.flagModelRules] : []),
  ];
  return {
    id,
    // A notice's title is a sentence that quotes the project: it stays as it is, and the running head names the form.
    name: ownTitle(parts.style === "official" ? (entry?.zh ?? id) : parts.title, input),
    title: parts.style === "official" ? parts.title : ownTitle(parts.title, input),
    subtitle: parts.subtitle ?? null,
    number: parts.number ?? null,
    orientation: parts.orientation ?? "portrait",
    style: parts.style ?? "form",
    edition: options.edition,
    reviewCode: input.review.code,
    audience: options.audience,
    flags,
    dataDigest: "",
    blocks: parts.blocks,
  };
}

/** A form's name in a review of this kind: 验收 gives way to the kind's own noun. */
const ownTitle = (title: string, { review }: DocumentInput): string => title.replace("验收", review.noun);

/** Whether this copy names members, or numbers them as 专家1…n (house rule: documents). */
export const namesMembers = (input: DocumentInput, { audience }: BuildOptions): boolean =>
  input.namedIn.includes(audience);

/** How a member is named in what was said, scored or voted: by name in a copy that names members, as 专家1…n in every other. */
export function memberName(input: DocumentInput, options: BuildOptions, memberNo: number): string {
  const member = input.panel.find((each) => each.no === memberNo);
  return member !== undefined && namesMembers(input, options) ? member.name : numbered(options, memberNo);
}

const numbered = (options: BuildOptions, no: number): string => fill(commonTexts(options).memberLabel, { no });

/** The name printed beside a line somebody of the panel signs; null where there is nobody or the copy only numbers them. */
export function signerName(
  input: DocumentInput,
  options: BuildOptions,
  is: (member: PanelMemberFacts) => boolean,
): string | null {
  const member = input.panel.find(is);
  return member === undefined || member.name === numbered(options, member.no) ? null : member.name;
}

/** The chair's printed name; null while the panel has none or the copy numbers it. */
export const chairName = (input: DocumentInput, options: BuildOptions): string | null =>
  signerName(input, options, (member) => member.position === "chair");
