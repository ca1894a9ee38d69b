import { aggregate } from "#shared/domain/scoring/aggregate.ts";
import { liveTotal } from "#shared/domain/scoring/live-total.ts";
import { spread } from "#shared/domain/scoring/spread.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { Refused } from "./fake-host.ts";
import type { Answers } from "./fake-host.ts";
import { actorFor, itemId, memberId, reached } from "./moments.ts";
import type { Moment, Who } from "./moments.ts";
import { digest } from "./sample.ts";
import { dossier, dossierId, panel, story } from "./story.ts";

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
            grade: null,
            passMark: null,
            spread: spread(input),
          }
        : new Refused({ code: "gate-closed", details: { reason: "评审表尚未揭示", opens: "组长揭示后开放" } }),
    opinion: () => ({
      draft: who === "chair" ? drafted : drafted,
      ownDissent: null,
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
