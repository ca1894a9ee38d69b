import { frame, type Builder, chairName, commonTexts } from "./frame.ts";
import { dateText, demandText, instantText, quantity } from "./format.ts";
import { landscapeMeta } from "./meta.ts";
import type { OutlineItem } from "./inputs-panel.ts";
import type { Cell, Line } from "./model.ts";
import { cell, columns, heading, headerRow, line, notice, run, signatures, table } from "./parts.ts";
import { fill, formTexts } from "./texts.ts";
import type { Adoption, RequirementText } from "./values.ts";

export const acceptanceOutlineKeys = [
  "title",
  "frozen",
  "draft",
  "itemsHeading",
  "columnNo",
  "columnItem",
  "columnVerification",
  "columnRequirement",
  "columnSampling",
  "binding",
  "reference",
  "notApplicable",
  "onSiteTest",
  "thirdParty",
  "siteCheck",
  "documents",
  "expert",
  "sample",
  "sampling",
  "baseline",
  "environment",
  "clausesHeading",
  "columnClause",
  "columnDemand",
  "columnAdoption",
  "columnReason",
  "adoptionNote",
  "confirmationHeading",
  "confirmation",
  "unconfirmed",
  "applicantSignature",
  "chairSignature",
  "organiserSignature",
] as const;

/**
 * 验收（测试）大纲: every target and clause with its adoption, verification, metric definition, sample and environment, and the
 * applicant's confirmation. Prints 草案 until frozen (gate: outline frozen before any reading).
 */
export const acceptanceOutline: Builder = (input, options) => {
  const texts = formTexts(options.texts, "acceptance-outline", acceptanceOutlineKeys);
  const { noThreshold } = commonTexts(options);
  const adoptions: Readonly<Record<Adoption, string>> = {
    binding: texts.binding,
    reference: texts.reference,
    "not-applicable": texts.notApplicable,
  };
  const verifications: Readonly<Record<OutlineItem["verification"], string>> = {
    "on-site-test": texts.onSiteTest,
    "third-party": texts.thirdParty,
    "site-check": texts.siteCheck,
    documents: texts.documents,
    expert: texts.expert,
  };
  const labelled = (name: string, value: string): readonly Line[] =>
    /^[—–-]?$/.test(value) ? [] : [line(run(`${name}：`, "muted"), value)];
  const conduct = (item: OutlineItem): Cell => {
    const content = [
      ...(item.sample === null ? [] : labelled(texts.sample, `≥ ${quantity(item.sample)}`)),
      ...labelled(texts.sampling, item.sampling),
      ...labelled(texts.baseline, item.baseline),
      ...labelled(texts.environment, item.environment),
    ];
    return content.length === 0 ? cell("–") : cell(content);
  };
  const demandWords = (each: RequirementText): string =>
    each.comparator === "present" ? demandText(each, noThreshold) : `${each.metric} ${demandText(each, noThreshold)}`;
  const requirements = (item: OutlineItem): readonly Line[] =>
    item.requirements.flatMap((each) => [
      line(run(demandWords(each), "strong"), `（${adoptions[each.adoption]}）`),
      line(run(each.reason === "" ? each.origin : `${each.origin}；${each.reason}`, "muted")),
    ]);
  const rows = input.outline.items.map((item) => [
    cell(item.no),
    cell([line(run(item.title, "strong")), line(item.definition)]),
    cell(verifications[item.verification]),
    cell(requirements(item)),
    conduct(item),
  ]);
  const clauseRows = input.outline.clauses.map((clause) => [
    cell([line(run(clause.title, "strong")), line(run(clause.origin, "muted"))]),
    cell(clause.demand),
    cell(adoptions[clause.adoption]),
    cell(clause.reason === "" ? "–" : clause.reason),
  ]);
  const clauseHead = headerRow(texts.columnClause, texts.columnDemand, texts.columnAdoption, texts.columnReason);
  const { frozenAt, confirmation } = input.outline;
  return frame("acceptance-outline", input, options, {
    title: texts.title,
    subtitle: frozenAt === null ? texts.draft : fill(texts.frozen, { at: instantText(frozenAt) }),
    orientation: "landscape",
    blocks: [
      landscapeMeta(input, options),
      heading(texts.itemsHeading),
      table(
        columns("6c", "29l", "10c", "31l", "24l"),
        [
          headerRow(
            texts.columnNo,
            texts.columnItem,
            texts.columnVerification,
            texts.columnRequirement,
            texts.columnSampling,
          ),
        ],
        rows,
      ),
      ...(clauseRows.length === 0
        ? []
        : [heading(texts.clausesHeading), table(columns("34l", "26l", "12c", "28l"), [clauseHead], clauseRows)]),
      notice(texts.adoptionNote),
      heading(texts.confirmationHeading),
      notice(
        confirmation === null
          ? texts.unconfirmed
          : fill(texts.confirmation, { by: confirmation.by, date: dateText(confirmation.on) }),
      ),
      signatures(
        [texts.applicantSignature, null],
        [texts.chairSignature, chairName(input, options)],
        [texts.organiserSignature, null],
      ),
    ],
  });
};
