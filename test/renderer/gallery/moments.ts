import Papa from "papaparse";
import { columnMappingSchema, readRows } from "#shared/domain/measurement/csv-readings.ts";
import type { JointRecord } from "#shared/domain/record/joint-record.ts";
import { loadStandardPack } from "#shared/domain/standard/load-pack.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import type { ReviewFacts, Actor } from "#shared/domain/sitting/facts.ts";
import { actions, gateOf } from "#shared/domain/sitting/gates.ts";
import { stagesOf } from "#shared/domain/sitting/stages.ts";
import type { ReviewView } from "#shared/contract/reviews.ts";
import packText from "#resources/standards/tgxdsl-140-2025-draft/pack.json?raw";
import clausesText from "#resources/standards/tgxdsl-140-2025-draft/clauses.json?raw";
import scenariosText from "#resources/standards/tgxdsl-140-2025-draft/scenarios.json?raw";
import ambiguitiesText from "#resources/standards/tgxdsl-140-2025-draft/ambiguities.json?raw";
import faultsCsv from "#resources/demo/machine-shop/materials/12-现场导出.csv?raw";
import latencyCsv from "#resources/demo/machine-shop/materials/12-2-推理时延.csv?raw";
import { digest, sampleId } from "./sample.ts";
import { dossier, dossierId, materials, outline, panel, rules, story } from "./story.ts";

export const standard = loadStandardPack({
  pack: JSON.parse(packText),
  clauses: JSON.parse(clausesText),
  scenarios: JSON.parse(scenariosText),
  ambiguities: JSON.parse(ambiguitiesText),
}).content;

export const memberId = (key: string | null): string | null => {
  const at = story.panel.findIndex((member) => member.key === key);
  return at < 0 ? null : (panel[at]?.identityId ?? null);
};
export const itemId = (no: string) => outline.items.find((item) => item.no === no)?.id ?? sampleId(0);
const materialId = (no: string) => materials.find((material) => material.no === no)?.id ?? sampleId(0);

function readingOf(reading: (typeof story.readings)[number]): JointRecord["readings"][number] {
  const { item, source, sampledBy, environment, witness, remark } = reading;
  const common = { testItemId: itemId(item), sampledBy, environment, witness, remark };
  if (source.type !== "csv") {
    const from =
      source.type === "typed"
        ? { type: "typed" as const }
        : { type: "material" as const, materialId: materialId(source.material) };
    return { ...common, values: JSON.parse(JSON.stringify(reading.values)), source: from };
  }
  const rows = Papa.parse<string[]>((item === "2.3" ? faultsCsv : latencyCsv).replace(/^\uFEFF/, "")).data;
  const read = readRows(rows, columnMappingSchema.parse(source.mapping), []);
  if (!read.ok) throw new Error(`bad rows in ${item}: ${JSON.stringify(read.bad.slice(0, 2))}`);
  return {
    ...common,
    values: JSON.parse(JSON.stringify(read.values)),
    source: {
      type: "csv",
      fileName: item === "2.3" ? "现场导出.csv" : "推理时延.csv",
      digest: digest(item),
      rows: read.used,
      leftOut: [],
    },
  };
}

export const fullRecord: JointRecord = {
  reviewId: dossierId,
  dossier: digest("dossier"),
  version: 1,
  attendance: story.attendance.map(({ member, ...entry }) => ({ ...entry, identityId: memberId(member) })),
  events: story.events,
  paperCommitments: [],
  materialChecks: story.materialChecks.map(({ material, present, originalSeen, verdict, remark }) => ({
    materialId: materialId(material),
    present,
    originalSeen,
    verdict,
    remark,
  })),
  finance: story.finance,
  readings: story.readings.map(readingOf),
  questions: story.questions.map((question) => ({ ...question, askedBy: memberId(question.askedBy) })),
  supplements: story.supplements,
};

/** How far the meeting has come. */
export type Moment = "begun" | "demo" | "closed" | "revealed" | "frozen" | "voted" | "signed";
const moments: readonly Moment[] = ["begun", "demo", "closed", "revealed", "frozen", "voted", "signed"];
export const reached = (moment: Moment, at: Moment) => moments.indexOf(moment) >= moments.indexOf(at);

export function recordAt(moment: Moment): JointRecord {
  if (reached(moment, "closed")) return fullRecord;
  return {
    ...fullRecord,
    events: fullRecord.events.filter(
      ({ event }) =>
        reached(moment, "demo") && ["outline-confirmed", "test-group-named", "presentation-held"].includes(event),
    ),
    readings: reached(moment, "demo") ? fullRecord.readings.slice(0, 10) : [],
    materialChecks: reached(moment, "demo") ? fullRecord.materialChecks : fullRecord.materialChecks.slice(0, 5),
    questions: fullRecord.questions.slice(0, 2),
    attendance: reached(moment, "demo") ? fullRecord.attendance : fullRecord.attendance.slice(0, 3),
  };
}

const { stages, gates } = kindRules(rules, "acceptance");
const acceptanceOrder = { stages, gates };

export function factsAt(moment: Moment): ReviewFacts {
  const record = recordAt(moment);
  const votes = { for: 3, against: 2, abstain: 0, notCast: 0, needed: 4, complete: true };
  const voted = panel.filter(({ position }) => position !== "alternate").map(({ identityId }) => identityId);
  return {
    reviewId: dossierId,
    dossier: digest("dossier"),
    order: acceptanceOrder,
    members: panel.map(({ identityId, name, category, position, conflict }, index) => ({
      identityId,
      name,
      category,
      position,
      present: position !== "alternate",
      committed: reached(moment, "demo") || index === 0,
      recused: conflict,
      confirmedRecord: reached(moment, "revealed"),
      objected: false,
      sheet: reached(moment, "revealed") ? "revealed" : reached(moment, "closed") && index < 3 ? "sealed" : "none",
      cosigned: reached(moment, "signed"),
      refused: false,
    })),
    outlineConfirmed: record.events.some(({ event }) => event === "outline-confirmed"),
    events: Object.fromEntries(record.events.map(({ event, at }) => [event, at])),
    materials: { checked: record.materialChecks.length, total: materials.length },
    tests: { read: record.readings.length, total: outline.items.length },
    questions: { open: 1, total: record.questions.length },
    suspicions: 0,
    record: reached(moment, "closed") ? digest("record") : null,
    reveal: reached(moment, "revealed") ? digest("reveal") : null,
    opinion: reached(moment, "frozen") ? digest("opinion") : null,
    rounds: reached(moment, "voted")
      ? [
          { opinion: digest("first"), proposal: "passed", ...votes, carried: false, voted },
          { opinion: digest("opinion"), proposal: "rectification", ...votes, for: 5, against: 0, carried: true, voted },
        ]
      : [],
    outcome: reached(moment, "voted") ? "rectification" : null,
    result: reached(moment, "signed") ? digest("result") : null,
    receipt: null,
  };
}

export type Who = "recorder" | "chair" | "member";

export function actorFor(who: Who): Actor {
  const member = panel[who === "chair" ? 0 : 1];
  if (who === "recorder" || member === undefined)
    return { identityId: dossier.recorder.identityId, recorder: true, secretariat: false, position: null };
  return { identityId: member.identityId, recorder: false, secretariat: false, position: member.position };
}

export function viewAt(moment: Moment, who: Who): ReviewView {
  const facts = factsAt(moment);
  const actor = actorFor(who);
  return {
    reviewId: dossierId,
    sittingId: sampleId(500),
    version: 3,
    dossierDigest: digest("dossier"),
    facts,
    stages: stagesOf(facts, actor),
    gates: Object.fromEntries(actions.map((action) => [action, gateOf(action, facts, actor)])) as ReviewView["gates"],
    position: actor.position,
    recorder: actor.recorder,
    packs: { standard: "7d2e91c0", rules: "b41f02aa" },
  };
}
