import { randomBytes } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateReceivingKey } from "#engine/trust/envelope.ts";
import { openPackage } from "#engine/trust/open-package.ts";
import { sealBlob } from "#engine/trust/sealed-blob.ts";
import { generateSigningKey, signStatement } from "#engine/trust/signing.ts";
import { type PackageDraft, type PackedMaterial, writePackage } from "#engine/trust/write-package.ts";
import { allianceId, ballot, header, seededRandom } from "./fixtures.ts";

const folder = mkdtempSync(join(tmpdir(), "guijian-package-"));
let count = 0;
export const freshPath = () => join(folder, String((count += 1)));
export const random = seededRandom("packages");
export const issuer = generateSigningKey(random);
export const stranger = generateSigningKey(random);
export const member = await generateReceivingKey();
export const outsider = await generateReceivingKey();

export async function material(size: number): Promise<PackedMaterial> {
  const path = freshPath();
  return { ...(await sealBlob([randomBytes(size)], path, { random })), path };
}

export const materials = await Promise.all([material(0), material(70_000), material(200_000)]);
export const statements = [
  signStatement(ballot, issuer.seed).bytes,
  signStatement({ ...ballot, auditHead: "d".repeat(64) }, issuer.seed).bytes,
];
export const draft: PackageDraft = {
  header,
  allianceId,
  kind: "dossier",
  charter: null,
  recipients: [member.recipient],
  statements,
  materials,
};
export const good = freshPath();
export const manifest = await writePackage(good, draft, issuer.seed);
export const options = { identities: [member.identity], issuers: [issuer.publicKey] };

export async function importAll(path: string, using = options): Promise<void> {
  const opened = await openPackage(path, using);
  try {
    for (const { digest } of opened.manifest.statement.body.blobs) await opened.extract(digest, freshPath());
    await opened.finish();
  } finally {
    await opened.close();
  }
}

export function fileWith(bytes: Uint8Array): string {
  const path = freshPath();
  writeFileSync(path, bytes);
  return path;
}
