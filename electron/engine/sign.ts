import { max } from "drizzle-orm";
import { statements } from "#db/schema/index.ts";
import type { ReadableDb } from "#db/open.ts";
import { Refusal } from "#shared/errors.ts";
import { newId } from "#shared/ids.ts";
import type { BodyOf, Statement, StatementKind } from "#shared/trust/kinds.ts";
import { refuseLapsed } from "./alliance/standing.ts";
import { auditHead } from "./audit.ts";
import type { QueryContext } from "./context.ts";
import { instant } from "./now.ts";
import { signStatement, type VerifiedStatement } from "./trust/signing.ts";

/** What a statement says beside its header. `subjects` are the digests it is about. */
export interface ToSign<K extends StatementKind> {
  readonly kind: K;
  readonly subjects: readonly string[];
  readonly body: BodyOf<K>;
}

/** How far the clocks of one table may differ before a signature is refused (docs/decisions/0020-clock-tolerance.md). */
const clockTolerance = 10 * 60_000;

/**
 * Signs a statement with a seed at hand. Refuses `clock-behind` when this machine's clock stands more than ten minutes before the newest
 * statement it has verified.
 */
export function signWith<K extends StatementKind>(
  context: Pick<QueryContext, "now" | "random" | "packs">,
  db: ReadableDb,
  seed: Uint8Array,
  toSign: ToSign<K>,
): VerifiedStatement<K> {
  const issuedAt = context.now();
  const newest = newestInstant(db);
  if (newest !== null && Date.parse(issuedAt) < newest - clockTolerance)
    throw new Refusal("clock-behind", { now: issuedAt, newest: new Date(newest).toISOString() });
  const statement = {
    schema: 1,
    suite: "intl",
    id: newId(context.random),
    issuedAt,
    packs: { standard: context.packs.standard.digest, rules: context.packs.rules.digest },
    subjects: toSign.subjects,
    auditHead: auditHead(db).head,
    kind: toSign.kind,
    body: toSign.body,
  };
  // The header and the body of one kind make that kind's statement; the union's index hides it from the compiler.
  return signStatement(statement as Statement<K>, seed);
}

/**
 * Refuses `from-the-future` what claims to be signed more than the tolerance after this machine's clock. Whoever's clock is wrong, taking it in would
 * keep this workstation from signing until that moment (docs/decisions/0041-statements-from-the-future.md).
 */
export function refuseFromTheFuture({ clock }: Pick<QueryContext, "clock">, { kind, issuedAt }: Statement): void {
  if (Date.parse(issuedAt) > clock() + clockTolerance)
    throw new Refusal("from-the-future", { what: kind, at: issuedAt, now: instant(clock()) });
}

/** Runs `work` with the open seat's signing seed and forgets it. Refuses wrong-pin, signing-unavailable, credential-expired, credential-revoked. */
export async function withSigningSeed<Value>(
  context: QueryContext,
  pin: string,
  work: (seed: Uint8Array) => Promise<Value>,
): Promise<Value> {
  refuseLapsed(context.db, context.seat.signingKey, context.now());
  const seed = await context.seat.signingSeed(pin);
  try {
    return await work(seed);
  } finally {
    seed.fill(0);
  }
}

/** Milliseconds of the newest verified statement; instants carry offsets, so their text does not sort. */
function newestInstant(db: ReadableDb): number | null {
  const last = db
    .select({ at: max(statements.issuedMs) })
    .from(statements)
    .get()?.at;
  return last ?? null;
}
