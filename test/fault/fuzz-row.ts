import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Papa from "papaparse";
import { columnMappingSchema, readRows } from "#shared/domain/measurement/csv-readings.ts";
import { loadRules, loadStandardPack } from "#shared/domain/standard/load-pack.ts";
import { Refusal } from "#shared/errors.ts";
import { readListing } from "#engine/sync/transport/s3-listing.ts";
import { open, seal } from "#engine/trust/envelope.ts";
import type { Random } from "#engine/trust/random.ts";
import { readStatement } from "#engine/trust/signing.ts";
import { openUpdateFile } from "#engine/updates/update-file.ts";
import { createHeader, decodeHeader, encodeHeader } from "#engine/vault/header.ts";
import { createWorkstations } from "#engine/vault/workstations.ts";
import { allianceId, seededRandom } from "#test/engine/trust/fixtures.ts";
import { freshPath, good, importAll, issuer, member, statements } from "#test/engine/trust/package-fixtures.ts";
import { cheapKdf, resources } from "#test/support/workstation.ts";
import { createTally, type FaultRow } from "./fault-row.ts";
import { mutated, mutatedJson } from "./mutate.ts";

/** One reader of foreign bytes: it answers, or refuses with a code of the closed list, and does so soon. */
interface Parser {
  readonly name: string;
  /** Share of the cases. */
  readonly weight: number;
  readonly run: () => unknown;
}

/** A reader that takes longer than this for one small file has been caught in a loop. Milliseconds. */
const patience = 5_000;
const passphrase = "木棉 landau 邕江 ferry 47";

/** Feeds every parser what nobody would send by mistake: damaged valid files, random bytes, JSON with odd values. */
export async function fuzzRow(cases: number, seed: string): Promise<FaultRow> {
  const folder = mkdtempSync(path.join(tmpdir(), "guijian-fuzz-"));
  try {
    const parsers = await makeParsers(seededRandom(seed), folder);
    const whole = parsers.reduce((sum, { weight }) => sum + weight, 0);
    const tally = createTally();
    for (const parser of parsers)
      for (let left = Math.ceil((cases * parser.weight) / whole); left > 0; left -= 1) {
        const fault = await faultOf(parser);
        if (fault === null) tally.good(parser.name);
        else tally.bad(parser.name, fault);
      }
    const work = "every parser of foreign bytes: damaged files, random bytes, odd values";
    return tally.row({ id: "hostile", work, bar: "all refused or read, nothing else thrown, none slow" });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function faultOf({ run }: Parser): Promise<string | null> {
  const begun = performance.now();
  try {
    await run();
  } catch (error) {
    if (!(error instanceof Refusal)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const took = performance.now() - begun;
  return took > patience ? `${took.toFixed(0)} ms` : null;
}

async function makeParsers(random: Random, folder: string): Promise<readonly Parser[]> {
  const asFile = (bytes: Uint8Array): string => {
    const file = freshPath();
    writeFileSync(file, bytes);
    return file;
  };
  const foul = (bytes: Uint8Array): Uint8Array =>
    (random(1)[0] ?? 0) < 24 ? random((random(1)[0] ?? 0) * 8) : (mutated(bytes, random)?.bytes ?? bytes);
  const json = (...parts: string[]): unknown => JSON.parse(readFileSync(path.join(resources, ...parts), "utf8"));
  const pack = (name: string): unknown => json("standards", "tgxdsl-140-2025-draft", `${name}.json`);
  const packFiles = {
    pack: pack("pack"),
    clauses: pack("clauses"),
    scenarios: pack("scenarios"),
    ambiguities: pack("ambiguities"),
  };
  const rules = json("rules", "model-2026", "rules.json");
  const cost = { memoryKiB: 64, iterations: 1, parallelism: 1 };
  const { header } = await createHeader(
    { vaultId: allianceId, createdAt: "2026-11-20T10:15:00+08:00", passphrase },
    cost,
    random,
  );
  const vaultHeader = encodeHeader(header);
  const envelope = await seal(Buffer.from("内容"), [member.recipient]);
  const packageBytes = readFileSync(good);
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
  return [
    { name: "package", weight: 10, run: () => importAll(asFile(foul(packageBytes))) },
    { name: "statement", weight: 20, run: () => readStatement(foul(statement)) },
    { name: "envelope", weight: 5, run: () => open(foul(envelope), [member.identity]) },
    { name: "vault header", weight: 15, run: () => decodeHeader(foul(vaultHeader)) },
    {
      name: "update file",
      weight: 5,
      run: async () => (await openUpdateFile(asFile(foul(packageBytes)), issuer.publicKey)).close(),
    },
    { name: "rules pack", weight: 10, run: () => loadRules(mutatedJson(rules, random)) },
    {
      name: "standard pack",
      weight: 5,
      run: () => loadStandardPack({ ...packFiles, clauses: mutatedJson(packFiles.clauses, random) }),
    },
    { name: "S3 listing", weight: 10, run: () => readListing(Buffer.from(foul(listing)).toString("utf8"), "v1/") },
    {
      name: "CSV",
      weight: 19,
      run: () => {
        const rows = Papa.parse<string[]>(Buffer.from(foul(csv)).toString("utf8")).data;
        for (const mapping of mappings) readRows(rows, mapping, []);
      },
    },
    { name: "database", weight: 1, run: await databaseParser(folder, foul, random) },
  ];
}

/** A library whose file was damaged while it was closed, opened with the right passphrase. */
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
  return async () => {
    for (const name of readdirSync(at)) if (name.startsWith("library.db-")) rmSync(path.join(at, name));
    writeFileSync(path.join(at, "library.db"), foul(bytes));
    try {
      await workstations.unlock(workstation.id, passphrase);
    } finally {
      if (workstations.openOrNull() !== null) workstations.lock("asked");
    }
  };
}
