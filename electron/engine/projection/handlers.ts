import type { GroupHandlers } from "#shared/contract/define.ts";
import type { ProjectionView, projectionGroup } from "#shared/contract/reviews.ts";
import { projectedItemSchema, timerSchema } from "#shared/contract/reviews.ts";
import { opinionDraftSchema } from "#shared/domain/opinion/opinion.ts";
import { judgeRecord } from "#shared/domain/record/judge-record.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { stagesOf } from "#shared/domain/sitting/stages.ts";
import type { Contexts } from "../context.ts";
import { onlyOne, readEntry, timerAddress } from "../entries.ts";
import { gatherReview } from "../sitting/gather.ts";
import { newestOf } from "../statements.ts";

/** What the room may see. It reads the shared record and the opinion text, and has no way to reach a sheet, a finding or a proposal. */
export const projectionHandlers: GroupHandlers<typeof projectionGroup, Contexts> = {
  view: (context): ProjectionView | null => {
    const reviewId = context.workstations.openOrNull()?.projected() ?? null;
    if (reviewId === null) return null;
    const review = gatherReview(context, reviewId);
    const address = { dossierId: reviewId, scope: "projection", kind: "item", key: onlyOne } as const;
    const shown = readEntry(context.db, address, projectedItemSchema) ?? { type: "agenda" as const };
    const nobody = { identityId: "", recorder: false, secretariat: false, position: null };
    const { code, title, demo } = review.dossier.profile;
    return {
      title,
      code,
      demo,
      agenda: stagesOf(review.facts, nobody).map((stage) => ({ title: stage.title, state: stage.state })),
      timer: readEntry(context.db, timerAddress(reviewId), timerSchema),
      item: itemOf(shown),
    };

    function itemOf(item: typeof shown): ProjectionView["item"] {
      switch (item.type) {
        case "agenda":
        case "blank":
          return { type: item.type };
        case "test-item": {
          const found = review.dossier.outline.items.find((candidate) => candidate.id === item.id);
          const view = judgeRecord(review.dossier, review.record, context.packs.standard.content).find(
            (candidate) => candidate.testItemId === item.id,
          );
          if (found === undefined || view === undefined) return { type: "blank" };
          return { type: "test-item", no: found.no, title: found.title, view };
        }
        case "question": {
          const question = review.record.questions.find((candidate) => String(candidate.no) === item.key);
          if (question === undefined) return { type: "blank" };
          return { type: "question", no: question.no, text: question.text, answer: question.answer };
        }
        case "opinion":
          return opinionItem();
      }
    }

    /** The text without its conclusion until it is frozen: a proposal is never projected. */
    function opinionItem(): ProjectionView["item"] {
      if (review.facts.events["applicant-left"] === undefined) return { type: "blank" };
      const frozen = newestOf(context.db, reviewId ?? "", "opinion");
      const draft = readEntry(
        context.db,
        { dossierId: review.reviewId, scope: "opinion", kind: "draft", key: onlyOne },
        opinionDraftSchema,
      );
      const text = frozen?.body ?? draft;
      if (text === null) return { type: "blank" };
      return {
        type: "opinion",
        title: kindRules(review.dossier.rules, review.dossier.profile.kind).opinion.title,
        sections: kindRules(review.dossier.rules, review.dossier.profile.kind)
          .opinion.sections.filter(({ id }) => id !== "conclusion" || frozen !== null)
          .map(({ id, title }) => ({ id, title, text: text.sections[id] })),
        problems: text.problems.map((point) => point.text),
        suggestions: text.suggestions.map((point) => point.text),
      };
    }
  },
};
