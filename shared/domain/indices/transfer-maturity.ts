import { z } from "zod";
import { Refusal } from "../../errors.ts";
import { fromInteger } from "../rational.ts";
import { clauseOf, findingOf, indexValue, type IndexContext, type IndexResult } from "./index-result.ts";

const basisIdSchema = z.enum(["stability", "market-fit", "return"]);

/** Inputs of the transfer maturity (成果转化成熟度) of one result. */
export const transferInputSchema = z.strictObject({
  result: z.string().trim().min(1).max(200),
  /** 1 to 9, as assessed. */
  level: z.int(),
  /** What the assessment rested on (技术稳定性, 市场适应性, 投资回报率). */
  bases: z.array(basisIdSchema),
  assessor: z.string().trim().min(1).max(200),
  /**
   * 技术成熟度 of annex A.4, recorded apart because the standard does not say whether it is the same scale (ambiguity 9); null = not assessed.
   */
  technologyLevel: z.int().nullable(),
});
export type TransferInput = z.infer<typeof transferInputSchema>;

/** The clauses the index speaks about. */
export const transferClauses = ["term.6.scale", "term.6.scaleup", "term.6.basis", "A4.trl"] as const;

/**
 * The level on the scale of nine, and the difference it makes: whatever passes its acceptance enters the promotion library
 * (acc.pass.library), but only from the level of term.6.scaleup may be scaled up. Warns where a level would satisfy annex A (A4.trl) and not that: from 6 up
 * to but not including 7. Throws `component-out-of-range` on a level outside 1…9.
 */
export function transferMaturity(input: TransferInput, { pack }: IndexContext): IndexResult {
  const { level, technologyLevel, bases, assessor } = input;
  inScale("成果转化成熟度", level);
  const basis = { zh: `${input.result}，评定：${assessor}`, en: `${input.result}, assessed by ${assessor}` };
  const quoted = { trace: null, basis };
  const quantity = (value: number) => ({ form: "quantity", value: String(value), unit: "级" }) as const;
  if (technologyLevel !== null) inScale("技术成熟度", technologyLevel);
  const scaleup = findingOf(pack, "term.6.scaleup", quantity(level), quoted);
  const trl = findingOf(
    pack,
    "A4.trl",
    technologyLevel === null
      ? {
          form: "missing",
          missing: [
            { zh: "技术成熟度另行评定，尚未录入", en: "The technology level is assessed apart and not entered yet" },
          ],
        }
      : quantity(technologyLevel),
    quoted,
  );
  const [annex, needed] = [levelOf(pack, "A4.trl"), levelOf(pack, "term.6.scaleup")];
  const scalable = scaleup.verdict === "met";
  const short = !scalable && findingOf(pack, "A4.trl", quantity(level), quoted).verdict === "met";
  return {
    state: "computed",
    missing: [],
    values: [
      indexValue("level", { zh: "成果转化成熟度", en: "Transfer maturity" }, fromInteger(level), 0, "级"),
      ...(technologyLevel === null
        ? []
        : [
            indexValue(
              "technology",
              { zh: "技术成熟度", en: "Technology level" },
              fromInteger(technologyLevel),
              0,
              "级",
            ),
          ]),
    ],
    findings: [
      findingOf(pack, "term.6.scale", { form: "choice", choice: String(level) }, quoted),
      scaleup,
      findingOf(pack, "term.6.basis", { form: "items", present: bases, unchecked: [] }, quoted),
      trl,
    ],
    trace: [
      {
        zh: `成果转化成熟度 ${level} 级，${scalable ? "可规模化推广" : `未到规模化推广的 ${needed} 级`}；验收通过即纳入成果推广库，与等级无关`,
        en: `Transfer maturity ${level}: ${scalable ? "may be scaled up" : `below the ${needed} that scaling up asks for`}; whatever passes enters the promotion library at any level`,
      },
    ],
    notes: [
      ...(short
        ? [
            {
              zh: `${annex} 级及以上而不足 ${needed} 级：可入成果推广库、可满足附录A 的 ${annex} 级，但还不能规模化推广`,
              en: `Level ${annex} and below ${needed}: it may enter the library and satisfy annex A's ${annex}, but may not be scaled up yet`,
            },
          ]
        : []),
      {
        zh: "标准未说明两种成熟度是否同一把尺，分别记录，不互相换算",
        en: "The standard does not say whether the two scales are one: both are recorded, neither is derived from the other",
      },
    ],
  };
}

/** The level a clause asks for, as printed. */
function levelOf(pack: IndexContext["pack"], clauseId: string): string {
  return [clauseOf(pack, clauseId).threshold ?? "–"].flat().join("–");
}

function inScale(component: string, level: number): void {
  if (level < 1 || level > 9)
    throw new Refusal("component-out-of-range", { component, value: level, low: "1", high: "9" });
}
