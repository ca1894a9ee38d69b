import type { DossierFacts } from "./facts.ts";

/** `2026-06-30` as 2026年6月30日. */
export function chineseDate(date: string): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** Fen as 万元 with two decimals. */
export function wan(fen: number): string {
  return (fen / 1_000_000).toFixed(2);
}

/** Lead enterprise, the unit that applies. */
export function leadUnit(facts: DossierFacts): string {
  return facts.profile.participants.find(({ role }) => role === "lead")?.name ?? "";
}

export function partners(facts: DossierFacts): readonly string[] {
  return facts.profile.participants.filter(({ role }) => role === "partner").map(({ name }) => name);
}

export function totalFen(facts: DossierFacts): number {
  return facts.profile.funding.reduce((sum, { fen }) => sum + fen, 0);
}

const symbols = { gte: "≥", lte: "≤", gt: ">", lt: "<", eq: "=", between: "∈", none: "" } as const;

/** A target's demand as the contract prints it: `≥ 90 %`. */
export function demandWords({ comparator, threshold, unit }: DossierFacts["targets"][number]["demand"]): string {
  return `${symbols[comparator]} ${threshold.join("～")} ${unit}`.trim();
}

/** The organiser's own seal. */
export const organiserSeal = ({ profile }: DossierFacts, tilt: number) =>
  seal(profile.organiser.replace("秘书处", ""), tilt, "秘书处");

export const seal = (unit: string, tilt: number, purpose: string | null = null) => ({ unit, purpose, tilt });
