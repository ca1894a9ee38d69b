import type { ReadableDb } from "#db/open.ts";
import { type Loaded, loadRules } from "#shared/domain/standard/load-pack.ts";
import type { HouseRules } from "#shared/domain/standard/rules-schema.ts";
import { Refusal } from "#shared/errors.ts";
import type { Packs } from "../packs.ts";
import { generalStatements, type KeptStatement } from "../statements.ts";

/** One version of the house rules known here. */
export interface KnownRules {
  readonly loaded: Loaded<HouseRules>;
  /** Null for the model that ships. */
  readonly statement: KeptStatement<"rules"> | null;
}

/** Every version known here, oldest first: the model, then each adopted one by its number. Of two with one number the first to arrive stands. */
export function knownRules({ model }: Pick<Packs, "model">, db: ReadableDb): readonly KnownRules[] {
  const adopted = generalStatements(db, "rules").flatMap((statement): readonly KnownRules[] => {
    const loaded = soundRules(statement.body);
    return loaded === null ? [] : [{ loaded, statement }];
  });
  const ordered = adopted.toSorted((a, b) => compareVersions(a.loaded.content.version, b.loaded.content.version));
  const firsts = ordered.filter(
    ({ loaded }, index) =>
      ordered.findIndex((other) => other.loaded.content.version === loaded.content.version) === index,
  );
  return [{ loaded: model, statement: null }, ...firsts];
}

/** The packs in force on this workstation: those that ship, with the newest adopted house rules once a vault that knows them is open. */
export function packsInForce(shipped: Packs, db: ReadableDb | null): Packs {
  if (db === null) return shipped;
  const newest = knownRules(shipped, db).at(-1);
  return newest === undefined ? shipped : { ...shipped, rules: newest.loaded };
}

/** The number of the version after: `1.4.2` → `1.5.0`. */
export function versionAfter(version: string): string {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return `${major}.${minor + 1}.0`;
}

function compareVersions(left: string, right: string): number {
  const [a, b] = [left.split(".").map(Number), right.split(".").map(Number)];
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

type RulesBody = KeptStatement<"rules">["body"];

/** What a statement's content was read to; it goes when the statement does. */
const readBefore = new WeakMap<RulesBody, Loaded<HouseRules> | null>();

/** The rules a statement puts into force; null where its content is not what its digest names, or not rules this program can read. */
function soundRules(body: RulesBody): Loaded<HouseRules> | null {
  const before = readBefore.get(body);
  if (before !== undefined) return before;
  const loaded = readRules(body);
  readBefore.set(body, loaded);
  return loaded;
}

function readRules({ content, pack }: RulesBody): Loaded<HouseRules> | null {
  try {
    const loaded = loadRules(JSON.parse(content));
    return loaded.digest === pack && loaded.content.status === "adopted" ? loaded : null;
  } catch (error) {
    if (error instanceof Refusal || error instanceof SyntaxError) return null;
    throw error;
  }
}
