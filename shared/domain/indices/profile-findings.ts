import { conveningBody } from "../dossier/convening.ts";
import type { Dossier } from "../dossier/dossier.ts";
import type { Instrument } from "../dossier/outline.ts";
import type { JointRecord } from "../record/joint-record.ts";
import type { ClauseFinding } from "../standard/clause-finding.ts";
import type { ClauseAnswer } from "../standard/evaluate-clause.ts";
import { findSector } from "../standard/find-clause.ts";
import type { KindRules } from "../standard/kind-schema.ts";
import type { StandardPack } from "../standard/pack-schema.ts";
import type { Text } from "../standard/text.ts";
import { focusFindings, treeFindings, weightFindings } from "./form-findings.ts";
import { clauseOf, findingOf } from "./index-result.ts";
import { ipShares } from "./ip-shares.ts";
import { teamComposition, teamOfProfile } from "./team-composition.ts";

/** What clauses can be answered from without anyone entering anything more. */
export interface FactSource {
  readonly pack: StandardPack;
  readonly dossier: Pick<Dossier, "profile" | "outline" | "panel" | "rules">;
  /** Null before the sitting. */
  readonly record: Pick<JointRecord, "readings" | "materialChecks" | "questions" | "events"> | null;
}

/** Findings on the clauses that the profile, the panel list, the score form and the record answer by themselves. */
export function profileFindings(source: FactSource): readonly ClauseFinding[] {
  const { pack, dossier } = source;
  const { profile, rules } = dossier;
  const of = (clauseId: string, answer: ClauseAnswer, zh: string, en: string): ClauseFinding =>
    findingOf(pack, clauseId, answer, { trace: null, basis: { zh, en } });
  const context = { pack, rules };
  const form = rules.kinds.find(({ id }) => id === profile.kind);
  const formBasis: Text = {
    zh: `评审操作细则：${form?.title.zh ?? ""}评审表`,
    en: `House rules: form of the ${form?.title.en ?? ""}`,
  };
  return [
    of("scope.region", region(profile.region), "项目信息：实施地", "Profile: place"),
    of("scope.field", field(pack, profile.sector), "项目信息：行业", "Profile: sector"),
    sectorFinding(pack, profile.sector),
    of("scope.process", phase(pack, profile.kind), "评审类型", "Kind of review"),
    of("scope.status", { form: "choice", choice: adoption(dossier.outline) }, "验收大纲", "Outline"),
    of("init.plan.milestone", count(profile.milestones.length, "个"), "项目信息：里程碑", "Profile: milestones"),
    of("acc.panel.mix", panelMix(source), "专家组名单", "Panel list"),
    of("acc.dims", dimensions(source), "验收大纲：测试项", "Outline: test items"),
    of("acc.process", stages(source), "评审记录", "Joint record"),
    ...teamComposition(teamOfProfile(profile), context).findings,
    ...ipShares(
      {
        parties: profile.participants
          .filter(({ role }) => role !== "test-lab" && role !== "audit-firm" && role !== "user")
          .map(({ name, kind, share }) => ({ name, kind, share, inputFen: null })),
        source: "项目信息",
        tolerance: null,
      },
      context,
    ).findings,
    ...(form === undefined ? [] : reviewedBy(form, dossier.profile, pack)),
    ...(form === undefined ? [] : weightFindings(form, pack, formBasis)),
    ...(form === undefined ? [] : focusFindings(form, pack, formBasis)),
    // Only a form whose first level the standard weighs as a tree of performance is held against what it says of that tree.
    ...(form?.weightClauses.some(({ clause }) => clause === "perf.w.innov") === true
      ? treeFindings(form.criteria, pack, formBasis)
      : []),
  ];
}

/**
 * Whether the panel is the one the clause asks for that the house rules name beside it (mech.2.review): the alliance's experts for a major project, a
 * committee for every other. Nothing where no clause is named.
 */
function reviewedBy(form: KindRules, profile: Dossier["profile"], pack: StandardPack): readonly ClauseFinding[] {
  const { body, clause } = conveningBody(form, profile);
  if (clause === null) return [];
  const basis = { zh: "评审操作细则：专家组由谁组建", en: "House rules: whose panel" };
  const [asked, other] =
    profile.tier === "major" ? (["alliance", "committee"] as const) : (["committee", "alliance"] as const);
  if (body === asked)
    return [findingOf(pack, clause, { form: "choice", choice: reviewItems[body] }, { trace: null, basis })];
  const name = (one: typeof body): Text =>
    clauseOf(pack, clause).items?.find(({ id }) => id === reviewItems[one]) ?? { zh: one, en: one };
  const reason = {
    zh: `${profile.tier === "major" ? "重大项目" : "一般项目"}须${name(asked).zh}，现为${name(other).zh}`,
    en: `${profile.tier === "major" ? "A major" : "An ordinary"} project asks for ${name(asked).en.toLowerCase()}, and has ${name(other).en.toLowerCase()}`,
  };
  return [{ clauseId: clause, verdict: "unmet", reason, trace: null, basis }];
}

const reviewItems = { alliance: "alliance-experts", committee: "committee" } as const;

/** Only the name of the region proves it; a place without it is asked about, not refused. */
function region(place: string): ClauseAnswer {
  if (/广西|guangxi/i.test(place)) return { form: "choice", choice: "guangxi" };
  return missing(
    place.trim() === "" ? "缺少实施地" : `实施地“${place}”是否在广西须核对`,
    place.trim() === "" ? "The place is missing" : `Whether “${place}” is in Guangxi must be checked`,
  );
}

function field(pack: StandardPack, sector: string): ClauseAnswer {
  const found = findSector(pack, sector);
  return found === null ? outsideList(sector) : { form: "choice", choice: found.field };
}

/** Clause scope.sectors is an open list (ambiguity 1): a sector of annex A is in, any other needs a reason. */
function sectorFinding(pack: StandardPack, sector: string): ClauseFinding {
  const quoted = { trace: null, basis: { zh: "项目信息：行业", en: "Profile: sector" } };
  const found = findSector(pack, sector);
  const { threshold } = clauseOf(pack, "scope.sectors");
  if (found === null || !found.listed) return findingOf(pack, "scope.sectors", outsideList(sector), quoted);
  if (Array.isArray(threshold) && threshold.includes(found.id))
    return findingOf(pack, "scope.sectors", { form: "choice", choice: found.id }, quoted);
  return {
    clauseId: "scope.sectors",
    verdict: "met",
    reason: {
      zh: `附录A 列有${found.title.zh}（清单开放）`,
      en: `Annex A names ${found.title.en.toLowerCase()} (the list is open)`,
    },
    ...quoted,
  };
}

function outsideList(sector: string): ClauseAnswer {
  return sector.trim() === ""
    ? missing("缺少行业", "The sector is missing")
    : missing(`“${sector}”不在所列行业内，须说明理由`, `“${sector}” is outside the list and needs a reason`);
}

/** The phase the pack counts a kind of review to. */
function phase(pack: StandardPack, kind: Dossier["profile"]["kind"]): ClauseAnswer {
  const choice = pack.kinds.find(({ id }) => id === kind)?.phase ?? null;
  return choice === null ? missing("未写明所处阶段", "The phase is not stated") : { form: "choice", choice };
}

/** How this review uses the standard: only what the outline adopts binds (ambiguities 2, 42). */
function adoption({ items }: Dossier["outline"]): string {
  const adoptions = items
    .flatMap(({ requirements }) => requirements)
    .flatMap(({ source, adoption: how }) => (source.type === "clause" ? [how] : []));
  return adoptions.includes("binding") ? "adopted" : adoptions.includes("reference") ? "reference" : "not-used";
}

/** One of each category among those who sit; alternates and whoever stepped back do not. */
function panelMix({ dossier }: FactSource): ClauseAnswer {
  if (dossier.panel.length === 0) return missing("专家组名单为空", "The panel list is empty");
  const seated = dossier.panel.filter(({ position, conflict }) => position !== "alternate" && !conflict);
  const of = (category: string) => seated.filter((member) => member.category === category).length;
  return { form: "counts", counts: { technical: of("technical"), industry: of("industry"), finance: of("finance") } };
}

/** What a test item is about, by the instrument that reads it; any other may be about either and says nothing. */
const technical: readonly Instrument[] = [
  "confusion",
  "latency",
  "availability",
  "throughput",
  "speed-up",
  "compression",
];
const economic: readonly Instrument[] = ["before-after", "payback", "yield"];

function dimensions({ dossier }: FactSource): ClauseAnswer {
  const used = dossier.outline.items.map(({ instrument }) => instrument);
  const present = [
    ...(used.some((one) => technical.includes(one)) ? ["technical"] : []),
    ...(used.some((one) => economic.includes(one)) ? ["economic"] : []),
  ];
  const open = used.some((one) => !technical.includes(one) && !economic.includes(one));
  return { form: "items", present, unchecked: open ? ["technical", "economic"] : [] };
}

/** The three stages, in any order (ambiguity 30); one that left no trace is absent only once the applicant has left. */
function stages({ record }: FactSource): ClauseAnswer {
  const all = ["materials", "demonstration", "questions"];
  if (record === null) return { form: "items", present: [], unchecked: all };
  const present = [
    ...(record.materialChecks.length > 0 ? ["materials"] : []),
    ...(record.readings.length > 0 ? ["demonstration"] : []),
    ...(record.questions.length > 0 ? ["questions"] : []),
  ];
  const over = record.events.some(({ event }) => event === "applicant-left");
  return { form: "items", present, unchecked: over ? [] : all };
}

function count(value: number, unit: string): ClauseAnswer {
  return { form: "quantity", value: String(value), unit };
}

function missing(zh: string, en: string): ClauseAnswer {
  return { form: "missing", missing: [{ zh, en }] };
}
