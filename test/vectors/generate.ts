/*
 * Writes the test vectors beside this file and the JSON Schemas in resources/schemas. Run it only when a format changes on purpose:
 *   node test/vectors/generate.ts
 * Everything but the age envelopes is deterministic and comes out the same every time; package.gjd and envelope.age are made anew only if missing.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generateReceivingKey, seal } from "#engine/trust/envelope.ts";
import { sealBlob, type SealedBlob } from "#engine/trust/sealed-blob.ts";
import { sha256Hex } from "#engine/trust/sha256.ts";
import { signStatement, type VerifiedStatement } from "#engine/trust/signing.ts";
import { writePackage } from "#engine/trust/write-package.ts";
import { authenticatorOf } from "#engine/vault/backup/authenticator.ts";
import { type BackupObject, encodeManifest, sealManifest, sortObjects } from "#engine/vault/backup/manifest.ts";
import { createHeader, encodeHeader } from "#engine/vault/header.ts";
import { createIdentityKeys, encodeIdentityKeys } from "#engine/vault/identity-keys.ts";
import { joinShares } from "#engine/vault/recovery-shares.ts";
import { writeRecoveryCode } from "#engine/vault/recovery-code.ts";
import { fingerprint } from "#shared/trust/anchor.ts";
import { statementJsonSchema } from "#shared/trust/json-schema.ts";
import { type Statement, type StatementHeader, type StatementKind, statementKinds } from "#shared/trust/kinds.ts";
import { mailboxPath, mailboxTag } from "#shared/trust/mailbox.ts";
import { pae } from "#shared/trust/statement.ts";
import { seededRandom } from "#test/engine/trust/fixtures.ts";
import { archiveVector, auditVector, derivedNamesVector, updateVector, waysVector, zip64Vector } from "./further.ts";
import { publicKeys, seeds } from "./keys.ts";
import { canonicalTexts, refusedStatements } from "./refused.ts";
import { samples } from "./samples.ts";
import { allianceId, recipient } from "./stand-ins.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const schemas = fileURLToPath(new URL("../../resources/schemas/", import.meta.url));
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const bytes = (text: string) => new Uint8Array(Buffer.from(text, "hex"));
const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

const header: StatementHeader = {
  schema: 1,
  suite: "intl",
  id: "0123456789ABCDEFGHJKMNPQRS",
  issuedAt: "2026-11-20T10:15:00+08:00",
  packs: { standard: "5a".repeat(32), rules: null },
  subjects: ["5b".repeat(32)],
  auditHead: null,
};

/** Who signs the sample of a kind. */
function seedFor(kind: StatementKind): Uint8Array {
  if (kind === "charter") return bytes(seeds.root);
  const issued: readonly StatementKind[] = [
    "rules",
    "revocation",
    "credential",
    "invitation",
    "outline",
    "dossier",
    "seat",
    "receipt",
    "decision",
    "package",
  ];
  return bytes(issued.includes(kind) ? seeds.issuing : seeds.member);
}

function signed(kind: StatementKind): VerifiedStatement {
  // One body per kind, by construction of the samples.
  return signStatement({ ...header, kind, body: samples[kind] } as Statement, seedFor(kind));
}

function statementVectors() {
  return statementKinds.map((kind) => {
    const { envelope, digest, bytes: file, signer } = signed(kind);
    const message = pae(envelope.payloadType, envelope.payload);
    return { kind, signer, digest, paeSha256: sha256Hex(message), file: Buffer.from(file).toString("utf8") };
  });
}

/** Plaintext of a blob vector: byte i is (7 i + 3) mod 251. */
function blobPlaintext(size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, index) => (7 * index + 3) % 251);
}

async function blobVectors(folder: string) {
  const vectors = [];
  for (const size of [0, 1, 65_536, 65_537, 131_072]) {
    const path = join(folder, `blob-${size}`);
    const blob = await sealBlob([blobPlaintext(size)], path, { random: seededRandom(`blob ${size}`) });
    const file = readFileSync(path);
    const { key, ...rest } = blob;
    const ends = { head: hex(file.subarray(0, 80)), tail: hex(file.subarray(-32)) };
    vectors.push({ ...rest, key: hex(key), ...ends, sealed: file.length < 1000 ? hex(file) : null });
  }
  return vectors;
}

async function vaultVectors() {
  const cost = { memoryKiB: 1024, iterations: 2, parallelism: 1 };
  const random = seededRandom("vault vector");
  const passphrase = "木棉 landau 邕江 ferry 47";
  const vault = { vaultId: "V".repeat(26), createdAt: header.issuedAt, passphrase };
  const { header: vaultHeader, unlocked, recoveryCode } = await createHeader(vault, cost, random);
  return {
    passphrase,
    recoveryCode,
    vaultKey: hex(unlocked.vaultKey),
    signingSecret: hex(unlocked.signingSecret ?? new Uint8Array()),
    vaultJson: Buffer.from(encodeHeader(vaultHeader)).toString("utf8"),
    recoveryCodes: ["00".repeat(20), "ff".repeat(20), "000102030405060708090a0b0c0d0e0f10111213"].map((secret) => ({
      secret,
      text: writeRecoveryCode(bytes(secret)),
    })),
    unlocked,
    cost,
  };
}

async function packageVector(folder: string) {
  const key = await generateReceivingKey();
  const random = seededRandom("package vector");
  const materials: (SealedBlob & { path: string })[] = [];
  for (const size of [0, 1000, 70_000]) {
    const path = join(folder, `material-${size}`);
    materials.push({ ...(await sealBlob([blobPlaintext(size)], path, { random })), path });
  }
  const path = join(here, "package.gjd");
  const manifest = await writePackage(
    path,
    {
      header,
      allianceId,
      kind: "dossier",
      charter: signed("charter").bytes,
      recipients: [key.recipient],
      statements: [signed("charter").bytes, signed("ballot").bytes],
      materials,
    },
    bytes(seeds.issuing),
  );
  return {
    ...key,
    anchor: fingerprint(publicKeys.root),
    issuer: manifest.signer,
    manifestDigest: manifest.digest,
    fileSha256: sha256Hex(readFileSync(path)),
    statements: [signed("charter").digest, signed("ballot").digest],
    materials: materials.map(({ key: materialKey, sealedDigest, sealedSize, plainDigest, plainSize }) => ({
      sealedDigest,
      sealedSize,
      plainDigest,
      plainSize,
      key: hex(materialKey),
    })),
  };
}

async function identityVector({ unlocked, cost }: Awaited<ReturnType<typeof vaultVectors>>) {
  const pin = "402817";
  const { record, opened, seed } = await createIdentityKeys(pin, unlocked, cost, seededRandom("identity vector"));
  return {
    pin,
    record: encodeIdentityKeys(record),
    dataKey: hex(opened.dataKey),
    receivingSecret: opened.receivingSecret,
    signingSeed: hex(seed),
  };
}

/** A backup of the vault of `vault.json`, and the two shares of its slot `alliance`. The objects are stand-ins; the file holds them whole. */
async function backupVector() {
  const { vaultJson, unlocked } = await vaultVectors();
  const object = (place: BackupObject["place"], text: string) => {
    const content = Buffer.from(text);
    return { place, digest: sha256Hex(content), size: content.length, content };
  };
  const contents = [object("library", "the database"), object("blobs", "a sealed material"), object("outgoing", "a package")];
  const objects = sortObjects(contents.map(({ place, digest, size }) => ({ place, digest, size })));
  const manifest = encodeManifest(
    sealManifest(
      {
        format: 1,
        vaultId: "V".repeat(26),
        label: "一号机",
        demo: false,
        madeAt: header.issuedAt,
        auditRows: 2,
        auditHead: "5c".repeat(32),
        header: Buffer.from(vaultJson).toString("base64"),
        recovery: null,
        objects,
      },
      authenticatorOf(unlocked.vaultKey),
    ),
  );
  const head = Buffer.alloc(12);
  head.write("GJBACK", "latin1");
  head.writeUInt16BE(1, 6);
  head.writeUInt32BE(manifest.length, 8);
  const inOrder = objects.map(({ digest }) => contents.find((each) => each.digest === digest)?.content ?? Buffer.alloc(0));
  return {
    vaultKey: hex(unlocked.vaultKey),
    manifest: Buffer.from(manifest).toString("utf8"),
    digest: sha256Hex(manifest),
    contents: contents.map(({ place, digest, content }) => ({ place, digest, content: content.toString("utf8") })),
    file: Buffer.concat([head, manifest, ...inOrder]).toString("hex"),
    shares: ["000102030405060708090a0b0c0d0e0f10111213", "f0e1d2c3b4a5968778695a4b3c2d1e0f00112233"].map((share) => ({
      share,
      code: writeRecoveryCode(bytes(share)),
    })),
    secret: hex(joinShares([writeRecoveryCode(bytes("000102030405060708090a0b0c0d0e0f10111213")), writeRecoveryCode(bytes("f0e1d2c3b4a5968778695a4b3c2d1e0f00112233"))])),
  };
}

async function envelopeVector() {
  const key = await generateReceivingKey();
  const content = "广西 AI 产学研 acceptance";
  return { ...key, content, file: hex(await seal(Buffer.from(content), [key.recipient])) };
}

/** Vectors that come out the same every time, by file name. */
async function deterministicVectors(): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), "guijian-vectors-"));
  try {
    const { unlocked: _, cost: __, ...vault } = await vaultVectors();
    const digest = signed("ballot").digest;
    const tag = mailboxTag(recipient, allianceId);
    return {
      "statements.json": pretty(statementVectors()),
      "blobs.json": pretty(await blobVectors(folder)),
      "vault.json": pretty(vault),
      "backup.json": pretty(await backupVector()),
      "update.json": pretty(updateVector(header)),
      "audit.json": pretty(auditVector()),
      "zip64.json": pretty(zip64Vector()),
      "archive.json": pretty(archiveVector(signed("ballot"))),
      "canonical.json": pretty(canonicalTexts()),
      "refused-statements.json": pretty(refusedStatements(header)),
      "derived-names.json": pretty(derivedNamesVector(tag)),
      "names.json": pretty({
        fingerprints: Object.values(publicKeys).map((publicKey) => ({
          publicKey,
          fingerprint: fingerprint(publicKey),
        })),
        mailbox: { recipient, allianceId, tag, digest, path: mailboxPath({ tag, digest }) },
      }),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The JSON Schemas, by file name. */
function schemaFiles(): Record<string, string> {
  return Object.fromEntries(statementKinds.map((kind) => [`${kind}.json`, pretty(statementJsonSchema(kind))]));
}

async function generate(): Promise<void> {
  for (const [name, text] of Object.entries(await deterministicVectors())) writeFileSync(join(here, name), text);
  for (const [name, text] of Object.entries(schemaFiles())) writeFileSync(join(schemas, name), text);
  const once = async (name: string, make: () => Promise<unknown>) => {
    if (!existsSync(join(here, name))) writeFileSync(join(here, name), pretty(await make()));
  };
  await once("envelope.json", envelopeVector);
  await once("ways.json", waysVector);
  await once("identity.json", async () => identityVector(await vaultVectors()));
  const folder = mkdtempSync(join(tmpdir(), "guijian-vectors-"));
  await once("packed.json", () => packageVector(folder));
  rmSync(folder, { recursive: true });
}

await generate();
