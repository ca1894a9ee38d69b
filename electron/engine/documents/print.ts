import { type Audience, type DocumentId, isFor } from "#shared/domain/document/catalogue.ts";
import { buildDocument } from "#shared/domain/document/build.ts";
import { memberName } from "#shared/domain/document/frame.ts";
import { inkOf } from "#shared/domain/document/ink.ts";
import type { DocumentInput } from "#shared/domain/document/inputs.ts";
import type { ArchivedDocument } from "#shared/domain/document/inputs-file.ts";
import type { DocumentModel } from "#shared/domain/document/model.ts";
import type { Sheet } from "#shared/domain/scoring/sheet.ts";
import { Refusal } from "#shared/errors.ts";
import type { ReadableDb } from "#db/open.ts";
import type { CommandContext, QueryContext } from "../context.ts";
import { ownSheet } from "../sheets/private-entries.ts";
import { actorOf, type GatheredReview } from "../sitting/gather.ts";
import { inEdition, notePrint, type PrintedSlot, printedSlots, type PrintSlot } from "./editions.ts";
import { documentInput } from "./gather-input.ts";
import { numberOf } from "#shared/domain/panel/numbering.ts";
import { everyoneAsked } from "./gather-panel.ts";
import { ownSheetAlone } from "./gather-scores.ts";
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
  /** What this run prepared so far: the archive's index and its hand-over list the very papers of the set. */
  readonly prepared: Map<string, PreparedPrint>;
}

/** Reads what an audience's documents are made from. Throws Refusal `not-found`. */
export async function startRun(context: GatherContext, reviewId: string, audience: Audience): Promise<PrintRun> {
  const sources = await gatherSources(context, reviewId, audience);
  return { sources, input: documentInput(sources), prepared: new Map() };
}

/**
 * One document of a run, made once. Throws Refusal `not-permitted` (not this person, or not for this audience), `gate-closed` (not yet), `not-found`
 * (nothing of the kind).
 */
export function prepare(context: PrintContext, run: PrintRun, printable: Printable): PreparedPrint {
  const key = `${printable.document} ${printable.memberId ?? ""}`;
  const prepared = run.prepared.get(key) ?? prepareAnew(context, run, printable);
  run.prepared.set(key, prepared);
  return prepared;
}

function prepareAnew(context: PrintContext, run: PrintRun, printable: Printable): PreparedPrint {
  const { review, dossier, audience, forms, db } = run.sources;
  const refused = notEntitled(dossier.rules, actorOf(context, dossier), printable, audience);
  if (refused !== null) throw new Refusal("not-permitted", { reason: `${refused.zh} / ${refused.en}` });
  const own = ownSheetOf(context, db, review);
  const closed = notYetOpen({ db, review, own }, printable);
  if (closed !== null)
    throw new Refusal("gate-closed", {
      reason: `${closed.reason.zh} / ${closed.reason.en}`,
      opens: `${closed.opens.zh} / ${closed.opens.en}`,
    });
  const { document, memberId } = printable;
  const slot = { reviewId: review.reviewId, document, memberId, audience };
  const memberNo = numberOf(dossier, memberId);
  const shown = inputFor(context, run, { document, memberId }, own);
  const model = inEdition(db, slot, (edition) =>
    buildDocument(document, shown, { edition, audience, texts: forms.texts, memberNo }),
  );
  return { slot, model };
}

/** The sheet the open seat has signed on the dossier under review; null at the shared desk and for whoever has signed none. */
export function ownSheetOf({ seatOrNull }: PrintContext, db: ReadableDb, review: GatheredReview): Sheet | null {
  return seatOrNull === null ? null : ownSheet(db, seatOrNull, review);
}

/** Whether the revealed sheets that are here include this member's. */
function counts({ sources, input }: PrintRun, memberId: string): boolean {
  const memberNo = numberOf(sources.dossier, memberId);
  return input.scores?.sheets.some((sheet) => sheet.memberNo === memberNo) ?? false;
}

/** The recusal check names everyone who was asked, every other form the sitting panel; the archive index lists the other papers of its set. */
function inputFor(
  context: PrintContext,
  run: PrintRun,
  { document, memberId }: Printable,
  own: Sheet | null,
): DocumentInput {
  const { sources, input } = run;
  switch (document) {
    case "expert-sheet":
      return own === null || own.memberId !== memberId || counts(run, memberId)
        ? input
        : { ...input, scores: ownSheetAlone(sources, own) };
    case "recusal-check":
      return { ...input, panel: everyoneAsked(sources) };
    case "archive-index":
    case "handover":
      return { ...input, archive: { ...input.archive, documents: archivedDocuments(context, run) } };
    default:
      return input;
  }
}

/**
 * The papers of the file as far as this person may print them: the archive set in the edition it has now, and what was printed for the
 * secretariat, the members and the public, whose papers the file keeps too. By number.
 */
function archivedDocuments(context: PrintContext, run: PrintRun): readonly ArchivedDocument[] {
  const { input } = run;
  const set = openPrints(context, run, (id) => id !== "archive-index" && id !== "handover").set.map((print) => ({
    number: documentNumber(print.model),
    title: printTitle(run, print.slot),
    edition: print.model.edition,
    digest: print.model.dataDigest,
    ...inkOf(print.model),
  }));
  const others = filedElsewhere(context, run).map((slot) => ({
    number: documentNumber({ reviewCode: input.review.code, id: slot.document }),
    title: printTitle(run, slot),
    edition: slot.edition,
    digest: slot.digest,
    ...inkOfPrinted(run, slot),
  }));
  return [...set, ...others].toSorted((a, b) => (a.number < b.number ? -1 : a.number > b.number ? 1 : 0));
}

/** What was printed for the secretariat, the members and the public and is kept in the file with the archive set, as far as this person may print it. */
export function filedElsewhere(context: PrintContext, { sources }: PrintRun): readonly (PrintedSlot & PrintSlot)[] {
  const { db, review, dossier } = sources;
  const actor = actorOf(context, dossier);
  return printedSlots(db, review.reviewId)
    .filter(({ audience }) => audience === "internal" || audience === "panel" || audience === "public")
    .filter(({ document }) => document !== "expert-sheet-blank")
    .filter((slot) => notEntitled(dossier.rules, actor, slot, slot.audience) === null)
    .map((slot) => ({ ...slot, reviewId: review.reviewId }));
}

/** Who signs a paper printed earlier: the form as it would be printed now; nobody where it can no longer be. */
function inkOfPrinted({ sources, input }: PrintRun, { document, audience, memberId, edition }: PrintedSlot) {
  const memberNo = numberOf(sources.dossier, memberId);
  try {
    return inkOf(buildDocument(document, input, { edition, audience, texts: sources.forms.texts, memberNo }));
  } catch (error) {
    if (error instanceof Refusal) return { signers: [], roster: false, seals: [] };
    throw error;
  }
}

/** What a print is called: the document, and whose it is as the audience of this run may read it. */
export function printTitle({ sources, input }: PrintRun, { document, memberId }: Printable): string {
  const { zh } = documentTitle(document, sources);
  const no = numberOf(sources.dossier, memberId);
  if (no === null) return zh;
  const { audience, forms } = sources;
  return `${zh}-${memberName(input, { edition: 1, audience, texts: forms.texts, memberNo: no }, no)}`;
}

/** What the audience of a run receives of this review, open or not, in the organiser's order. */
export function setOf({ sources }: PrintRun): readonly Printable[] {
  const { db, review, audience, forms } = sources;
  return printables({ db, review }, forms.arrangement.order).filter(({ document }) => isFor(document, audience));
}

/** Everything of an audience's set that is open to this person; throws the first Refusal where nothing is. */
export function prepareSet(context: PrintContext, run: PrintRun): readonly PreparedPrint[] {
  const { set, refused } = openPrints(context, run, () => true);
  if (set.length === 0) throw refused ?? new Refusal("not-found", { what: run.sources.audience });
  return set;
}

function openPrints(context: PrintContext, run: PrintRun, wanted: (id: DocumentId) => boolean) {
  const set: PreparedPrint[] = [];
  let refused: Refusal | null = null;
  for (const printable of setOf(run).filter(({ document }) => wanted(document))) {
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
