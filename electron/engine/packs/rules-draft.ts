import type { ReadableDb, WritableDb } from "#db/open.ts";
import { type HouseRules, rulesSchema } from "#shared/domain/standard/rules-schema.ts";
import { canonicalJson, type Json } from "#shared/json.ts";
import type { CommandContext, QueryContext } from "../context.ts";
import { authorOf } from "../dossiers/write-draft.ts";
import { type EntryAddress, onlyOne, readEntry, writeEntry } from "../entries.ts";

/** Where the draft of the next version is kept: one for the workstation, with its field history. */
const address: EntryAddress = { dossierId: "house-rules", scope: "rules", kind: "draft", key: onlyOne };

/**
 * The draft of the next version; null while it says what is in force. Number, status and adoption are not the draft's to say: it carries those in force
 * until it is adopted itself.
 */
export function readRulesDraft(context: Pick<QueryContext, "packs">, db: ReadableDb): HouseRules | null {
  const draft = readEntry(db, address, rulesSchema);
  const { content } = context.packs.rules;
  return draft === null ? null : unlessSame(withIdentityOf(content, draft), content);
}

/** Writes the draft; null, or what is in force already, leaves none. */
export function writeRulesDraft(context: CommandContext, db: WritableDb, rules: HouseRules | null): void {
  const { content } = context.packs.rules;
  const draft = rules === null ? null : unlessSame(withIdentityOf(content, rules), content);
  const value = draft === null ? null : (JSON.parse(canonicalJson(draft)) as Json);
  writeEntry(db, address, value, authorOf(context));
}

function withIdentityOf({ id, version, status, adopted }: HouseRules, draft: HouseRules): HouseRules {
  return { ...draft, id, version, status, adopted };
}

function unlessSame(draft: HouseRules, inForce: HouseRules): HouseRules | null {
  return canonicalJson(draft) === canonicalJson(inForce) ? null : draft;
}
