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
  networkMailbox: () => null,
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
      analysisDue: false,
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
      analysisDue: false,
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
      analysisDue: true,
      analysisOwed: true,
    },
  ],
};

/** The same exchange over the network, on its way. */
const online: NonNullable<Answers["sync"]> = {
  ...syncing,
  state: () => ({
    mailbox: "https://dav.jianguoyun.com/dav/guijian",
    mailboxKind: "webdav",
    preferences: { automatic: true, paused: false, metered: false },
    activity: { running: true, next: "2026-11-20T17:27:00+08:00", failure: null },
    counts: {
      outbox: { queued: 41, sent: 212, acknowledged: 96, failed: 1 },
      inbox: { "waiting-for-seat": 0, imported: 88, refused: 0 },
    },
    outbox: [
      {
        id: sampleId(3),
        what: { zh: "验收资料包 · GXAI-2024-031", en: "Package" },
        to: "莫志强",
        state: "queued",
        tries: 1,
        reason: null,
        queuedAt: "2026-11-20T17:20:00+08:00",
        size: 318_767_104,
        moved: 109_051_904,
        nextTry: null,
        held: false,
      },
      {
        id: sampleId(4),
        what: { zh: "评审结果 · GXAI-2024-012", en: "Result" },
        to: "联盟秘书处",
        state: "failed",
        tries: 3,
        reason: {
          zh: "信箱 dav.jianguoyun.com 暂时办不了这件事（HTTP 503），内容在本机保存，稍后会自动再试，无需操作。",
          en: "The mailbox dav.jianguoyun.com cannot do this just now (HTTP 503).",
        },
        queuedAt: "2026-11-20T17:02:00+08:00",
        size: 48_120,
        moved: null,
        nextTry: "2026-11-20T17:31:00+08:00",
        held: false,
      },
    ],
    inbox: [],
    lastRun: "2026-11-20T17:21:00+08:00",
  }),
  networkMailbox: () => ({
    kind: "webdav",
    address: "https://dav.jianguoyun.com/dav/guijian",
    user: "huang@example.cn",
    secret: null,
    ca: null,
    proxy: "system",
  }),
  tryMailbox: () => [
    { step: "address", outcome: "good", words: { zh: "dav.jianguoyun.com，加密连接", en: "encrypted" } },
    { step: "resolve", outcome: "good", words: { zh: "dav.jianguoyun.com 的地址是 203.0.113.7", en: "found" } },
    { step: "connect", outcome: "good", words: { zh: "端口 443 有应答", en: "port 443 answers" } },
    { step: "secure", outcome: "good", words: { zh: "证书由 DigiCert Inc 签发", en: "certificate" } },
    {
      step: "sign-in",
      outcome: "failed",
      words: {
        zh: "信箱 dav.jianguoyun.com 不接受登录（401），没有收发，待发内容都在本机保存。请在收发设置中核对账号和密码，以及对这个目录的权限。",
        en: "The mailbox does not accept the sign-in (401).",
      },
    },
    { step: "put", outcome: "not-tried", words: { zh: "前一步未通过，没有再试", en: "not tried" } },
    { step: "get", outcome: "not-tried", words: { zh: "前一步未通过，没有再试", en: "not tried" } },
    { step: "left", outcome: "not-tried", words: { zh: "前一步未通过，没有再试", en: "not tried" } },
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
  "sync-network": () => {
    if (location.hash === "") location.hash = "#/sync";
    return inApp({ ...workstationAnswers, sync: online });
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
      title: { zh: "验收意见", en: "Opinion" },
      sections: Object.entries(draft?.sections ?? {}).map(([id, text]) => ({ id, title: { zh: id, en: id }, text })),
      problems: draft?.problems.map(({ text }) => text) ?? [],
      suggestions: draft?.suggestions.map(({ text }) => text) ?? [],
    });
  },
};
