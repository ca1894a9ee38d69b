import { testReport } from "#shared/domain/standard/kind-materials.ts";
import type { RuleLeaf } from "#shared/domain/standard/rule-leaves.ts";

/** What the program itself holds to, whatever the organiser would like; everything of one possible value is fixed besides. */
const fixedPlaces: readonly RegExp[] = [
  /^(id|version|status|adopted)\b/,
  /^ballot\.chairVotes$/,
  /^readers\.applicant$/,
  /^documents\.individualScoresToApplicant$/,
  // What raises a veto is how the program finds it, not a matter of taste.
  /^vetoes\.[^.]+\.raisedBy$/,
  // The order of business, its gates, the instruments and the papers are what the program does.
  /^kinds\.[^.]+\.(follows|gates|targets|instruments|form|weightClauses|focusClauses|documents)\b/,
  /^kinds\.[^.]+\.convening\.[^.]+\.(tiers|body|clause)$/,
  /^kinds\.[^.]+\.outcomes\.[^.]+\.(outcome|by|register)$/,
  /^kinds\.[^.]+\.panel\.mixClause$/,
  /^kinds\.[^.]+\.opinion\.document$/,
];

/** Places set or left out as a whole, by a button of their own; their parts are filled in like any other. */
const wholePlaces: readonly RegExp[] = [
  /^indices\.(efficacy|readiness)Weights$/,
  /^materials\.[^.]+\.validity$/,
  /^kinds\.[^.]+\.panel\.categories$/,
];

/** Text that may be left out. */
const optionalText = /^kinds\.[^.]+\.opinion\.sections\.[^.]+\.heading$/;

/**
 * How a place of the house rules stands in the form: `fill` may be filled in · `whole` is set or left out as a whole, and its parts filled in ·
 * `fixed` is held to by the program, and shown.
 */
export function standsAs({ path, raw, words }: Pick<RuleLeaf, "path" | "raw" | "words">): "fill" | "whole" | "fixed" {
  if (wholePlaces.some((place) => place.test(path))) return "whole";
  if (fixedPlaces.some((place) => place.test(path))) return "fixed";
  if (typeof words.value === "object") return Object.keys(words.value).length > 1 ? "fill" : "fixed";
  if (optionalText.test(path)) return "fill";
  return Array.isArray(raw) || (raw === null && words.value === "plain") ? "fixed" : "fill";
}

/** What is kept and told, and left to people: the program neither forbids nor computes anything by it. */
const leftToPeople: readonly RegExp[] = [
  /^panel\.remote\./,
  /^recusal\.chairSees$/,
  /^replacement\.by$/,
  /^notApplicable\.decidedBy$/,
  /^deadlines\.seasonalDaysAfterSeason$/,
  /^refusal\.ballotStands$/,
  /^handCorrection\./,
  /^materials\.[^.]+\.validity\./,
  /^readings\./,
];

/** Whether a rule is people's to carry out; every other one the program itself goes by. */
export function isLeftToPeople({ path, raw }: Pick<RuleLeaf, "path" | "raw">): boolean {
  if (raw === "if-outline-asks") return !path.endsWith(`.${testReport}.compulsory`);
  return leftToPeople.some((place) => place.test(path));
}

/** Where the rules allow nothing to stand. */
export function mayBeEmpty({ path }: Pick<RuleLeaf, "path">): boolean {
  return (
    /^vetoes\..*\.allows$|^kinds\.[^.]+\.(materials|panel)\.|\.heading$|\.withinMonths$/.test(path) ||
    path === "scoring.passMark"
  );
}
