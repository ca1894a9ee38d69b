import type { IndexContext, IndexResult } from "#shared/domain/indices/index-result.ts";
import { loadRules, loadStandardPack } from "#shared/domain/standard/load-pack.ts";
import { Refusal, type Failure } from "#shared/errors.ts";
import { modelRules, standardFiles } from "#test/resources/read-packs.ts";

const { content: pack } = loadStandardPack(standardFiles());
const { content: rules } = loadRules(modelRules());

/** The shipped packs, the house rule `indices` with the given parts replaced. */
export function context(indices: Partial<IndexContext["rules"]["indices"]> = {}): IndexContext {
  return { pack, rules: { indices: { ...rules.indices, ...indices }, kinds: rules.kinds } };
}

/** The verdict on each clause, by id. */
export function verdicts({ findings }: IndexResult): Readonly<Record<string, string>> {
  return Object.fromEntries(findings.map(({ clauseId, verdict }) => [clauseId, verdict]));
}

/** What an index prints for one of its values, or null. */
export function shown(result: IndexResult, id: string): string | null {
  return result.values.find((value) => value.id === id)?.shown ?? null;
}

/** The refusal something is met with, or null where it is not refused. */
export function refusal(act: () => unknown): Failure | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, details: error.details };
    throw error;
  }
}
