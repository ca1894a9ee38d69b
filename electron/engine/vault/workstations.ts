import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { isLibraryDamaged, type Library, openLibrary, type WritableDb } from "#db/open.ts";
import { workstationSchema } from "#shared/contract/vault.ts";
import { Refusal } from "#shared/errors.ts";
import { newId } from "#shared/ids.ts";
import { readFact, writeFact } from "../facts.ts";
import { instant } from "../now.ts";
import { createAttempts } from "./attempts.ts";
import type { BackupSource } from "./backup/backup-source.ts";
import type { CopyWatch } from "./backup/copy-object.ts";
import { finishRestore, restoreVault } from "./backup/restore.ts";
import {
  changePassphrase,
  createHeader,
  decodeHeader,
  encodeHeader,
  type UnlockedVault,
  unlockWithPassphrase,
  unlockWithRecoveryCode,
  type VaultHeader,
} from "./header.ts";
import { type KdfCost, productKdfCost } from "./key-slots.ts";
import { vaultSubkey } from "./key-wrap.ts";
import { createOpenVault, type OpenVault } from "./open-vault.ts";
import { createKeyWays, type KeyWays, type VaultDesk } from "./key-ways.ts";
import { finishRekey, nextHeader } from "./rekey.ts";
import { takeLock } from "./lock-file.ts";
import { stageFile } from "./stage-file.ts";
import { finishPurge } from "./finish-purge.ts";
import { sweepVault } from "./sweep.ts";
import { markFinished, markUnfinished, removeUnfinished } from "./unfinished.ts";

export type Workstation = z.infer<typeof workstationSchema>;

/** This computer's workstations and the one that is open. */
export interface Workstations {
  readonly list: () => readonly Workstation[];
  /** Keychain, shares of the alliance, a new key. */
  readonly ways: KeyWays;
  /** Listed once it is whole, and once `account` has written to it; where that fails, nothing is left. What a killed making of a demo left is removed by the next. */
  readonly create: (
    label: string,
    passphrase: string,
    demo: boolean,
    account?: () => void | Promise<void>,
  ) => Promise<{ readonly workstation: Workstation; readonly recoveryCode: string }>;
  /** Refuses wrong-passphrase (growing wait), workstation-in-use, vault-damaged, newer-format, library-from-the-future. */
  readonly unlock: (id: string, passphrase: string) => Promise<void>;
  /** Opens for reading with the printed code; the new passphrase holds once `account` has written to the open library. */
  readonly recover: (id: string, code: string, passphrase: string, account: () => void) => Promise<void>;
  /**
   * Takes a vault over from a backup and opens it, with its passphrase, or for reading with its recovery code and a new passphrase. Refuses
   * workstation-present unless `replace` sets the one here aside, wrong-passphrase, recovery-code-wrong, backup-damaged, disk-full.
   */
  readonly restore: (
    source: BackupSource,
    secret: RestoreSecret,
    options: {
      readonly replace: boolean;
      readonly watch: CopyWatch;
      /** Writes to the restored library before it takes its place. */
      readonly account: (db: WritableDb) => void;
    },
  ) => Promise<void>;
  /** The new passphrase holds once `account` has written to the open library. */
  readonly changePassphrase: (current: string, next: string, account: () => void) => Promise<void>;
  /** Proves a typed-back recovery code against the header. Refuses recovery-code-mistyped, recovery-code-wrong. */
  readonly proveRecoveryCode: (code: string) => void;
  readonly lock: (reason: "asked" | "idle" | "suspend") => void;
  /** The open vault. Throws Refusal `vault-locked`. */
  readonly open: () => OpenVault;
  readonly openOrNull: () => OpenVault | null;
  /** The listed entry of the open vault; null when closed. */
  readonly current: () => Workstation | null;
  /** Someone is at the desk: starts the idle count anew. */
  readonly touch: () => void;
}

/** What opens a backup: its passphrase, or its recovery code and the passphrase to have from now on. */
export interface RestoreSecret {
  readonly passphrase: string;
  /** Null where the passphrase itself opens it. */
  readonly code: string | null;
}

export interface WorkstationsOptions {
  readonly home: string;
  readonly clock: () => number;
  readonly random: (size: number) => Uint8Array;
  readonly kdfCost: KdfCost | null;
  readonly onLock: (reason: "asked" | "idle" | "suspend") => void;
}

const registrySchema = z.array(workstationSchema);
const defaultIdleMinutes = 15;

/** Manages the vault folders under `home/workstations` and keeps at most one open. */
export function createWorkstations({ home, clock, random, kdfCost, onLock }: WorkstationsOptions): Workstations {
  const registry = path.join(home, "workstations.json");
  const attempts = createAttempts(clock);
  const cost = kdfCost ?? productKdfCost;
  let open: { readonly vault: OpenVault; readonly unlocked: UnlockedVault; readonly unlock: () => void } | null = null;
  let idle: NodeJS.Timeout | null = null;

  const folderOf = (id: string): string => path.join(home, "workstations", id);
  const headerFile = (id: string): string => path.join(folderOf(id), "vault.json");
  const list = (): Workstation[] =>
    existsSync(registry) ? registrySchema.parse(JSON.parse(readFileSync(registry, "utf8"))) : [];
  const write = (file: string, bytes: string | Uint8Array): void => stageFile(file, bytes)();
  const register = (entry: Workstation): void => {
    const others = list().filter((each) => each.id !== entry.id);
    write(registry, JSON.stringify([entry, ...others], null, 2));
  };
  const readHeader = (id: string): VaultHeader => {
    const folder = folderOf(id);
    finishRestore(path.join(home, "workstations"), id);
    if (existsSync(path.join(folder, nextHeader)) && open?.vault.id !== id) {
      // A change of key was stopped half-way: whoever comes next finishes it, unless somebody is at it now.
      const release = takeLock(path.join(folder, "open.lock"));
      try {
        finishRekey(folder);
      } finally {
        release();
      }
    }
    if (!existsSync(headerFile(id))) throw new Refusal("not-found", { what: "工作站 / workstation" });
    return decodeHeader(readFileSync(headerFile(id)));
  };
  const touch = (): void => {
    if (idle !== null) clearTimeout(idle);
    if (open === null) return;
    const minutes = Number(readFact(open.vault.library.read, "auto-lock") ?? defaultIdleMinutes);
    idle = setTimeout(() => lock("idle"), minutes * 60_000);
    idle.unref();
  };
  const release = (): void => {
    if (idle !== null) clearTimeout(idle);
    open?.vault.close();
    open?.unlock();
    open = null;
  };
  const lock = (reason: "asked" | "idle" | "suspend"): void => {
    if (open === null) return;
    release();
    onLock(reason);
  };
  const service = (id: string, unlocked: UnlockedVault): void => {
    lock("asked");
    const folder = folderOf(id);
    const unlock = claimOrForget(path.join(folder, "open.lock"), unlocked);
    let library: Library | null = null;
    try {
      const key = vaultSubkey(unlocked.vaultKey, "database");
      library = openLibrary(path.join(folder, "library.db"), key);
      key.fill(0);
      sweepVault(folder, library.read);
      finishPurge(folder, library);
      open = { unlock, unlocked, vault: createOpenVault({ id, folder, library, unlocked, random, clock, kdfCost }) };
    } catch (error) {
      library?.close();
      unlock();
      forget(unlocked);
      // The header opened and the library does not: damaged, or they are of two times, before and after a change of key.
      throw isLibraryDamaged(error) ? new Refusal("library-damaged", {}, { cause: error }) : error;
    }
    const entry = list().find((each) => each.id === id);
    if (entry !== undefined) register({ ...entry, lastOpened: instant(clock()) });
    touch();
  };
  /** Into service under a new header. What must be known of the change is written first: it is never there unseen. */
  const serviceUnder: VaultDesk["serviceUnder"] = (id, { header, unlocked }, account) => {
    service(id, unlocked);
    try {
      const put = stageFile(headerFile(id), encodeHeader(header));
      account();
      put();
    } catch (error) {
      release();
      throw error;
    }
  };
  const requiredOpen = () => {
    if (open === null) throw new Refusal("vault-locked");
    return open;
  };
  const required = (): OpenVault => requiredOpen().vault;
  const ways = createKeyWays({
    random,
    cost,
    attempts,
    folderOf,
    labelOf: (id) => list().find((each) => each.id === id)?.label ?? "",
    readHeader,
    write,
    stage: stageFile,
    service,
    serviceUnder,
    release,
    required: requiredOpen,
  });

  return {
    list,
    ways,
    create: async (label, passphrase, demo, account = () => undefined) => {
      const id = newId(random);
      const made = await createHeader({ vaultId: id, createdAt: instant(clock()), passphrase }, cost, random);
      const folder = folderOf(id);
      if (demo) removeUnfinished(path.dirname(folder), new Set(list().map((each) => each.id)));
      const workstation = { id, label, demo, lastOpened: null };
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        chmodSync(home, 0o700);
        if (demo) markUnfinished(folder);
        write(headerFile(id), encodeHeader(made.header));
        service(id, made.unlocked);
        if (demo) required().library.write((db) => writeFact(db, "demo", "yes"));
        await account();
        register({ ...workstation, lastOpened: instant(clock()) });
      } catch (error) {
        if (open?.vault.id === id) lock("asked");
        rmSync(folder, { recursive: true, force: true });
        throw error;
      }
      markFinished(folder);
      return { workstation, recoveryCode: made.recoveryCode };
    },
    unlock: async (id, passphrase) => {
      const header = readHeader(id);
      service(id, await attempts.run(id, (failures) => unlockWithPassphrase(header, passphrase, failures)));
    },
    recover: async (id, code, passphrase, account) => {
      const header = readHeader(id);
      const unlocked = unlockWithRecoveryCode(header, code);
      const changed = await changePassphrase(header, unlocked, passphrase, cost, random);
      serviceUnder(id, changed, account);
    },
    restore: async (source, { passphrase, code }, { replace, watch, account }) => {
      const { vaultId, label, demo } = source.manifest;
      if (replace && open?.vault.id === vaultId) lock("asked");
      const unlocked = await restoreVault(
        source,
        path.join(home, "workstations"),
        (header) =>
          code === null
            ? attempts.run(vaultId, (failures) => unlockWithPassphrase(header, passphrase, failures))
            : Promise.resolve(unlockWithRecoveryCode(header, code)),
        {
          replace,
          watch,
          account,
          ready: () => register({ id: vaultId, label, demo, lastOpened: null }),
          aside: path.join(home, "workstations", `${vaultId}-aside-${newId(random)}`),
        },
      );
      if (code === null) {
        service(vaultId, unlocked);
        return;
      }
      const changed = await changePassphrase(readHeader(vaultId), unlocked, passphrase, cost, random);
      serviceUnder(vaultId, changed, () => undefined);
    },
    changePassphrase: async (current, next, account) => {
      const { id } = required();
      const header = readHeader(id);
      const unlocked = await attempts.run(id, (failures) => unlockWithPassphrase(header, current, failures));
      const changed = await changePassphrase(header, unlocked, next, cost, random);
      const put = stageFile(headerFile(id), encodeHeader(changed.header));
      account();
      put();
      forget(unlocked);
      forget(changed.unlocked);
    },
    proveRecoveryCode: (code) => {
      unlockWithRecoveryCode(readHeader(required().id), code).vaultKey.fill(0);
    },
    lock,
    open: required,
    openOrNull: () => open?.vault ?? null,
    current: () => (open === null ? null : (list().find((each) => each.id === open?.vault.id) ?? null)),
    touch,
  };
}

/** Claims the vault's lock file; the keys of a vault somebody else has open are not kept. */
function claimOrForget(file: string, unlocked: UnlockedVault): () => void {
  try {
    return takeLock(file);
  } catch (error) {
    forget(unlocked);
    throw error;
  }
}

function forget({ vaultKey, signingSecret }: UnlockedVault): void {
  vaultKey.fill(0);
  signingSecret?.fill(0);
}
