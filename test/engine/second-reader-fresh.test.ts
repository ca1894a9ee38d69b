import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openLibrary } from "#db/open.ts";
import { audit } from "#db/schema/index.ts";
import { appendAudit, auditHead } from "#engine/audit.ts";
import { generateReceivingKey } from "#engine/trust/envelope.ts";
import { sealBlob } from "#engine/trust/sealed-blob.ts";
import { generateSigningKey, signStatement } from "#engine/trust/signing.ts";
import { writePackage } from "#engine/trust/write-package.ts";
import { updateHead } from "#engine/updates/update-file.ts";
import { authenticatorOf } from "#engine/vault/backup/authenticator.ts";
import { backupFile } from "#engine/vault/backup/backup-file.ts";
import { encodeManifest, manifestDigest, sealManifest, sortObjects } from "#engine/vault/backup/manifest.ts";
import { addSlot, changePassphrase, createHeader, encodeHeader, renewHeader } from "#engine/vault/header.ts";
import { changePin, createIdentityKeys, encodeIdentityKeys } from "#engine/vault/identity-keys.ts";
import { vaultSubkey } from "#engine/vault/key-wrap.ts";
import { encodeRecovery, splitRecovery } from "#engine/vault/recovery-shares.ts";
import { documentMark } from "#shared/domain/document/mark.ts";
import { fingerprint } from "#shared/trust/anchor.ts";
import { identityIdOf } from "#shared/trust/identity-id.ts";
import { type Statement, type StatementHeader, statementKinds } from "#shared/trust/kinds.ts";
import { referencesOf } from "#shared/trust/references.ts";
import { readChain } from "#test/second-reader/audit-chain.ts";
import { proveBackup, readBackupFile, readBackupFolder } from "#test/second-reader/backup.ts";
import { openMaterial } from "#test/second-reader/blob.ts";
import { digestOf, identityOf, readRecoveryCode } from "#test/second-reader/encodings.ts";
import { readPrintedMark } from "#test/second-reader/marks.ts";
import { openPackage } from "#test/second-reader/package.ts";
import { hex, reasonOf, refusesAlterations } from "#test/second-reader/refusals.ts";
import { openSeatKeys } from "#test/second-reader/seat-keys.ts";
import { readStatement, unnamedSubjects } from "#test/second-reader/statement.ts";
import { readUpdate } from "#test/second-reader/update.ts";
import {
  joinShares,
  openShare,
  readRecoveryFile,
  readVaultHeader,
  unlockWithPassphrase,
  unlockWithSecret,
} from "#test/second-reader/vault.ts";
import { samples } from "#test/vectors/samples.ts";

/*
 * What the program writes today, read by the second reader: vectors and program cannot drift apart together, because nothing here was committed.
 */
const folder = mkdtempSync(path.join(tmpdir(), "guijian-second-reader-"));
afterAll(() => rmSync(folder, { recursive: true }));
const random = (size: number) => new Uint8Array(randomBytes(size));
const id = () => identityIdOf(randomBytes(32).toString("hex"));
const cost = { memoryKiB: 256, iterations: 1, parallelism: 1 };
const at = "2026-11-20T10:15:00+08:00";
const header = (subjects: readonly string[]): StatementHeader => ({
  schema: 1,
  suite: "intl",
  id: id(),
  issuedAt: at,
  packs: { standard: null, rules: null },
  subjects,
  auditHead: null,
});
const alliance = { root: generateSigningKey(random), issuing: generateSigningKey(random), id: id() };
const charter = signStatement(
  {
    ...header([]),
    kind: "charter",
    body: {
      ...samples.charter,
      allianceId: alliance.id,
      rootKey: alliance.root.publicKey,
      issuingKeys: [alliance.issuing.publicKey],
    },
  },
  alliance.root.seed,
);

describe("a second reader, written from formats.md alone, on what the program writes now", () => {
  it.each(statementKinds)("statement %s", (kind) => {
    const { seed, publicKey } = generateSigningKey(random);
    // One body per kind, by construction of the samples.
    const bare = { ...header([]), kind, body: samples[kind] } as Statement;
    const named = referencesOf(bare).subjects;
    const { bytes, digest } = signStatement({ ...bare, subjects: [...named, "5b".repeat(32)] }, seed);
    const read = readStatement(bytes, publicKey);
    expect(read).toMatchObject({ kind, digest });
    expect(unnamedSubjects(read)).toEqual([]);
    const silent = signStatement(bare, seed);
    const missing = kind === "commitment" ? 0 : named.length;
    expect(unnamedSubjects(readStatement(silent.bytes, publicKey))).toHaveLength(missing);
  });

  it("a package of the alliance, and one of a member", async () => {
    const [one, other, stranger] = [
      await generateReceivingKey(),
      await generateReceivingKey(),
      await generateReceivingKey(),
    ];
    const plains = [0, 1, 65_536, 65_537, 200_000].map((size) => randomBytes(size));
    const materials = await Promise.all(
      plains.map(async (plain, index) => {
        const file = path.join(folder, `material-${index}`);
        const blob = await sealBlob([plain], file, { random });
        expect(openMaterial(readFileSync(file), blob).equals(plain)).toBe(true);
        return { ...blob, path: file };
      }),
    );
    const dossier = digestOf("dossier");
    const draft = {
      header: header([dossier]),
      allianceId: alliance.id,
      kind: "dossier",
      charter: charter.bytes,
      recipients: [one.recipient, other.recipient],
      statements: [charter.bytes],
      materials,
    } as const;
    const file = path.join(folder, "package.gjd");
    const manifest = await writePackage(file, draft, alliance.issuing.seed);
    const bytes = readFileSync(file);
    for (const { identity, recipient } of [one, other]) {
      const opened = openPackage(bytes, identity, recipient);
      expect([opened.anchor, opened.manifest.digest]).toEqual([fingerprint(alliance.root.publicKey), manifest.digest]);
      expect(opened.manifest.subjects).toEqual([dossier]);
      expect(opened.statements.map((each) => digestOf(each))).toEqual([charter.digest]);
      for (const [index, { sealedDigest }] of materials.entries())
        expect(opened.materials.get(sealedDigest)?.equals(plains[index] ?? Buffer.alloc(0))).toBe(true);
    }
    expect(reasonOf(() => openPackage(bytes, stranger.identity, stranger.recipient))).toBe("untrusted");
    refusesAlterations(bytes, (altered) => openPackage(altered, one.identity, one.recipient), 20);
    const member = generateSigningKey(random);
    const sheet = path.join(folder, "sheet.gjs");
    await writePackage(sheet, { ...draft, kind: "seat", charter: null, materials: [] }, member.seed);
    const sealed = openPackage(readFileSync(sheet), other.identity, other.recipient);
    expect([sealed.kind, sealed.anchor, sealed.materials.size]).toEqual(["seat", null, 0]);
  });

  it("a package whose charter does not name its issuer", async () => {
    const { identity, recipient } = await generateReceivingKey();
    const impostor = generateSigningKey(random);
    const file = path.join(folder, "impostor.gjd");
    const draft = { allianceId: alliance.id, kind: "other", charter: charter.bytes, statements: [] } as const;
    await writePackage(file, { ...draft, header: header([]), recipients: [recipient], materials: [] }, impostor.seed);
    expect(reasonOf(() => openPackage(readFileSync(file), identity, recipient))).toBe("untrusted");
  });

  it("a vault through its changes, its shares and its seats", async () => {
    const passphrase = "渡口 ferry 木棉 landau 邕江 47";
    const made = await createHeader({ vaultId: id(), createdAt: at, passphrase }, cost, random);
    const { vaultKey, signingSecret } = made.unlocked;
    const keys = { vaultKey: Buffer.from(vaultKey), signingSecret: Buffer.from(signingSecret ?? []) };
    const custodians = await Promise.all([generateReceivingKey(), generateReceivingKey()]);
    const [first, second] = custodians.map(({ recipient }, index) => ({
      identityId: id(),
      name: `${index}`,
      recipient,
    }));
    if (first === undefined || second === undefined) throw new TypeError("two people");
    const about = { vaultId: made.header.vaultId, label: "一号机", madeAt: at };
    const { secret, file } = await splitRecovery(about, [first, second], random);
    const shared = addSlot(made.header, vaultKey, "alliance", secret, random);
    const read = readVaultHeader(encodeHeader(shared));
    expect(unlockWithPassphrase(read, passphrase)).toEqual(keys);
    const reading = { ...keys, signingSecret: null };
    expect(unlockWithSecret(read, "recovery", readRecoveryCode(made.recoveryCode))).toEqual(reading);
    const recovery = readRecoveryFile(encodeRecovery(file));
    const [one = Buffer.alloc(0), other = Buffer.alloc(0)] = recovery.custodians.map((custodian, index) =>
      openShare(recovery, custodian, custodians[index]?.identity ?? ""),
    );
    expect(unlockWithSecret(read, "alliance", joinShares(one, other))).toEqual(reading);
    const next = "another ferry 漓江 cassava 53";
    const changed = await changePassphrase(shared, made.unlocked, next, cost, random);
    expect(unlockWithPassphrase(readVaultHeader(encodeHeader(changed.header)), next)).toEqual(keys);

    const seat = await createIdentityKeys("402817", made.unlocked, cost, random);
    const record = encodeIdentityKeys(seat.record);
    const own = { dataKey: hex(Buffer.from(seat.opened.dataKey).toString("hex")), signingSeed: Buffer.from(seat.seed) };
    expect(openSeatKeys(Buffer.from(record), "402817", keys)).toMatchObject(own);
    const renewed = await renewHeader(shared, keys.signingSecret, next, cost, random);
    const after = unlockWithPassphrase(readVaultHeader(encodeHeader(renewed.header)), next);
    expect(reasonOf(() => openSeatKeys(Buffer.from(record), "402817", after))).toBe("untrusted");
    const former = Buffer.from(vaultSubkey(vaultKey, "identity"));
    expect(openSeatKeys(Buffer.from(record), "402817", after, [former])).toMatchObject(own);
    const unlocked = { ...renewed.unlocked, formerIdentityKeys: [former] };
    const rewrapped = encodeIdentityKeys(await changePin(seat.record, "402817", "735190", unlocked, cost, random));
    expect(openSeatKeys(Buffer.from(rewrapped), "735190", after)).toMatchObject(own);
    expect(identityOf(hex(seat.record.signingKey))).toBe(identityIdOf(seat.record.signingKey));
  });

  it("a backup as a file and as a folder", async () => {
    const passphrase = "渡口 ferry 木棉 landau 邕江 47";
    const { header: vault, unlocked } = await createHeader({ vaultId: id(), createdAt: at, passphrase }, cost, random);
    const places = ["incoming", "outgoing", "blobs", "blobs", "library"] as const;
    const contents = places.map((place) => ({ place, bytes: randomBytes(1000) }));
    const objects = sortObjects(
      contents.map(({ place, bytes }) => ({ place, digest: digestOf(bytes), size: bytes.length })),
    ).map((object) => {
      const lies = path.join(folder, object.digest);
      const content = contents.find(({ bytes }) => digestOf(bytes) === object.digest);
      writeFileSync(lies, content?.bytes ?? "");
      return { ...object, path: lies };
    });
    const content = {
      format: 1,
      vaultId: vault.vaultId,
      label: "一号机",
      demo: false,
      madeAt: at,
      auditRows: 0,
      auditHead: "0".repeat(64),
      header: Buffer.from(encodeHeader(vault)).toString("base64"),
      recovery: null,
      objects: objects.map(({ place, digest, size }) => ({ place, digest, size })),
    } as const;
    const manifest = encodeManifest(sealManifest(content, authenticatorOf(unlocked.vaultKey)));
    const prepared = { manifest, digest: manifestDigest(manifest), madeAt: at, objects, bytes: 5000, lost: [] };
    const pieces: Uint8Array[] = [];
    const watch = { signal: new AbortController().signal, piece: () => {} };
    for await (const piece of backupFile(prepared, watch)) pieces.push(piece);
    const file = Buffer.concat(pieces);
    const open = (bytes: Buffer) => {
      const backup = readBackupFile(bytes);
      proveBackup(backup.manifest, unlockWithPassphrase(backup.manifest.vault, passphrase));
      return backup.contents;
    };
    const expected = objects.map(({ path: lies }) => readFileSync(lies));
    expect(open(file)).toEqual(expected);
    refusesAlterations(file, open, 20);
    const root = `guijian-backup-${vault.vaultId}`;
    const tree = new Map<string, Buffer>([[`${root}/backup.json`, Buffer.from(manifest)]]);
    for (const { digest, path: lies } of objects)
      tree.set(`${root}/objects/${digest.slice(0, 2)}/${digest}`, readFileSync(lies));
    expect(readBackupFolder(vault.vaultId, (name) => tree.get(name)).contents).toEqual(expected);
    for (const name of tree.keys()) {
      const read = (other: string) => (other === name ? undefined : tree.get(other));
      expect(reasonOf(() => readBackupFolder(vault.vaultId, read))).toBe("damaged");
    }
  });

  it("an update file, an audit chain and a printed mark", () => {
    const release = generateSigningKey(random);
    const installer = randomBytes(1000);
    const named = { name: "Guijian.exe", digest: digestOf(installer), size: installer.length };
    const body = { ...samples.release, installer: named };
    const { bytes } = signStatement({ ...header([]), kind: "release", body }, release.seed);
    const file = Buffer.concat([updateHead(bytes), installer]);
    const running = { version: "1.3.9", system: "windows", architecture: "x64" };
    expect(readUpdate(file, release.publicKey, running).installer).toEqual(installer);
    refusesAlterations(file, (altered) => readUpdate(altered, release.publicKey, running), 20);

    const library = openLibrary(path.join(folder, "library.db"), random(32));
    for (const command of ["one", "two", "three"])
      library.write((db) => appendAudit(db, { at, actor: id(), command, input: { command, pin: "1" }, effect: null }));
    const rows = library.read.select().from(audit).orderBy(audit.seq).all();
    expect(readChain(rows)).toBe(auditHead(library.read).head);
    library.close();

    const digest = digestOf("model");
    const model = { reviewCode: "GXAI:2024-012", id: "minutes", edition: 3, dataDigest: digest };
    // The mark is made of these four members of a printed model alone.
    const mark = documentMark(model as Parameters<typeof documentMark>[0]);
    expect(readPrintedMark(mark)).toEqual({ review: model.reviewCode, document: "minutes", edition: 3, digest });
    for (const other of [mark.toLowerCase(), mark.slice(4), `${mark}0`, mark.replace(":3:", ":03:")])
      expect(reasonOf(() => readPrintedMark(other))).toBe("damaged");
  });
});
