import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { rulesSchema } from "#shared/domain/standard/rules-schema.ts";
import { canonicalJson } from "#shared/json.ts";
import type { BodyOf } from "#shared/trust/kinds.ts";

export const recipient = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
export const allianceId = "A".repeat(26);
export const dossierId = "D".repeat(26);
export const reviewId = "R".repeat(26);
export const memberId = "M".repeat(26);
export const materialId = "N".repeat(26);
export const at = "2026-11-20T10:15:00+08:00";

/** A stand-in for the digest of something else. */
export const digestOf = (name: string) => createHash("sha256").update(name).digest("hex");
export const file = { digest: digestOf("scan"), size: 120_000, mediaType: "image/jpeg" };

/** The house rules the dossier vector was frozen on; those the product ships with go on changing. */
export const rules = rulesSchema.parse(JSON.parse(readFileSync(new URL("dossier-rules.json", import.meta.url), "utf8")));
export const rulesText = canonicalJson({ id: "stand-in" });

export const identity = { name: "李明", unit: "演示大学", title: "教授", category: "technical", roles: ["expert"] } as const;
export const sheet = {
  reviewId,
  dossier: digestOf("dossier"),
  memberId,
  category: "technical",
  scores: [{ criterionId: "targets-technical", score: 1850, reason: "指标 2 高于任务书要求" }],
  findings: [{ about: { type: "test-item", id: "2.1" }, text: "样本量达到大纲要求" }],
  comment: "",
} satisfies BodyOf<"sheet">;
export const outline = {
  items: [],
  confirmation: { by: "王工", at, how: "signed-paper" },
} satisfies BodyOf<"outline">["outline"];
