import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { audit, inbox, outbox, statements } from "#db/schema/index.ts";
import { withCopy } from "#test/support/adversary.ts";
import {
  atSeat,
  foundPanel,
  issueSmallProject,
  openSitting,
  pins,
  sitDown,
  type TestPanel,
} from "#test/support/small-panel.ts";
import { type PanelSnapshot, snapshotOf } from "#test/support/panel-snapshot.ts";
import { type TestWorkstation, valueOf } from "#test/support/workstation.ts";
import { type Fault, faults, startFaultyProxy } from "./faulty-proxy.ts";

/** One fault at every k-th request, and what became of everything that travelled. */
export interface SyncFaultRow {
  readonly fault: Fault;
  readonly every: number;
  readonly requests: number;
  readonly faulted: number;
  /** Exchanges it took. */
  readonly runs: number;
  readonly objects: number;
  /** Objects registered exactly once. */
  readonly once: number;
  readonly lost: number;
  readonly twice: number;
  /** Sent again although it was acknowledged. */
  readonly resent: number;
}

/** A WebDAV store to put behind the proxy. */
export interface Upstream {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

export interface SyncFaultOptions {
  /** Starts an empty store. */
  readonly open: () => Promise<Upstream>;
  readonly which?: readonly Fault[];
  readonly every?: readonly number[];
  /** The same for a store that falls silent, which takes longest; left out, as often as the others. */
  readonly silent?: readonly number[];
  readonly tell?: (row: SyncFaultRow) => void;
}

/** Exchanges that a fault may need at most; a mailbox that fails at every second request still gets everything through. */
const mostRuns = 60;
/** Exchanges in a row after everything arrived, in which nothing may arrive again. */
const quietRuns = 3;
const soon = () => Promise.resolve();

/**
 * Dossier packages and a member's statements travel both ways through a proxy that does one thing to every k-th request. Counts what was registered once,
 * lost, twice, and sent again in vain.
 */
export async function syncFaults(options: SyncFaultOptions): Promise<readonly SyncFaultRow[]> {
  const standing = await readyPanel();
  const rows: SyncFaultRow[] = [];
  for (const fault of options.which ?? faults)
    for (const every of (isSilence(fault) ? options.silent : undefined) ?? options.every ?? [2, 3, 7]) {
      const row = await withFault(standing, await options.open(), fault, every);
      options.tell?.(row);
      rows.push(row);
    }
  return rows;
}

export interface Standing {
  readonly snapshot: PanelSnapshot;
  readonly reviewId: string;
  readonly digest: string;
}

const isSilence = (fault: Fault): boolean => fault === "stall" || fault === "stall-half-way";

/** A panel that has met, and a dossier that was issued to it. */
export async function readyPanel(): Promise<Standing> {
  const panel = await foundPanel();
  const review = await issueSmallProject(panel);
  await openSitting(panel, review);
  return { snapshot: await snapshotOf(panel), reviewId: review.reviewId, digest: review.digest };
}

async function withFault(standing: Standing, upstream: Upstream, fault: Fault, every: number): Promise<SyncFaultRow> {
  const proxy = await startFaultyProxy(upstream.port, fault, every);
  let now = Date.now();
  const panel = await standing.snapshot.restore(() => now, soon, isSilence(fault) ? 500 : undefined);
  try {
    const address = proxy.address;
    for (const { client } of [panel.table, panel.laptop]) {
      const mailbox = { kind: "webdav", address, user: "u", secret: "pw", ca: null, proxy: "none" } as const;
      await valueOf(client.sync.setNetworkMailbox({ mailbox }));
    }
    await queueBothWays(panel, standing);
    let runs = 0;
    for (let quiet = 0; runs < mostRuns && quiet < quietRuns; runs += 1) {
      now += 60_000;
      await sitDown(panel.guest);
      const moved = [await exchanged(panel.laptop)];
      await atSeat(panel, "recorder");
      moved.push(await exchanged(panel.table));
      quiet = moved.some(Boolean) || (await counted(panel)).includes(0) ? 0 : quiet + 1;
    }
    const times = await counted(panel);
    return {
      fault,
      every,
      requests: proxy.tally.requests,
      faulted: proxy.tally.faulted,
      runs,
      objects: times.length,
      once: times.filter((count) => count === 1).length,
      lost: times.filter((count) => count === 0).length,
      twice: times.filter((count) => count > 1).length,
      resent: proxy.tally.resent,
    };
  } finally {
    for (const station of [panel.table, panel.laptop]) await station.application.close();
    await proxy.stop();
    await upstream.stop();
  }
}

/** Exchanges once; whether anything moved, or something still waits to go out. */
export async function exchanged({ client }: TestWorkstation): Promise<boolean> {
  const reply = await client.sync.run({});
  const { counts } = await valueOf(client.sync.state({}));
  const waits = counts.outbox.queued + counts.outbox.failed > 0;
  return waits || (reply.ok && reply.value.sent + reply.value.fetched + reply.value.imported > 0);
}

/** The guest's statements wait on the laptop, the secretariat's packages at the table. Ends at the guest's and the secretariat's seats. */
export async function queueBothWays(panel: TestPanel, { reviewId, digest }: Standing): Promise<void> {
  const { guest, laptop, table } = panel;
  await sitDown(guest);
  for (let count = 0; count < 3; count += 1) await valueOf(laptop.client.reviews.commit({ reviewId, pin: guest.pin }));
  await atSeat(panel, "secretariat");
  for (let count = 0; count < 3; count += 1)
    await valueOf(table.client.dossiers.sendPackage({ digest, pin: pins.secretariat }));
}

/** Both ways, for every object that was sent how often it was registered. */
export async function counted({ table, laptop }: TestPanel): Promise<readonly number[]> {
  return [...(await arrivals(laptop, table)), ...(await arrivals(table, laptop))];
}

/**
 * For every object one workstation wants to send, how often the other registered it. Each arrival and each import left one row in the audit chain. A package that
 * was overtaken by another with the same statement, and acknowledged because of that, counts by its statement.
 */
async function arrivals(from: TestWorkstation, to: TestWorkstation): Promise<readonly number[]> {
  const sent = await withCopy(from, ({ library }) => library.read.select().from(outbox).all());
  const objects = new Map(sent.map((row) => [row.package, row]));
  return withCopy(to, ({ library: { read } }) =>
    [...objects.values()].map((row) => {
      const arrived = read.select().from(inbox).where(eq(inbox.object, row.package)).get();
      if (arrived?.state === "imported") {
        const effect = createHash("sha256").update(JSON.stringify(row.package)).digest("hex");
        return read.select({ seq: audit.seq }).from(audit).where(eq(audit.effect, effect)).all().length / 2;
      }
      if (row.state !== "acknowledged" || row.statement === null) return 0;
      return read.select().from(statements).where(eq(statements.digest, row.statement)).all().length;
    }),
  );
}
