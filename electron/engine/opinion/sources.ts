import type { OpinionSource } from "#shared/contract/chair.ts";
import type { Wording } from "#shared/contract/dossiers.ts";
import { numberOf } from "#shared/domain/panel/numbering.ts";
import type { QueryContext } from "../context.ts";
import { actorOf, type GatheredReview } from "../sitting/gather.ts";
import { statementsOf } from "../statements.ts";
import { countedSheets } from "./counted-sheets.ts";
import { readingOf } from "./scores.ts";

const verdictWords = {
  met: { zh: "达到", en: "met" },
  unmet: { zh: "未达到", en: "unmet" },
  undetermined: { zh: "待定", en: "undetermined" },
  "not-applicable": { zh: "不适用", en: "not applicable" },
  "not-specified": { zh: "未规定", en: "not specified" },
} as const;

/**
 * What an opinion may rest on: verdicts, questions, objections, and after the reveal the members' findings, by number, for whoever may read the members'
 * sheets (house rule: readers).
 */
export function sourcesOf(context: QueryContext, review: GatheredReview): readonly OpinionSource[] {
  return [...verdicts(review), ...questions(review), ...objections(context, review), ...findings(context, review)];
}

function verdicts(review: GatheredReview): readonly OpinionSource[] {
  return review.dossier.outline.items.flatMap((item) => {
    const judged = review.judged.find((entry) => entry.testItemId === item.id);
    return (judged?.judgement.rows ?? []).map((row) => ({
      kind: "test-item" as const,
      basis: `大纲 ${item.no}`,
      text: `${item.title}：${row.origin.words.zh}，${row.reason.zh}`,
      weight: row.adoption === "reference" ? asReference(verdictWords[row.verdict]) : verdictWords[row.verdict],
    }));
  });
}

/** A clause taken as a reference judges nothing, and must not read as if it did. */
function asReference(weight: Wording): Wording {
  return { zh: `${weight.zh}（参考）`, en: `${weight.en} (reference)` };
}

const questionWords: Readonly<Record<string, Wording>> = {
  open: { zh: "待答", en: "open" },
  clarified: { zh: "已澄清", en: "clarified" },
  "partly-clarified": { zh: "部分澄清", en: "partly clarified" },
  "not-clarified": { zh: "未澄清", en: "not clarified" },
  "supplement-needed": { zh: "需补充材料", en: "supplement needed" },
};

function questions(review: GatheredReview): readonly OpinionSource[] {
  return review.record.questions.map((question) => ({
    kind: "question",
    basis: `质询 ${question.no}`,
    text: question.answer === "" ? question.text : `${question.text} → ${question.answer}`,
    weight: questionWords[question.state] ?? { zh: question.state, en: question.state },
  }));
}

function objections(context: QueryContext, review: GatheredReview): readonly OpinionSource[] {
  return statementsOf(context.db, review.reviewId, "objection").map((kept, index) => ({
    kind: "objection",
    basis: `异议 ${index + 1}`,
    text: kept.body.text,
    weight: { zh: "异议", en: "objection" },
  }));
}

function findings(context: QueryContext, review: GatheredReview): readonly OpinionSource[] {
  const actor = actorOf(context, review.dossier);
  const reading = readingOf(review, actor);
  if (reading === "none") return [];
  const readable = countedSheets(review.sources).filter(
    (sheet) => reading !== "own" || sheet.body.memberId === actor.identityId,
  );
  return readable.flatMap((sheet) =>
    sheet.body.findings.map((finding) => ({
      kind: "finding" as const,
      basis: `专家${numberOf(review.dossier, sheet.body.memberId) ?? ""} 审核意见`,
      text: `${aboutWords(review, finding.about)}${finding.text}`,
      weight: { zh: "审核意见", en: "finding" },
    })),
  );
}

function aboutWords(review: GatheredReview, about: { readonly type: string; readonly id: string }): string {
  if (about.type === "material") {
    const material = review.dossier.materials.find((candidate) => candidate.id === about.id);
    return material === undefined ? "" : `${material.no} ${material.title}：`;
  }
  if (about.type === "test-item") {
    const item = review.dossier.outline.items.find((candidate) => candidate.id === about.id);
    return item === undefined ? "" : `大纲 ${item.no}：`;
  }
  if (about.type === "target") {
    const target = review.dossier.targets.find((candidate) => candidate.id === about.id);
    return target === undefined ? "" : `指标${target.no}：`;
  }
  return "";
}
