import { fill } from "#shared/domain/document/texts.ts";
import { conveningBody } from "#shared/domain/dossier/convening.ts";
import type { OpinionDraft } from "#shared/domain/opinion/opinion.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import type { GatheredReview } from "../sitting/gather.ts";

/**
 * The customary skeleton of the kind with the facts the record already holds; every judgement is left for the panel to dictate. The program never writes
 * praise and never proposes a conclusion of its own: the proposal is the next one the ballot sequence allows.
 */
export function emptyOpinion(review: GatheredReview): OpinionDraft {
  const { profile, materials, version, panel, rules } = review.dossier;
  const kind = kindRules(rules, profile.kind);
  const members = panel.filter((member) => member.position !== "alternate").length;
  const { title, code } = profile;
  return {
    sections: {
      meeting: fill(kind.opinion.opening, {
        body: conveningBody(kind, profile).words.zh,
        members,
        title,
        code,
        version,
        package: `${kind.noun.zh}资料包`,
      }),
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
