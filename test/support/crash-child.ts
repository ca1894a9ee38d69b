// The program in a process of its own, at work until it is killed: it tells what it is about to do and what it was told is done.
import { createHash } from "node:crypto";
import type { Random } from "#engine/trust/random.ts";
import { seededRandom } from "#test/engine/trust/fixtures.ts";
import { startWorkstation, type TestWorkstation, valueOf } from "./workstation.ts";

/** A seat of the table and its PIN. */
export interface CrashSeat {
  readonly identityId: string;
  readonly pin: string;
}

/** What the child is to work on. */
export interface CrashOrder {
  readonly home: string;
  readonly workstation: string;
  readonly passphrase: string;
  readonly seed: string;
  /** Ordinals of this run start above. */
  readonly from: number;
  readonly reviewId: string;
  readonly secretariat: CrashSeat;
  readonly recorder: CrashSeat;
  readonly members: readonly CrashSeat[];
}

/** One thing done to the library. `ordinal` grows with every deed of all runs and stands in what was written. */
export type Deed =
  | { readonly kind: "note"; readonly ordinal: number; readonly identityId: string; readonly key: string }
  | { readonly kind: "question"; readonly ordinal: number; readonly key: string }
  | { readonly kind: "sitting"; readonly ordinal: number }
  | { readonly kind: "material"; readonly ordinal: number; readonly digest: string }
  | { readonly kind: "passphrase"; readonly ordinal: number; readonly passphrase: string };

/** Head of the audit chain after a command. */
export interface AuditMark {
  readonly rows: number;
  readonly head: string;
}

export type FromCrashChild =
  | { readonly type: "loaded" }
  | { readonly type: "opened" }
  | { readonly type: "begins"; readonly deed: Deed }
  | { readonly type: "done"; readonly deed: Deed; readonly audit: AuditMark };

const tell = (message: FromCrashChild): void => void process.send?.(message);

async function work(order: CrashOrder): Promise<void> {
  const station = startWorkstation({ home: order.home });
  let { passphrase } = order;
  await valueOf(station.client.vault.unlock({ id: order.workstation, passphrase }));
  tell({ type: "opened" });
  const random = seededRandom(order.seed);
  const upTo = (limit: number): number => (random(1)[0] ?? 0) % limit;
  let seated: string | null = null;
  const sit = async ({ identityId, pin }: CrashSeat): Promise<void> => {
    if (seated !== identityId) await valueOf(station.client.seats.enter({ identityId, pin }));
    seated = identityId;
  };
  for (let ordinal = order.from; ; ordinal += 1) {
    const { deed, seat, act } = choose(order, ordinal, upTo, random);
    if (seat !== null) await sit(seat);
    tell({ type: "begins", deed });
    await act(station, passphrase);
    if (deed.kind === "passphrase") passphrase = deed.passphrase;
    tell({ type: "done", deed, audit: await valueOf(station.client.vault.auditHead({})) });
  }
}

interface Chosen {
  readonly deed: Deed;
  readonly seat: CrashSeat | null;
  readonly act: (station: TestWorkstation, passphrase: string) => Promise<unknown>;
}

/** Draws the next deed: mostly autosaves, sometimes a command, now and then a new passphrase. */
function choose(order: CrashOrder, ordinal: number, upTo: (limit: number) => number, random: Random): Chosen {
  const { reviewId, members, recorder, secretariat } = order;
  const draw = upTo(20);
  if (draw < 8) {
    const seat = members[upTo(members.length)] ?? recorder;
    const key = `k${upTo(5)}`;
    const value = { kind: "note", text: String(ordinal) } as const;
    const deed = { kind: "note", ordinal, identityId: seat.identityId, key: `note:${key}` } as const;
    return { deed, seat, act: ({ client }) => valueOf(client.sheets.write({ reviewId, key, value })) };
  }
  if (draw < 14) {
    const no = upTo(9) + 1;
    const key = String(no);
    const value = { no, askedBy: null, text: String(ordinal), about: "", answer: "", answeredBy: "", state: "open" };
    const write = { reviewId, kind: "question", key, value } as const;
    return {
      deed: { kind: "question", ordinal, key },
      seat: recorder,
      act: ({ client }) => valueOf(client.record.write(write)),
    };
  }
  if (draw < 17) {
    const sitting = { title: String(ordinal), place: "柳州", date: "2026-11-20" };
    return {
      deed: { kind: "sitting", ordinal },
      seat: secretariat,
      act: ({ client }) => valueOf(client.reviews.createSitting(sitting)),
    };
  }
  if (draw < 19) {
    const bytes = random(1 + upTo(256) * 1200);
    const digest = createHash("sha256").update(bytes).digest("hex");
    return {
      deed: { kind: "material", ordinal, digest },
      seat: secretariat,
      act: ({ client, platform }) => {
        const [no, title, category] = [String(ordinal), String(ordinal), "other"];
        const file = platform.give("材料.txt", bytes);
        const described = { file, no, title, category, nature: "self", issuer: null, volumePages: null } as const;
        const files = [{ ...described, validUntil: null }];
        return valueOf(client.dossiers.addMaterials({ dossierId: reviewId, files }));
      },
    };
  }
  const next = `柳州 螺蛳粉 七月 大雨 九十三 correct horse ${ordinal}`;
  return {
    deed: { kind: "passphrase", ordinal, passphrase: next },
    seat: null,
    act: ({ client }, current) => valueOf(client.vault.changePassphrase({ current, next })),
  };
}

process.once("message", (order: CrashOrder) => void work(order));
tell({ type: "loaded" });
