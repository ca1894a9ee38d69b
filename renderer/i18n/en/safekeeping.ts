import type * as zh from "../zh-CN/safekeeping.ts";
import type { Words } from "../words.ts";

export const backup: Words<typeof zh.backup> = {
  title: "Backup",
  never: "Never backed up. If this computer or its disk is lost, what has no backup is gone.",
  last: (when, place, size) => `Last backup: ${when}, ${place}, ${size}`,
  stale: "The last backup is more than 7 days old.",
  verified: "Everything was read back and compared after writing.",
  unverified: "A single file cannot be read back; try restoring it once on another computer.",
  lost: (count) =>
    `${count} materials are no longer on this computer and not in the backup. Get them again from the alliance or the original package.`,
  how: "A backup is encrypted like the workstation: the same passphrase or recovery code restores it on another computer. In the same folder only what is new is written, and what was destroyed is removed.",
  toFolder: "Back up to a folder",
  toFile: "Back up to one file",
  fileName: (label, date) => `${label}-backup-${date}.gjb`,
  running: "Backing up",
  restore: "Restore from a backup",
  restoreHow: "On a new computer, or when a workstation is damaged: from a backup folder or file",
  restoreTitle: "Restore a workstation from a backup",
  chooseFolder: "Choose the backup folder",
  chooseFile: "Choose the backup file",
  chosen: (name) => `Chosen: ${name}`,
  passphrase: "Passphrase of that time",
  useCode: "Forgotten? Use the recovery code",
  usePassphrase: "Use the passphrase",
  replace: "Set the same workstation on this computer aside first (it is not deleted)",
  restoreNow: "Restore",
  restoring: "Restoring and checking",
  back: "Back",
};

export const ways: Words<typeof zh.ways> = {
  title: "Other ways to open the workstation",
  keychain: "Open with this computer's account",
  keychainOn:
    "On. Whoever is signed in to this computer under this account opens the workstation for reading without the passphrase; signing still needs passphrase and PIN.",
  keychainOff:
    "Off. Switched on, whoever is signed in to this computer under this account opens the workstation for reading without the passphrase; signing still needs passphrase and PIN. Leave it off on shared accounts.",
  keychainUnavailable: "This computer has no trustworthy keychain; it cannot be switched on.",
  enable: "Switch on",
  disable: "Switch off",
  passphrase: "Passphrase",
  unlock: "Open with this computer's account (reading only)",
  shares: "Recovery by two people of the alliance",
  sharesHow:
    "If passphrase and recovery code are lost, two people open the workstation together for reading, each with a share; signing does not come back. Every use leaves a log row and a notice. The house rules must allow it.",
  sharesOn: (names) => `Given to: ${names}. Both are needed.`,
  sharesOff: "The house rules in force do not allow recovery by the alliance; it cannot be set up.",
  first: "First person",
  second: "Second person",
  give: "Give it to these two",
  withdraw: "Withdraw",
  recover: "Passphrase and recovery code lost: recovery by two people of the alliance",
  recoverIntro: (names) =>
    `Hand the two sealed shares to ${names}. They open them at their own seats and read their codes out to you.`,
  saveShare: (name) => `Save the share for ${name}`,
  shareName: (name) => `recovery-share-${name}.age`,
  shareCode: (name) => `Code read out by ${name}`,
  recoverNow: "Recover reading",
  openShare: "Open a share somebody gave you",
  openShareHow:
    "First make sure, face to face or on the telephone, that it is the owner of the workstation who asks. Opening a share is logged.",
  chooseShare: "Choose the share file",
  shareShown: (label, when) => `Workstation “${label}”, given on ${when}. Read this out:`,
  pin: "Your signing PIN",
  grant: "Reading only",
  grantHow: "The workstation was opened with the system account or by recovery. Type the passphrase to sign.",
  grantNow: "Type the passphrase",
};

export const rekey: Words<typeof zh.rekey> = {
  title: "New key",
  how: "When somebody else may know the passphrase or the recovery code: a new key, a new passphrase and a new recovery code; the whole database is encrypted anew. Seats and PINs stay; the system account and the alliance's shares have to be set up again. Old backups still open with the old passphrase: back up anew and destroy them.",
  begin: "Make a new key",
  now: "Make it",
};

export const auditProof: Words<typeof zh.auditProof> = {
  prove: "Check the log",
  typed: "Head noted on paper",
  whole: (rows) => `The log is whole: ${rows} rows.`,
  broken: (row) =>
    `The log does not fit from row ${row} on: the database was altered. Restore a backup and tell the secretariat.`,
  found: (row) => `The head noted is row ${row}.`,
  notFound: "The log does not have this head: the workstation may have been set back, or exists twice.",
  exportHead: "Export the head",
  exportHow: "Signed by the open seat and kept elsewhere, it shows later whether the database was set back.",
  fileName: (date) => `audit-head-${date}.dsse`,
  signTitle: "Export the audit head",
  consequence: "Attests where the log stands now; whatever disagrees with it later was set back or comes from a copy.",
  check: "Check a head file",
  agrees: (name, when) => `The head ${name} signed on ${when} agrees with the log.`,
  setBack: (name, when) => `The head ${name} signed on ${when} is newer than the log: the database was set back.`,
  twoCopies: (name, when) =>
    `The head ${name} signed on ${when} disagrees with what is known: the workstation exists twice, or was restored from an old backup.`,
};

export const purge: Words<typeof zh.purge> = {
  title: "Destroy the materials of a filed project",
  how: "After the receipt and the retention period the materials and working texts of a dossier can be destroyed: first the keys, then the files, with a certificate signed by the open seat. Signed statements and the register row stay. Bring the backup up to date afterwards.",
  project: "Project",
  until: "To be kept until",
  basis: "Basis (house rules, filing rules …)",
  begin: "Destroy",
  byRules: (title: string, version: string, period: string) =>
    `${title}, version ${version}: kept for ${period} after the receipt`,
  keptUntil: (date: string) => `until ${date}`,
  earlier: "The rules allow destroying it earlier where a document says so: name the date and the document.",
  signTitle: "Sign the certificate of destruction",
  consequence:
    "Keys and files of the materials are destroyed at once and for good; the register keeps the row and the certificate.",
  none: "No project has a receipt yet.",
  done: (files, size) =>
    `${files} materials (${size}) are destroyed and the certificate is signed. Bring the backup up to date.`,
  certificates: "Certificates of destruction",
  row: (code, files, when) => `${code}: ${files} materials, ${when}`,
};

export const notices: Words<typeof zh.notices> = {
  title: "Please see to this",
  count: (count) => `See to ${count}`,
  setBack: (name) =>
    `This workstation was set back to an earlier state, or a copy of it is in use${name === "" ? "" : ` (${name})`}. Was it restored from an old backup? If not, tell the secretariat at once and enrol with new keys.`,
  twoCopies: (name) =>
    `The workstation of ${name} is in use twice (its audit heads disagree): copied, or restored from an old backup. Ask the person, and revoke the credential if need be.`,
  recovered: (name) =>
    `This workstation was opened with the shares of ${name}. If you did not ask for it, tell the secretariat.`,
  shareOpened: (name, label) => `${name} opened a share of the workstation “${label}” here.`,
  dismiss: "Noted",
};

export const credentials: Words<typeof zh.credentials> = {
  manage: "Manage",
  title: (name) => `Credential of ${name}`,
  expiring: (date) => `ends ${date}`,
  revoked: (date) => `revoked ${date}`,
  expiringCount: (count) => `${count} credentials end within 60 days or have ended. Renew them in time.`,
  own: (date) => `Your credential ends on ${date}. Ask the secretariat to renew it.`,
  renew: "Renew the credential",
  renewHow:
    "The keys stay, the validity is extended. With a seat here it counts at once; for an own laptop it is saved as a file.",
  renewSign: "Renew a credential",
  renewConsequence: "The alliance vouches again for the person and their key, until the new date.",
  revoke: "Revoke the credential",
  revokeHow:
    "From now on nothing this person signs is accepted; what was received before stays valid. The list goes to everyone.",
  reason: "Reason",
  revokeSign: "Issue the revocation list",
  revokeConsequence: "The key is put on the revocation list for good; the person can enrol anew.",
  replace: "Key lost: enrol anew",
  replaceHow:
    "The person sets a new PIN here and gets new keys and a credential; the old key is revoked. Earlier signatures stay verifiable.",
  consent: "Paper consent signed on",
  consentHow: "The person signs the paper on electronic signing; it is kept on file.",
  consentNone: "No paper consent noted yet",
  consentOn: (date) => `Paper consent: ${date}`,
  note: "Note it",
  renewed: (name) => `The credential of ${name} is renewed.`,
  revokedDone: (name) => `The credential of ${name} is revoked; the list waits to be sent.`,
  replaced: (name) => `${name} is enrolled anew; the old key is revoked.`,
};

export const issuing: Words<typeof zh.issuing> = {
  title: "Issuing keys",
  how: "The keys named in the alliance's root certificate issue credentials and revocation lists. Another secretariat workstation can request one; the workstation with the root delegates.",
  own: "this workstation",
  unknown: "holder not known",
  request: "Request an issuing key",
  requestTitle: "Request an issuing key",
  requestConsequence:
    "An issuing key is made behind this seat's PIN; until the root certificate names it, it issues nothing.",
  requestName: (name) => `issuing-key-request-${name}.gjx`,
  requested: (fingerprint) => `The request is saved. Hand it to the secretariat and read out: ${fingerprint}`,
  delegate: "Delegate issuing",
  delegateTitle: "Check the request for an issuing key",
  delegateIntro: "Compare the fingerprint group by group with the person.",
  delegateSign: "Sign a new version of the root certificate",
  delegateConsequence:
    "From the new root certificate on this key issues credentials and revocation lists. The new version goes to everyone.",
  retire: "Retire",
  retireConsequence: "The new root certificate no longer names this key; what it issues from then on does not count.",
  done: (version) => `Version ${version} of the root certificate is signed and waits to be sent.`,
};
