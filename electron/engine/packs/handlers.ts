import { desc, isNotNull } from "drizzle-orm";
import { dossiers } from "#db/schema/index.ts";
import type { GroupHandlers } from "#shared/contract/define.ts";
import type { packsGroup, RulesState } from "#shared/contract/packs.ts";
import { loadRules } from "#shared/domain/standard/load-pack.ts";
import type { HouseRules } from "#shared/domain/standard/rules-schema.ts";
import { Refusal } from "#shared/errors.ts";
import { holdsAlliance } from "../alliance/charter.ts";
import type { Contexts, QueryContext } from "../context.ts";
import { requireSecretariat } from "../dossiers/write-draft.ts";
import { readWhole, sendBytes } from "../files.ts";
import { statementBy } from "../statements.ts";
import { adopt } from "./adopt.ts";
import { complianceOfReview } from "./compliance.ts";
import { knownRules } from "./in-force.ts";
import { previewDraft } from "./preview.ts";
import { readRulesDraft, writeRulesDraft } from "./rules-draft.ts";

/** No rules pack comes near it; what is larger is something else. */
const largestRulesFile = 4_000_000;

/** The standard and the house rules: what is in force, its versions, the draft of the next one and what it would alter. */
export const packsHandlers: GroupHandlers<typeof packsGroup, Contexts> = {
  standard: ({ packs }) => packs.standard,

  compliance: (context, { reviewId }) => complianceOfReview(context, reviewId),

  rules: (context): RulesState => {
    const frozen = frozenOn(context);
    return {
      versions: knownRules(context.packs, context.db).map(({ loaded, statement }) => ({
        ...loaded,
        statement: statement?.digest ?? null,
        signedAt: statement?.issuedAt ?? null,
        inForce: loaded.digest === context.packs.rules.digest,
        frozen: frozen.filter((digest) => digest === loaded.digest).length,
      })),
      draft: readRulesDraft(context, context.db),
      mayEdit: context.seatOrNull?.roles.includes("secretariat") ?? false,
      mayAdopt: holdsAlliance(context),
    };
  },

  preview: (context) => {
    requireSecretariat(context);
    return previewDraft(context);
  },

  writeRules: (context, { rules }) => {
    requireSecretariat(context);
    context.commit("draft", (db) => writeRulesDraft(context, db, rules));
    return null;
  },

  discardDraft: (context) => {
    requireSecretariat(context);
    context.commit("draft", (db) => writeRulesDraft(context, db, null));
    return null;
  },

  importRules: async (context, { file }) => {
    requireSecretariat(context);
    const chosen = context.platform.takeFile(file);
    const bytes = await readWhole(chosen, largestRulesFile);
    const { content, digest } = loadRules(parseJson(bytes), context.packs.standard.content);
    context.commit(digest, (db) => writeRulesDraft(context, db, content));
    return null;
  },

  exportRules: async (context, { digest, save }) => {
    const content = digest === null ? readRulesDraft(context, context.db) : versionOf(context, digest);
    if (content === null) throw new Refusal("not-found", { what: "评审操作细则 / house rules" });
    const text = `${JSON.stringify(content, null, 2)}\n`;
    await context.platform.takeSave(save).write(sendBytes(new TextEncoder().encode(text)));
    context.commit(digest, () => undefined);
    return null;
  },

  adopt,
};

function versionOf(context: QueryContext, digest: string): HouseRules | null {
  const known = knownRules(context.packs, context.db).find(({ loaded }) => loaded.digest === digest);
  return known?.loaded.content ?? null;
}

/** How many issued dossiers are asked which rules they are frozen on. */
const askedAtMost = 300;

/** The rules the most recently changed issued dossiers are frozen on, by digest. */
function frozenOn({ db }: QueryContext): readonly (string | null)[] {
  const issued = db
    .select({ current: dossiers.current })
    .from(dossiers)
    .where(isNotNull(dossiers.current))
    .orderBy(desc(dossiers.updatedAt))
    .limit(askedAtMost)
    .all();
  return issued.map(({ current }) => statementBy(db, current ?? "", "dossier").statement.packs.rules);
}

/** Throws `pack-invalid` for bytes that are no JSON text in UTF-8. */
function parseJson(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return JSON.parse(text);
  } catch {
    throw new Refusal("pack-invalid", { path: "文件 / file", reason: "不是 JSON 文本 / not JSON text" });
  }
}
