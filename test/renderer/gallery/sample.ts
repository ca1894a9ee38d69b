import type { Answers } from "./fake-host.ts";
import { Refused } from "./fake-host.ts";

/** An identifier of the right shape for a small number. */
export function sampleId(number: number): string {
  return String(number).padStart(26, "0");
}

export const digest = (seed: string): string =>
  [...seed]
    .reduce((text, letter) => text + letter.codePointAt(0)?.toString(16), "9f3a")
    .padEnd(64, "c1")
    .slice(0, 64);

const at = (time: string) => `2026-11-20T${time}+08:00`;

export const people = [
  ["韦建国", "××大学机械学院", "教授", "technical", ["expert"]],
  ["覃丽华", "××研究院", "研究员", "technical", ["expert"]],
  ["莫志强", "××重型机械厂", "正高级工程师", "industry", ["expert"]],
  ["农秀英", "××汽车集团", "正高级工程师", "industry", ["expert"]],
  ["蒙国栋", "××会计师事务所", "高级会计师", "finance", ["expert"]],
  ["陆晓敏", "联盟秘书处", "秘书", null, ["recorder"]],
  ["蓝文博", "联盟秘书处", "主任", null, ["secretariat", "organiser"]],
] as const;

export const seats = people.map(([name, unit, , category, roles], index) => ({
  identityId: sampleId(index + 1),
  name,
  unit,
  roles: [...roles],
  category,
  enrolled: true,
}));

const titles = [
  ["GXAI-2024-012", "数控加工设备预测性维护系统", "机械制造", "at-the-table", 3],
  ["GXAI-2024-031", "车身外观缺陷智能检测", "汽车", "issued", 1],
  ["GXAI-2024-044", "沃柑智能分选与溯源", "特色农产品加工", "issued", 2],
  ["GXAI-2023-087", "甘蔗精准施肥决策系统", "农业", "signed", 1],
  ["GXAI-2025-003", "糖厂压榨工段能耗优化", "制糖", "draft", 0],
] as const;

const rows = titles.map(([code, title, sector, state, version], index) => ({
  dossierId: sampleId(100 + index),
  code,
  title,
  kind: "acceptance" as const,
  sector,
  state,
  version,
  updatedAt: at("10:42:07"),
  demo: true,
}));

const workstation = { id: sampleId(900), label: "柳州会议室 1 号机", demo: true, lastOpened: at("08:30:00") };

export const openVault: NonNullable<Answers["vault"]> = {
  status: () => ({ state: "unlocked", workstation, readingOnly: false, recoveryConfirmed: true, autoLockMinutes: 10 }),
  list: () => [workstation],
  lock: () => null,
  auditHead: () => ({ rows: 1284, head: digest("head") }),
  assess: ({ passphrase }) => ({
    acceptable: passphrase.length > 14,
    bits: passphrase.length * 4,
    hint: { zh: "再加一个不相关的词会更好。", en: "One more unrelated word would help." },
  }),
  setAutoLock: () => null,
};

export const closedVault: NonNullable<Answers["vault"]> = {
  ...openVault,
  status: () => ({
    state: "closed",
    workstation: null,
    readingOnly: false,
    recoveryConfirmed: true,
    autoLockMinutes: 10,
  }),
  unlock: () => new Refused({ code: "wrong-passphrase", details: { wait: 4 } }),
};

export const alliance: NonNullable<Answers["alliance"]> = {
  state: () => ({
    standing: "founder",
    name: "广西人工智能产学研联盟（演示）",
    allianceId: sampleId(800),
    anchor: "7K2M-9QX4-HTB3-0WFA-ZP61-CDRV",
    charter: digest("charter"),
  }),
  pool: () =>
    people.map(([name, unit, title, category, roles], index) => ({
      identityId: sampleId(index + 1),
      name,
      unit,
      title,
      category,
      roles: [...roles],
      fingerprint: "4T7N-Q2ZC-M8RA-0HX5",
      signingKey: digest(name),
      recipient: `age1${digest(unit)}`,
      validFrom: "2026-01-01",
      validUntil: index === 3 ? "2025-12-31" : "2027-11-19",
      credential: index === 4 ? null : digest(name),
      seated: index !== 1,
    })),
};

export function seated(index: number | null): NonNullable<Answers["seats"]> {
  return { list: () => seats, current: () => (index === null ? null : (seats[index] ?? null)) };
}

export const library: NonNullable<Answers["dossiers"]> = {
  list: ({ text, state, kind, offset, limit }) => {
    const fitting = rows.filter(
      (row) =>
        (state === null || row.state === state) &&
        (kind === null || row.kind === kind) &&
        `${row.code}${row.title}${row.sector}`.includes(text),
    );
    return { rows: fitting.slice(offset, offset + limit), total: fitting.length };
  },
  recusalSheets: () => [
    {
      dossierId: sampleId(101),
      title: "车身外观缺陷智能检测",
      code: "GXAI-2024-031",
      units: [
        { name: "××汽车集团", role: "牵头单位" },
        { name: "××检测技术公司", role: "检测机构" },
      ],
      people: ["黄大勇", "梁思敏", "韦小宁"],
      grounds: [
        { id: "same-unit", title: { zh: "与项目组成员同一二级单位", en: "Same second-level unit" }, withinYears: null },
        { id: "co-author", title: { zh: "与项目组成员合著", en: "Co-author" }, withinYears: 3 },
      ],
      answered: false,
    },
  ],
};

export const sittings: NonNullable<Answers["reviews"]> = {
  sittings: () => [
    {
      sittingId: sampleId(500),
      title: "2026 年第三批项目验收会",
      place: "柳州 · 第一会议室",
      date: "2026-11-20",
      reviews: rows
        .slice(0, 3)
        .map(({ dossierId, code, title, state }) => ({ reviewId: dossierId, code, title, state })),
    },
  ],
};

export const packages: NonNullable<Answers["packages"]> = {
  inspect: () => ({
    inspection: sampleId(700),
    fileName: "验收资料包-GXAI-2024-012-v3.gjd",
    kind: "dossier",
    size: 48_120_334,
    issuer: { name: "广西人工智能产学研联盟（演示）", fingerprint: "7K2M-9QX4-HTB3-0WFA-ZP61-CDRV", known: true },
    checks: [
      { text: { zh: "外层签名有效，签发人是本联盟", en: "Outer signature valid" }, state: "proved" },
      { text: { zh: "24 份材料的密封摘要全部相符", en: "All digests agree" }, state: "proved" },
      { text: { zh: "内层声明要进入席位后才能证实", en: "Inner statements need a seat" }, state: "not-proved" },
    ],
    forSeats: [{ identityId: sampleId(1), name: "韦建国" }],
    alreadyHere: false,
    importable: true,
  }),
};

export const workstationAnswers: Answers = {
  vault: openVault,
  alliance,
  seats: seated(6),
  dossiers: library,
  reviews: sittings,
  packages,
};
