import type { z } from "zod";
import type { outlineSchema } from "#shared/domain/dossier/outline.ts";
import type { profileSchema } from "#shared/domain/dossier/profile.ts";
import type { targetSchema } from "#shared/domain/dossier/target.ts";
import { newId } from "#shared/ids.ts";
import { randomBytes } from "node:crypto";

const id = (): string => newId((size) => new Uint8Array(randomBytes(size)));

/** A project small enough to read in a test: one binding recall target, one latency clause as reference. */
export function smallProject() {
  const targetId = id();
  const profile: z.input<typeof profileSchema> = {
    code: "GXAI-2026-901",
    title: "小型预测性维护试验项目",
    kind: "acceptance",
    tier: "medium",
    committee: null,
    keyProject: false,
    sector: "机械制造",
    region: "柳州",
    scenarios: ["A1.pm"],
    organiser: "某组织单位",
    period: { from: "2024-01-01", to: "2026-06-30" },
    participants: [
      { id: id(), name: "某机械厂", kind: "enterprise", role: "lead", share: "65" },
      { id: id(), name: "某大学", kind: "university", role: "partner", share: "35" },
    ],
    team: [{ id: id(), name: "莫工", unit: "某机械厂", role: "lead" }],
    milestones: [],
    funding: [{ source: "专项", fen: 26_000_000 }],
    demo: false,
  };
  const targets: z.input<typeof targetSchema>[] = [
    {
      id: targetId,
      no: "1",
      name: "故障召回率",
      demand: { metric: "recall", comparator: "gte", threshold: ["90"], unit: "%" },
      binding: "binding",
      changes: [],
      claimed: null,
    },
  ];
  const testItemId = id();
  const outline: z.input<typeof outlineSchema> = {
    items: [
      {
        id: testItemId,
        no: "2.3",
        title: "故障识别",
        verification: "on-site-test",
        instrument: "confusion",
        definition: {
          endPoints: "留出样本逐条判别",
          statistic: "召回率",
          minimumSample: 100,
          baseline: "",
          sampling: "专家组抽取",
          environment: "现场",
        },
        requirements: [
          {
            id: id(),
            source: { type: "target", targetId },
            adoption: "binding",
            demand: { metric: "recall", comparator: "gte", threshold: ["90"], unit: "%" },
            reason: "",
          },
          {
            id: id(),
            source: { type: "clause", clauseId: "acc.tech.accuracy" },
            adoption: "reference",
            demand: { metric: "accuracy", comparator: "gte", threshold: ["90"], unit: "%" },
            reason: "",
          },
        ],
      },
    ],
    confirmation: { by: "莫工", at: "2026-11-12T09:00:00+08:00", how: "signed-paper" },
  };
  return { profile, targets, outline, testItemId };
}

/** Categories of materials every acceptance needs under the model rules. */
export const compulsoryMaterials = [
  "01",
  "02",
  "03",
  "04",
  "08",
  "09",
  "10",
  "11",
  "12",
  "13",
  "13",
  "14",
  "15",
  "16",
  "18",
  "21",
  "22",
  "23",
] as const;
