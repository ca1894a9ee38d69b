import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { rulesSchema } from "#shared/domain/standard/rules-schema.ts";
import { canonicalJson } from "#shared/json.ts";
import { fingerprint } from "#shared/trust/anchor.ts";
import type { BodyOf, StatementKind } from "#shared/trust/kinds.ts";
import { publicKeys } from "./keys.ts";

export const recipient = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
export const allianceId = "A".repeat(26);
const dossierId = "D".repeat(26);
const reviewId = "R".repeat(26);
const memberId = "M".repeat(26);
const materialId = "N".repeat(26);
const at = "2026-11-20T10:15:00+08:00";

/** A stand-in for the digest of something else. */
const digestOf = (name: string) => createHash("sha256").update(name).digest("hex");
const file = { digest: digestOf("scan"), size: 120_000, mediaType: "image/jpeg" };

/** The house rules the dossier vector was frozen on; those the product ships with go on changing. */
const rules = rulesSchema.parse(JSON.parse(readFileSync(new URL("dossier-rules.json", import.meta.url), "utf8")));
const rulesText = canonicalJson({ id: "stand-in" });

const identity = { name: "李明", unit: "演示大学", title: "教授", category: "technical", roles: ["expert"] } as const;
const sheet = {
  reviewId,
  dossier: digestOf("dossier"),
  memberId,
  category: "technical",
  scores: [{ criterionId: "targets-technical", score: 1850, reason: "指标 2 高于任务书要求" }],
  findings: [{ about: { type: "test-item", id: "2.1" }, text: "样本量达到大纲要求" }],
  comment: "",
} satisfies BodyOf<"sheet">;
const outline = {
  items: [],
  confirmation: { by: "王工", at, how: "signed-paper" },
} satisfies BodyOf<"outline">["outline"];

/** One body of every kind. */
export const samples: { readonly [K in StatementKind]: BodyOf<K> } = {
  charter: {
    allianceId,
    name: "演示联盟",
    version: 1,
    predecessor: null,
    rootKey: publicKeys.root,
    issuingKeys: [publicKeys.issuing],
    recipient,
    packs: { standard: digestOf("standard"), rules: digestOf("rules") },
    mailboxes: [{ kind: "webdav", label: "联盟信箱", address: "https://dav.example/guijian" }],
  },
  rules: { allianceId, pack: createHash("sha256").update(rulesText).digest("hex"), content: rulesText },
  revocation: {
    allianceId,
    number: 1,
    predecessor: null,
    entries: [{ signingKey: publicKeys.member, credential: null, revokedAt: at, reason: "密钥遗失" }],
  },
  enrolment: {
    allianceId: null,
    identity,
    signingKey: publicKeys.member,
    recipient,
    fingerprint: fingerprint(publicKeys.member),
  },
  credential: {
    allianceId,
    identity,
    signingKey: publicKeys.member,
    recipient,
    fingerprint: fingerprint(publicKeys.member),
    validFrom: at,
    validUntil: "2027-11-20T23:59:59+08:00",
  },
  invitation: {
    allianceId,
    dossierId,
    memberId,
    code: "GXAI-2024-012",
    title: "演示项目",
    units: [{ name: "演示企业", role: "lead" }],
    persons: [{ name: "王工", unit: "演示企业", role: "项目负责人" }],
    respondBy: "2026-11-01",
  },
  recusal: { dossierId, memberId, invitation: digestOf("invitation"), recused: false, disclosed: null },
  commitment: {
    reviewId,
    memberId,
    promises: ["recusal", "confidentiality", "integrity"],
    text: digestOf("commitment text"),
  },
  outline: { dossierId, outline },
  dossier: {
    dossierId,
    version: 1,
    previous: null,
    follows: null,
    profile: {
      code: "GXAI-2024-012",
      title: "演示项目",
      kind: "acceptance",
      tier: "medium",
      committee: null,
      keyProject: false,
      sector: "manufacturing",
      region: "南宁",
      scenarios: [],
      organiser: "演示联盟秘书处",
      period: { from: "2024-01-01", to: "2026-06-30" },
      participants: [],
      team: [],
      milestones: [],
      funding: [{ source: "专项经费", fen: 120_000_000 }],
      demo: true,
    },
    targets: [],
    materials: [
      {
        id: materialId,
        no: "01",
        title: "任务书",
        category: "01",
        nature: "official",
        fileName: "任务书.pdf",
        mediaType: "application/pdf",
        size: 65_537,
        digest: digestOf("material"),
        sealed: digestOf("sealed material"),
        pages: 12,
        volumePages: { from: 1, to: 12 },
        issuer: null,
        validUntil: null,
      },
    ],
    outline,
    panel: [],
    recorder: { identityId: memberId, name: "陈静", signingKey: publicKeys.member, recipient },
    rules,
  },
  seat: {
    reviewId,
    dossier: digestOf("dossier"),
    memberId,
    credential: digestOf("credential"),
    recipient,
    replaces: null,
    reason: "补抽备选专家",
  },
  "joint-record": {
    reviewId,
    dossier: digestOf("dossier"),
    version: 1,
    attendance: [{ block: "panel", identityId: memberId, name: "李明", unit: "演示大学", present: true, at }],
    events: [{ event: "applicant-left", at, note: "" }],
    paperCommitments: [],
    materialChecks: [{ materialId, present: true, originalSeen: true, verdict: "accepted", remark: "" }],
    finance: null,
    readings: [
      {
        testItemId: "T".repeat(26),
        values: { counted: [["985", "1000"]] },
        source: { type: "typed" },
        sampledBy: "测试组",
        environment: "车间",
        witness: { name: "王工", at },
        remark: "",
      },
    ],
    questions: [],
    supplements: [],
  },
  supplement: {
    reviewId,
    dossier: digestOf("dossier"),
    materials: [{ materialId, title: "补充检测报告", file, answers: "质询 2" }],
    note: "",
  },
  confirmation: { reviewId, of: "joint-record", digest: digestOf("joint-record"), memberId, remark: "" },
  suspicion: {
    reviewId,
    dossier: digestOf("dossier"),
    memberId,
    materials: [materialId],
    text: "两份检测报告的曲线完全相同",
  },
  refusal: {
    reviewId,
    opinion: digestOf("opinion"),
    memberId,
    witnesses: [
      { name: "王工", unit: "演示大学" },
      { name: "李工", unit: "" },
    ],
    remark: "",
  },
  scan: {
    reviewId,
    dossier: digestOf("dossier"),
    document: "acceptance-opinion",
    edition: 2,
    printed: digestOf("opinion"),
    file,
    pages: 1,
    read: "qr",
    corrections: [{ printed: "3 个月", written: "2 个月" }],
    remark: "",
  },
  objection: { reviewId, record: digestOf("joint-record"), memberId, part: "reading 2.1", text: "读数单位应为毫秒" },
  sheet,
  transcription: {
    reviewId,
    memberId,
    transcriberId: "T".repeat(26),
    checkerId: "C".repeat(26),
    sheet,
    scans: [file],
  },
  reveal: {
    reviewId,
    dossier: digestOf("dossier"),
    record: digestOf("joint-record"),
    sheets: [{ memberId, digest: digestOf("sheet"), channel: "seat" }],
    missing: [{ memberId: "X".repeat(26), reason: "因病缺席" }],
    predecessor: null,
  },
  opinion: {
    reviewId,
    dossier: digestOf("dossier"),
    reveal: digestOf("reveal"),
    record: digestOf("joint-record"),
    version: 1,
    sections: {
      meeting: "一",
      materials: "二",
      targets: "三",
      finance: "四",
      results: "五",
      problems: "六",
      suggestions: "七",
      conclusion: "八",
    },
    problems: [{ text: "推广应用范围偏小", basis: "质询 2" }],
    suggestions: [{ text: "补充跨季节数据", basis: "大纲 2.1" }],
    proposal: "passed",
  },
  ballot: { reviewId, opinion: digestOf("opinion"), memberId, round: "passed", choice: "for" },
  dissent: { reviewId, opinion: digestOf("opinion"), memberId, text: "样本未覆盖雨季" },
  cosign: {
    reviewId,
    memberId,
    reveal: digestOf("reveal"),
    opinion: digestOf("opinion"),
    sheet: digestOf("sheet"),
  },
  result: {
    reviewId,
    dossier: digestOf("dossier"),
    record: digestOf("joint-record"),
    reveal: digestOf("reveal"),
    opinion: digestOf("opinion"),
    ballots: [digestOf("ballot")],
    dissents: [],
    cosigns: [digestOf("cosign")],
    outcome: "passed",
    grade: null,
    counts: { panel: 5, present: 5, for: 4, against: 0, abstain: 1 },
    documents: [{ id: "acceptance-opinion", digest: digestOf("document") }],
    scans: [{ digest: digestOf("scan") }],
  },
  receipt: {
    subject: digestOf("result package"),
    receivedAt: at,
    auditHead: digestOf("audit"),
    registeredAs: "2026-031",
    note: "",
  },
  decision: { reviewId, result: digestOf("result"), conclusion: "passed", register: "promotion-library", note: "" },
  withdrawal: { withdrawn: digestOf("sheet"), replacedBy: null, reason: "录入有误" },
  purge: {
    reviewId,
    dossier: digestOf("dossier"),
    result: digestOf("result"),
    receipt: digestOf("receipt"),
    retention: { until: "2036-11-20", basis: "档案管理办法 第十二条" },
    files: [{ sealed: digestOf("sealed material"), digest: digestOf("material"), size: 65_536 }],
    note: "",
  },
  "audit-head": {
    vaultId: "V".repeat(26),
    rows: 41,
    head: digestOf("audit row 41"),
    marks: [
      { row: 12, hash: digestOf("audit row 12") },
      { row: 30, hash: digestOf("audit row 30") },
    ],
  },
  release: {
    version: "1.4.0",
    target: { system: "windows", architecture: "x64" },
    installer: { name: "Guijian-1.4.0-x64.exe", digest: digestOf("installer"), size: 98_765_432 },
    notes: { zh: "修正打印", en: "Printing corrected" },
  },
  package: {
    format: 1,
    allianceId,
    kind: "dossier",
    issuer: publicKeys.issuing,
    charter: null,
    recipientTags: ["0".repeat(32)],
    envelope: { digest: digestOf("envelope"), size: 1234 },
    blobs: [{ digest: digestOf("sealed material"), size: 65_600 }],
  },
};
