import Papa from "papaparse";
import { columnMappingSchema, readRows } from "#shared/domain/measurement/csv-readings.ts";
import { judgeRecord } from "#shared/domain/record/judge-record.ts";
import type { JointRecord } from "#shared/domain/record/joint-record.ts";
import { loadStandardPack } from "#shared/domain/standard/load-pack.ts";
import type { ReviewFacts, Actor } from "#shared/domain/sitting/facts.ts";
import { aggregate } from "#shared/domain/scoring/aggregate.ts";
import { liveTotal } from "#shared/domain/scoring/live-total.ts";
import { spread } from "#shared/domain/scoring/spread.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { actions, gateOf } from "#shared/domain/sitting/gates.ts";
import { stagesOf } from "#shared/domain/sitting/stages.ts";
import type { ReviewView } from "#shared/contract/reviews.ts";
import packText from "#resources/standards/tgxdsl-140-2025-draft/pack.json?raw";
import clausesText from "#resources/standards/tgxdsl-140-2025-draft/clauses.json?raw";
import scenariosText from "#resources/standards/tgxdsl-140-2025-draft/scenarios.json?raw";
import ambiguitiesText from "#resources/standards/tgxdsl-140-2025-draft/ambiguities.json?raw";
import faultsCsv from "#resources/demo/machine-shop/materials/12-现场导出.csv?raw";
import latencyCsv from "#resources/demo/machine-shop/materials/12-2-推理时延.csv?raw";
import { Refused } from "./fake-host.ts";
import type { Answers } from "./fake-host.ts";
import { digest, sampleId, workstationAnswers } from "./sample.ts";
import { dossier, dossierId, materials, outline, panel, story, targets } from "./story.ts";

export const standard = loadStandardPack({
  pack: JSON.parse(packText),
  clauses: JSON.parse(clausesText),
  scenarios: JSON.parse(scenariosText),
  ambiguities: JSON.parse(ambiguitiesText),
}).content;

const memberId = (key: string | null): string | null => {
  const at = story.panel.findIndex((member) => member.key === key);
  return at < 0 ? null : (panel[at]?.identityId ?? null);
};
const itemId = (no: string) => outline.items.find((item) => item.no === no)?.id ?? sampleId(0);
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
const reached = (moment: Moment, at: Moment) => moments.indexOf(moment) >= moments.indexOf(at);

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

export function factsAt(moment: Moment): ReviewFacts {
  const record = recordAt(moment);
  const votes = { for: 3, against: 2, abstain: 0, notCast: 0, needed: 4, complete: true };
  const voted = panel.filter(({ position }) => position !== "alternate").map(({ identityId }) => identityId);
  return {
    reviewId: dossierId,
    dossier: digest("dossier"),
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
    })),
    outlineConfirmed: record.events.some(({ event }) => event === "outline-confirmed"),
    events: Object.fromEntries(record.events.map(({ event, at }) => [event, at])),
    materials: { checked: record.materialChecks.length, total: materials.length },
    tests: { read: record.readings.length, total: outline.items.length },
    questions: { open: 1, total: record.questions.length },
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

/** Everything a review answers at a moment, to one of its people. */
export function reviewAnswers(moment: Moment, who: Who): Answers {
  const record = recordAt(moment);
  const { identityId, position, recorder } = actorFor(who);
  const member = panel.find((one) => one.identityId === identityId);
  return {
    ...workstationAnswers,
    seats: {
      list: () => [],
      current: () => ({
        identityId,
        name: member?.name ?? dossier.recorder.name,
        unit: member?.unit ?? "联盟秘书处",
        roles: recorder ? ["recorder"] : ["expert"],
        category: position === null ? null : (member?.category ?? null),
        enrolled: true,
      }),
    },
    reviews: {
      sittings: () => [],
      read: () => viewAt(moment, who),
      dossier: () => dossier,
    },
    ...(who === "recorder" ? {} : { sheets: sheetAnswers(moment, who) }),
    chair: chairAnswers(moment, who),
    record: {
      read: () => ({
        record,
        tests: judgeRecord({ targets: [...targets], outline }, record, standard).map((item) => ({ ...item })),
        signed: factsAt(moment).record,
        changedSince: false,
        responses: reached(moment, "closed")
          ? [
              { identityId: sampleId(1), stance: "confirmed", text: "", at: "2026-11-20T15:02:00+08:00" },
              {
                identityId: sampleId(2),
                stance: "objected",
                text: "第 2.3 项应另记阈值。",
                at: "2026-11-20T15:05:00+08:00",
              },
            ]
          : [],
      }),
      write: () => null,
      project: () => null,
      previewCsv: () => ({
        preview: sampleId(77),
        fileName: "现场导出.csv",
        columns: ["记录号", "转速", "扭矩", "实际故障", "判定故障"],
        rows: 3000,
        sample: [
          ["1", "1551", "42.8", "否", "否"],
          ["2", "1408", "46.3", "否", "否"],
        ],
      }),
      importCsv: () => ({
        state: "bad-rows",
        bad: [
          { line: 118, column: "判定故障", reason: { zh: "标签为空", en: "empty" } },
          { line: 1204, column: null, reason: { zh: "应有 5 列，实有 4 列", en: "4 columns" } },
        ],
      }),
    },
  };
}

/** What a member's private desk answers at a moment. */
export function sheetAnswers(moment: Moment, who: "chair" | "member"): NonNullable<Answers["sheets"]> {
  const own = story.sheets[who === "chair" ? 0 : 1];
  const actor = actorFor(who);
  const category = panel.find(({ identityId }) => identityId === actor.identityId)?.category ?? "technical";
  const scores = own?.scores.slice(0, -2) ?? [];
  const at = "2026-11-20T15:20:00+08:00";
  const form = kindRules(dossier.rules, "acceptance").criteria;
  return {
    read: () => ({
      entries: [
        {
          key: `finding:test-item:${itemId("2.3")}`,
          at,
          value: {
            kind: "finding",
            text: "召回不足意味着每三次故障漏报一次。答辩时问：漏报集中在哪类故障？是否愿意调低阈值？",
          },
        },
        { key: "note:general", at, value: { kind: "note", text: "下午问经费：设备费结余 29.6 万的去向。" } },
        ...scores.map((score) => ({
          key: `score:${score.criterionId}`,
          at,
          value: { kind: "score" as const, ...score },
        })),
      ],
      total: reached(moment, "closed")
        ? liveTotal({ form, category, scores, notApplicable: [], rule: dossier.rules.scoring })
        : null,
      signed: reached(moment, "revealed") ? digest("sheet") : null,
    }),
    write: () => ({ at }),
    preview: () => ({
      sheet: {
        reviewId: dossierId,
        dossier: digest("dossier"),
        memberId: actor.identityId,
        category,
        scores: [],
        findings: [],
        comment: "",
      },
      words: [
        { zh: "我签署本人对《数控加工设备预测性维护系统》的评审表。", en: "I sign my own sheet." },
        { zh: "技术指标：12 分（满分 20 分）", en: "Technical targets: 12 of 20" },
      ],
      total: "72.5",
    }),
    sign: () => ({ digest: digest("sheet") }),
  };
}

/** What the chair's group answers at a moment. */
export function chairAnswers(moment: Moment, who: Who): NonNullable<Answers["chair"]> {
  const drafted = story.rounds.at(-1)?.opinion ?? story.rounds[0]?.opinion;
  if (drafted === undefined) throw new Error("the story has no opinion");
  const sheets = story.sheets.map((sheet) => ({
    reviewId: dossierId,
    dossier: digest("dossier"),
    memberId: memberId(sheet.member) ?? "",
    category: story.panel.find(({ key }) => key === sheet.member)?.category ?? ("technical" as const),
    scores: sheet.scores,
    findings: [],
    comment: sheet.comment,
  }));
  const input = {
    form: kindRules(dossier.rules, "acceptance").criteria,
    members: sheets.map((sheet) => ({ id: sheet.memberId, category: sheet.category })),
    scores: sheets.flatMap((sheet) =>
      sheet.scores.map(({ criterionId, score }) => ({ memberId: sheet.memberId, criterionId, score })),
    ),
    notApplicable: [],
    rule: dossier.rules.scoring,
  };
  const opinion = (version: number) => ({
    reviewId: dossierId,
    dossier: digest("dossier"),
    reveal: digest("reveal"),
    record: digest("record"),
    version,
    ...drafted,
  });
  return {
    scores: () =>
      reached(moment, "revealed")
        ? {
            sheets,
            channels: Object.fromEntries(
              sheets.map((sheet, index) => [sheet.memberId, index === 3 ? "paper" : "seat"]),
            ),
            aggregate: aggregate(input),
            spread: spread(input),
          }
        : new Refused({ code: "gate-closed", details: { reason: "评审表尚未揭示", opens: "组长揭示后开放" } }),
    opinion: () => ({
      draft: who === "chair" ? drafted : drafted,
      frozen: reached(moment, "frozen") ? [{ digest: digest("opinion"), opinion: opinion(1) }] : [],
      sources: reached(moment, "revealed")
        ? [
            {
              kind: "test-item",
              basis: "大纲 2.3",
              text: "故障识别：任务书 指标3，57.84 % < 90 %",
              weight: { zh: "未达到", en: "unmet" },
            },
            {
              kind: "question",
              basis: "质询 2",
              text: "任务书写的是故障召回率，自评表为什么改用准确率？→ 我们理解两者等同，未另行报批。",
              weight: { zh: "未澄清", en: "not clarified" },
            },
            {
              kind: "finding",
              basis: "专家2 审核意见",
              text: "大纲 2.3：召回不足意味着每三次故障漏报一次。",
              weight: { zh: "审核意见", en: "finding" },
            },
            {
              kind: "objection",
              basis: "异议 1",
              text: "第 2.3 项应另记阈值。",
              weight: { zh: "异议", en: "objection" },
            },
          ]
        : [],
      next: reached(moment, "voted")
        ? null
        : {
            proposal: "rectification",
            skipped: [{ zh: "“通过”：约束性指标未达到，按细则否决", en: "Passed: vetoed" }],
          },
    }),
    writeOpinion: () => null,
    vote: () => ({ digest: digest("vote") }),
    freeze: () => ({ digest: digest("opinion") }),
  };
}
