import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { open, seal } from "#engine/trust/envelope.ts";
import { publicKeyOf } from "#engine/trust/signing.ts";
import { changePassphrase, createHeader, unlockWithPassphrase, unlockWithRecoveryCode } from "#engine/vault/header.ts";
import {
  changePin,
  checkPin,
  createIdentityKeys,
  decodeIdentityKeys,
  encodeIdentityKeys,
  openIdentity,
  openSigningSeed,
} from "#engine/vault/identity-keys.ts";
import { utf8 } from "#shared/trust/utf8.ts";
import { allianceId as vaultId, seededRandom } from "../trust/fixtures.ts";
import { codeOf, refusalOf } from "../trust/refusal.ts";

const cost = { memoryKiB: 64, iterations: 1, parallelism: 1 };
const random = seededRandom("identity");
const passphrase = "木棉 landau 邕江 ferry 47";
const { header, unlocked, recoveryCode } = await createHeader(
  { vaultId, createdAt: "2026-11-20T10:15:00+08:00", passphrase },
  cost,
  random,
);
const pin = "402817";
const made = await createIdentityKeys(pin, unlocked, cost, random);
const { record } = made;

describe("a seat's keys", () => {
  test("open with the PIN", async () => {
    const opened = await openIdentity(record, pin, unlocked);
    expect(opened).toEqual(made.opened);
    expect(await open(await seal(utf8("hello"), [opened.recipient]), [opened.receivingSecret])).toEqual(utf8("hello"));
    const seed = await openSigningSeed(record, pin, unlocked);
    expect(publicKeyOf(seed)).toBe(record.signingKey);
    expect(seed).toEqual(made.seed);
  });

  test("do not open with another PIN, which waits longer each time", async () => {
    for (const [failures, wait] of [
      [0, 0],
      [2, 1],
      [6, 16],
    ] as const) {
      expect(await refusalOf(() => openIdentity(record, "402818", unlocked, failures))).toMatchObject({
        code: "wrong-pin",
        details: { wait },
      });
      expect(await refusalOf(() => openSigningSeed(record, "402818", unlocked, failures))).toMatchObject({
        code: "wrong-pin",
        details: { wait },
      });
    }
  });

  test("are worth nothing beside another vault's key", async () => {
    const other = await createHeader({ vaultId, createdAt: "2026-11-20T10:15:00+08:00", passphrase }, cost, random);
    expect(await codeOf(() => openIdentity(record, pin, other.unlocked))).toBe("wrong-pin");
    expect(await codeOf(() => openSigningSeed(record, pin, other.unlocked))).toBe("signing-unavailable");
  });

  test("of two seats have nothing in common, not even with the same PIN", async () => {
    const other = await createIdentityKeys(pin, unlocked, cost, random);
    expect(other.opened.dataKey).not.toEqual(made.opened.dataKey);
    for (const field of ["dataKey", "receivingSecret", "signingSeed"] as const) {
      const mixed = { ...record, kdf: other.record.kdf, [field]: other.record[field] };
      expect(await codeOf(() => openIdentity(mixed, pin, unlocked))).not.toBe("accepted");
      expect(await codeOf(() => openSigningSeed(mixed, pin, unlocked))).not.toBe("accepted");
    }
  });

  test("survive a change of PIN", async () => {
    const changed = await changePin(record, pin, "桂林山水甲天下", unlocked, cost, random);
    expect(await openIdentity(changed, "桂林山水甲天下", unlocked)).toEqual(made.opened);
    expect(await openSigningSeed(changed, "桂林山水甲天下", unlocked)).toEqual(made.seed);
    expect(await codeOf(() => openIdentity(changed, pin, unlocked))).toBe("wrong-pin");
    expect(await codeOf(() => changePin(record, "999998", "402819", unlocked, cost, random))).toBe("wrong-pin");
    expect(await codeOf(() => changePin(record, pin, "111111", unlocked, cost, random))).toBe("weak-pin");
  });

  test.each(["", "12345", "111111", "123456", "987654", "aaaaaaaa", "１２３４５６", "abcdef"])(
    "%j is no PIN",
    async (weak) => {
      expect(await codeOf(() => checkPin(weak))).toBe("weak-pin");
      expect(await codeOf(() => createIdentityKeys(weak, unlocked, cost, random))).toBe("weak-pin");
    },
  );

  test.each(["402817", "112233", "木棉花开时节雨"])("%j is one", (good) => checkPin(good));
});

describe("after recovery", () => {
  const recovered = unlockWithRecoveryCode(header, recoveryCode);

  test("a seat reads and does not sign", async () => {
    expect(await openIdentity(record, pin, recovered)).toEqual(made.opened);
    expect(await codeOf(() => openSigningSeed(record, pin, recovered))).toBe("signing-unavailable");
    expect(await codeOf(() => createIdentityKeys(pin, recovered, cost, random))).toBe("signing-unavailable");
  });

  test("nor under the new passphrase, where new keys do", async () => {
    const next = "壮锦 kettle 青秀山 orbit 12";
    const changed = await changePassphrase(header, recovered, next, cost, random);
    const opened = await unlockWithPassphrase(changed.header, next);
    expect(await openIdentity(record, pin, opened)).toEqual(made.opened);
    expect(await codeOf(() => openSigningSeed(record, pin, opened))).toBe("signing-unavailable");
    const fresh = await createIdentityKeys(pin, opened, cost, random);
    expect(await openSigningSeed(fresh.record, pin, opened)).toEqual(fresh.seed);
  });
});

describe("the stored record", () => {
  const text = encodeIdentityKeys(record);

  test("comes back", () => expect(decodeIdentityKeys(text)).toEqual(record));

  test("no flipped bit opens to other keys", async () => {
    const bytes = utf8(text);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
        const flipped = Buffer.from(bytes);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const read = async () => {
          const changed = decodeIdentityKeys(flipped.toString("utf8"));
          // Reading and signing together cover every field of the record.
          await openIdentity(changed, pin, unlocked);
          await openSigningSeed(changed, pin, unlocked);
        };
        expect(["identity-damaged", "wrong-pin", "signing-unavailable"]).toContain(await codeOf(read));
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    "",
    "{}",
    `${text} `,
    text.replace("argon2id", "scrypt"),
    text.replace('"format":1', '"format":1,"note":0'),
  ])("refuses %#", async (other) => {
    expect(await codeOf(() => decodeIdentityKeys(other))).toBe("identity-damaged");
  });
});
