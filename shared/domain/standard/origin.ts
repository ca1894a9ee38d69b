import { z } from "zod";
import type { Clause } from "./clause-schema.ts";
import type { StandardPack } from "./pack-schema.ts";
import type { Text } from "./text.ts";

const lineSchema = z.string().min(1);

/** Where a requirement comes from (依据). Every verdict carries one and prints it in full words. */
export const originSchema = z.discriminatedUnion("from", [
  /** The project's contract; `target` as numbered there. */
  z.strictObject({ from: z.literal("task-contract"), target: lineSchema }),
  /** The outline of this review; `item` as numbered there, null for a clause decided without a test item; `adopts` = ref of the clause it adopts, null for its own. */
  z.strictObject({ from: z.literal("outline"), item: lineSchema.nullable(), adopts: lineSchema.nullable() }),
  /** The organiser's house rules; `model` = not yet adopted by the organiser. */
  z.strictObject({ from: z.literal("house-rules"), rule: lineSchema, model: z.boolean() }),
  /** The standard by itself: always reference. */
  z.strictObject({ from: z.literal("standard"), ref: lineSchema, annex: z.boolean(), draft: z.boolean() }),
  /** Decided at the table; `time` is the local time `HH:MM`; null = not recorded with the decision. */
  z.strictObject({
    from: z.literal("panel"),
    time: z
      .string()
      .regex(/^\d{2}:\d{2}$/)
      .nullable(),
    votes: z.strictObject({ agreeing: z.int().min(0), of: z.int().min(1) }).nullable(),
  }),
  /** Nothing says. There is then no automatic verdict. */
  z.strictObject({ from: z.literal("nothing") }),
]);
export type Origin = Readonly<z.infer<typeof originSchema>>;

/** Rank of an origin: 1 task contract, 2 outline and house rules, 3 standard, 4 panel, 5 nothing. The smallest prevails. */
export function originRank(origin: Origin): 1 | 2 | 3 | 4 | 5 {
  return ranks[origin.from];
}

const ranks = {
  "task-contract": 1,
  outline: 2,
  "house-rules": 2,
  standard: 3,
  panel: 4,
  nothing: 5,
} as const satisfies Record<Origin["from"], number>;

/** For sorting: negative when the left origin prevails over the right, zero when neither does. */
export function compareOrigins(left: Origin, right: Origin): number {
  return originRank(left) - originRank(right);
}

/** The origin of a clause taken by itself, i.e. not adopted by the task contract or the outline. */
export function originOfClause(pack: StandardPack, clause: Clause): Origin {
  return { from: "standard", ref: clause.ref, annex: clause.layers.includes("X"), draft: pack.status === "draft" };
}

/** An origin in full words, as printed: `任务书 指标3` · `大纲 2.1` · `标准 七(三)（征求意见稿，参考）` · `标准 附录A.1（资料性，参考）`. */
export function originText(origin: Origin): Text {
  switch (origin.from) {
    case "task-contract":
      return { zh: `任务书 指标${origin.target}`, en: `Task contract, target ${origin.target}` };
    case "outline": {
      const item = origin.item === null ? "" : ` ${origin.item}`;
      return origin.adopts === null
        ? { zh: `大纲${item}`, en: `Outline${item}` }
        : {
            zh: `大纲${item}（采用标准 ${origin.adopts}）`,
            en: `Outline${item} (adopts the standard, ${refInEnglish(origin.adopts)})`,
          };
    }
    case "house-rules":
      return origin.model
        ? { zh: `细则 ${origin.rule}（示范）`, en: `House rules ${origin.rule} (model)` }
        : { zh: `细则 ${origin.rule}`, en: `House rules ${origin.rule}` };
    case "standard": {
      const [zh, en] = origin.annex
        ? ["资料性，参考", "informative, for reference"]
        : origin.draft
          ? ["征求意见稿，参考", "draft for comment, for reference"]
          : ["参考", "for reference"];
      return { zh: `标准 ${origin.ref}（${zh}）`, en: `Standard ${refInEnglish(origin.ref)} (${en})` };
    }
    case "panel":
      return panelText(origin.time, origin.votes);
    case "nothing":
      return { zh: "未规定", en: "Not specified" };
  }
}

function panelText(time: string | null, votes: { readonly agreeing: number; readonly of: number } | null): Text {
  const zh: string[] = [];
  const en: string[] = [];
  if (time !== null) {
    zh.push(time);
    en.push(time);
  }
  if (votes !== null) {
    const unanimous = votes.agreeing === votes.of;
    zh.push(unanimous ? `${votes.of} 人一致` : `${votes.of} 人中 ${votes.agreeing} 人同意`);
    en.push(unanimous ? `all ${votes.of} agreeing` : `${votes.agreeing} of ${votes.of} agreeing`);
  }
  if (zh.length === 0) return { zh: "专家组认定", en: "Decided by the panel" };
  return { zh: `专家组认定（${zh.join("，")}）`, en: `Decided by the panel (${en.join(", ")})` };
}

/** `附录A.1` → `annex A.1`; body references keep their printed form. */
function refInEnglish(ref: string): string {
  return ref.replace(/^附录/, "annex ");
}
