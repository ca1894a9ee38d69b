import { Refusal } from "../../errors.ts";
import { chairName, frame, type Builder, signerName } from "./frame.ts";
import { decimal, quantity } from "./format.ts";
import { reviewMeta } from "./meta.ts";
import type { FinanceLine } from "./inputs-record.ts";
import type { Cell } from "./model.ts";
import { cell, columns, heading, headerRow, label, paragraph, run, signatures, table } from "./parts.ts";
import { fill, formTexts } from "./texts.ts";

export const financeReviewKeys = [
  "title",
  "linesHeading",
  "columnLine",
  "columnBudget",
  "columnAdjusted",
  "columnSpent",
  "columnApproved",
  "amountColumn",
  "checksHeading",
  "holds",
  "fails",
  "ownFundsHeading",
  "ownFunds",
  "noOwnFunds",
  "auditHeading",
  "opinionHeading",
  "financeSignature",
  "chairSignature",
] as const;

/** 经费审核意见表: the budget lines with sum checks, own funds, audit facts and opinion. Throws Refusal `not-found` before a finance review. */
export const financeReview: Builder = (input, options) => {
  const texts = formTexts(options.texts, "finance-review", financeReviewKeys);
  const { finance } = input;
  if (finance === null) throw new Refusal("not-found", { what: "经费审核 (finance review)" });
  const amount = (title: string): string => fill(texts.amountColumn, { title, unit: finance.unit });
  const amounts = (each: FinanceLine): readonly string[] =>
    [each.budget, each.adjusted, each.spent, each.approved].map(decimal);
  const sum: readonly Cell[] = [
    label(finance.total.name),
    ...amounts(finance.total).map((value) => cell(run(value, "strong"))),
  ];
  const member = signerName(input, options, (each) => each.category === "finance");
  return frame("finance-review", input, options, {
    title: texts.title,
    blocks: [
      reviewMeta(input, options),
      heading(texts.linesHeading),
      table(
        columns("28l", "18r", "18r", "18r", "18r"),
        [
          headerRow(
            texts.columnLine,
            amount(texts.columnBudget),
            amount(texts.columnAdjusted),
            amount(texts.columnSpent),
            amount(texts.columnApproved),
          ),
        ],
        [...finance.lines.map((each) => [cell(each.name), ...amounts(each).map((value) => cell(value))]), sum],
      ),
      heading(texts.checksHeading),
      table(
        columns("14c", "86l"),
        [],
        finance.checks.map((check) => [
          cell(check.holds ? run(texts.holds, "met") : run(texts.fails, "unmet")),
          cell(check.text),
        ]),
      ),
      heading(texts.ownFundsHeading),
      paragraph(
        finance.ownFunds === null
          ? texts.noOwnFunds
          : fill(texts.ownFunds, {
              promised: quantity(finance.ownFunds.promised),
              paidIn: quantity(finance.ownFunds.paidIn),
              share: quantity(finance.ownFunds.share),
            }),
      ),
      heading(texts.auditHeading),
      { kind: "meta", columns: 2, pairs: finance.audit.map((each) => ({ ...each, wide: false })) },
      heading(texts.opinionHeading),
      ...finance.opinion.map((each) => paragraph(each)),
      signatures([texts.financeSignature, member], [texts.chairSignature, chairName(input, options)]),
    ],
  });
};
