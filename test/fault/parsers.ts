import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { columnMappingSchema, readRows } from "#shared/domain/measurement/csv-readings.ts";
import { loadRules, loadStandardPack } from "#shared/domain/standard/load-pack.ts";
import { decodeEnvelope, encodeEnvelope } from "#shared/trust/statement.ts";
import { parseCsv } from "#engine/record/csv.ts";
import { readListing } from "#engine/sync/transport/s3-listing.ts";
import { webdavTransport } from "#engine/sync/transport/webdav.ts";
import { open, seal } from "#engine/trust/envelope.ts";
import { decodeContent, encodeContent } from "#engine/trust/package-content.ts";
import type { Random } from "#engine/trust/random.ts";
import { readStatement } from "#engine/trust/signing.ts";
import { openUpdateFile } from "#engine/updates/update-file.ts";
import { openBackupFile } from "#engine/vault/backup/backup-source.ts";
import { decodeManifest } from "#engine/vault/backup/manifest.ts";
import { createHeader, decodeHeader, encodeHeader } from "#engine/vault/header.ts";
import { decodeRecovery } from "#engine/vault/recovery-shares.ts";
import { createWorkstations } from "#engine/vault/workstations.ts";
import { allianceId } from "#test/engine/trust/fixtures.ts";
import {
  freshPath,
  good,
  importAll,
  issuer,
  materials,
  member,
  statements,
} from "#test/engine/trust/package-fixtures.ts";
import { releaseFile } from "#test/support/release-file.ts";
import { listen } from "#test/support/servers/listen.ts";
import { cheapKdf, resources } from "#test/support/workstation.ts";
import backup from "#test/vectors/backup.json" with { type: "json" };
import everyKind from "#test/vectors/statements.json" with { type: "json" };
import ways from "#test/vectors/ways.json" with { type: "json" };
import { mutated, mutatedJson } from "./mutate.ts";

/** One reader of foreign bytes: it answers, or refuses with a code of the closed list, and does so soon. */
export interface Parser {
  readonly name: string;
  /** Share of the cases. */
  readonly weight: number;
  readonly run: () => unknown;
}

/** What may stand where a number should: other ways to write one, and what exhausts whoever follows it down. */
const oddNumbers = ["-0", "0.5", "1e3", "1e400", `${"[".repeat(20_000)}${"]".repeat(20_000)}`];
const passphrase = "木棉 landau 邕江 ferry 47";
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Everything that reads what others wrote, each with files of its own to damage. `stop` ends what they needed. */
export async function makeParsers(
  random: Random,
  folder: string,
): Promise<{ readonly parsers: readonly Parser[]; readonly stop: () => Promise<void> }> {
  const asFile = (bytes: Uint8Array): string => {
    const file = freshPath();
    writeFileSync(file, bytes);
    return file;
  };
  const one = <Item>(items: readonly Item[]): Item => {
    const item = items[Buffer.from(random(4)).readUInt32LE() % items.length];
    if (item === undefined) throw new Error("nothing to choose from");
    return item;
  };
  /** Bytes at random now and then, else the file with one thing done to it. */
  const foul = (bytes: Uint8Array): Uint8Array =>
    (random(1)[0] ?? 0) < 24 ? random((random(1)[0] ?? 0) * 8) : (mutated(bytes, random)?.bytes ?? bytes);
  /** JSON with another value somewhere, or a number written as nobody writes it: what is wrong with it lies deep. */
  const foulJson = (text: string): Uint8Array => {
    const numbers = [...text.matchAll(/(?<=[:[,]\s*)\d+(?=\s*[,}\]])/g)];
    if (numbers.length === 0 || (random(1)[0] ?? 0) < 192)
      return utf8(JSON.stringify(mutatedJson(JSON.parse(text), random)));
    const at = one(numbers);
    return utf8(text.slice(0, at.index) + one(oddNumbers) + text.slice(at.index + at[0].length));
  };
  const text = (...parts: string[]): string => readFileSync(path.join(resources, ...parts), "utf8");
  const pack = (name: string): string => text("standards", "tgxdsl-140-2025-draft", `${name}.json`);
  const packTexts = {
    pack: pack("pack"),
    clauses: pack("clauses"),
    scenarios: pack("scenarios"),
    ambiguities: pack("ambiguities"),
  };
  const packFiles = {
    pack: JSON.parse(packTexts.pack) as unknown,
    clauses: JSON.parse(packTexts.clauses) as unknown,
    scenarios: JSON.parse(packTexts.scenarios) as unknown,
    ambiguities: JSON.parse(packTexts.ambiguities) as unknown,
  };
  const rules = text("rules", "model-2026", "rules.json");
  const cost = { memoryKiB: 64, iterations: 1, parallelism: 1 };
  const createdAt = "2026-11-20T10:15:00+08:00";
  const { header } = await createHeader({ vaultId: allianceId, createdAt, passphrase }, cost, random);
  const vaultHeader = encodeHeader(header);
  const envelope = await seal(Buffer.from("内容"), [member.recipient]);
  const keys = new Map(materials.map((material) => [material.sealedDigest, material]));
  const content = Buffer.from(encodeContent({ statements, keys })).toString("utf8");
  const packageBytes = readFileSync(good);
  const update = releaseFile(random(2_000), issuer);
  const statement = statements[0] ?? new Uint8Array();
  const listing = Buffer.from(
    "<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>a&amp;b</NextContinuationToken><Contents><Key>v1/aa/bb</Key><Size>12</Size></Contents><CommonPrefixes><Prefix>v1/cc/</Prefix></CommonPrefixes></ListBucketResult>",
  );
  const csv = Buffer.from(
    '\uFEFF编号,真实,判定,耗时（毫秒）\r\n1,合格,合格,74.0\r\n2,"划伤,深",合格,81\r\n3,合格,漏检,１２\r\n',
  );
  const mappings = [
    { instrument: "confusion", truth: 1, predicted: 2, positive: "划伤,深" },
    { instrument: "latency", value: 3, method: "nearest-rank" },
    { instrument: "availability", minutes: 3, planned: null, cause: 1, windowMinutes: "1000", excludePlanned: true },
  ].flatMap((mapping) => columnMappingSchema.safeParse(mapping).data ?? []);
  if (mappings.length < 2) throw new Error("the mappings do not fit their schema");
  const dav = await davParser(foul);
  const parsers: readonly Parser[] = [
    { name: "package", weight: 10, run: () => importAll(asFile(foul(packageBytes))) },
    { name: "package content", weight: 5, run: () => decodeContent(foulJson(content)) },
    { name: "statement", weight: 10, run: () => readStatement(foul(statement)) },
    {
      name: "statement of any kind",
      weight: 10,
      run: () => {
        const signed = decodeEnvelope(utf8(one(everyKind).file));
        return readStatement(encodeEnvelope({ ...signed, payload: foulJson(Buffer.from(signed.payload).toString()) }));
      },
    },
    { name: "envelope", weight: 5, run: () => open(foul(envelope), [member.identity]) },
    { name: "vault header", weight: 10, run: () => decodeHeader(foul(vaultHeader)) },
    { name: "recovery shares", weight: 2, run: () => decodeRecovery(foulJson(ways.recoveryJson)) },
    { name: "backup manifest", weight: 3, run: () => decodeManifest(foulJson(backup.manifest)) },
    { name: "backup file", weight: 3, run: () => readBackup(foul(Buffer.from(backup.file, "hex"))) },
    { name: "update file", weight: 5, run: () => readUpdate(asFile(foul(update))) },
    { name: "rules pack", weight: 7, run: () => loadRules(JSON.parse(Buffer.from(foulJson(rules)).toString())) },
    {
      name: "standard pack",
      weight: 5,
      run: () => {
        const name = one(["pack", "clauses", "scenarios", "ambiguities"] as const);
        const changed: unknown = JSON.parse(Buffer.from(foulJson(packTexts[name])).toString());
        return loadStandardPack({ ...packFiles, [name]: changed });
      },
    },
    { name: "S3 listing", weight: 5, run: () => readListing(Buffer.from(foul(listing)).toString("utf8"), "v1/") },
    { name: "WebDAV listing", weight: 5, run: dav.run },
    {
      name: "CSV",
      weight: 14,
      run: () => {
        const rows = parseCsv(foul(csv));
        for (const mapping of mappings) readRows(rows, mapping, []);
      },
    },
    { name: "database", weight: 1, run: await databaseParser(folder, foul, random) },
  ];
  return { parsers, stop: dav.stop };
}

async function readUpdate(file: string): Promise<void> {
  const update = await openUpdateFile(file, issuer.publicKey);
  try {
    for await (const piece of update.installer()) void piece;
  } finally {
    await update.close();
  }
}

async function readBackup(bytes: Uint8Array): Promise<void> {
  const stream = async function* () {
    yield await Promise.resolve(bytes);
  };
  const source = await openBackupFile({ name: "backup.gjb", size: bytes.length, stream });
  try {
    for (const object of source.manifest.objects) for await (const piece of source.next(object)) void piece;
    await source.finish();
  } finally {
    await source.close();
  }
}

/** What a WebDAV server may answer to a question for names, over a connection of its own. */
async function davParser(foul: (bytes: Uint8Array) => Uint8Array) {
  const entry = (name: string, kind: string): string =>
    `<D:response><D:href>/v1/${name}</D:href><D:propstat><D:prop><D:resourcetype>${kind}</D:resourcetype><D:getlastmodified>Fri, 20 Nov 2026 02:15:00 GMT</D:getlastmodified><D:getetag>&quot;1a&quot;</D:getetag><D:getcontentlength>12</D:getcontentlength></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>`;
  const names = [entry("", "<D:collection/>"), entry("ab/", "<D:collection/>"), entry("c%20d", "")];
  const listing = Buffer.from(`<?xml version="1.0"?><D:multistatus xmlns:D="DAV:">${names.join("")}</D:multistatus>`);
  const server = createServer((_, answer) => {
    answer.writeHead(207, { "content-type": "application/xml" });
    answer.end(foul(listing));
  });
  const { port, stop } = await listen(server);
  const address = `http://127.0.0.1:${port}`;
  const transport = webdavTransport({ address, user: "u", secret: "pw", ca: null, proxy: null });
  return {
    run: () => transport.list("v1", new AbortController().signal),
    stop: async () => {
      transport.close();
      await stop();
    },
  };
}

/** A library whose file was damaged while it was closed, as often in its first page as anywhere, opened with the right passphrase. */
async function databaseParser(
  folder: string,
  foul: (bytes: Uint8Array) => Uint8Array,
  random: Random,
): Promise<() => Promise<void>> {
  const home = path.join(folder, "home");
  const workstations = createWorkstations({
    home,
    clock: Date.now,
    random,
    kdfCost: cheapKdf,
    onLock: () => undefined,
  });
  const { workstation } = await workstations.create("模糊", passphrase, false);
  workstations.lock("asked");
  const at = path.join(home, "workstations", workstation.id);
  const sound = path.join(folder, "library.db");
  copyFileSync(path.join(at, "library.db"), sound);
  const bytes = readFileSync(sound);
  const damaged = (): Uint8Array =>
    (random(1)[0] ?? 0) < 128 ? foul(bytes) : Buffer.concat([foul(bytes.subarray(0, 4096)), bytes.subarray(4096)]);
  return async () => {
    for (const name of readdirSync(at)) if (name.startsWith("library.db-")) rmSync(path.join(at, name));
    writeFileSync(path.join(at, "library.db"), damaged());
    try {
      await workstations.unlock(workstation.id, passphrase);
    } finally {
      if (workstations.openOrNull() !== null) workstations.lock("asked");
    }
  };
}
