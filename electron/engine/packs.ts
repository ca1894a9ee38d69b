import { readFileSync } from "node:fs";
import path from "node:path";
import type { HouseRules } from "#shared/domain/standard/rules-schema.ts";
import type { StandardPack } from "#shared/domain/standard/pack-schema.ts";
import { type Loaded, loadRules, loadStandardPack } from "#shared/domain/standard/load-pack.ts";

/** The packs in force with their content hashes. */
export interface Packs {
  readonly standard: Loaded<StandardPack>;
  /** The house rules in force: the model until the organiser has adopted its own. */
  readonly rules: Loaded<HouseRules>;
  /** The model that ships (示范细则). */
  readonly model: Loaded<HouseRules>;
  /** Folder of everything that ships with the program. */
  readonly resources: string;
}

/** Reads and validates the shipped packs. Throws Refusal `pack-invalid`, or the mistake's own name, with path and reason. */
export function loadPacks(resources: string): Packs {
  const json = (...parts: string[]): unknown => JSON.parse(readFileSync(path.join(resources, ...parts), "utf8"));
  const file = (name: string): unknown => json("standards", "tgxdsl-140-2025-draft", name);
  const standard = loadStandardPack({
    pack: file("pack.json"),
    clauses: file("clauses.json"),
    scenarios: file("scenarios.json"),
    ambiguities: file("ambiguities.json"),
  });
  const model = loadRules(json("rules", "model-2026", "rules.json"), standard.content);
  return {
    standard,
    rules: model,
    model,
    resources,
  };
}
