import { describe, expect, it } from "vitest";
import { hex, reasonOf, refusesAlterations } from "#test/second-reader/refusals.ts";
import { readArchive } from "#test/second-reader/archive.ts";
import { attested, contradict, inputDigest, readChain } from "#test/second-reader/audit-chain.ts";
import { proveBackup, readBackupFile, readBackupManifest } from "#test/second-reader/backup.ts";
import { canonical, readCanonicalObject, type JsonObject } from "#test/second-reader/canonical-json.ts";
import { digestOf, readRecoveryCode, recoveryCode } from "#test/second-reader/encodings.ts";
import { openSeatKeys } from "#test/second-reader/seat-keys.ts";
import { Unreadable } from "#test/second-reader/unreadable.ts";
import { readUpdate } from "#test/second-reader/update.ts";
import {
  joinShares,
  openShare,
  readRecoveryFile,
  readVaultHeader,
  unlockWithPassphrase,
  unlockWithSecret,
} from "#test/second-reader/vault.ts";
import archive from "#test/vectors/archive.json" with { type: "json" };
import audit from "#test/vectors/audit.json" with { type: "json" };
import backup from "#test/vectors/backup.json" with { type: "json" };
import identity from "#test/vectors/identity.json" with { type: "json" };
import names from "#test/vectors/names.json" with { type: "json" };
import update from "#test/vectors/update.json" with { type: "json" };
import vault from "#test/vectors/vault.json" with { type: "json" };
import ways from "#test/vectors/ways.json" with { type: "json" };

/** The sums anew, as whoever alters an archive would make them. */
function resummed(files: ReadonlyMap<string, Buffer>): ReadonlyMap<string, Buffer> {
  const others = [...files].filter(([path]) => path !== "SHA256SUMS");
  const sums = others.map(([path, bytes]) => `${digestOf(bytes)}  ${path}\n`).join("");
  return new Map([...others, ["SHA256SUMS", Buffer.from(sums)]]);
}

type Told = (typeof audit.heads)[number]["one"];

/** The vector tells marks as runs; the hash of a row stands for SHA-256 of `CHAIN ROW`. */
const chainOf = ({ rows, head, marks }: Told) =>
  attested({
    rows,
    head,
    marks: marks.flatMap(({ chain, from, to }) =>
      Array.from({ length: to - from + 1 }, (_, index) => ({
        row: from + index,
        hash: digestOf(`${chain} ${from + index}`),
      })),
    ),
  });

describe("a second reader, written from formats.md alone, on the vectors of a workstation", () => {
  it("vault header", () => {
    const bytes = Buffer.from(vault.vaultJson);
    const header = readVaultHeader(bytes);
    const keys = { vaultKey: hex(vault.vaultKey), signingSecret: hex(vault.signingSecret) };
    expect(unlockWithPassphrase(header, vault.passphrase)).toEqual(keys);
    expect(reasonOf(() => unlockWithPassphrase(header, `${vault.passphrase} `))).toBe("untrusted");
    const recovered = unlockWithSecret(header, "recovery", readRecoveryCode(vault.recoveryCode));
    expect(recovered).toEqual({ ...keys, signingSecret: null });
    refusesAlterations(bytes, readVaultHeader, 40);
    const { check: _, ...rest } = readCanonicalObject(bytes);
    const forged: JsonObject = { ...rest, createdAt: "2026-11-20T10:15:01+08:00" };
    const rechecked = Buffer.from(canonical({ ...forged, check: digestOf(canonical(forged)) }));
    const secret = readRecoveryCode(vault.recoveryCode);
    expect(reasonOf(() => unlockWithSecret(readVaultHeader(rechecked), "recovery", secret))).toBe("untrusted");
    const later: JsonObject = { ...readCanonicalObject(bytes), format: 2 };
    expect(reasonOf(() => readVaultHeader(Buffer.from(canonical(later))))).toBe("newer");
  });

  it("recovery codes and shares", () => {
    for (const { secret, text } of vault.recoveryCodes) {
      expect(recoveryCode(hex(secret))).toBe(text);
      expect(
        readRecoveryCode(text.toLowerCase().replaceAll("-", " ").replaceAll("1", "l").replaceAll("0", "o")),
      ).toEqual(hex(secret));
      for (const mistyped of [
        text.slice(1),
        `${text}0`,
        text.replace(/.$/u, "U"),
        text.replace(/^./u, (first) => (first === "7" ? "8" : "7")),
      ])
        expect(reasonOf(() => readRecoveryCode(mistyped))).toBe("damaged");
    }
    const [one, other] = backup.shares.map(({ share, code }) => {
      expect(readRecoveryCode(code).toString("hex")).toBe(share);
      return hex(share);
    });
    expect(joinShares(one ?? Buffer.alloc(0), other ?? Buffer.alloc(0)).toString("hex")).toBe(backup.secret);
  });

  it("a seat's keys", () => {
    const bytes = Buffer.from(identity.record);
    const keys = { vaultKey: hex(vault.vaultKey), signingSecret: hex(vault.signingSecret) };
    const expected = {
      dataKey: hex(identity.dataKey),
      receivingSecret: identity.receivingSecret,
      signingSeed: hex(identity.signingSeed),
    };
    expect(openSeatKeys(bytes, identity.pin, keys)).toEqual(expected);
    expect(openSeatKeys(bytes, identity.pin, { ...keys, signingSecret: null })).toEqual({
      ...expected,
      signingSeed: null,
    });
    expect(reasonOf(() => openSeatKeys(bytes, "402818", keys))).toBe("untrusted");
    const signable = (altered: Buffer): void => {
      if (openSeatKeys(altered, identity.pin, keys).signingSeed === null) throw new Unreadable("untrusted", "no seed");
    };
    refusesAlterations(bytes, signable, 20);
  });

  it("backup", () => {
    const file = hex(backup.file);
    const { manifest, contents } = readBackupFile(file);
    const bytes = Buffer.from(backup.manifest);
    expect(readBackupManifest(bytes)).toEqual(manifest);
    expect(digestOf(bytes)).toBe(backup.digest);
    expect(contents.map(String)).toEqual(backup.contents.map(({ content }) => content));
    const keys = { vaultKey: hex(backup.vaultKey), signingSecret: null };
    proveBackup(manifest, keys);
    const read = (altered: Buffer): void => proveBackup(readBackupFile(altered).manifest, keys);
    refusesAlterations(file, read, 40);
    refusesAlterations(bytes, (altered) => proveBackup(readBackupManifest(altered), keys), 40);
  });

  it("update file", () => {
    const file = hex(update.file);
    const { releaseKey, running } = update;
    const read = readUpdate(file, releaseKey, running);
    expect(read).toEqual({ version: "1.4.0", name: "Guijian-1.4.0-x64.exe", installer: Buffer.from(update.installer) });
    refusesAlterations(file, (altered) => readUpdate(altered, releaseKey, running), 30);
    const elsewhere = [
      [names.fingerprints[0]?.publicKey ?? "", running],
      [releaseKey, { ...running, architecture: "arm64" }],
      [releaseKey, { ...running, version: "1.4.0" }],
      [releaseKey, { ...running, version: "1.10.0" }],
    ] as const;
    for (const [key, program] of elsewhere) expect(reasonOf(() => readUpdate(file, key, program))).toBe("untrusted");
  });

  it("every way into a vault, and a seat from before its key changed", () => {
    const vaultHeader = readVaultHeader(Buffer.from(ways.vaultJson));
    const unlocked = unlockWithPassphrase(vaultHeader, ways.passphrase);
    expect(unlocked).toEqual({ vaultKey: hex(ways.vaultKey), signingSecret: hex(ways.signingSecret) });
    expect(unlockWithPassphrase(vaultHeader, ways.passphraseInAscii)).toEqual(unlocked);
    const recovery = readRecoveryFile(Buffer.from(ways.recoveryJson));
    const [first, second] = recovery.custodians.map((custodian, index) => {
      const { identity: own = "", share } = ways.custodians[index] ?? {};
      const opened = openShare(recovery, custodian, own);
      expect(opened.toString("hex")).toBe(share);
      const other = recovery.custodians[1 - index]?.identityId ?? "";
      expect(reasonOf(() => openShare(recovery, { ...custodian, identityId: other }, own))).toBe("untrusted");
      expect(reasonOf(() => openShare({ ...recovery, label: "二号机" }, custodian, own))).toBe("untrusted");
      return opened;
    });
    const secret = joinShares(first ?? Buffer.alloc(0), second ?? Buffer.alloc(0));
    expect(secret).toEqual(hex(ways.allianceSecret));
    for (const [kind, opening] of Object.entries({ alliance: secret, keychain: hex(ways.keychainSecret) })) {
      expect(unlockWithSecret(vaultHeader, kind, opening)).toEqual({ ...unlocked, signingSecret: null });
      const other = opening.map((byte) => byte ^ 1);
      expect(reasonOf(() => unlockWithSecret(vaultHeader, kind, other))).toBe("untrusted");
    }
    const { pin, record, dataKey, receivingSecret, signingSeed } = ways.seat;
    const seat = (former: readonly Buffer[]) => openSeatKeys(Buffer.from(record), pin, unlocked, former);
    const former = hex(ways.formerIdentityKey);
    expect(seat([former])).toEqual({ dataKey: hex(dataKey), receivingSecret, signingSeed: hex(signingSeed) });
    expect(reasonOf(() => seat([]))).toBe("untrusted");
  });

  it("audit chain", () => {
    expect(readChain(audit.rows)).toBe(audit.rows.at(-1)?.hash);
    for (const [index, { input, effect }] of audit.asked.entries()) {
      const digests = { input: inputDigest(input), effect: digestOf(canonical(effect)) };
      expect(audit.rows[index]).toMatchObject(digests);
    }
    const [, second, third] = audit.rows;
    const altered = [
      audit.rows.slice(1),
      audit.rows.toReversed(),
      audit.rows.map((row) => (row === second ? { ...row, command: "sheets.read" } : row)),
      audit.rows.map((row) => (row === third ? { ...row, at: "2026-11-20T10:15:09+08:00" } : row)),
      [...audit.rows, ...audit.rows.slice(-1)],
    ];
    for (const rows of altered) expect(reasonOf(() => readChain(rows))).toBe("damaged");
    for (const { what, one, other, contradict: expected } of audit.heads) {
      expect([what, contradict(chainOf(one), chainOf(other))]).toEqual([what, expected]);
      expect([what, contradict(chainOf(other), chainOf(one))]).toEqual([what, expected]);
    }
  });

  it("archive folder", () => {
    const files = new Map(Object.entries(archive).map(([path, text]) => [path, Buffer.from(text)] as const));
    expect(readArchive(files).map((file) => file.class)).toEqual(["paper", "data", "material", "statement"]);
    for (const [path, bytes] of files) {
      const altered = Buffer.from(bytes);
      altered[altered.length >> 1] = (altered[altered.length >> 1] ?? 0) ^ 1;
      expect([path, reasonOf(() => readArchive(new Map(files).set(path, altered)))]).not.toEqual([path, "read"]);
      // The index binds the files, the self-check the index; only the hand-over list on paper binds the rest.
      const unbound = ["SHA256SUMS", "自检.json"].includes(path);
      const summed = unbound ? new Map() : resummed(new Map(files).set(path, altered));
      expect([path, reasonOf(() => readArchive(summed))]).not.toEqual([path, "read"]);
      const without = new Map([...files].filter(([name]) => name !== path));
      expect([path, reasonOf(() => readArchive(without))]).toEqual([path, "damaged"]);
    }
    const more = new Map(files).set("资料/more.txt", Buffer.from("more"));
    for (const added of [more, resummed(more)]) expect(reasonOf(() => readArchive(added))).toBe("damaged");
  });
});
