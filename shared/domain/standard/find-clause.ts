import type { Clause, Layer } from "./clause-schema.ts";
import type { Instrument, Scenario, Sector, StandardPack } from "./pack-schema.ts";

/** The clause with this id, or null where the pack has none (an older dossier may name a clause since withdrawn). */
export function findClause(pack: StandardPack, id: string): Clause | null {
  return pack.clauses.find((clause) => clause.id === id) ?? null;
}

/** The scenario with this id, or null. */
export function findScenario(pack: StandardPack, id: string): Scenario | null {
  return pack.scenarios.find((scenario) => scenario.id === id) ?? null;
}

/** The clauses of one scenario of annex A, without the basics of A.4; empty for an unknown scenario. */
export function clausesOfScenario(pack: StandardPack, scenarioId: string): readonly Clause[] {
  return pack.clauses.filter((clause) => clause.scenario === scenarioId);
}

/** The basics of annex A.4, which go with every scenario. */
export function basicClauses(pack: StandardPack): readonly Clause[] {
  return pack.clauses.filter((clause) => pack.basics.includes(clause.id));
}

/** Every clause of a layer, in pack order; a clause of two layers is in both. */
export function clausesOfLayer(pack: StandardPack, layer: Layer): readonly Clause[] {
  return pack.clauses.filter((clause) => clause.layers.includes(layer));
}

/** The instrument that evaluates a clause, or null where this program does not evaluate it. */
export function instrumentOf(pack: StandardPack, clause: Clause): Instrument | null {
  return pack.instruments.find((instrument) => instrument.id === clause.instrument) ?? null;
}

/** The sector a project names, by id or by title in either language; null = outside the pack's list, which needs a reason (ambiguity 1). */
export function findSector(pack: StandardPack, name: string): Sector | null {
  return pack.sectors.find(({ id, title }) => [id, title.zh, title.en].includes(name)) ?? null;
}
