import { type Audience, type DocumentId, printSet } from "#shared/domain/document/catalogue.ts";
import { buildDocument } from "#shared/domain/document/build.ts";
import type { DocumentInput } from "#shared/domain/document/inputs.ts";
import type { DocumentModel } from "#shared/domain/document/model.ts";
import { Refusal } from "#shared/errors.ts";
import type { CommandContext, QueryContext } from "../context.ts";
import { actorOf } from "../sitting/gather.ts";
import { inEdition, notePrint, type PrintSlot } from "./editions.ts";
import { documentInput } from "./gather-input.ts";
import { numberOf } from "#shared/domain/panel/numbering.ts";
import { everyoneAsked } from "./gather-panel.ts";
import { type DocumentSources, type GatherContext, gatherSources } from "./gather-sources.ts";
import { documentIdOf, notEntitled, notYetOpen, type Printable, printables } from "./print-rules.ts";

/** What preparing needs of a call: who prints. */
type PrintContext = Pick<QueryContext, "seatOrNull">;

/** A document ready for a renderer. */
export interface PreparedPrint {
  readonly slot: PrintSlot;
  /** Bound, in its edition. */
  readonly model: DocumentModel;
}

/** What a print is made from, read once for a whole set. */
export interface PrintRun {
  readonly sources: DocumentSources;
  readonly input: DocumentInput;
}

/** Reads what an audience's documents are made from. Throws Refusal `not-found`. */
export async function startRun(context: GatherContext, reviewId: string, audience: Audience): Promise<PrintRun> {
  const sources = await gatherSources(context, reviewId, audience);
  return { sources, input: documentInput(sources) };
}

/**
 * One document of a run. Throws Refusal `not-permitted` (not this person, or not for this audience), `gate-closed` (not yet), `not-found`
 * (nothing of the kind).
 */
export function prepare(context: PrintContext, { sources, input }: PrintRun, printable: Printable): PreparedPrint {
  const { review, dossier, audience, forms, db } = sources;
  const refused = notEntitled(dossier.rules, actorOf(context, dossier), printable, audience);
  if (refused !== null) throw new Refusal("not-permitted", { reason: `${refused.zh} / ${refused.en}` });
  const closed = notYetOpen({ db, review }, printable);
  if (closed !== null)
    throw new Refusal("gate-closed", {
      reason: `${closed.reason.zh} / ${closed.reason.en}`,
      opens: `${closed.opens.zh} / ${closed.opens.en}`,
    });
  const { document, memberId } = printable;
  const slot = { reviewId: review.reviewId, document, memberId, audience };
  const memberNo = numberOf(dossier, memberId);
  const shown = inputFor(document, sources, input);
  const model = inEdition(db, slot, (edition) =>
    buildDocument(document, shown, { edition, audience, texts: forms.texts, memberNo }),
  );
  return { slot, model };
}

/** The recusal check names everyone who was asked; every other form names the sitting panel. */
function inputFor(document: DocumentId, sources: DocumentSources, input: DocumentInput): DocumentInput {
  return document === "recusal-check" ? { ...input, panel: everyoneAsked(sources) } : input;
}

/** Everything of an audience's set that is open to this person; throws the first Refusal where nothing is. */
export function prepareSet(context: PrintContext, run: PrintRun): readonly PreparedPrint[] {
  const { db, review, audience } = run.sources;
  const ids = printSet(audience);
  const set: PreparedPrint[] = [];
  let first: Refusal | null = null;
  for (const printable of printables({ db, review }).filter(({ document }) => ids.includes(document))) {
    try {
      set.push(prepare(context, run, printable));
    } catch (error) {
      if (!(error instanceof Refusal) || (error.code !== "gate-closed" && error.code !== "not-permitted")) throw error;
      first ??= error;
    }
  }
  if (set.length === 0) throw first ?? new Refusal("not-found", { what: audience });
  return set;
}

/** A document asked for by name. Throws Refusal `not-found` where the catalogue has none of this name. */
export function printableOf(document: string, memberId: string | null): Printable {
  const id = documentIdOf(document);
  if (id === null) throw new Refusal("not-found", { what: document });
  return { document: id, memberId };
}

/** Accounts for prints: one audit row, and each edition in the review's record. */
export function account(context: CommandContext, prints: readonly PreparedPrint[]): void {
  const effect = prints.map(({ model }) => model.dataDigest).join(" ");
  const author = { identityId: context.seat.identityId, at: context.now() };
  context.commit(effect, (db) => {
    for (const { slot, model } of prints) notePrint(db, slot, model, author);
  });
}
