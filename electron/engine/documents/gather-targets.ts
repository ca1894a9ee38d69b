import type { DocumentInput } from "#shared/domain/document/inputs.ts";
import type { OutlineClause, OutlineItem, TargetRow } from "#shared/domain/document/inputs-panel.ts";
import { dateText } from "#shared/domain/document/format.ts";
import type { TestItem } from "#shared/domain/dossier/outline.ts";
import type { Target } from "#shared/domain/dossier/target.ts";
import { findMetric } from "#shared/domain/measurement/measured.ts";
import type { JudgedItem } from "#shared/domain/record/judge-record.ts";
import { originOfClause, originText } from "#shared/domain/standard/origin.ts";
import { thresholdText } from "#shared/domain/standard/threshold-text.ts";
import { dateOf } from "../now.ts";
import { dossierUnderReview } from "../sitting/gather.ts";
import { evidenceOf } from "./evidence.ts";
import type { DocumentSources, JudgedSources } from "./gather-sources.ts";
import { sampleUnit } from "./reading-words.ts";
import {
  achievedWords,
  demandWords,
  type JudgedRequirement,
  requirementText,
  verdictWords,
  verificationWords,
} from "./requirement-words.ts";

/** The outline as frozen with the dossier: its instant is that of the dossier statement. */
export function outlineText(sources: DocumentSources): DocumentInput["outline"] {
  const { dossier, db, review } = sources;
  const { confirmation } = dossier.outline;
  return {
    frozenAt: dossierUnderReview(db, review.reviewId).issuedAt,
    items: dossier.outline.items.map((item) => outlineItem(sources, item)),
    clauses: outlineClauses(sources),
    confirmation: confirmation === null ? null : { by: confirmation.by, on: dateOf(confirmation.at) },
  };
}

/** What the outline decides about clauses no test item answers, in the order of the pack. */
function outlineClauses({ dossier, packs }: DocumentSources): readonly OutlineClause[] {
  const pack = packs.standard.content;
  return pack.clauses.flatMap((clause): readonly OutlineClause[] => {
    const choice = dossier.outline.clauses?.find((one) => one.clauseId === clause.id);
    if (choice === undefined) return [];
    return [
      {
        origin: originText(originOfClause(pack, clause)).zh,
        title: clause.metric.zh,
        demand: thresholdText(pack, clause).zh,
        adoption: choice.adoption,
        reason: choice.reason,
      },
    ];
  });
}

function outlineItem(sources: JudgedSources, item: TestItem): OutlineItem {
  const { definition } = item;
  return {
    no: item.no,
    title: item.title,
    verification: item.verification,
    fieldYield: item.instrument === "yield",
    definition: definitionWords(item),
    sample:
      definition.minimumSample === null
        ? null
        : { value: String(definition.minimumSample), unit: sampleUnit(item.instrument) },
    sampling: definition.sampling,
    baseline: definition.baseline,
    environment: definition.environment,
    requirements: judgedRequirements(sources, item).map(({ requirement, row }) =>
      requirementText(requirement.demand, row, requirement.reason, item.instrument),
    ),
  };
}

/** 口径 in one sentence: end points, then statistic. */
export function definitionWords({ definition }: Pick<TestItem, "definition">): string {
  return [definition.endPoints, definition.statistic].filter((part) => part.trim() !== "").join("；");
}

/** The requirements of one item in rank order, each with its verdict. */
export function judgedRequirements(
  sources: Pick<DocumentSources, "judged">,
  item: TestItem,
): readonly JudgedRequirement[] {
  const rows = judgedItem(sources, item)?.judgement.rows ?? [];
  return rows.flatMap((row) => {
    const requirement = item.requirements.find((candidate) => candidate.id === row.requirementId);
    return requirement === undefined ? [] : [{ requirement, row }];
  });
}

/**
 * The comparison table: every target of the contract first, once per outline item that verifies it, then what the outline adds or
 * adopts from the standard. A target no item verifies stays undecided.
 */
export function targetRows(sources: JudgedSources): readonly TargetRow[] {
  const { dossier } = sources;
  const all = dossier.outline.items.flatMap((item) =>
    judgedRequirements(sources, item).map((judgedRequirement) => ({ item, ...judgedRequirement })),
  );
  const contract = dossier.targets.flatMap((target): readonly TargetRow[] => {
    const rows = all.filter(
      ({ requirement }) => requirement.source.type === "target" && requirement.source.targetId === target.id,
    );
    const { no, name } = target;
    const head = { group: "contract", no, name, adoption: null, ...historyOf(target, sources) } as const;
    if (rows.length === 0) return [{ ...head, ...unverified(target, sources) }];
    return rows.map((entry) => ({ ...head, ...rowOf(sources, entry.item, entry) }));
  });
  const beside = all
    .filter(({ requirement }) => requirement.source.type !== "target")
    .map((entry, index): TargetRow => ({
      group: "reference",
      no: `参${index + 1}`,
      name: entry.item.title,
      force: null,
      adoption: entry.row.adoption,
      original: "",
      current: "",
      approval: null,
      ...rowOf(sources, entry.item, entry),
    }));
  return [...contract, ...beside];
}

type History = Pick<TargetRow, "force" | "original" | "current" | "approval">;

/** The demand as signed, the approvals on the way, and the demand now in force. One change without approval leaves the whole unapproved. */
function historyOf(target: Target, { forms }: JudgedSources): History {
  const [first] = target.changes;
  const approvals = target.changes.map(({ approval }) => approval);
  const unapproved = approvals.some((approval) => approval === null);
  const words = approvals.flatMap((approval) =>
    approval === null ? [] : [`${approval.document}（${approval.approver}，${dateText(approval.date)}）`],
  );
  return {
    force: target.binding,
    original: demandWords(first?.from ?? target.demand, forms, false),
    current: demandWords(target.demand, forms, false),
    approval: unapproved || words.length === 0 ? null : words.join("；"),
  };
}

type Row = Pick<TargetRow, "required" | "achieved" | "howVerified" | "evidencePage" | "verdict" | "origin" | "support">;

function rowOf(sources: JudgedSources, item: TestItem, { requirement, row }: JudgedRequirement): Row {
  const { forms } = sources;
  const measurement = judgedItem(sources, item)?.measurement ?? null;
  const metric = measurement === null ? null : findMetric(measurement, requirement.demand.metric);
  const applies = row.adoption !== "not-applicable";
  const verdict = verdictWords[row.verdict];
  // Met and unmet speak for themselves beside a number; everything else needs its reason.
  const told = metric?.state === "measured" && (verdict === "met" || verdict === "unmet");
  const why = told ? "" : `；${row.reason.zh}`;
  return {
    required: demandWords(requirement.demand, forms, true, item.instrument),
    achieved: applies && metric !== null ? achievedWords(metric) : null,
    howVerified: applies ? `${verificationWords(item.verification, forms)}（大纲 ${item.no}）` : "–",
    evidencePage: applies ? evidenceOf(sources, item) : "–",
    verdict,
    origin: `${row.origin.words.zh}${why}`,
    support: row.support === null ? null : `统计支持：${row.support.sentence.zh}`,
  };
}

function unverified(target: Target, { forms }: JudgedSources): Row {
  return {
    required: demandWords(target.demand, forms, true),
    achieved: null,
    howVerified: "大纲未安排核验",
    evidencePage: "–",
    verdict: "undecided",
    origin: originText({ from: "task-contract", target: target.no }).zh,
    support: null,
  };
}

/** The judged item of the outline, if it was read. */
export function judgedItem({ judged }: Pick<DocumentSources, "judged">, item: TestItem): JudgedItem | null {
  return judged.find((entry) => entry.testItemId === item.id) ?? null;
}
