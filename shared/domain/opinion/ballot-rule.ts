import type { ReviewKind } from "../dossier/profile.ts";
import { ballotSequence } from "../standard/kind-schema.ts";
import { type HouseRules, kindRules } from "../standard/rules-schema.ts";
import type { BallotRule } from "./ballots.ts";

/** How a kind of review votes: the house rule `ballot`, and the outcomes of the kind in their order. */
export function ballotRuleOf(rules: HouseRules, kind: ReviewKind): BallotRule {
  const own = kindRules(rules, kind);
  return { ...rules.ballot, sequence: ballotSequence(own), revote: own.revote };
}
