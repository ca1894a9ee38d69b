import { z } from "zod";
import { command, edit, query, task } from "./define.ts";
import { dateSchema, digestSchema, idSchema, instantSchema } from "../ids.ts";

const nothing = z.strictObject({});
const done = z.null();

/** A passphrase as typed. Strength is judged by `vault.assess`; creation refuses a weak one. */
export const passphraseSchema = z.string().min(1).max(500);
/** A signing PIN: six digits or a longer text. */
export const pinSchema = z.string().min(6).max(200);

export const workstationSchema = z.strictObject({
  id: idSchema,
  label: z.string(),
  demo: z.boolean(),
  lastOpened: instantSchema.nullable(),
});

export const vaultStatusSchema = z.strictObject({
  state: z.enum(["closed", "unlocked"]),
  workstation: workstationSchema.nullable(),
  /** Opened by recovery or the keychain: everything can be read, nothing can be signed until the passphrase is typed. */
  readingOnly: z.boolean(),
  /** The recovery code has been typed back once. */
  recoveryConfirmed: z.boolean(),
  autoLockMinutes: z.int(),
});

export const strengthSchema = z.strictObject({
  acceptable: z.boolean(),
  /** Estimated bits of guessing work, whole bits. */
  bits: z.int(),
  hint: z.strictObject({ zh: z.string(), en: z.string() }),
});

/** What was last written as a backup. */
export const backupSchema = z.strictObject({
  /** SHA-256 of its manifest. */
  digest: digestSchema,
  at: instantSchema,
  /** Name of the folder or file; never a path. */
  place: z.string(),
  objects: z.int(),
  bytes: z.int(),
  /** Bytes written this time; a folder already has the rest. */
  written: z.int(),
  /** Read back and compared after writing. A single file cannot be read back. */
  verified: z.boolean(),
  /** Sealed materials that are not on the disk any more and therefore in no backup. */
  lost: z.array(digestSchema),
});

/** Something the people of a workstation must see until one of them has taken it in. */
export const noticeSchema = z.strictObject({
  id: idSchema,
  at: instantSchema,
  /**
   * `set-back`: this workstation was set back or exists twice · `two-copies`: somebody else's does · `recovered`: it was opened by two people of the
   * alliance · `share-opened`: a share of somebody else's workstation was opened here.
   */
  kind: z.enum(["set-back", "two-copies", "recovered", "share-opened"]),
  /** Whom it is about; empty where nobody in particular. */
  name: z.string(),
  /** What shows it: a statement's digest, or names. */
  subject: z.string(),
});
export const noticesSchema = z.array(noticeSchema);

const wordsSchema = z.strictObject({ zh: z.string(), en: z.string() });

/** A retention that runs by a house rule, with the version of the rules that says so. */
const keptSchema = z.strictObject({
  until: dateSchema,
  earlier: z.boolean(),
  period: wordsSchema,
  rules: z.strictObject({ title: wordsSchema, version: z.string() }),
});

export const vaultGroup = {
  /** The workstations this computer knows. */
  list: query("anyone", nothing, z.array(workstationSchema)),
  status: query("anyone", nothing, vaultStatusSchema),
  assess: query("anyone", z.strictObject({ passphrase: z.string() }), strengthSchema),
  /** Creates and opens a workstation; the recovery code is shown once. Refuses passphrase-weak. */
  create: command(
    "anyone",
    z.strictObject({ label: z.string().trim().min(1).max(80), passphrase: passphraseSchema }),
    z.strictObject({ workstation: workstationSchema, recoveryCode: z.string() }),
  ),
  /** Typed back once, so that it was really written down. Refuses recovery-code-wrong. */
  confirmRecoveryCode: command("vault", z.strictObject({ code: z.string() }), done),
  /** Refuses wrong-passphrase (with a growing wait), already-open, newer-format. */
  unlock: command("anyone", z.strictObject({ id: idSchema, passphrase: passphraseSchema }), vaultStatusSchema),
  /** Opens with the printed code for reading only and sets a new passphrase; signing keys stay sealed for good. */
  recover: command(
    "anyone",
    z.strictObject({ id: idSchema, code: z.string(), passphrase: passphraseSchema }),
    vaultStatusSchema,
  ),
  lock: command("anyone", nothing, done),
  changePassphrase: command("vault", z.strictObject({ current: passphraseSchema, next: passphraseSchema }), done),
  /** How a closed workstation can be opened beside passphrase and recovery code. `custodians`: the two people of the alliance who can, together. */
  ways: query(
    "anyone",
    z.strictObject({ id: idSchema }),
    z.strictObject({
      /** `unavailable`: this computer has no trustworthy keychain. */
      keychain: z.enum(["unavailable", "off", "on"]),
      custodians: z.array(z.string()),
      /** The house rules in force allow the alliance to hold shares. */
      sharesAllowed: z.boolean(),
    }),
  ),
  /** Lets this computer's account open the workstation for reading. Refuses wrong-passphrase, keychain-unavailable, keychain-refused. */
  enableKeychain: command("vault", z.strictObject({ passphrase: passphraseSchema }), done),
  disableKeychain: command("vault", nothing, done),
  /** Opens for reading with the system's keychain; signing needs the passphrase once more. */
  unlockWithKeychain: command("anyone", z.strictObject({ id: idSchema }), vaultStatusSchema),
  /** The passphrase typed after all: what was opened for reading can be signed in from now on. */
  grantSigning: command("vault", z.strictObject({ passphrase: passphraseSchema }), vaultStatusSchema),
  /** Seals one share of the way in to each of two people. Refuses recovery-by-alliance-off, wrong-passphrase. */
  shareRecovery: command(
    "vault",
    z.strictObject({ passphrase: passphraseSchema, custodians: z.tuple([idSchema, idSchema]) }),
    done,
  ),
  withdrawShares: command("vault", nothing, done),
  /** Saves a custodian's sealed share, for that person to open at their own seat. */
  saveShare: command(
    "anyone",
    z.strictObject({ id: idSchema, index: z.union([z.literal(0), z.literal(1)]), save: z.string() }),
    done,
  ),
  /** At the custodian's own seat: opens a share and shows it as a code to read out. Never silent: an audit row and a notice here. */
  openShare: command(
    "seat",
    z.strictObject({ file: z.string(), pin: pinSchema }),
    z.strictObject({ label: z.string(), madeAt: instantSchema, code: z.string() }),
  ),
  /** Opens with both shares for reading and sets a new passphrase. The shares are spent; a notice says who gave them. */
  recoverWithShares: command(
    "anyone",
    z.strictObject({ id: idSchema, shares: z.tuple([z.string(), z.string()]), passphrase: passphraseSchema }),
    vaultStatusSchema,
  ),
  /** A new key for everything, with a new passphrase and recovery code: old copies stay under the old ones. Keychain and shares end. */
  rekey: command(
    "vault",
    z.strictObject({ current: passphraseSchema, next: passphraseSchema }),
    z.strictObject({ recoveryCode: z.string() }),
  ),
  /** The newest backup made on this workstation; null before the first. */
  lastBackup: query("vault", nothing, backupSchema.nullable()),
  /** Writes everything, encrypted as it is, beside whatever else goes on, to a folder (only what it has not yet) or to one file. Progress task `backup`. Refuses disk-full, blob-damaged. */
  backup: task(
    "vault",
    z.strictObject({ to: z.union([z.strictObject({ folder: z.string() }), z.strictObject({ save: z.string() })]) }),
    backupSchema,
  ),
  /**
   * Takes a workstation over from a backup and opens it: with its passphrase, or, `code` given, for reading with the recovery code and the passphrase to
   * have from now on. Progress task `restore`. Refuses workstation-present unless `replace`, backup-damaged, wrong-passphrase, disk-full.
   */
  restore: command(
    "anyone",
    z.strictObject({
      from: z.union([z.strictObject({ folder: z.string() }), z.strictObject({ file: z.string() })]),
      passphrase: passphraseSchema,
      code: z.string().nullable(),
      replace: z.boolean(),
    }),
    vaultStatusSchema,
  ),
  /** Certificates of what was destroyed on this workstation, newest first. */
  purges: query(
    "vault",
    nothing,
    z.array(
      z.strictObject({
        certificate: digestSchema,
        reviewId: idSchema,
        code: z.string(),
        title: z.string(),
        at: instantSchema,
        files: z.int(),
        until: dateSchema,
        basis: z.string(),
      }),
    ),
  ),
  /** How long a receipted dossier must be kept under the house rules it was issued under; null before the receipt, and where they do not say. */
  retention: query("vault", z.strictObject({ reviewId: idSchema }), keptSchema.nullable()),
  /**
   * Destroys the materials and working texts of a dossier: the keys, then the files; the register row stays with the signed certificate. Refuses gate-closed
   * before the receipt, while anything about it waits to be sent, and until the day stated; retention-running while the house rules keep it.
   */
  purge: command(
    "seat",
    z.strictObject({
      reviewId: idSchema,
      retention: z.strictObject({ until: dateSchema, basis: z.string().trim().min(1).max(200) }),
      note: z.string().max(2000),
      pin: pinSchema,
    }),
    z.strictObject({ certificate: digestSchema, files: z.int(), bytes: z.int() }),
  ),
  setAutoLock: edit("vault", z.strictObject({ minutes: z.int().min(1).max(240) }), done),
  notices: query("vault", nothing, noticesSchema),
  dismissNotice: command("vault", z.strictObject({ id: idSchema }), done),
  /** Recomputes the audit chain. `brokenAt`: the first row that does not fit; `foundAt`: the row whose hash is the head given, null when none is. */
  proveAudit: query(
    "vault",
    z.strictObject({ head: z.string().max(100).nullable() }),
    z.strictObject({
      rows: z.int(),
      head: digestSchema,
      brokenAt: z.int().nullable(),
      foundAt: z.int().nullable(),
    }),
  ),
  /** Signs where the audit chain stands and saves the statement, to be kept elsewhere. */
  exportAuditHead: command(
    "seat",
    z.strictObject({ pin: pinSchema, save: z.string() }),
    z.strictObject({ digest: digestSchema, rows: z.int() }),
  ),
  /**
   * Holds an exported head against this workstation's chain (`set-back`: the chain is shorter than it was; `two-copies`: it runs otherwise), or somebody
   * else's against their statements kept here. Anything but `agrees` becomes a notice. Refuses signature-invalid.
   */
  checkAuditHead: command(
    "vault",
    z.strictObject({ file: z.string() }),
    z.strictObject({
      verdict: z.enum(["agrees", "set-back", "two-copies"]),
      own: z.boolean(),
      name: z.string(),
      rows: z.int(),
      signedAt: instantSchema,
    }),
  ),
  /** Head of the audit chain: number of rows and hash of the last. */
  auditHead: query("vault", nothing, z.strictObject({ rows: z.int(), head: z.string() })),
};
