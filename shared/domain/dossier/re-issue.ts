import type { Dossier } from "./dossier.ts";

/**
 * Whether a commitment made on one version of a dossier still binds on another: it does as long as nobody joined or left the panel and no participant
 * changed (house rule: re-issue).
 */
export function commitmentStillBinds(before: Dossier, now: Dossier): boolean {
  return same(membersOf(before), membersOf(now)) && same(unitsOf(before), unitsOf(now));
}

function membersOf({ panel }: Dossier): readonly string[] {
  return panel.map((member) => member.identityId);
}

function unitsOf({ profile }: Dossier): readonly string[] {
  return profile.participants.map((participant) => participant.name);
}

function same(left: readonly string[], right: readonly string[]): boolean {
  return left.toSorted().join("\n") === right.toSorted().join("\n");
}
