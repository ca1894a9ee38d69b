import { createHash, createHmac, hkdfSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createPortionReader, readFileHead } from "#engine/vault/backup/backup-file.ts";
import { authenticatorOf } from "#engine/vault/backup/authenticator.ts";
import { checkManifest, decodeManifest } from "#engine/vault/backup/manifest.ts";
import { decodeHeader, unlockWithPassphrase } from "#engine/vault/header.ts";
import { joinShares } from "#engine/vault/recovery-shares.ts";
import { readRecoveryCode } from "#engine/vault/recovery-code.ts";
import { canonicalJson } from "#shared/json.ts";
import { utf8 } from "#shared/trust/utf8.ts";
import { codeOf } from "#test/engine/trust/refusal.ts";
import backup from "#test/vectors/backup.json" with { type: "json" };
import vault from "#test/vectors/vault.json" with { type: "json" };

const bytes = (text: string) => new Uint8Array(Buffer.from(text, "hex"));
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("the backup vector", () => {
  test("opens with the vault key, by our reader and by a few lines of anybody's", async () => {
    const manifest = decodeManifest(utf8(backup.manifest));
    checkManifest(manifest, authenticatorOf(bytes(backup.vaultKey)));
    const { mac, ...content } = manifest;
    const subkey = Buffer.from(hkdfSync("sha256", bytes(backup.vaultKey), "", "guijian vault v1 backup", 32));
    expect(createHmac("sha256", subkey).update(canonicalJson(content)).digest("hex")).toBe(mac);
    expect(sha256(backup.manifest)).toBe(backup.digest);
    const header = decodeHeader(new Uint8Array(Buffer.from(manifest.header, "base64")));
    const unlocked = await unlockWithPassphrase(header, vault.passphrase);
    expect(Buffer.from(unlocked.vaultKey).toString("hex")).toBe(backup.vaultKey);
  });

  test("as a file holds the manifest and every object in its order", async () => {
    const whole = bytes(backup.file);
    // In pieces of a size that fits nothing.
    const pieces = async function* () {
      for (let at = 0; at < whole.length; at += 7) yield await Promise.resolve(whole.subarray(at, at + 7));
    };
    const reader = createPortionReader(pieces());
    const manifest = decodeManifest(await readFileHead(reader));
    for (const { place, digest, size } of manifest.objects) {
      const expected = backup.contents.find((each) => each.digest === digest);
      expect(expected?.place).toBe(place);
      expect((await reader.whole(size)).toString("utf8")).toBe(expected?.content);
    }
    expect(await reader.ended()).toBe(true);
  });

  test("is refused with any one byte of its manifest changed", () => {
    const whole = utf8(backup.manifest);
    const authenticate = authenticatorOf(bytes(backup.vaultKey));
    for (let at = 0; at < whole.length; at += 3) {
      const changed = Uint8Array.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => checkManifest(decodeManifest(changed), authenticate), `byte ${at}`).toThrow();
    }
  });

  test("with a number written otherwise than its writer would is refused", async () => {
    for (const written of ["-0", "2.0", "2e0", "02", "2.5", "1e400"])
      for (const number of ['"auditRows":2', '"size":17']) {
        const other = backup.manifest.replace(number, number.replace(/\d+$/, written));
        expect(other, number).not.toBe(backup.manifest);
        expect(await codeOf(() => decodeManifest(utf8(other))), `${number} as ${written}`).toBe("backup-damaged");
      }
  });

  test("of a later format is told from damage", async () => {
    const later = backup.manifest.replace('"format":1', '"format":2');
    expect(await codeOf(() => decodeManifest(utf8(later)))).toBe("newer-format");
    expect(await codeOf(() => decodeManifest(utf8(`${backup.manifest} `)))).toBe("backup-damaged");
  });
});

test("two shares make the secret, in either order; each is its own twenty bytes", () => {
  const [one, other] = backup.shares;
  if (one === undefined || other === undefined) throw new Error("two shares");
  const hex = (data: Uint8Array) => Buffer.from(data).toString("hex");
  expect(hex(joinShares([one.code, other.code]))).toBe(backup.secret);
  expect(hex(joinShares([other.code, one.code]))).toBe(backup.secret);
  for (const { share, code } of backup.shares) expect(hex(readRecoveryCode(code))).toBe(share);
});
