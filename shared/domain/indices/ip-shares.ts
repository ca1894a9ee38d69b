import { z } from "zod";
import { decimalSchema } from "../../ids.ts";
import {
  absolute,
  compare,
  divide,
  fromDecimal,
  fromInteger,
  multiply,
  subtract,
  sum,
  toDecimal,
  toExact,
  type Rational,
} from "../rational.ts";
import type { ClauseAnswer } from "../standard/evaluate-clause.ts";
import type { Text } from "../standard/text.ts";
import { findingOf, indexValue, type IndexContext, type IndexResult } from "./index-result.ts";

/** Inputs of the check of the agreed split of rights (知识产权权益比例). */
export const ipInputSchema = z.strictObject({
  parties: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(200),
        kind: z.enum(["enterprise", "university", "institute", "other"]),
        /** Agreed share in percent; null where the agreement names none. */
        share: decimalSchema.nullable(),
        /** What the party put in, fen; null where nothing is recorded. */
        inputFen: z.int().nonnegative().nullable(),
      }),
    )
    .max(100),
  /** The agreement it was read from. */
  source: z.string().max(400),
  /**
   * How many percentage points a share may differ from the party's part of the inputs; null = the differences are shown and nothing is
   * judged, because the standard says 根据各方投入比例 and no more (ambiguity 32).
   */
  tolerance: decimalSchema.nullable(),
});
export type IpInput = z.infer<typeof ipInputSchema>;
type Party = IpInput["parties"][number];

/** The clauses the check speaks about. */
export const ipClauses = ["ip.company", "ip.academia"] as const;

/**
 * First whether the shares are whole and follow the recorded inputs, then the usual ranges: enterprises together (ip.company), universities and
 * institutes together (ip.academia). Both ranges are soft: a share outside them is remarked on. Undetermined while a share is missing or they
 * do not add up to 100 %.
 */
export function ipShares(input: IpInput, { pack }: IndexContext): IndexResult {
  const { parties, source } = input;
  const basis = { zh: `知识产权归属协议：${source || "未注明"}`, en: `Agreement on rights: ${source || "not stated"}` };
  const missing = lacks(parties);
  const group = (kinds: readonly Party["kind"][]) =>
    sum(parties.filter(({ kind }) => kinds.includes(kind)).map(({ share }) => fromDecimal(share ?? "0")));
  const [company, academia, other] = [group(["enterprise"]), group(["university", "institute"]), group(["other"])];
  const answer = (share: Rational): ClauseAnswer =>
    missing.length > 0 ? { form: "missing", missing } : { form: "quantity", value: toExact(share), unit: "%" };
  const trace = (name: Text, kinds: readonly Party["kind"][], total: Rational): Text => {
    const terms = parties.filter(({ kind, share }) => kinds.includes(kind) && share !== null);
    const parts = terms.map((party) => `${party.name} ${party.share ?? ""}`).join(" + ");
    const formula = parts === "" ? percent(total) : `${parts} = ${percent(total)}`;
    return { zh: `${name.zh}权益 = ${formula}`, en: `Share of ${name.en} = ${formula}` };
  };
  const companyTrace = trace({ zh: "企业方", en: "enterprises" }, ["enterprise"], company);
  const academiaTrace = trace(
    { zh: "高校和科研院所", en: "universities and institutes" },
    ["university", "institute"],
    academia,
  );
  return {
    state: missing.length > 0 ? "blocked" : "computed",
    missing,
    values:
      missing.length > 0
        ? []
        : [
            indexValue("company", { zh: "企业方", en: "Enterprises" }, company, 2, "%"),
            indexValue("academia", { zh: "高校和科研院所", en: "Universities and institutes" }, academia, 2, "%"),
            indexValue("other", { zh: "其他方", en: "Others" }, other, 2, "%"),
          ],
    findings: [
      findingOf(pack, "ip.company", answer(company), { trace: missing.length > 0 ? null : companyTrace, basis }),
      findingOf(pack, "ip.academia", answer(academia), { trace: missing.length > 0 ? null : academiaTrace, basis }),
    ],
    trace: missing.length > 0 ? [] : [...inputLines(input), companyTrace, academiaTrace],
    notes: [
      ...(missing.length > 0 ? [] : consistency(input)),
      ...(other.numerator > 0n
        ? [
            {
              zh: `其他方占 ${percent(other)}，标准的通常比例没有提到`,
              en: `Others hold ${percent(other)}, which the usual split does not mention`,
            },
          ]
        : []),
      {
        zh: "标准为“通常”比例：超出只作提示，不作否决",
        en: "The standard says “usually”: outside the range is remarked on, never failed",
      },
    ],
  };
}

function lacks(parties: readonly Party[]): readonly Text[] {
  if (parties.length === 0) return [{ zh: "没有录入权益方", en: "No party is entered" }];
  const unnamed = parties.filter(({ share }) => share === null);
  if (unnamed.length > 0)
    return unnamed.map(({ name }) => ({ zh: `缺少权益比例：${name}`, en: `The share of ${name} is missing` }));
  const negative = parties.filter(({ share }) => share !== null && share.startsWith("-"));
  if (negative.length > 0)
    return negative.map(({ name }) => ({ zh: `权益比例为负：${name}`, en: `The share of ${name} is negative` }));
  const total = sum(parties.map(({ share }) => fromDecimal(share ?? "0")));
  if (compare(total, fromInteger(100)) === 0) return [];
  return [
    { zh: `权益比例合计 ${percent(total)}，应为 100 %`, en: `The shares add up to ${percent(total)} and not to 100 %` },
  ];
}

interface Difference {
  readonly party: Party;
  readonly put: Rational;
  readonly points: Rational;
}

/** Each party's part of the inputs beside its share; null where the inputs are not all recorded, or are nothing. */
function differences({ parties }: IpInput): readonly Difference[] | null {
  const whole = fromInteger(parties.reduce((total, { inputFen }) => total + (inputFen ?? 0), 0));
  if (whole.numerator === 0n || parties.some(({ inputFen }) => inputFen === null)) return null;
  return parties.map((party) => {
    const put = multiply(divide(fromInteger(party.inputFen ?? 0), whole), fromInteger(100));
    return { party, put, points: subtract(fromDecimal(party.share ?? "0"), put) };
  });
}

function inputLines(input: IpInput): readonly Text[] {
  return (differences(input) ?? []).map(({ party, put, points }) => ({
    zh: `${party.name}：投入占 ${percent(put)}，权益 ${party.share ?? ""} %，相差 ${signed(points)} 个百分点`,
    en: `${party.name}: ${percent(put)} of the inputs, ${party.share ?? ""} % of the rights, ${signed(points)} points apart`,
  }));
}

function consistency(input: IpInput): readonly Text[] {
  const rows = differences(input);
  if (rows === null)
    return [{ zh: "各方投入未录全，不能与投入比例核对", en: "The inputs are not all recorded and cannot be compared" }];
  const { tolerance } = input;
  if (tolerance === null)
    return [
      {
        zh: "未设投入与权益的容差，只列差值，不作判断",
        en: "No tolerance is set: the differences are shown, nothing is judged",
      },
    ];
  const far = rows.filter(({ points }) => compare(absolute(points), fromDecimal(tolerance)) > 0);
  return far.length === 0
    ? [
        {
          zh: `权益与投入比例一致（容差 ${tolerance} 个百分点）`,
          en: `Rights follow the inputs (within ${tolerance} points)`,
        },
      ]
    : far.map(({ party, points }) => ({
        zh: `${party.name} 的权益与投入比例相差 ${signed(points)} 个百分点，超过容差 ${tolerance}`,
        en: `${party.name}: rights and inputs are ${signed(points)} points apart, more than ${tolerance}`,
      }));
}

function percent(value: Rational): string {
  return `${toDecimal(value, 2).replace(/\.?0+$/, "")} %`;
}

function signed(value: Rational): string {
  return `${value.numerator < 0n ? "" : "+"}${toDecimal(value, 2)}`;
}
