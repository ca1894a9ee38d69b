import type { ReactNode } from "react";
import type { ProjectionView } from "#shared/contract/reviews.ts";
import { judgeRecord } from "#shared/domain/record/judge-record.ts";
import { fullRecord, standard, viewAt } from "../moments.ts";
import { reviewAnswers } from "../review.ts";
import { digest, sampleId, workstationAnswers } from "../sample.ts";
import type { Answers } from "../fake-host.ts";
import { dossierId, outline, panel, story, targets } from "../story.ts";
import { inApp } from "./workstation.tsx";

const papers: NonNullable<Answers["documents"]> = {
  list: () => [
    {
      document: "acceptance-outline",
      memberId: null,
      title: { zh: "验收（测试）大纲", en: "Outline" },
      audiences: ["applicant", "panel"],
      closed: null,
    },
    {
      document: "attendance",
      memberId: null,
      title: { zh: "会议签到表", en: "Attendance" },
      audiences: ["archive"],
      closed: null,
    },
    {
      document: "target-comparison",
      memberId: null,
      title: { zh: "考核指标完成情况对照表", en: "Targets" },
      audiences: ["applicant", "archive"],
      closed: null,
    },
    {
      document: "expert-sheet",
      memberId: panel[0]?.identityId ?? null,
      title: { zh: "专家个人评审表", en: "Sheet" },
      audiences: ["archive"],
      closed: null,
    },
    {
      document: "acceptance-opinion",
      memberId: null,
      title: { zh: "验收意见书", en: "Opinion" },
      audiences: ["applicant", "archive"],
      closed: { zh: "验收意见尚未定稿；组长定稿后开放。", en: "not frozen" },
    },
  ],
  page: () => ({ grant: "page", digest: digest("page") }),
};

const syncing: NonNullable<Answers["sync"]> = {
  state: () => ({
    mailbox: "U 盘（E:）\\联盟信箱",
    mailboxKind: "folder",
    preferences: { automatic: false, paused: false, metered: false },
    activity: { running: false, next: null, failure: null },
    counts: {
      outbox: { queued: 0, sent: 0, acknowledged: 1, failed: 1 },
      inbox: { "waiting-for-seat": 1, imported: 0, refused: 0 },
    },
    outbox: [
      {
        id: sampleId(1),
        what: { zh: "个人评审表 · GXAI-2024-012", en: "Sheet" },
        to: "覃志远（组长）",
        state: "acknowledged",
        tries: 1,
        reason: null,
        queuedAt: "2026-11-20T15:40:00+08:00",
        size: 4_120,
        moved: null,
        nextTry: null,
        held: false,
      },
      {
        id: sampleId(2),
        what: { zh: "评审结果 · GXAI-2024-012", en: "Result" },
        to: "联盟秘书处",
        state: "failed",
        tries: 3,
        reason: { zh: "信箱文件夹写不进去：磁盘已满", en: "disk full" },
        queuedAt: "2026-11-20T17:20:00+08:00",
        size: 2_310_400,
        moved: null,
        nextTry: "2026-11-20T17:52:00+08:00",
        held: false,
      },
    ],
    inbox: [
      {
        object: digest("in"),
        what: { zh: "验收资料包 · GXAI-2024-031", en: "Package" },
        from: "联盟秘书处",
        state: "waiting-for-seat",
        reason: null,
        at: "2026-11-20T08:05:00+08:00",
      },
    ],
    lastRun: "2026-11-20T17:21:00+08:00",
  }),
  registers: () => [
    {
      reviewId: dossierId,
      code: "GXAI-2024-012",
      title: "数控加工设备预测性维护系统",
      result: digest("result"),
      kind: "acceptance",
      outcome: "rectification",
      outcomeTitle: { zh: "限期整改（待复核）", en: "Rectification (re-check due)" },
      grade: null,
      leadsTo: null,
      follow: { kind: "recheck", reviewId: null },
      receipt: digest("receipt"),
      decision: null,
      register: null,
      analysisOwed: false,
    },
    {
      reviewId: sampleId(101),
      code: "GXAI-2024-031",
      title: "车身外观缺陷智能检测",
      result: digest("r2"),
      kind: "acceptance",
      outcome: "passed",
      outcomeTitle: { zh: "通过", en: "Passed" },
      grade: null,
      leadsTo: "promotion-library",
      follow: null,
      receipt: digest("receipt"),
      decision: digest("d"),
      register: "promotion-library",
      analysisOwed: false,
    },
    {
      reviewId: sampleId(102),
      code: "GXAI-2024-044",
      title: "沃柑智能分选与溯源",
      result: digest("r3"),
      kind: "acceptance",
      outcome: "not-passed",
      outcomeTitle: { zh: "不通过", en: "Not passed" },
      grade: null,
      leadsTo: "failure-analysis",
      follow: null,
      receipt: null,
      decision: null,
      register: null,
      analysisOwed: true,
    },
  ],
};

function projected(item: ProjectionView["item"]): ReactNode {
  if (location.hash === "") location.hash = "#/projection";
  const agenda = viewAt("demo", "recorder").stages.map(({ title, state }) => ({ title, state }));
  return inApp({
    projection: {
      view: () => ({ title: story.profile.title, code: story.profile.code, demo: true, agenda, timer: null, item }),
    },
  });
}

const judged = (no: string) => {
  const item = outline.items.find((one) => one.no === no);
  const view = judgeRecord({ targets: [...targets], outline }, fullRecord, standard).find(
    ({ testItemId }) => testItemId === item?.id,
  );
  if (item === undefined || view === undefined) throw new Error(`no test item ${no}`);
  return { type: "test-item" as const, no, title: item.title, view };
};

export const exchangeScenes: Readonly<Record<string, () => ReactNode>> = {
  papers: () => {
    if (location.hash === "") location.hash = `#/review/${dossierId}/documents`;
    return inApp({ ...reviewAnswers("revealed", "recorder"), documents: papers });
  },
  sync: () => {
    if (location.hash === "") location.hash = "#/sync";
    return inApp({ ...workstationAnswers, sync: syncing });
  },
  "projection-agenda": () => projected({ type: "agenda" }),
  "projection-test": () => projected(judged("2.3")),
  "projection-question": () =>
    projected({
      type: "question",
      no: 2,
      text: "任务书写的是故障召回率，自评表为什么改用准确率？",
      answer: "附录 A.1 写的是识别准确率，我们理解两者等同，未另行报批。",
    }),
  "projection-opinion": () => {
    const draft = story.rounds.at(-1)?.opinion;
    return projected({
      type: "opinion",
      sections: Object.entries(draft?.sections ?? {}).map(([id, text]) => ({ id, title: { zh: id, en: id }, text })),
      problems: draft?.problems.map(({ text }) => text) ?? [],
      suggestions: draft?.suggestions.map(({ text }) => text) ?? [],
    });
  },
};
