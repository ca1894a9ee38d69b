import path from "node:path";
import { commonKeys } from "#shared/domain/document/frame.ts";
import { type DocumentTexts, formTexts } from "#shared/domain/document/texts.ts";
import { type Arrangement, readArrangement } from "./read-arrangement.ts";
import { type OpinionSkeleton, readDocumentTexts, readOpinionSkeleton } from "./read-texts.ts";

/** The wording of every form, the headings of the opinion, the logo and the order, as the organiser keeps them in `resources/documents`. */
export interface Forms {
  readonly texts: DocumentTexts;
  readonly skeleton: OpinionSkeleton;
  readonly arrangement: Arrangement;
}

const read = new Map<string, Promise<Forms>>();

/** The forms of an installation, read once; a failed reading is tried again. Throws Refusal `invalid-input` naming file and key. */
export function formsOf(resources: string): Promise<Forms> {
  const known = read.get(resources);
  if (known !== undefined) return known;
  const reading = readForms(path.join(resources, "documents"));
  read.set(resources, reading);
  reading.catch(() => read.delete(resources));
  return reading;
}

async function readForms(directory: string): Promise<Forms> {
  const [texts, skeleton, arrangement] = await Promise.all([
    readDocumentTexts(directory),
    readOpinionSkeleton(directory),
    readArrangement(directory),
  ]);
  return { texts, skeleton, arrangement };
}

/** The wording every form shares. */
export const commonOf = ({ texts }: Pick<Forms, "texts">) => formTexts(texts, "common", commonKeys);
