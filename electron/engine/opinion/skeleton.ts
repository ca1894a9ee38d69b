import type { OpinionDraft } from "#shared/domain/opinion/opinion.ts";
import type { GatheredReview } from "../sitting/gather.ts";

/**
 * The customary skeleton with the facts the record already holds; every judgement is left for the panel to dictate. The program never writes
 * praise and never proposes a conclusion of its own: the proposal is the next one the ballot sequence allows.
 */
export function emptyOpinion(review: GatheredReview): OpinionDraft {
  const { profile, materials, version, panel } = review.dossier;
  const sitting = panel.filter((member) => member.position !== "alternate").length;
  return {
    sections: {
      meeting: `${profile.organiser}组织专家组（${sitting} 人，名单附后）对《${profile.title}》（${profile.code}）进行评审。专家组听取了项目组汇报，审阅了验收资料包第 ${version} 版，观看了现场演示，进行了质询和讨论。`,
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
