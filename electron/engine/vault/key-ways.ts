import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import type { Platform } from "#hosts/platform.ts";
import { Refusal } from "#shared/errors.ts";
import { fromBase64 } from "#shared/trust/base64.ts";
import type { Random } from "../trust/random.ts";
import type { Attempts } from "./attempts.ts";
import {
  addSlot,
  changePassphrase,
  encodeHeader,
  hasSlot,
  removeSlot,
  renewHeader,
  type UnlockedVault,
  unlockWithPassphrase,
  unlockWithSecret,
  type VaultHeader,
} from "./header.ts";
import type { KdfCost } from "./key-slots.ts";
import type { WritableDb } from "#db/open.ts";
import type { OpenVault } from "./open-vault.ts";
import { type Custodian, decodeRecovery, encodeRecovery, joinShares, splitRecovery } from "./recovery-shares.ts";
import { dropNext, finishRekey, nextHeader, prepareRekey } from "./rekey.ts";

type Keychain = NonNullable<Platform["keychain"]>;

/**
 * The other ways into a vault beside passphrase and recovery code, and a new key for it. Header and library are two files: every change is accounted for in
 * the library (`account`) before the header carries it, so that no way in is ever made or used unseen, whenever the program is killed.
 */
export interface KeyWays {
  /** Which ways a closed vault offers; `custodians` are the people who can open it together, none where that was not set up. */
  readonly waysOf: (id: string) => { readonly keychain: boolean; readonly custodians: readonly string[] };
  /** The passphrase is asked again: whoever finds an open workstation must not make a way in. Refuses wrong-passphrase, keychain-refused. */
  readonly enableKeychain: (passphrase: string, keychain: Keychain, account: () => void) => Promise<void>;
  readonly disableKeychain: (account: () => void) => void;
  /** Opens for reading. Refuses no-such-key-slot, keychain-refused, workstation-in-use. */
  readonly unlockWithKeychain: (id: string, keychain: Keychain) => Promise<void>;
  /** The passphrase after all: a vault opened for reading can be signed in from now on. */
  readonly grantSigning: (passphrase: string) => Promise<void>;
  readonly shareRecovery: (
    passphrase: string,
    custodians: readonly [Custodian, Custodian],
    at: string,
    account: () => void,
  ) => Promise<void>;
  readonly withdrawShares: (account: () => void) => void;
  /** A custodian's sealed share, for their own workstation. Refuses no-such-key-slot. */
  readonly shareEnvelope: (id: string, index: 0 | 1) => { readonly name: string; readonly bytes: Uint8Array };
  /** Opens for reading with both shares and sets a new passphrase; the shares are spent. Refuses recovery-code-mistyped, recovery-code-wrong. */
  readonly recoverWithShares: (
    id: string,
    shares: readonly [string, string],
    passphrase: string,
    account: (names: readonly string[]) => void,
  ) => Promise<void>;
  /** A new vault key, passphrase and recovery code, which is answered. Keychain and shares are gone. */
  readonly rekey: (current: string, next: string, account: (db: WritableDb) => void) => Promise<string>;
}

/** What the ways need of the workstations. */
export interface VaultDesk {
  readonly random: Random;
  readonly cost: KdfCost;
  readonly attempts: Attempts;
  readonly folderOf: (id: string) => string;
  readonly labelOf: (id: string) => string;
  readonly readHeader: (id: string) => VaultHeader;
  /** Writes a file whole or not at all. */
  readonly write: (file: string, bytes: Uint8Array) => void;
  /** Writes a file beside its place, where all the room it needs is taken; the answer puts it there. */
  readonly stage: (file: string, bytes: string | Uint8Array) => () => void;
  /** Puts a vault into service; whatever was open closes. */
  readonly service: (id: string, unlocked: UnlockedVault) => void;
  /** The same under a new header, which is written after `account` has written to the library; on failure nothing is open. */
  readonly serviceUnder: (
    id: string,
    changed: { readonly header: VaultHeader; readonly unlocked: UnlockedVault },
    account: () => void,
  ) => void;
  /** Closes the open vault without telling anybody. */
  readonly release: () => void;
  readonly required: () => { readonly vault: OpenVault; readonly unlocked: UnlockedVault };
}

/** Builds the ways over the workstations' own file handling. */
export function createKeyWays(desk: VaultDesk): KeyWays {
  const { random, cost, attempts, folderOf, readHeader, write, stage } = desk;
  const fileOf = (id: string, name: string): string => path.join(folderOf(id), name);
  const stageHeader = (id: string, header: VaultHeader) => stage(fileOf(id, "vault.json"), encodeHeader(header));
  const proved = (id: string, passphrase: string): Promise<UnlockedVault> =>
    attempts.run(id, (failures) => unlockWithPassphrase(readHeader(id), passphrase, failures));
  const addWay = async (
    id: string,
    way: { kind: "keychain" | "alliance"; passphrase: string; secret: Uint8Array; file: string; bytes: Uint8Array },
    account: () => void,
  ) => {
    const { kind, passphrase, secret } = way;
    const unlocked = await proved(id, passphrase);
    const putFile = stage(fileOf(id, way.file), way.bytes);
    const putHeader = stageHeader(id, addSlot(readHeader(id), unlocked.vaultKey, kind, secret, random));
    account();
    putFile();
    putHeader();
    forget(unlocked);
  };
  const removeWay = (kind: "keychain" | "alliance", file: string, account: () => void): void => {
    const { vault, unlocked } = desk.required();
    const put = stageHeader(vault.id, removeSlot(readHeader(vault.id), unlocked.vaultKey, kind));
    account();
    put();
    rmSync(fileOf(vault.id, file), { force: true });
  };
  const recoveryOf = (id: string) => {
    const file = fileOf(id, "recovery.json");
    if (!existsSync(file) || !hasSlot(readHeader(id), "alliance"))
      throw new Refusal("no-such-key-slot", { kind: "alliance" });
    return decodeRecovery(readFileSync(file));
  };

  return {
    waysOf: (id) => {
      const header = readHeader(id);
      const keychain = hasSlot(header, "keychain") && existsSync(fileOf(id, "keychain.bin"));
      const shared = hasSlot(header, "alliance") && existsSync(fileOf(id, "recovery.json"));
      return { keychain, custodians: shared ? recoveryOf(id).custodians.map(({ name }) => name) : [] };
    },
    enableKeychain: async (passphrase, keychain, account) => {
      const { id } = desk.required().vault;
      const secret = random(32);
      const wrapped = await keychain.wrap(secret).catch(refused);
      const way = { kind: "keychain", passphrase, secret, file: "keychain.bin", bytes: wrapped } as const;
      await addWay(id, way, account);
      secret.fill(0);
    },
    disableKeychain: (account) => removeWay("keychain", "keychain.bin", account),
    unlockWithKeychain: async (id, keychain) => {
      const header = readHeader(id);
      const file = fileOf(id, "keychain.bin");
      if (!existsSync(file)) throw new Refusal("no-such-key-slot", { kind: "keychain" });
      const secret = await keychain.unwrap(readFileSync(file)).catch(refused);
      try {
        desk.service(id, unlockWithSecret(header, "keychain", secret));
      } catch (error) {
        // The slot was made anew since, or the file was exchanged: not a matter of recovery codes.
        if (error instanceof Refusal && error.code === "recovery-code-wrong") return refused(error);
        throw error;
      } finally {
        secret.fill(0);
      }
    },
    grantSigning: async (passphrase) => {
      const { vault } = desk.required();
      const unlocked = await proved(vault.id, passphrase);
      unlocked.vaultKey.fill(0);
      if (unlocked.signingSecret !== null) vault.grantSigning(unlocked.signingSecret);
    },
    shareRecovery: async (passphrase, custodians, madeAt, account) => {
      const { id: vaultId } = desk.required().vault;
      const vault = { vaultId, label: desk.labelOf(vaultId), madeAt };
      const { secret, file } = await splitRecovery(vault, custodians, random);
      const way = { kind: "alliance", passphrase, secret, file: "recovery.json", bytes: encodeRecovery(file) } as const;
      await addWay(vaultId, way, account);
      secret.fill(0);
    },
    withdrawShares: (account) => removeWay("alliance", "recovery.json", account),
    shareEnvelope: (id, index) => {
      const { name, envelope } = recoveryOf(id).custodians[index];
      return { name, bytes: fromBase64(envelope) ?? new Uint8Array(0) };
    },
    recoverWithShares: async (id, shares, passphrase, account) => {
      const header = readHeader(id);
      const names = recoveryOf(id).custodians.map(({ name }) => name);
      const secret = joinShares(shares);
      const unlocked = unlockWithSecret(header, "alliance", secret);
      secret.fill(0);
      const changed = await changePassphrase(header, unlocked, passphrase, cost, random).catch((error: unknown) => {
        forget(unlocked);
        throw error;
      });
      const { unlocked: opened } = changed;
      const closed = removeSlot(changed.header, opened.vaultKey, "alliance");
      desk.serviceUnder(id, { header: closed, unlocked: opened }, () => account(names));
      rmSync(fileOf(id, "recovery.json"), { force: true });
    },
    rekey: async (current, next, account) => {
      const { id, folder } = desk.required().vault;
      const header = readHeader(id);
      const from = await proved(id, current);
      const { signingSecret } = from;
      if (signingSecret === null) throw new Refusal("signing-unavailable");
      const made = await renewHeader(header, signingSecret, next, cost, random);
      prepareRekey(desk.required().vault, from, made.unlocked, { random, account });
      from.vaultKey.fill(0);
      try {
        write(path.join(folder, nextHeader), encodeHeader(made.header));
      } catch (error) {
        dropNext(folder);
        throw error;
      }
      desk.release();
      finishRekey(folder);
      desk.service(id, made.unlocked);
      return made.recoveryCode;
    },
  };
}

function refused(cause: unknown): never {
  throw new Refusal("keychain-refused", {}, { cause });
}

function forget({ vaultKey, signingSecret }: UnlockedVault): void {
  vaultKey.fill(0);
  signingSecret?.fill(0);
}
