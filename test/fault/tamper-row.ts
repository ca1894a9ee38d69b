import { readFileSync, writeFileSync } from "node:fs";
import { Refusal } from "#shared/errors.ts";
import { openBlob } from "#engine/trust/sealed-blob.ts";
import type { Random } from "#engine/trust/random.ts";
import { verifyStatement } from "#engine/trust/signing.ts";
import { createHeader, decodeHeader, encodeHeader, unlockWithPassphrase } from "#engine/vault/header.ts";
import { allianceId, seededRandom } from "#test/engine/trust/fixtures.ts";
import { freshPath, good, importAll, issuer, materials, statements } from "#test/engine/trust/package-fixtures.ts";
import { createTally, type FaultRow } from "./fault-row.ts";
import { mutated } from "./mutate.ts";

/** A file we write, and how it is read; reading a damaged one must end in a refusal. */
interface Target {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly read: (bytes: Uint8Array) => Promise<unknown>;
}

/** Damages packages, statements, sealed blobs and vault headers; every one must be refused with a code of the closed list. */
export async function tamperRow(cases: number, seed: string): Promise<FaultRow> {
  const random = seededRandom(seed);
  const targets = await makeTargets(random);
  const tally = createTally();
  for (let done = 0; done < cases;) {
    const target = targets[done % targets.length];
    const damaged = target === undefined ? null : mutated(target.bytes, random);
    if (target === undefined || damaged === null) continue;
    done += 1;
    const ended = await endOf(() => target.read(damaged.bytes));
    if (ended === "refused") tally.good(target.name);
    else tally.bad(target.name, `${damaged.way}: ${ended}`);
  }
  const work = "bit flips, truncations, splices, swaps over packages, statements, sealed blobs, vault headers";
  return tally.row({ id: "tamper", work, bar: "all refused with a closed code" });
}

async function endOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return "accepted";
  } catch (error) {
    return error instanceof Refusal ? "refused" : `threw ${String(error)}`;
  }
}

async function makeTargets(random: Random): Promise<readonly Target[]> {
  const cost = { memoryKiB: 64, iterations: 1, parallelism: 1 };
  const passphrase = "木棉 landau 邕江 ferry 47";
  const createdAt = "2026-11-20T10:15:00+08:00";
  const { header } = await createHeader({ vaultId: allianceId, createdAt, passphrase }, cost, random);
  const [, blob] = materials;
  const [statement] = statements;
  if (blob === undefined || blob.path === null || statement === undefined)
    throw new Error("the fixtures hold no blob or no statement");
  const asFile = (bytes: Uint8Array): string => {
    const path = freshPath();
    writeFileSync(path, bytes);
    return path;
  };
  return [
    { name: "package", bytes: readFileSync(good), read: (bytes) => importAll(asFile(bytes)) },
    { name: "statement", bytes: statement, read: async (bytes) => verifyStatement(bytes, [issuer.publicKey]) },
    { name: "sealed blob", bytes: readFileSync(blob.path), read: (bytes) => readThrough(asFile(bytes), blob.key) },
    {
      name: "vault header",
      bytes: encodeHeader(header),
      read: async (bytes) => unlockWithPassphrase(decodeHeader(bytes), passphrase),
    },
  ];
}

async function readThrough(path: string, key: Uint8Array): Promise<void> {
  const blob = await openBlob(path, key);
  try {
    for await (const piece of blob.stream()) void piece;
  } finally {
    await blob.close();
  }
}
