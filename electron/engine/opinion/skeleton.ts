import { dateText } from "#shared/domain/document/format.ts";
import { fill } from "#shared/domain/document/texts.ts";
import { conveningBody } from "#shared/domain/dossier/convening.ts";
import type { Dossier } from "#shared/domain/dossier/dossier.ts";
import type { OpinionDraft } from "#shared/domain/opinion/opinion.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import type { Called } from "../sitting/called-to.ts";
import type { GatheredReview } from "../sitting/gather.ts";

/** Left open where no sitting says it: to be filled in by hand, never guessed. */
const blank = { date: "　　年　月　日", place: "＿＿＿＿＿＿" } as const;

/** How the opinion of a kind begins: 时间、地点、组织单位、项目 from the sitting and the profile, in the order the house rules give them. */
export function openingOf(
  { profile, panel, version, rules }: Pick<Dossier, "profile" | "panel" | "version" | "rules">,
  { heldOn, place }: Called,
): string {
  const kind = kindRules(rules, profile.kind);
  return fill(kind.opinion.opening, {
    date: heldOn === null ? blank.date : dateText(heldOn),
    place: profile.mode === "correspondence" ? "函审" : place === null || place.trim() === "" ? blank.place : place,
    body: conveningBody(kind, profile).words.zh,
    organiser: profile.organiser,
    members: panel.filter((member) => member.position !== "alternate").length,
    title: profile.title,
    code: profile.code,
    version,
    package: `${kind.noun.zh}资料包`,
  });
}

/**
 * The customary skeleton of the kind with the facts the record already holds; every judgement is left for the panel to dictate. The program never writes
 * praise and never proposes a conclusion of its own: the proposal is the next one the ballot sequence allows.
 */
export function emptyOpinion(review: GatheredReview, called: Called): OpinionDraft {
  const { materials } = review.dossier;
  return {
    sections: {
      meeting: openingOf(review.dossier, called),
      materials: `资料包共 ${materials.length} 份材料，已核 ${review.facts.materials.checked} 份。`,
      targets: "",
      finance: "",
      results: "",
      problems: "",
      suggestions: "",
      conclusion: "",
    },
    problems: [],
    suggestions: [],
    proposal: review.ballot.state === "round" ? review.ballot.proposal : "passed",
  };
}
