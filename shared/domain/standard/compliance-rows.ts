import { Refusal } from "../../errors.ts";
import type { Requirement, TestItem } from "../dossier/outline.ts";
import type { Target } from "../dossier/target.ts";
import { computeIndex, indexIds } from "../indices/catalogue.ts";
import { profileFindings } from "../indices/profile-findings.ts";
import { findMetric } from "../measurement/measured.ts";
import type { VerdictRow } from "../measurement/verdicts.ts";
import { judgeRecord, originOf, type JudgedItem } from "../record/judge-record.ts";
import { applicability, type Applicability, belongsElsewhere } from "./applicability.ts";
import type { ClauseFinding } from "./clause-finding.ts";
import type { Clause } from "./clause-schema.ts";
import { materialEvidence } from "./compliance-evidence.ts";
import type { ComplianceInput } from "./compliance-input.ts";
import type { ComplianceForce, ComplianceRow, ComplianceSection } from "./compliance-row.ts";
import { demandText } from "./demand-text.ts";
import { evaluateClause } from "./evaluate-clause.ts";
import { findClause, instrumentOf } from "./find-clause.ts";
import { originOfClause, originRank, originText, type Origin } from "./origin.ts";
import { replacements, type Replacement } from "./replacement.ts";
import type { Text } from "./text.ts";
import { adoptedChain, targetChain } from "./threshold-chain.ts";
import { thresholdText } from "./threshold-text.ts";

/** What the rows of a board are written from, gathered once. */
interface Board {
  readonly input: ComplianceInput;
  readonly judged: readonly JudgedItem[];
  readonly replaced: ReadonlyMap<string, Replacement>;
  /** What facts and indices found, by clause; what was entered wins over what was read off. */
  readonly findings: ReadonlyMap<string, ClauseFinding>;
}

/** Gathers what the rows of one project are written from. Throws `clause-unknown` on a pack without the clauses that facts are read for. */
export function boardOf(input: ComplianceInput): Board {
  const { pack, dossier, record, findings } = input;
  const known = [...profileFindings({ pack, dossier, record }), ...indexFindings(input), ...findings];
  return {
    input,
    judged: judgeRecord(dossier, record ?? { readings: [] }, pack),
    replaced: replacements(dossier.outline, pack),
    findings: new Map(known.map((finding) => [finding.clauseId, finding])),
  };
}

/** What the indices say about the inputs the record holds; inputs an index refuses say nothing here. */
function indexFindings({ pack, dossier, record }: ComplianceInput): readonly ClauseFinding[] {
  return (record?.readings ?? []).flatMap((reading) => {
    const read: string | undefined = dossier.outline.items.find(({ id }) => id === reading.testItemId)?.instrument;
    const index = indexIds.find((id) => id === read);
    if (index === undefined) return [];
    try {
      return computeIndex(index, reading.values, { pack, rules: dossier.rules }).findings;
    } catch (error) {
      if (error instanceof Refusal) return [];
      throw error;
    }
  });
}

/** One row for every requirement of every test item. */
export function requirementRows(board: Board): readonly ComplianceRow[] {
  const { items } = board.input.dossier.outline;
  return items.flatMap((item) => item.requirements.map((requirement) => requirementRow(board, item, requirement)));
}

function requirementRow(board: Board, item: TestItem, requirement: Requirement): ComplianceRow {
  const { pack, dossier } = board.input;
  const { source, adoption, demand } = requirement;
  const judged = board.judged.find(({ testItemId }) => testItemId === item.id) ?? null;
  const row = judged?.judgement.rows.find(({ requirementId }) => requirementId === requirement.id) ?? null;
  const target = source.type === "target" ? dossier.targets.find(({ id }) => id === source.targetId) : undefined;
  const clause = source.type === "clause" ? findClause(pack, source.clauseId) : null;
  const origin = originOf(dossier, item, requirement, pack);
  const metric = judged === null || judged.measurement === null ? null : findMetric(judged.measurement, demand.metric);
  const replaced = source.type === "clause" ? (board.replaced.get(source.clauseId) ?? null) : null;
  const judgedBy = answerOf(board, clause, row);
  const elsewhere = clause === null ? null : belongsElsewhere(pack, clause, dossier.profile);
  return {
    ...clauseParts(board, clause),
    id: `requirement:${requirement.id}`,
    section: elsewhere === null ? sectionOf(origin) : "elsewhere",
    title: target === undefined ? (clause?.metric ?? same(item.title)) : same(target.name),
    demand: demandText(demand),
    origin: originParts(origin),
    force: judgedBy.verdict === "not-applicable" ? "none" : forceOf(adoption, target),
    verdict: judgedBy.verdict,
    reason: judgedBy.reason,
    trace: metric?.state === "measured" ? metric.trace : judgedBy.trace,
    support: row?.support ?? null,
    deciding: row?.deciding ?? false,
    vetoes: source.type === "target" && (row?.vetoes ?? false),
    replacedBy: replaced?.row ?? null,
    notHere: elsewhere?.cause ?? null,
    chain:
      target !== undefined
        ? targetChain(target)
        : clause === null
          ? [{ stage: "current", demand: demandText(demand), reason: null, approval: null }]
          : adoptedChain(pack, clause, demand, requirement.reason),
    evidence: [
      { type: "test-item", testItemId: item.id, no: item.no, title: item.title },
      ...materialEvidence(board.input, item, clause),
      ...(judgedBy.basis === null ? [] : [{ type: "fact" as const, words: judgedBy.basis }]),
    ],
  };
}

type Answer = Pick<ClauseFinding, "verdict" | "reason" | "trace"> & { readonly basis: Text | null };

/** The judgement of a requirement; where its demand gives none, what an index or a fact found about the clause it adopts. */
function answerOf({ findings }: Board, clause: Clause | null, row: VerdictRow | null): Answer {
  const finding = clause === null ? undefined : findings.get(clause.id);
  const open = row === null || row.verdict === "undetermined" || row.verdict === "not-specified";
  if (finding !== undefined && open) return finding;
  return {
    verdict: row?.verdict ?? "undetermined",
    reason: row?.reason ?? { zh: "尚未判定", en: "Not judged yet" },
    trace: null,
    basis: null,
  };
}

/** Targets no test item verifies yet: they are not forgotten, and not judged. */
export function openTargetRows(board: Board): readonly ComplianceRow[] {
  const { dossier } = board.input;
  const verified = new Set(
    dossier.outline.items
      .flatMap(({ requirements }) => requirements)
      .flatMap(({ source }) => (source.type === "target" ? [source.targetId] : [])),
  );
  return dossier.targets
    .filter(({ id }) => !verified.has(id))
    .map((target) => ({
      ...clauseParts(board, null),
      id: `target:${target.id}`,
      section: "targets",
      title: same(target.name),
      demand: demandText(target.demand),
      origin: originParts({ from: "task-contract", target: target.no }),
      force: target.binding,
      verdict: "undetermined",
      reason: { zh: "大纲尚未安排核验方式", en: "The outline does not say yet how it is verified" },
      trace: null,
      support: null,
      deciding: false,
      vetoes: false,
      replacedBy: null,
      notHere: null,
      chain: targetChain(target),
      evidence: [],
    }));
}

/** One row for every clause that is not a requirement of a test item already. */
export function clauseRows(board: Board): readonly ComplianceRow[] {
  const { pack, dossier } = board.input;
  const measured = new Set(
    dossier.outline.items
      .flatMap(({ requirements }) => requirements)
      .flatMap(({ source }) => (source.type === "clause" ? [source.clauseId] : [])),
  );
  return applicability(pack, dossier.profile)
    .filter(({ clause }) => !measured.has(clause.id))
    .map((place) => clauseRow(board, place));
}

function clauseRow(board: Board, place: Applicability): ComplianceRow {
  const { pack, choices } = board.input;
  const { clause } = place;
  const choice = choices.findLast(({ clauseId }) => clauseId === clause.id) ?? null;
  const here = place.status === "checked-here";
  const adopted = here && choice?.adoption === "binding";
  const origin: Origin = adopted ? { from: "outline", item: null, adopts: clause.ref } : originOfClause(pack, clause);
  const replaced = here ? (board.replaced.get(clause.id) ?? null) : null;
  const finding = here ? (board.findings.get(clause.id) ?? null) : null;
  const judged = judgedClause(board, place, choice, replaced, finding);
  const demand = thresholdText(pack, clause);
  return {
    ...clauseParts(board, clause),
    id: `clause:${clause.id}`,
    section: here ? sectionOf(origin) : "elsewhere",
    title: clause.metric,
    demand,
    origin: originParts(origin),
    force: judged.verdict === "not-applicable" ? "none" : adopted ? "binding" : "reference",
    ...judged,
    trace: judged.verdict === finding?.verdict ? finding.trace : null,
    support: null,
    deciding: false,
    vetoes: false,
    replacedBy: replaced?.row ?? null,
    notHere: place.status === "checked-here" ? null : place.cause,
    chain: clause.threshold === null ? [] : [{ stage: "current", demand, reason: null, approval: null }],
    evidence: here
      ? [
          ...materialEvidence(board.input, null, clause),
          ...(finding === null ? [] : [{ type: "fact" as const, words: finding.basis }]),
        ]
      : [],
  };
}

function judgedClause(
  { input: { pack } }: Board,
  place: Applicability,
  choice: ComplianceInput["choices"][number] | null,
  replaced: Replacement | null,
  finding: ClauseFinding | null,
): Pick<ComplianceRow, "verdict" | "reason"> {
  if (place.status !== "checked-here") return { verdict: "not-applicable", reason: place.reason };
  if (choice?.adoption === "not-applicable") {
    const { reason } = choice;
    return {
      verdict: "not-applicable",
      reason: reason === "" ? { zh: "未说明理由", en: "No reason is given" } : same(reason),
    };
  }
  if (replaced !== null) return { verdict: "not-applicable", reason: replaced.words };
  if (finding !== null) return { verdict: finding.verdict, reason: finding.reason };
  const how = instrumentOf(pack, place.clause)?.title ?? { zh: "人工填报", en: "entered by hand" };
  const missing = { zh: `尚无核查结果（${how.zh}）`, en: `Nothing was checked yet (${how.en.toLowerCase()})` };
  return evaluateClause(pack, place.clause, { form: "missing", missing: [missing] });
}

/** What a row says about the clause it speaks for, and those that state the same. */
function clauseParts(
  { input: { pack } }: Board,
  clause: Clause | null,
): Pick<ComplianceRow, "soft" | "clauses" | "ambiguities"> {
  if (clause === null) return { soft: false, clauses: [], ambiguities: [] };
  const same = pack.clauses.filter(({ checkedWith }) => checkedWith === clause.id);
  const numbers = [clause, ...same].flatMap(({ ambiguities }) => ambiguities);
  return {
    soft: clause.soft,
    clauses: [clause.id, ...same.map(({ id }) => id)],
    ambiguities: [...new Set(numbers)].toSorted((left, right) => left - right),
  };
}

function originParts(origin: Origin): ComplianceRow["origin"] {
  return { rank: originRank(origin), words: originText(origin) };
}

const sectionsByOrigin = {
  "task-contract": "targets",
  outline: "outline",
  "house-rules": "outline",
  standard: "standard",
  panel: "panel",
  nothing: "standard",
} as const satisfies Record<Origin["from"], ComplianceSection>;

function sectionOf(origin: Origin): ComplianceSection {
  return sectionsByOrigin[origin.from];
}

function forceOf(adoption: Requirement["adoption"], target: Pick<Target, "binding"> | undefined): ComplianceForce {
  if (adoption !== "binding") return adoption === "reference" ? "reference" : "none";
  return target?.binding ?? "binding";
}

function same(text: string): Text {
  return { zh: text, en: text };
}
