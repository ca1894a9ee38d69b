import type { Profile, ReviewKind } from "../dossier/profile.ts";
import type { Clause, Layer } from "./clause-schema.ts";
import { findScenario, findSector } from "./find-clause.ts";
import type { PackKind, StandardPack } from "./pack-schema.ts";
import type { Text } from "./text.ts";

/** What of a project decides which clauses its review looks at; null = the task contract does not say. */
export interface ReviewProfile {
  readonly kind: ReviewKind;
  readonly tier: Profile["tier"] | null;
  readonly keyProject: boolean | null;
  /** Id or title of a sector of the pack; anything else is a sector outside its list. */
  readonly sector: string | null;
  readonly scenarios: readonly string[];
}

/** Why a clause is shown but not checked here. */
export type NotHereCause =
  | "alliance-level"
  | "annual"
  | "transfer-stage"
  | "definition"
  | "consequence"
  | "other-review"
  | "scenario-not-chosen"
  | "class-undeclared"
  | "other-class";

/** Where a clause stands in one review. A clause that is not for this review is shown with its reason and never scored. */
export type Applicability =
  | {
      readonly clause: Clause;
      readonly status: "checked-here";
      /** The project's sector is not among the scenario's: it applies only by analogy (参照适用), and a reason is owed. */
      readonly byAnalogy: boolean;
      readonly reason: null;
    }
  | {
      readonly clause: Clause;
      readonly status: "not-for-this-review";
      readonly cause: NotHereCause;
      readonly reason: Text;
    };

/**
 * Every clause of the pack, in pack order, with its place in this review. Whether a checked clause binds is not decided
 * here: that is the task contract's or the outline's to say.
 */
export function applicability(pack: StandardPack, profile: ReviewProfile): readonly Applicability[] {
  return pack.clauses.map((clause) => clauseApplicability(pack, clause, profile));
}

/** The place of one clause in a review. */
export function clauseApplicability(pack: StandardPack, clause: Clause, profile: ReviewProfile): Applicability {
  const kind = pack.kinds.find((entry) => entry.id === profile.kind);
  const cause = kind === undefined ? "other-review" : causeNotHere(pack, clause, profile, kind);
  if (cause === null)
    return { clause, status: "checked-here", byAnalogy: isByAnalogy(pack, clause, profile), reason: null };
  const title = kind?.title ?? { zh: "评审", en: "review" };
  return {
    clause,
    status: "not-for-this-review",
    cause,
    reason: {
      zh: `不适用于本次${title.zh}：${causes[cause].zh}`,
      en: `Not for this review (${title.en.toLowerCase()}): ${causes[cause].en}`,
    },
  };
}

/** What no outline can make a check of this review: it is the alliance's, the year's, the transfer stage's, or follows from the conclusion. */
const neverScored: readonly NotHereCause[] = ["alliance-level", "annual", "transfer-stage", "consequence"];

/** Where a clause belongs that is never scored in this review, whatever the outline says of it; null where the outline may decide. */
export function belongsElsewhere(
  pack: StandardPack,
  clause: Clause,
  profile: ReviewProfile,
): { readonly cause: NotHereCause; readonly reason: Text } | null {
  const place = clauseApplicability(pack, clause, profile);
  return place.status === "not-for-this-review" && neverScored.includes(place.cause) ? place : null;
}

const causes: Readonly<Record<NotHereCause, Text>> = {
  "alliance-level": { zh: "联盟层面条款", en: "a clause for the alliance or the region" },
  annual: { zh: "年度绩效条款", en: "a clause for the annual performance review" },
  "transfer-stage": { zh: "推广转化阶段条款", en: "a clause for diffusion and transfer" },
  definition: { zh: "定义性表述，仅作参考", en: "wording of a definition, for reference only" },
  consequence: { zh: "结论的后果，不是检查项", en: "a consequence of the conclusion, not a check" },
  "other-review": { zh: "属于其他类型的评审", en: "it belongs to another kind of review" },
  "scenario-not-chosen": { zh: "未选用该应用场景", en: "its application scenario was not chosen" },
  "class-undeclared": {
    zh: "任务书未写明项目类别或行业",
    en: "the task contract does not declare the project's class or sector",
  },
  "other-class": { zh: "只针对其他类别或行业的项目", en: "it speaks of projects of another class or sector" },
};

const causeOfLayer: Readonly<Record<Layer, NotHereCause>> = {
  A: "alliance-level",
  Y: "annual",
  T: "transfer-stage",
  R: "definition",
  K: "consequence",
  P: "other-review",
  X: "other-review",
  L: "other-review",
};

function causeNotHere(pack: StandardPack, clause: Clause, profile: ReviewProfile, kind: PackKind): NotHereCause | null {
  if (!isLookedAt(clause, kind)) return causeOfLayer[clause.layers[0] ?? "R"];
  const inAnnex = clause.scenario !== null || pack.basics.includes(clause.id);
  if (inAnnex) {
    const chosen =
      clause.scenario === null ? profile.scenarios.length > 0 : profile.scenarios.includes(clause.scenario);
    if (!chosen) return "scenario-not-chosen";
  }
  return conditionCause(pack, clause, profile);
}

/** Whether a kind of review looks at a clause at all. A named exclusion wins over a named inclusion. */
export function isLookedAt(clause: Clause, kind: PackKind): boolean {
  if (kind.exclude.includes(clause.id)) return false;
  return kind.include.includes(clause.id) || clause.layers.some((layer) => kind.layers.includes(layer));
}

function conditionCause(pack: StandardPack, clause: Clause, profile: ReviewProfile): NotHereCause | null {
  const { condition } = clause;
  if (condition === null) return null;
  if (condition.keyProject && profile.keyProject !== true)
    return profile.keyProject === null ? "class-undeclared" : "other-class";
  if (condition.tiers !== null) {
    if (profile.tier === null) return "class-undeclared";
    if (!condition.tiers.includes(profile.tier)) return "other-class";
  }
  if (condition.fields !== null) {
    const field = profile.sector === null ? undefined : findSector(pack, profile.sector)?.field;
    if (field === undefined) return "class-undeclared";
    if (!condition.fields.includes(field)) return "other-class";
  }
  return null;
}

function isByAnalogy(pack: StandardPack, clause: Clause, profile: ReviewProfile): boolean {
  if (clause.scenario === null) return false;
  const scenario = findScenario(pack, clause.scenario);
  const sector = profile.sector === null ? null : findSector(pack, profile.sector);
  return scenario !== null && (sector === null || !scenario.sectors.includes(sector.id));
}
