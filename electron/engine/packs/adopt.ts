import type { GroupHandlers } from "#shared/contract/define.ts";
import type { packsGroup } from "#shared/contract/packs.ts";
import { loadRules } from "#shared/domain/standard/load-pack.ts";
import type { HouseRules } from "#shared/domain/standard/rules-schema.ts";
import { Refusal } from "#shared/errors.ts";
import { canonicalJson } from "#shared/json.ts";
import { charterInForce, withIssuingSeed } from "../alliance/charter.ts";
import type { Contexts } from "../context.ts";
import { requireSecretariat } from "../dossiers/write-draft.ts";
import { dateOf } from "../now.ts";
import { signWith } from "../sign.ts";
import { keepStatement } from "../statements.ts";
import { knownRules, versionAfter } from "./in-force.ts";
import { readRulesDraft, writeRulesDraft } from "./rules-draft.ts";

/** Puts the draft, or the model as it stands, into force under the organiser's document (评审操作细则). */
export const adopt: GroupHandlers<typeof packsGroup, Contexts>["adopt"] = async (context, { pin, ...document }) => {
  requireSecretariat(context);
  const inForce = context.packs.rules.content;
  const draft = readRulesDraft(context, context.db);
  if (draft === null && inForce.status === "adopted") throw new Refusal("already-done", { what: inForce.title.zh });
  if (document.date > dateOf(context.now()))
    throw new Refusal("pack-invalid", { path: "adopted.date", reason: "晚于今天 / later than today" });
  const known = knownRules(context.packs, context.db);
  const before = known.at(-1)?.statement ?? null;
  const version = versionAfter(inForce.version);
  const { content, digest } = loadRules(
    {
      ...(draft ?? inForce),
      id: "house-rules",
      version,
      title: withoutModel((draft ?? inForce).title),
      status: "adopted",
      adopted: document,
    },
    context.packs.standard.content,
  );
  const { allianceId } = charterInForce(context.db).body;
  return withIssuingSeed(context, pin, (seed) => {
    const signed = signWith(context, context.db, seed, {
      kind: "rules",
      subjects: before === null ? [] : [before.digest],
      body: { allianceId, pack: digest, content: canonicalJson(content) },
    });
    context.commit(signed.digest, (db) => {
      keepStatement(db, signed, { identityId: null, reviewId: null });
      writeRulesDraft(context, db, null);
    });
    return Promise.resolve({ digest, statement: signed.digest, version });
  });
};

/** What the organiser adopts is no model any more. */
function withoutModel({ zh, en }: HouseRules["title"]): HouseRules["title"] {
  return { zh: zh.replace(/（示范）$/, ""), en: en.replace(/ \(model\)$/, "") };
}
