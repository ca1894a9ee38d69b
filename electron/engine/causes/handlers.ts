import type { GroupHandlers } from "#shared/contract/define.ts";
import type { causesGroup } from "#shared/contract/causes.ts";
import { causeItems } from "#shared/domain/document/failure-analysis.ts";
import { analysisComplete } from "#shared/domain/opinion/causes.ts";
import { Refusal } from "#shared/errors.ts";
import type { Contexts, QueryContext } from "../context.ts";
import { startRun } from "../documents/print.ts";
import { authorOf, requireSecretariat } from "../dossiers/write-draft.ts";
import { writeEntry } from "../entries.ts";
import { causeAddress, completeAddress, overallAddress, readCauses, readOverall } from "./kept.ts";

/** 原因分析 after 不通过: entered by the secretariat, item by item; nothing waits for it. */
export const causesHandlers: GroupHandlers<typeof causesGroup, Contexts> = {
  read: async (context, { reviewId }) => {
    const { items, version } = await demanded(context, reviewId);
    const given = readCauses(context.db, reviewId, version);
    return {
      items: [...items],
      given,
      overall: readOverall(context.db, reviewId),
      complete: analysisComplete(items, given),
    };
  },

  write: async (context, { reviewId, key, cause }) => {
    const { items, version } = await demanded(context, reviewId);
    if (items.every((item) => item.key !== key)) throw new Refusal("not-found", { what: key });
    const given = { ...readCauses(context.db, reviewId, version), [key]: cause };
    const author = authorOf(context);
    context.commit(null, (db) => {
      writeEntry(db, causeAddress(reviewId, version, key), cause, author);
      writeEntry(db, completeAddress(reviewId), analysisComplete(items, given), author);
    });
    return null;
  },

  writeOverall: async (context, { reviewId, overall }) => {
    await demanded(context, reviewId);
    context.commit(null, (db) => writeEntry(db, overallAddress(reviewId), overall, authorOf(context)));
    return null;
  },
};

/** What has to be explained. Refuses not-permitted, and gate-closed where the panel has not concluded 不通过. */
async function demanded(context: QueryContext, reviewId: string) {
  requireSecretariat(context);
  const { sources, input } = await startRun(context, reviewId, "internal");
  if (sources.review.facts.outcome !== "not-passed")
    throw new Refusal("gate-closed", {
      reason: "结论不是不通过 / the outcome is not “not passed”",
      opens: "未通过的项目才做原因分析 / only a project that did not pass is analysed",
    });
  return { items: causeItems(input), version: sources.dossier.version };
}
