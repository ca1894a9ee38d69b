import type { FinanceLine, FinanceReview } from "#shared/domain/document/inputs-record.ts";
import type { JointRecord } from "#shared/domain/record/joint-record.ts";
import { fraction, toDecimal, toTerminatingDecimal } from "#shared/domain/rational.ts";
import { tenThousandYuan } from "./amounts.ts";
import type { DocumentSources } from "./gather-sources.ts";

type Finance = NonNullable<JointRecord["finance"]>;
type Amounts = Readonly<Record<"budget" | "adjusted" | "spent" | "approved", number>>;

const unit = "万元";

/** 经费审核: the lines in 万元 with their sums and what the sums prove; null until the recorder entered it. Amounts are exact. */
export function financeReview({ record, dossier }: Pick<DocumentSources, "record" | "dossier">): FinanceReview | null {
  const { finance } = record;
  if (finance === null) return null;
  const total = totalOf(finance);
  const funded = dossier.profile.funding.reduce((sum, { fen }) => sum + fen, 0);
  return {
    unit,
    lines: finance.lines.map((each) => financeLine(each.line, each)),
    total: financeLine("合计", total),
    checks: [
      ...(dossier.profile.funding.length === 0 ? [] : [sameSums(["分项预算之和", total.budget], ["项目经费", funded])]),
      sameSums(["调整后预算之和", total.adjusted], ["分项预算之和", total.budget]),
      sameSums(["支出之和", total.spent], ["审定金额之和", total.approved]),
      overspent(finance),
    ],
    ownFunds: ownFunds(finance),
    audit: paragraphs(finance.audit).map(labelled),
    opinion: paragraphs(finance.opinion),
  };
}

function totalOf({ lines }: Finance): Amounts {
  const sum = (name: keyof Amounts): number => lines.reduce((total, each) => total + each[name], 0);
  return { budget: sum("budget"), adjusted: sum("adjusted"), spent: sum("spent"), approved: sum("approved") };
}

function financeLine(name: string, amounts: Amounts): FinanceLine {
  return {
    name,
    budget: tenThousandYuan(amounts.budget),
    adjusted: tenThousandYuan(amounts.adjusted),
    spent: tenThousandYuan(amounts.spent),
    approved: tenThousandYuan(amounts.approved),
  };
}

type Named = readonly [name: string, fen: number];

function sameSums([left, a]: Named, [right, b]: Named): FinanceReview["checks"][number] {
  const apart = a === b ? "一致" : `相差 ${tenThousandYuan(Math.abs(a - b))} ${unit}`;
  return {
    text: `${left} ${tenThousandYuan(a)} ${unit}，${right} ${tenThousandYuan(b)} ${unit}，${apart}`,
    holds: a === b,
  };
}

function overspent({ lines }: Finance): FinanceReview["checks"][number] {
  const over = lines
    .filter(({ spent, adjusted }) => spent > adjusted)
    .map(({ line, spent, adjusted }) => `${line}超出 ${tenThousandYuan(spent - adjusted)} ${unit}`);
  return over.length === 0
    ? { text: "各科目支出均未超过调整后预算", holds: true }
    : { text: `支出超过调整后预算：${over.join("，")}`, holds: false };
}

/** Own funds paid in against what was promised; null where none was promised. */
function ownFunds({ ownFundsPromised, ownFundsPaid }: Finance): FinanceReview["ownFunds"] {
  if (ownFundsPromised === 0) return null;
  const share = fraction(BigInt(ownFundsPaid) * 100n, BigInt(ownFundsPromised));
  const exact = toTerminatingDecimal(share);
  return {
    promised: { value: tenThousandYuan(ownFundsPromised), unit },
    paidIn: { value: tenThousandYuan(ownFundsPaid), unit },
    share: {
      value: exact !== null && (exact.split(".")[1]?.length ?? 0) <= 2 ? exact : toDecimal(share, 2),
      unit: "%",
    },
  };
}

/** Typed text as paragraphs: one a line, blank lines left out. */
export function paragraphs(text: string): readonly string[] {
  return text
    .split("\n")
    .map((each) => each.trim())
    .filter((each) => each !== "");
}

/** `审计机构：某某事务所` as label and value; a line without a label stands under 审计情况. */
function labelled(text: string): FinanceReview["audit"][number] {
  const [, label, value] = /^([^：:]{1,12})[：:]\s*(.+)$/.exec(text) ?? [];
  return label === undefined || value === undefined ? { label: "审计情况", value: text } : { label, value };
}
