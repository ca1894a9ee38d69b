import { argon2id } from "hash-wasm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addSlot,
  changePassphrase,
  createHeader,
  decodeHeader,
  encodeHeader,
  removeSlot,
  unlockWithPassphrase,
  unlockWithRecoveryCode,
  unlockWithSecret,
  type VaultHeader,
  waitAfter,
} from "#engine/vault/header.ts";
import { deriveTyped, productKdfCost } from "#engine/vault/key-slots.ts";
import { derive, unwrap, vaultSubkey, wrap } from "#engine/vault/key-wrap.ts";
import { canonicalJson } from "#shared/json.ts";
import { textOf, utf8 } from "#shared/trust/utf8.ts";
import { allianceId as vaultId, seededRandom } from "../trust/fixtures.ts";
import { codeOf, refusalOf } from "../trust/refusal.ts";

const cost = { memoryKiB: 64, iterations: 1, parallelism: 1 };
const random = seededRandom("vault");
const passphrase = "木棉 landau 邕江 ferry 47";
const createdAt = "2026-11-20T10:15:00+08:00";
const made = await createHeader({ vaultId, createdAt, passphrase }, cost, random);
const { header, unlocked, recoveryCode } = made;

describe("key derivation", () => {
  test("HKDF: RFC 5869, test case 3, first 32 bytes", () => {
    const key = derive(Buffer.alloc(22, 0x0b), "");
    expect(Buffer.from(key).toString("hex")).toBe("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
  });

  test("Argon2id: the reference implementation's vector", async () => {
    // phc-winner-argon2, src/test.c: argon2id v19, t=2, m=256 KiB, p=1
    const hash = await argon2id({
      password: "password",
      salt: "somesalt",
      iterations: 2,
      memorySize: 256,
      parallelism: 1,
      hashLength: 32,
    });
    expect(hash).toBe("9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe");
  });

  test("what an input method types full-width means the same", async () => {
    const kdf = { algorithm: "argon2id", ...cost, salt: Buffer.alloc(16).toString("base64") } as const;
    expect(await deriveTyped("１２３ａｂｃ", kdf)).toEqual(await deriveTyped("123abc", kdf));
    expect(await deriveTyped("123abd", kdf)).not.toEqual(await deriveTyped("123abc", kdf));
  });

  test("the product's cost is 128 MiB and three passes", () => {
    expect(productKdfCost).toEqual({ memoryKiB: 131_072, iterations: 3, parallelism: 1 });
  });

  test("subkeys differ from each other", () => {
    const labels = ["header mac", "database", "blob wrap", "audit", "identity"] as const;
    expect(
      new Set(labels.map((label) => Buffer.from(vaultSubkey(unlocked.vaultKey, label)).toString("hex"))).size,
    ).toBe(5);
  });

  test("a wrap opens under its key and label only", () => {
    const key = random(32);
    const sealed = wrap(key, utf8("draft"), "row 1", random);
    expect(unwrap(key, sealed, "row 1")).toEqual(utf8("draft"));
    expect(unwrap(key, sealed, "row 2")).toBeNull();
    expect(unwrap(random(32), sealed, "row 1")).toBeNull();
    expect(unwrap(key, sealed.subarray(1), "row 1")).toBeNull();
    expect(unwrap(key, new Uint8Array(27), "row 1")).toBeNull();
  });
});

describe("a vault header", () => {
  test("comes back from its bytes", () => {
    expect(decodeHeader(encodeHeader(header))).toEqual(header);
  });

  test("opens with the passphrase, for signing too", async () => {
    expect(await unlockWithPassphrase(header, passphrase)).toEqual(unlocked);
    expect(unlocked.signingSecret).toHaveLength(32);
  });

  test("a wrong passphrase waits longer each time", async () => {
    const waits = [];
    for (const failures of [0, 1, 2, 3, 4, 20]) {
      const refusal = await refusalOf(() => unlockWithPassphrase(header, `${passphrase}!`, failures));
      expect(refusal?.code).toBe("wrong-passphrase");
      waits.push(refusal?.details["wait"]);
    }
    expect(waits).toEqual([0, 0, 1, 2, 4, 300]);
    expect(waitAfter(1000)).toBe(300);
  });

  test("opens with the recovery code, however typed, for reading only", async () => {
    expect(recoveryCode).toMatch(/^([0-9A-Z]{4}-){8}[0-9A-Z]{4}$/);
    expect(unlockWithRecoveryCode(header, recoveryCode)).toEqual({ vaultKey: unlocked.vaultKey, signingSecret: null });
    const sloppy = recoveryCode.toLowerCase().replaceAll("-", " ").replaceAll("1", "l").replaceAll("0", "O");
    expect(unlockWithRecoveryCode(header, sloppy).vaultKey).toEqual(unlocked.vaultKey);
    const other = await createHeader({ vaultId, createdAt, passphrase }, cost, random);
    expect(await codeOf(() => unlockWithRecoveryCode(header, other.recoveryCode))).toBe("recovery-code-wrong");
  });

  test("notices a mistyped recovery code", async () => {
    const characters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    for (let at = 0; at < recoveryCode.length; at += 1) {
      if (recoveryCode[at] === "-") continue;
      const next = characters[(characters.indexOf(recoveryCode.charAt(at)) + 1) % 32];
      const typed = `${recoveryCode.slice(0, at)}${next}${recoveryCode.slice(at + 1)}`;
      expect(await codeOf(() => unlockWithRecoveryCode(header, typed)), typed).toBe("recovery-code-mistyped");
    }
    for (const typed of ["", "U".repeat(36), recoveryCode.slice(1), `${recoveryCode}0`]) {
      expect(await codeOf(() => unlockWithRecoveryCode(header, typed))).toBe("recovery-code-mistyped");
    }
  });

  test("keeps everything when the passphrase changes", async () => {
    const next = "壮锦 kettle 青秀山 orbit 12";
    const changed = await changePassphrase(header, unlocked, next, cost, random);
    expect(await unlockWithPassphrase(changed.header, next)).toEqual(unlocked);
    expect(await codeOf(() => unlockWithPassphrase(changed.header, passphrase))).toBe("wrong-passphrase");
    expect(unlockWithRecoveryCode(changed.header, recoveryCode).vaultKey).toEqual(unlocked.vaultKey);
  });

  test("after recovery a new passphrase has another signing secret", async () => {
    const next = "壮锦 kettle 青秀山 orbit 12";
    const changed = await changePassphrase(header, unlockWithRecoveryCode(header, recoveryCode), next, cost, random);
    const opened = await unlockWithPassphrase(changed.header, next);
    expect(opened.vaultKey).toEqual(unlocked.vaultKey);
    expect(opened.signingSecret).not.toEqual(unlocked.signingSecret);
  });

  test("takes and drops further slots", async () => {
    const secret = random(32);
    expect(await codeOf(() => unlockWithSecret(header, "keychain", secret))).toBe("no-such-key-slot");
    const more = addSlot(
      addSlot(header, unlocked.vaultKey, "keychain", secret, random),
      unlocked.vaultKey,
      "alliance",
      secret,
      random,
    );
    expect(more.slots.map(({ kind }) => kind)).toEqual(["passphrase", "alliance", "keychain", "recovery"]);
    expect(decodeHeader(encodeHeader(more))).toEqual(more);
    expect(unlockWithSecret(more, "keychain", secret)).toEqual({ vaultKey: unlocked.vaultKey, signingSecret: null });
    const fewer = removeSlot(more, unlocked.vaultKey, "recovery");
    expect(await codeOf(() => unlockWithRecoveryCode(fewer, recoveryCode))).toBe("no-such-key-slot");
    expect(await unlockWithPassphrase(fewer, passphrase)).toEqual(unlocked);
  });

  test("refuses weak passphrases", async () => {
    expect(await codeOf(() => createHeader({ vaultId, createdAt, passphrase: "guangxi2024" }, cost, random))).toBe(
      "passphrase-weak",
    );
    expect(await codeOf(() => changePassphrase(header, unlocked, "aaaaaaaaaaaaaaaaaaaaaaa", cost, random))).toBe(
      "passphrase-weak",
    );
  });
});

describe("tampering with vault.json", () => {
  const bytes = encodeHeader(header);

  test("no flipped bit is taken for the header, nor for a wrong passphrase", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
        const flipped = new Uint8Array(bytes);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(["vault-damaged", "newer-format"]).toContain(await codeOf(() => decodeHeader(flipped)));
      }),
      { numRuns: 1000 },
    );
  });

  test("cut, padded, reformatted", async () => {
    const text = textOf(bytes);
    for (const other of [
      "",
      "{}",
      "[",
      text.slice(0, -1),
      `${text}\n`,
      ` ${text}`,
      text.replace(":", ": "),
      JSON.stringify(JSON.parse(text), null, 1),
    ]) {
      expect(await codeOf(() => decodeHeader(utf8(other))), other.slice(0, 30)).toBe("vault-damaged");
    }
    expect((await refusalOf(() => decodeHeader(new Uint8Array(70_000))))?.details).toEqual({ at: "size" });
    expect(await codeOf(() => decodeHeader(utf8(text.replace('"format":1', '"format":2'))))).toBe("newer-format");
  });

  /** A header changed by someone who can compute the checksum and has no key. */
  async function forged(change: (header: VaultHeader) => object): Promise<VaultHeader> {
    const { check: _, ...rest } = change(header) as VaultHeader;
    const { createHash } = await import("node:crypto");
    const check = createHash("sha256").update(canonicalJson(rest)).digest("hex");
    return decodeHeader(utf8(canonicalJson({ ...rest, check })));
  }

  test("a downgraded header is refused after unlocking", async () => {
    const dropped = await forged((each) => ({ ...each, slots: [each.slots[0]] }));
    expect(await refusalOf(() => unlockWithPassphrase(dropped, passphrase))).toMatchObject({
      code: "vault-damaged",
      details: { at: "mac" },
    });
    const dated = await forged((each) => ({ ...each, createdAt: "2020-01-01T00:00:00Z" }));
    expect(await codeOf(() => unlockWithPassphrase(dated, passphrase))).toBe("vault-damaged");
    expect(await codeOf(() => unlockWithRecoveryCode(dated, recoveryCode))).toBe("vault-damaged");
  });

  test("slots out of order or twice are refused before unlocking", async () => {
    const secret = random(32);
    const more = addSlot(header, unlocked.vaultKey, "keychain", secret, random);
    const [passphraseSlot, keychain, recovery] = more.slots;
    for (const slots of [
      [passphraseSlot, recovery, keychain],
      [passphraseSlot, recovery, recovery],
      [passphraseSlot, passphraseSlot],
      [recovery, passphraseSlot],
      [],
    ]) {
      expect(await codeOf(() => forged((each) => ({ ...each, slots }))), String(slots.length)).toBe("vault-damaged");
    }
  });

  test("cheaper key derivation opens nothing", async () => {
    const cheap = await forged((each) => {
      const [slot, ...others] = each.slots;
      return { ...each, slots: [{ ...slot, kdf: { ...slot.kdf, memoryKiB: 8 } }, ...others] };
    });
    expect(await codeOf(() => unlockWithPassphrase(cheap, passphrase))).toBe("wrong-passphrase");
  });

  test("a slot of another vault fits nowhere", async () => {
    const other = await createHeader({ vaultId: "ZZZZZZZZZZZZZZZZZZZZZZZZZZ", createdAt, passphrase }, cost, random);
    const mixed = await forged((each) => ({ ...each, slots: other.header.slots }));
    expect(await codeOf(() => unlockWithPassphrase(mixed, passphrase))).toBe("wrong-passphrase");
  });

  test("asks for no more memory than the limit", async () => {
    const huge = forged((each) => {
      const [slot, ...others] = each.slots;
      return { ...each, slots: [{ ...slot, kdf: { ...slot.kdf, memoryKiB: 2_000_000_000 } }, ...others] };
    });
    expect(await codeOf(() => huge)).toBe("vault-damaged");
  });
});
