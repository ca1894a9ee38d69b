import { isNotNull } from "drizzle-orm";
import type { WritableDb } from "#db/open.ts";
import { people } from "#db/schema/index.ts";
import type { CommandContext } from "../context.ts";
import { type Addressee, packFor, queue } from "../sync/send.ts";
import { maxRecipients } from "../trust/envelope.ts";
import type { VerifiedStatement } from "../trust/signing.ts";

/** Everyone with a credential who sits elsewhere: what concerns the whole alliance goes to them. */
function everyoneElsewhere(context: CommandContext): readonly Addressee[] {
  return context.db
    .select({ identityId: people.identityId, name: people.name, recipient: people.recipient })
    .from(people)
    .where(isNotNull(people.credential))
    .all()
    .filter(({ identityId }) => !context.vault.hasSeat(identityId));
}

/** Packs a statement of the alliance for everyone elsewhere; answers what queues the packages in the caller's transaction. */
export async function announceToAll(
  context: CommandContext,
  issuingSeed: Uint8Array,
  statement: VerifiedStatement,
): Promise<(db: WritableDb) => void> {
  const all = everyoneElsewhere(context);
  const groups = Array.from({ length: Math.ceil(all.length / maxRecipients) }, (_, index) =>
    all.slice(index * maxRecipients, (index + 1) * maxRecipients),
  );
  const packed: { readonly file: Awaited<ReturnType<typeof packFor>>; readonly to: readonly Addressee[] }[] = [];
  for (const to of groups) {
    const file = await packFor(context, issuingSeed, {
      kind: "other",
      about: null,
      statements: [statement.bytes],
      materials: [],
      recipients: to.map(({ recipient }) => recipient),
    });
    packed.push({ file, to });
  }
  const what = { statement: statement.digest, kind: statement.statement.kind };
  return (db) => {
    for (const { file, to } of packed) for (const person of to) queue(context, db, file, person, what);
  };
}
