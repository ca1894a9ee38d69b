import { goTo } from "../../app/navigation.ts";
import type { ReviewDesk, Route } from "../../app/route.ts";
import { useSeat } from "../seats/use-seat.ts";

interface Openable {
  readonly dossierId: string;
  readonly state: string;
}

/**
 * Where a seat goes first in a review: the recorder to the joint record, an expert to their own desk, everyone else to the documents. While
 * nobody sits there, the joint record: who has no such desk is led from it to the first of their own.
 */
export function firstDesk(roles: readonly string[]): ReviewDesk {
  if (roles.includes("recorder") || roles.length === 0) return "record";
  return roles.includes("expert") ? "member" : "documents";
}

/** The place a dossier opens at for someone with these roles: a draft in the builder, anything issued in its review. */
export function placeOf(dossier: Openable, roles: readonly string[]): Route {
  const building = dossier.state === "draft" || (dossier.state === "issued" && roles.includes("secretariat"));
  if (building) return { page: "dossier", dossierId: dossier.dossierId, part: "profile" };
  return { page: "review", reviewId: dossier.dossierId, desk: firstDesk(roles), stage: null, item: null };
}

/** Opens a dossier where the open seat needs it; at the shared desk the seat is asked for first. */
export function useOpenDossier(): (dossier: Openable) => void {
  const seat = useSeat();
  return (dossier) => {
    const place = placeOf(dossier, seat?.roles ?? []);
    goTo(seat === null ? { page: "seat", then: place } : place);
  };
}
