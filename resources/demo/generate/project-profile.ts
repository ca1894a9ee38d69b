import type { DemoStory } from "../story-schema.ts";
import { organiser } from "./people.ts";
import { type Demand, fenOf } from "./story-tools.ts";

type Profile = DemoStory["profile"];
type Target = DemoStory["targets"][number];
type Team = Profile["team"][number];

/** What one project says of itself; the rest is the same for all of them. */
export interface OwnProfile {
  readonly code: string;
  readonly title: string;
  readonly kind: Profile["kind"];
  readonly sector: Profile["sector"];
  readonly region: string;
  readonly scenarios: Profile["scenarios"];
  readonly period: readonly [from: string, to: string];
  /** The leading enterprise, the university and the institute, each with its share in percent. */
  readonly shares: readonly (readonly [name: string, percent: string])[];
  readonly users?: readonly string[];
  /** Who tests and who audits; left out where nobody does. */
  readonly examiners?: readonly [testLab: string, auditFirm: string];
  readonly team: readonly (readonly [name: string, unit: string, role: Team["role"]])[];
  readonly milestones: readonly (readonly [name: string, due: string, reached: string | null])[];
  /** In 万元. */
  readonly funding: readonly [earmarked: string, own: string];
  /** What differs from a general project before the alliance's own panel. */
  readonly standing?: Partial<Pick<Profile, "tier" | "committee" | "keyProject">>;
}

const partnerKinds = ["enterprise", "university", "institute"] as const;
const examinerRoles = ["test-lab", "audit-firm"] as const;

/** The profile of a demo project. */
export function projectProfile({ code, title, kind, period, standing = {}, ...own }: OwnProfile): Profile {
  const [from, to] = period;
  return {
    code,
    title,
    kind,
    tier: standing.tier ?? "medium",
    committee: standing.committee ?? null,
    keyProject: standing.keyProject ?? false,
    sector: own.sector,
    region: own.region,
    scenarios: own.scenarios,
    organiser,
    period: { from, to },
    participants: [
      ...own.shares.map(([name, share], index) => ({
        name,
        kind: partnerKinds[index] ?? ("institute" as const),
        role: index === 0 ? ("lead" as const) : ("partner" as const),
        share,
      })),
      ...(own.users ?? []).map((name) => ({ name, kind: "enterprise" as const, role: "user" as const, share: null })),
      ...(own.examiners ?? []).map((name, index) => ({
        name,
        kind: "other" as const,
        role: examinerRoles[index] ?? ("test-lab" as const),
        share: null,
      })),
    ],
    team: own.team.map(([name, unit, role]) => ({ name, unit, role })),
    milestones: own.milestones.map(([name, due, reached]) => ({ name, due, reached })),
    funding: [
      { source: "财政专项", fen: fenOf(own.funding[0]) },
      { source: "企业自筹", fen: fenOf(own.funding[1]) },
    ],
    demo: true,
  };
}

/** A target that stands as the contract promised it. */
export const plainTarget = (
  no: string,
  name: string,
  asked: Demand,
  binding: Target["binding"],
  claimed: string | null,
): Target => ({ no, name, demand: asked, binding, changes: [], claimed });
