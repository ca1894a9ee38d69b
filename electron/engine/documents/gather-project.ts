import type { ProjectFacts } from "#shared/domain/document/inputs-kinds.ts";
import type { Profile } from "#shared/domain/dossier/profile.ts";
import { tenThousandYuan } from "./amounts.ts";
import { participantWords } from "./gather-panel.ts";
import type { DocumentSources } from "./gather-sources.ts";

const tiers: Readonly<Record<Profile["tier"], string>> = {
  major: "重大项目",
  medium: "中型项目",
  small: "小型项目",
};

const duties: Readonly<Record<Profile["team"][number]["role"], string>> = {
  lead: "项目负责人",
  "algorithm-engineer": "算法工程师",
  "domain-expert": "领域专家",
  "industry-engineer": "产业工程师",
  finance: "财务",
  other: "其他",
};

/** What the project is made of, from the dossier as issued. */
export function projectFacts({ dossier }: Pick<DocumentSources, "dossier">): ProjectFacts {
  const { tier, keyProject, participants, team, milestones, funding } = dossier.profile;
  return {
    tier: keyProject ? `${tiers[tier]}，重点项目` : tiers[tier],
    participants: participants.map(({ role, name, share }) => ({
      role: participantWords[role],
      name,
      share: share === null ? null : { value: share, unit: "%" },
    })),
    team: team.map(({ name, unit, role }) => ({ name, unit, role: duties[role] })),
    milestones: milestones.map(({ name, due, reached }) => ({ name, due, reached })),
    funding: funding.map(({ source, fen }) => ({ source, amount: { value: tenThousandYuan(fen), unit: "万元" } })),
  };
}
