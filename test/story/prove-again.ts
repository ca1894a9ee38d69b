import { readdirSync } from "node:fs";
import path from "node:path";
import type { Finding } from "#cli/finding.ts";
import { proveFile } from "#cli/prove-file.ts";
import { openVaultKeys } from "#cli/vault-keys.ts";
import { storyPassphrase, type Table } from "./table.ts";

/** Proves a file again with the secretariat's vault, whose application must be closed. */
export async function proveAgain(table: Table, file: string): Promise<readonly Finding[]> {
  const vault = await openVaultKeys(vaultFolder(table.station.home), storyPassphrase);
  try {
    const seat = vault.seats.find(({ identityId }) => identityId === table.secretariat.identityId);
    const identities = seat === undefined ? [] : await vault.identitiesOf(seat, table.secretariat.pin);
    return await proveFile(file, { anchor: null, vault, identities });
  } finally {
    vault.close();
  }
}

/** The only vault under a workstation's home folder. */
export function vaultFolder(home: string): string {
  const folder = path.join(home, "workstations");
  const [id] = readdirSync(folder);
  if (id === undefined) throw new Error(`no vault under ${home}`);
  return path.join(folder, id);
}

/** How many statements of a kind were proved. */
export function provedCount(findings: readonly Finding[], kind: string): number {
  return findings.filter(({ state, place }) => state === "proved" && place.startsWith(`${kind} `)).length;
}
