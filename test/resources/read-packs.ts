import { readFileSync } from "node:fs";
import type { StandardPackFiles } from "#shared/domain/standard/load-pack.ts";

/** Parsed JSON of a file below `resources/`. */
export function readResource(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../resources/${path}`, import.meta.url), "utf8"));
}

/** The shipped standard pack, file by file, unvalidated. */
export function standardFiles(): StandardPackFiles {
  const read = (name: string): unknown => readResource(`standards/tgxdsl-140-2025-draft/${name}.json`);
  return {
    pack: read("pack"),
    clauses: read("clauses"),
    scenarios: read("scenarios"),
    ambiguities: read("ambiguities"),
  };
}

/** The shipped model rules, unvalidated. */
export function modelRules(): unknown {
  return readResource("rules/model-2026/rules.json");
}
