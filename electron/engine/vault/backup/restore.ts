import { existsSync, renameSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { isSoundCopy, openLibrary, type WritableDb } from "#db/open.ts";
import { Refusal } from "#shared/errors.ts";
import { fromBase64 } from "#shared/trust/base64.ts";
import { decodeHeader, type UnlockedVault, type VaultHeader } from "../header.ts";
import { vaultSubkey } from "../key-wrap.ts";
import { takeLock } from "../lock-file.ts";
import type { BackupSource } from "./backup-source.ts";
import { type CopyWatch, writeObject } from "./copy-object.ts";
import { checkManifest, damaged } from "./manifest.ts";
import { authenticatorOf } from "./authenticator.ts";
import { placeIn } from "./vault-objects.ts";

/** What opens the restored vault, given its header. Throws what unlocking throws. */
export type OpenHeader = (header: VaultHeader) => Promise<UnlockedVault>;

/**
 * Puts a backup's vault under `workstations`: proves the key first, then the manifest, then every object while it is written beside its place, then the
 * database as a whole; only then it takes its name. A workstation of that id already here is refused (`workstation-present`), or with `replace` set
 * aside under another name and kept. Answers the secrets of the vault; the caller zeroes them.
 * Throws Refusal `wrong-passphrase`, `recovery-code-wrong`, `backup-damaged`, `disk-full`; nothing is left behind then.
 */
export async function restoreVault(
  source: BackupSource,
  workstations: string,
  openHeader: OpenHeader,
  options: {
    readonly replace: boolean;
    readonly watch: CopyWatch;
    /** Writes to the library before it takes its place. */
    readonly account: (db: WritableDb) => void;
    /** Everything is proved and written; it only has to take its place. */
    readonly ready: () => void;
    readonly aside: string;
  },
): Promise<UnlockedVault> {
  const { manifest } = source;
  const target = path.join(workstations, manifest.vaultId);
  if (existsSync(target) && !options.replace) throw new Refusal("workstation-present", { name: manifest.label });
  const bytes = fromBase64(manifest.header) ?? new Uint8Array(0);
  const header = decodeHeader(bytes);
  if (header.vaultId !== manifest.vaultId) throw damaged("header");
  const unlocked = await openHeader(header);
  const staging = stagingOf(workstations, manifest.vaultId);
  try {
    checkManifest(manifest, authenticatorOf(unlocked.vaultKey));
    await rm(staging, { recursive: true, force: true });
    await mkdir(staging, { recursive: true, mode: 0o700 });
    for (const object of manifest.objects) {
      const place = placeIn(staging, object);
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
      const whole = await writeObject(place, source.next(object), object.digest, options.watch);
      if (!whole) throw damaged(object.digest);
    }
    await source.finish();
    const key = vaultSubkey(unlocked.vaultKey, "database");
    const file = path.join(staging, "library.db");
    const sound = isSoundCopy(file, key);
    if (sound) writeTo(file, key, options.account);
    key.fill(0);
    if (!sound) throw damaged("library.db");
    const small = { mode: 0o600, flush: true };
    if (manifest.recovery !== null)
      await writeFile(path.join(staging, "recovery.json"), fromBase64(manifest.recovery) ?? "", small);
    // Whoever has it open elsewhere keeps it.
    if (existsSync(target)) takeLock(path.join(target, "open.lock"))();
    await writeFile(path.join(staging, "vault.json.new"), bytes, small);
    await rename(path.join(staging, "vault.json.new"), path.join(staging, "vault.json"));
    options.ready();
    if (existsSync(target)) await rename(target, options.aside);
    await rename(staging, target);
    return unlocked;
  } catch (error) {
    unlocked.vaultKey.fill(0);
    unlocked.signingSecret?.fill(0);
    throw error;
  } finally {
    await source.close();
    await rm(staging, { recursive: true, force: true });
  }
}

/** A workstation that was restored whole and killed before it took its place takes it now. */
export function finishRestore(workstations: string, vaultId: string): void {
  const [staging, target] = [stagingOf(workstations, vaultId), path.join(workstations, vaultId)];
  if (!existsSync(target) && existsSync(path.join(staging, "vault.json"))) renameSync(staging, target);
}

function stagingOf(workstations: string, vaultId: string): string {
  return path.join(workstations, `restoring-${vaultId}`);
}

function writeTo(file: string, key: Uint8Array, work: (db: WritableDb) => void): void {
  const library = openLibrary(file, key);
  try {
    library.write(work);
  } finally {
    library.close();
  }
}
