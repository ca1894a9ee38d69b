import type { Dossier } from "../dossier/dossier.ts";
import type { PanelMember } from "../dossier/panel-list.ts";

/** A drawn expert with the number that stands for the person wherever the name may not be shown. */
export interface NumberedMember {
  readonly no: number;
  readonly member: PanelMember;
}

/**
 * Everyone drawn, numbered for good: the sitting panel first as 专家1…n with the chair at 1, then the recused and the alternates, who were
 * asked about recusal and appear nowhere else (house rule: documents).
 */
export function numberedPanel({ panel }: Pick<Dossier, "panel">): readonly NumberedMember[] {
  const sitting = panel
    .filter(isSitting)
    .toSorted((a, b) => Number(b.position === "chair") - Number(a.position === "chair"));
  const rest = panel.filter((member) => !isSitting(member));
  return [...sitting, ...rest].map((member, index) => ({ no: index + 1, member }));
}

/** On the panel of this review: neither an alternate nor recused. */
export function isSitting(member: Pick<PanelMember, "position" | "conflict">): boolean {
  return member.position !== "alternate" && !member.conflict;
}

/** The number of a drawn expert; null for everyone else. */
export function numberOf(dossier: Pick<Dossier, "panel">, identityId: string | null): number | null {
  return numberedPanel(dossier).find(({ member }) => member.identityId === identityId)?.no ?? null;
}
