import { type BuildOptions, commonTexts } from "./frame.ts";
import { dateText, shortDigest } from "./format.ts";
import type { DocumentInput } from "./inputs.ts";
import type { MetaBlock } from "./model.ts";
import { fill } from "./texts.ts";

const pair = (label: string, value: string, wide = false) => ({ label, value, wide });

/** The facts every form begins with, each ready to be placed. */
function facts(input: DocumentInput, options: BuildOptions) {
  const { review, packs } = input;
  const texts = commonTexts(options);
  const { period } = review;
  return {
    project: pair(texts.project, review.title),
    code: pair(texts.code, fill(texts.codeValue, { code: review.code, kind: review.kindName })),
    applicant: pair(texts.applicant, review.applicant),
    organiser: pair(texts.organiser, review.organiser),
    period: pair(texts.period, period === null ? texts.none : `${dateText(period.start)} 至 ${dateText(period.end)}`),
    package: pair(
      texts.package,
      fill(texts.packageValue, { version: review.packageVersion, digest: shortDigest(review.dossierDigest) }),
    ),
    rules: pair(
      texts.rules,
      fill(texts.rulesValue, {
        standard: packs.standardReference,
        standardDigest: shortDigest(packs.standardDigest),
        rules: packs.rulesTitle,
        rulesDigest: shortDigest(packs.rulesDigest),
      }),
    ),
  };
}

const wide = (fact: ReturnType<typeof pair>) => ({ ...fact, wide: true });

/**
 * The head of a portrait form: what is under review, in which package version, and which standard and rules it was made under with
 * their digests (参照, never 依据, while the standard is a draft).
 */
export function reviewMeta(input: DocumentInput, options: BuildOptions): MetaBlock {
  const { project, code, applicant, organiser, package: version, rules } = facts(input, options);
  return { kind: "meta", columns: 2, pairs: [wide(project), code, version, applicant, organiser, wide(rules)] };
}

/** The short head of a form that must fit one page: project, code, package. */
export function shortMeta(input: DocumentInput, options: BuildOptions): MetaBlock {
  const { project, code, package: version } = facts(input, options);
  return { kind: "meta", columns: 2, pairs: [wide(project), code, version] };
}

/** The same head for a landscape form: three pairs side by side, so that the table keeps the page. */
export function landscapeMeta(input: DocumentInput, options: BuildOptions): MetaBlock {
  const { project, code, applicant, organiser, period, package: version, rules } = facts(input, options);
  return {
    kind: "meta",
    columns: 3,
    pairs: [project, code, version, applicant, organiser, period, wide(rules)],
  };
}

/** Day and place of the sitting, as far as it is known: `2026年11月20日，柳州`; empty before it is called. */
export const sittingText = ({ heldOn, place }: DocumentInput["review"]): string =>
  [...(heldOn === null ? [] : [dateText(heldOn)]), ...(place === null ? [] : [place])].join("，");

/** The full facts of the project for the opinion: period, leader, budget, partners and sitting as well. */
export function projectMeta(input: DocumentInput, options: BuildOptions): MetaBlock {
  const { review } = input;
  const texts = commonTexts(options);
  const { project, code, applicant, organiser, period, package: version, rules } = facts(input, options);
  return {
    kind: "meta",
    columns: 2,
    pairs: [
      wide(project),
      code,
      version,
      applicant,
      organiser,
      wide(pair(texts.partners, review.partners.length === 0 ? texts.none : review.partners.join("、"))),
      wide(pair(texts.leader, review.leader ?? texts.none)),
      // Two days with 年月日 do not fit half a row.
      wide(period),
      wide(pair(texts.budget, review.budget ?? texts.none)),
      ...(review.heldOn === null ? [] : [wide(pair(texts.held, sittingText(review)))]),
      wide(rules),
    ],
  };
}
