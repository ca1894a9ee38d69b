import { type Audience, type DocumentId, printSet } from "#shared/domain/document/catalogue.ts";
import { buildDocument } from "#shared/domain/document/build.ts";
import { memberName } from "#shared/domain/document/frame.ts";
import { inkOf } from "#shared/domain/document/ink.ts";
import type { DocumentInput } from "#shared/domain/document/inputs.ts";
import type { ArchivedDocument } from "#shared/domain/document/inputs-file.ts";
import type { DocumentModel } from "#shared/domain/document/model.ts";
import { Refusal } from "#shared/errors.ts";
import type { CommandContext, QueryContext } from "../context.ts";
import { actorOf } from "../sitting/gather.ts";
import { inEdition, notePrint, type PrintSlot } from "./editions.ts";
import { documentInput } from "./gather-input.ts";
import { numberOf } from "#shared/domain/panel/numbering.ts";
import { everyoneAsked } from "./gather-panel.ts";
import { type DocumentSources, type GatherContext, gatherSources } from "./gather-sources.ts";
import { documentIdOf, documentTitle, notEntitled, notYetOpen, type Printable, printables } from "./print-rules.ts";
import { documentNumber } from "./running.ts";

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
export function prepare(context: PrintContext, run: PrintRun, printable: Printable): PreparedPrint {
  const { review, dossier, audience, forms, db } = run.sources;
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
  const shown = inputFor(context, run, document);
  const model = inEdition(db, slot, (edition) =>
    buildDocument(document, shown, { edition, audience, texts: forms.texts, memberNo }),
  );
  return { slot, model };
}

/** The recusal check names everyone who was asked, every other form the sitting panel; the archive index lists the other papers of its set. */
function inputFor(context: PrintContext, run: PrintRun, document: DocumentId): DocumentInput {
  const { sources, input } = run;
  switch (document) {
    case "recusal-check":
      return { ...input, panel: everyoneAsked(sources) };
    case "archive-index":
      return { ...input, archive: { ...input.archive, documents: archivedDocuments(context, run) } };
    default:
      return input;
  }
}

/** The other papers of the set in the edition they have now, as far as this person may print them. */
function archivedDocuments(context: PrintContext, run: PrintRun): readonly ArchivedDocument[] {
  return openPrints(context, run, (id) => id !== "archive-index").set.map((print) => ({
    number: documentNumber(print.model),
    title: printTitle(run, print),
    edition: print.model.edition,
    digest: print.model.dataDigest,
    ...inkOf(print.model),
  }));
}

/** What a print is called: the document, and whose it is as this audience may read it. */
export function printTitle({ sources, input }: PrintRun, { slot, model }: PreparedPrint): string {
  const { zh } = documentTitle(slot.document, sources);
  const no = numberOf(sources.dossier, slot.memberId);
  if (no === null) return zh;
  const { audience, edition } = model;
  return `${zh}-${memberName(input, { edition, audience, texts: sources.forms.texts, memberNo: no }, no)}`;
}

/** Everything of an audience's set that is open to this person; throws the first Refusal where nothing is. */
export function prepareSet(context: PrintContext, run: PrintRun): readonly PreparedPrint[] {
  const { set, refused } = openPrints(context, run, () => true);
  if (set.length === 0) throw refused ?? new Refusal("not-found", { what: run.sources.audience });
  return set;
}

function openPrints(context: PrintContext, run: PrintRun, wanted: (id: DocumentId) => boolean) {
  const { db, review, audience } = run.sources;
  const ids = new Set(printSet(audience).filter(wanted));
  const set: PreparedPrint[] = [];
  let refused: Refusal | null = null;
  for (const printable of printables({ db, review }).filter(({ document }) => ids.has(document))) {
    try {
      set.push(prepare(context, run, printable));
    } catch (error) {
      if (!(error instanceof Refusal) || (error.code !== "gate-closed" && error.code !== "not-permitted")) throw error;
      refused ??= error;
    }
  }
  return { set, refused };
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
