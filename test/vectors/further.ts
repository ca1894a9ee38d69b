import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLibrary } from "#db/open.ts";
import { audit } from "#db/schema/index.ts";
import { appendAudit } from "#engine/audit.ts";
import { archiveIndexSchema, archiveNames } from "#engine/documents/archive-folder.ts";
import { paperMark } from "#engine/transcription/paper-mark.ts";
import { generateReceivingKey } from "#engine/trust/envelope.ts";
import { sha256Hex } from "#engine/trust/sha256.ts";
import { publicKeyOf, signStatement, type VerifiedStatement } from "#engine/trust/signing.ts";
import { localHeader, type ZipEntry, zipDirectory, zipLayout } from "#engine/trust/zip-layout.ts";
import { updateHead } from "#engine/updates/update-file.ts";
import { addSlot, createHeader, encodeHeader } from "#engine/vault/header.ts";
import { createIdentityKeys, encodeIdentityKeys } from "#engine/vault/identity-keys.ts";
import { vaultSubkey } from "#engine/vault/key-wrap.ts";
import { encodeRecovery, openShare, shareBytes, splitRecovery } from "#engine/vault/recovery-shares.ts";
import { contradict } from "#shared/trust/audit-heads.ts";
import { identityIdOf } from "#shared/trust/identity-id.ts";
import type { StatementHeader } from "#shared/trust/kinds.ts";
import { mailboxPath, partName, partSize, partsPath } from "#shared/trust/mailbox.ts";
import { seededRandom } from "#test/engine/trust/fixtures.ts";
import { publicKeys } from "./keys.ts";
import { samples } from "./samples.ts";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const digestOf = (text: string) => sha256Hex(Buffer.from(text));

/** An update file as large as a stick would never notice, and the program that may take it. */
export function updateVector(header: StatementHeader) {
  const seed = Buffer.from("44".repeat(32), "hex");
  const installer = Buffer.from("MZ: a stand-in for an installer, 1.4.0");
  const body = {
    ...samples.release,
    installer: { ...samples.release.installer, digest: sha256Hex(installer), size: installer.length },
  };
  const { bytes } = signStatement({ ...header, kind: "release", body }, seed);
  return {
    releaseKey: publicKeyOf(seed),
    running: { version: "1.3.10", system: "windows", architecture: "x64" },
    installer: installer.toString("utf8"),
    file: hex(Buffer.concat([updateHead(bytes), installer])),
  };
}

/** A chain of three rows, what they were made from, and pairs of attested heads that agree or do not. */
export function auditVector() {
  const folder = mkdtempSync(join(tmpdir(), "guijian-vectors-"));
  const library = openLibrary(join(folder, "library.db"), new Uint8Array(32).fill(7));
  const commands = [
    { actor: null, command: "workstation.create", input: { label: "一号机", passphrase: "secret" }, effect: null },
    {
      actor: identityIdOf(publicKeys.member),
      command: "sheets.sign",
      input: { pin: "402817" },
      effect: "5d".repeat(32),
    },
    {
      actor: identityIdOf(publicKeys.root),
      command: "alliance.admit",
      input: [{ code: "X", n: 1 }],
      effect: "D".repeat(26),
    },
  ];
  try {
    for (const [index, each] of commands.entries())
      library.write((db) => appendAudit(db, { at: `2026-11-20T10:15:0${index}+08:00`, ...each }));
    const rows = library.read.select().from(audit).orderBy(audit.seq).all();
    return { asked: commands.map(({ input, effect }) => ({ input, effect })), rows, heads: headPairs() };
  } finally {
    library.close();
    rmSync(folder, { recursive: true });
  }
}

/** The hash of a row stands for the SHA-256 of `CHAIN ROW`; marks are told as runs of rows, since some chains name 500. */
function headPairs() {
  const hash = (chain: string, row: number) => (row === 0 ? "0".repeat(64) : digestOf(`${chain} ${row}`));
  const told = (rows: number, marks: readonly Run[] = [], chain = "a") => ({ rows, head: hash(chain, rows), marks });
  const at = (row: number, chain = "a"): Run => ({ chain, from: row, to: row });
  const many = [{ chain: "a", from: 1000, to: 1499 }];
  const pairs = [
    { what: "one head twice", one: told(9, [at(3)]), other: told(9) },
    { what: "two heads of one length", one: told(9), other: told(9, [], "b") },
    { what: "the longer names the shorter", one: told(5), other: told(9, [at(5)]) },
    { what: "the longer names another", one: told(5), other: told(9, [at(5, "b")]) },
    { what: "the longer passes over the shorter", one: told(5), other: told(9, [at(4), at(6)]) },
    { what: "an empty chain", one: told(0), other: told(9) },
    { what: "older than the oldest of 500", one: told(5), other: told(2000, many) },
    { what: "among 500 and not named", one: told(1700), other: told(2000, many) },
  ];
  return pairs.map((pair) => {
    const chain = ({ rows, head, marks }: typeof pair.one) => ({
      issuedAt: "2026-11-20T10:15:00+08:00",
      rows,
      head,
      marks: marks.flatMap(({ chain: name, from, to }) =>
        Array.from({ length: to - from + 1 }, (_, index) => ({ row: from + index, hash: hash(name, from + index) })),
      ),
    });
    return { ...pair, contradict: contradict(chain(pair.one), chain(pair.other)) };
  });
}

interface Run {
  readonly chain: string;
  readonly from: number;
  readonly to: number;
}

/** Names that follow from keys and digests, and the parts of an object of 8 MiB and five bytes; its byte i is (7 i + 3) mod 251. */
export function derivedNamesVector(tag: string) {
  const dossier = digestOf("dossier");
  const memberId = identityIdOf(publicKeys.member);
  const period = Uint8Array.from({ length: 251 }, (_, index) => (7 * index + 3) % 251);
  const object = Buffer.alloc(partSize + 5, period);
  const address = { tag, digest: sha256Hex(object) };
  const parts = [object.subarray(0, partSize), object.subarray(partSize)].map((bytes, index) =>
    [partsPath(address), partName({ index: index + 1, count: 2, digest: sha256Hex(bytes) })].join("/"),
  );
  return {
    identities: Object.values(publicKeys).map((publicKey) => ({ publicKey, identityId: identityIdOf(publicKey) })),
    paperSheet: { dossier, memberId, subject: paperMark(dossier, memberId) },
    parts: { size: object.length, digest: address.digest, whole: mailboxPath(address), parts },
  };
}

/** Headers and directories of packages too large to lie here, with CRC-32s that stand in for those of the contents. */
export function zip64Vector() {
  const cases: readonly (readonly ZipEntry[])[] = [
    [{ name: "manifest.dsse", size: 4104 }],
    [
      { name: "manifest.dsse", size: 4104 },
      { name: "envelope.age", size: 0xffff_fffe },
      { name: "a".repeat(64), size: 0xffff_ffff },
      { name: "b".repeat(64), size: 5 },
    ],
    Array.from({ length: 65_535 }, (_, index) => ({ name: digestOf(String(index)), size: index })),
  ];
  return cases.map((entries) => {
    const crcs = entries.map((_, index) => index * 65_537);
    const layout = zipLayout(entries);
    const directory = zipDirectory(entries, crcs, layout);
    const few = entries.length < 10;
    return {
      entries: few ? entries : entries.length,
      offsets: few ? layout.offsets : null,
      localHeaders: few ? entries.map((entry, index) => hex(localHeader(entry, crcs[index] ?? 0))) : null,
      directory: few ? hex(directory) : null,
      directorySha256: sha256Hex(directory),
      end: hex(directory.subarray(-98)),
      total: layout.total,
    };
  });
}

/** A small archive folder, by path. The papers are stand-ins; index, self-check and sums are what they would be. */
export function archiveVector(statement: VerifiedStatement) {
  const data = '{"dataDigest":"","id":"minutes"}';
  const material = "任务书";
  const contents = [
    { class: "paper", path: "文书/01-会议纪要.docx", text: "a stand-in for a Word file", bound: digestOf(data) },
    { class: "data", path: "数据/01-会议纪要.json", text: data, bound: digestOf(data) },
    { class: "material", path: "资料/01-任务书.txt", text: material, bound: digestOf(material) },
    {
      class: "statement",
      path: `声明/001-${statement.statement.kind}-${statement.digest.slice(0, 12)}.json`,
      text: Buffer.from(statement.bytes).toString("utf8"),
      bound: statement.digest,
    },
  ] as const;
  const files = contents.map(({ class: kind, path, text, bound }) => ({
    path,
    class: kind,
    title: path.slice(path.indexOf("-") + 1, path.lastIndexOf(".")),
    number: kind === "paper" || kind === "data" ? "GXAI-2024-012/12" : null,
    edition: kind === "paper" || kind === "data" ? 1 : null,
    bytes: Buffer.byteLength(text),
    sha256: digestOf(text),
    bound,
    signer: kind === "statement" ? statement.signer : null,
  }));
  const review = {
    reviewId: "R".repeat(26),
    code: "GXAI-2024-012",
    title: "演示项目",
    kind: "验收",
    applicant: "演示企业",
    organiser: "演示联盟秘书处",
    dossier: digestOf("dossier"),
    outcome: "通过验收",
  };
  const index = archiveIndexSchema.parse({
    format: "guijian-archive",
    version: 1,
    review,
    exportedAt: "2026-11-20T10:15:00+08:00",
    files,
    missing: [],
  });
  const text = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  const checks = [{ property: "complete", text: "a stand-in for the checks", holds: true }];
  const written: Record<string, string> = Object.fromEntries(
    contents.map(({ path, text: content }) => [path, content]),
  );
  written[archiveNames.index] = text(index);
  const report = { index: digestOf(written[archiveNames.index] ?? ""), checkedAt: "2026-11-20T10:16:00+08:00", checks };
  written[archiveNames.checks] = text(report);
  const sums = Object.entries(written).map(([path, content]) => `${digestOf(content)}  ${path}\n`);
  return { ...written, [archiveNames.sums]: sums.join("") };
}

/** A vault with every way in, the shares of two people, and a seat that was wrapped before the vault's key changed. The age files are random. */
export async function waysVector() {
  const random = seededRandom("ways vector");
  const cost = { memoryKiB: 1024, iterations: 1, parallelism: 1 };
  const made = { vaultId: "W".repeat(26), createdAt: "2026-11-20T10:15:00+08:00" };
  const passphrase = "全角 １２３ Å ligature ﬁ 47 ferry";
  const { header, unlocked } = await createHeader({ ...made, passphrase }, cost, random);
  const keys = [await generateReceivingKey(), await generateReceivingKey()] as const;
  const [one, other] = keys.map(({ recipient }, index) => {
    const signingKey = publicKeys[index === 0 ? "root" : "member"];
    return { identityId: identityIdOf(signingKey), name: index === 0 ? "陈静" : "李明", recipient };
  });
  if (one === undefined || other === undefined) throw new TypeError("two people");
  const vault = { vaultId: made.vaultId, label: "一号机", madeAt: made.createdAt };
  const { secret, file } = await splitRecovery(vault, [one, other], random);
  const keychainSecret = random(32);
  const withKeychain = addSlot(header, unlocked.vaultKey, "keychain", keychainSecret, random);
  const withAll = addSlot(withKeychain, unlocked.vaultKey, "alliance", secret, random);
  const shares = await Promise.all(
    file.custodians.map(async ({ envelope }, index) =>
      hex(shareBytes(await openShare(Buffer.from(envelope, "base64"), keys[index]?.identity ?? ""))),
    ),
  );
  const before = { vaultKey: random(32), signingSecret: unlocked.signingSecret };
  const pin = "402817";
  const { record, opened, seed } = await createIdentityKeys(pin, before, cost, random);
  return {
    passphrase,
    passphraseInAscii: "全角 123 Å ligature fi 47 ferry",
    vaultKey: hex(unlocked.vaultKey),
    signingSecret: hex(unlocked.signingSecret ?? new Uint8Array()),
    vaultJson: Buffer.from(encodeHeader(withAll)).toString("utf8"),
    keychainSecret: hex(keychainSecret),
    recoveryJson: Buffer.from(encodeRecovery(file)).toString("utf8"),
    custodians: keys.map(({ identity }, index) => ({ identity, share: shares[index] })),
    allianceSecret: hex(secret),
    formerIdentityKey: hex(vaultSubkey(before.vaultKey, "identity")),
    seat: {
      pin,
      record: encodeIdentityKeys(record),
      dataKey: hex(opened.dataKey),
      receivingSecret: opened.receivingSecret,
      signingSeed: hex(seed),
    },
  };
}
