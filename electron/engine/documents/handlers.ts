import type { GroupHandlers } from "#shared/contract/define.ts";
import type { documentsGroup } from "#shared/contract/exchange.ts";
import { type Audience, type DocumentId, isFor } from "#shared/domain/document/catalogue.ts";
import type { ClosedGate } from "#shared/domain/sitting/gates.ts";
import type { Contexts } from "../context.ts";
import { sendBytes } from "../files.ts";
import { bytesSource } from "../grants.ts";
import { actorOf, gatherReview } from "../sitting/gather.ts";
import { exportArchive } from "./archive-export.ts";
import {
  account,
  ownSheetOf,
  prepare,
  type PreparedPrint,
  prepareSet,
  printableOf,
  type PrintRun,
  printTitle,
  setOf,
  startRun,
} from "./print.ts";
import { audiencesFor, documentTitle, notEntitled, notYetOpen, type Printable, printables } from "./print-rules.ts";
import { formsOf } from "./forms.ts";
import { oneLine } from "./running.ts";
import { toDocx } from "./to-docx.ts";
import { toHtml } from "./to-html.ts";
import { fileNamePart, type SetFile, writeSet } from "./write-set.ts";

/** Printing: the catalogue with what is open, one document as a page or a Word file, the set of one audience. */
export const documentsHandlers: GroupHandlers<typeof documentsGroup, Contexts> = {
  list: async (context, { reviewId }) => {
    const { arrangement } = await formsOf(context.packs.resources);
    const review = gatherReview(context, reviewId);
    const { rules } = review.dossier;
    const actor = actorOf(context, review.dossier);
    const asked = { db: context.db, review, own: ownSheetOf(context, context.db, review) };
    return printables(asked, arrangement.order).map((printable) => {
      const catalogued = audiencesOf(printable);
      const open = audiencesFor(rules, actor, printable);
      const [first] = catalogued;
      const refused = open.length > 0 || first === undefined ? null : notEntitled(rules, actor, printable, first);
      return {
        ...printable,
        title: documentTitle(printable.document, review),
        audiences: [...(open.length > 0 ? open : catalogued)],
        closed: refused ?? sentence(notYetOpen(asked, printable)),
      };
    });
  },

  page: async (context, { reviewId, document, audience, memberId }) => {
    const run = await startRun(context, reviewId, audience);
    const print = prepare(context, run, printableOf(document, memberId));
    const html = new TextEncoder().encode(await toHtml(print.model, logoOf(run)));
    account(context, [print]);
    const source = bytesSource(html, "text/html; charset=utf-8", `${fileNamePart(oneLine(print.model.title))}.html`);
    return { grant: context.grants.grant(source), digest: print.model.dataDigest };
  },

  exportDocx: async (context, { reviewId, document, audience, memberId, save }) => {
    const run = await startRun(context, reviewId, audience);
    const print = prepare(context, run, printableOf(document, memberId));
    const bytes = await toDocx(print.model, logoOf(run));
    await context.platform.takeSave(save).write(sendBytes(bytes));
    account(context, [print]);
    return { digest: print.model.dataDigest };
  },

  exportArchive: async (context, { reviewId, folder }) => {
    const { checks, missing, ...made } = await exportArchive(
      context,
      reviewId,
      context.platform.takeFolder(folder).path,
    );
    return { ...made, checks: [...checks], missing: [...missing] };
  },

  exportSet: async (context, { reviewId, audience, folder }) => {
    const run = await startRun(context, reviewId, audience);
    const set = prepareSet(context, run);
    const names = await writeSet(context.platform.takeFolder(folder).path, packed(run, set), context.random);
    account(context, set);
    return set.map(({ slot, model }, index) => ({
      document: slot.document,
      fileName: names[index] ?? "",
      digest: model.dataDigest,
    }));
  },
};

function audiencesOf({ document }: Printable): readonly Audience[] {
  const all: readonly Audience[] = ["applicant", "panel", "internal", "archive", "public"];
  return all.filter((audience) => isFor(document, audience));
}

function sentence(closed: ClosedGate | null): { readonly zh: string; readonly en: string } | null {
  if (closed === null) return null;
  const { reason, opens } = closed;
  return { zh: `${reason.zh}；${opens.zh}`, en: `${reason.en}; ${opens.en}` };
}

const logoOf = ({ sources }: PrintRun) => sources.forms.arrangement.logo;

/** The Word files of a set, one after the other. */
async function* packed(run: PrintRun, set: readonly PreparedPrint[]): AsyncGenerator<SetFile, void, undefined> {
  const places = [...new Set(setOf(run).map(({ document }) => document))];
  for (const print of set)
    yield { fileName: nameInSet(run, places, print), bytes: await toDocx(print.model, logoOf(run)) };
}

/** `07-专家个人评审表-韦国梁.docx`: the place in the audience's set, the document, and whose it is as this audience may read it. */
function nameInSet(run: PrintRun, places: readonly DocumentId[], print: PreparedPrint): string {
  const place = String(places.indexOf(print.slot.document) + 1).padStart(2, "0");
  return `${place}-${fileNamePart(printTitle(run, print.slot))}.docx`;
}
