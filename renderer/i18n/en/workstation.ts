import type * as zh from "../zh-CN/workstation.ts";
import type { Words } from "../words.ts";

export const welcome: Words<typeof zh.welcome> = {
  greeting: "Expert review workstation",
  line: "Works offline. Dossiers stay encrypted on this computer.",
  open: "Open a workstation",
  openHow: "Enter the passphrase and go on where you stopped",
  create: "Create a workstation",
  createHow: "First use on this computer, or a separate one for another alliance",
  demo: "Open the demo library",
  demoHow: "An invented alliance with experts and nine projects; do as you like",
  lastOpened: (when) => `last opened ${when}`,
  neverOpened: "not opened yet",
  noneKnown: "There is no workstation on this computer yet. Create one, or look at the demo library first.",
  makingDemo: "Preparing the demo alliance, people and projects",
};

export const create: Words<typeof zh.create> = {
  title: "Create a workstation",
  intro:
    "A workstation is an encrypted folder on this computer. Only you know the passphrase; neither the program nor the alliance can find it again.",
  label: "Name of the workstation",
  labelHint: "such as: Liuzhou meeting room, laptop 1",
  passphrase: "Passphrase",
  passphraseHint: "Four or more unrelated words are easier to keep and harder to guess than a row of signs.",
  repeat: "Type it again",
  mismatch: "The two passphrases differ",
  strength: (bits) => `about 2 to the power of ${bits} guesses`,
  strong: "Strong enough",
  weak: "Too weak",
  make: "Create the workstation",
  making: "Creating the workstation; this takes some seconds",
};

export const recovery: Words<typeof zh.recovery> = {
  title: "Write down the recovery code",
  intro:
    "If the passphrase is forgotten, only this code opens the workstation: everything can be read, nothing can be signed. It is shown this once.",
  print: "Print the recovery code",
  writtenDown: "I have written it down",
  warning: "If both passphrase and recovery code are lost, what is in the workstation cannot be recovered.",
  typeBackTitle: "Type it once from what you wrote down",
  typeBackHint: "Capitals do not matter; spaces and hyphens may be left out.",
  confirm: "Check the recovery code",
  again: "Show it again",
  later: "The recovery code has not been checked yet",
  laterHow: "Type it once under Settings from what you wrote down.",
};

export const unlock: Words<typeof zh.unlock> = {
  title: "Open the workstation",
  passphrase: "Passphrase",
  open: "Open",
  opening: "Opening",
  waitThen: (seconds) => `Try again in ${seconds} s`,
  useRecovery: "Forgotten? Open with the recovery code",
  usePassphrase: "Open with the passphrase",
  code: "Recovery code",
  newPassphrase: "New passphrase",
  recoverNote:
    "Opened with the recovery code, everything can be read. Signing keys do not come back: people enrol again before they can sign.",
  recover: "Open with the recovery code",
  other: "Create one, or open the demo library",
  lockedIdle: "The workstation locked itself after a while without use. Everything is saved.",
  lockedSuspend: "The workstation locked when the computer went to sleep. Everything is saved.",
};

export const demoCard: Words<typeof zh.demoCard> = {
  title: "The demo library is ready",
  intro: "Everybody below is invented. To change seats choose a name and enter that person's signing PIN.",
  person: "Name",
  role: "Role",
  pin: "Signing PIN",
  passphrase: "Passphrase of the workstation",
  start: "Start",
  print: "Printed pages say that they are a demonstration",
};

export const settings: Words<typeof zh.settings> = {
  title: "Settings",
  workstation: "Workstation",
  look: "Display",
  language: "Language",
  chinese: "Chinese",
  english: "English",
  appearance: "Appearance",
  light: "Light",
  dark: "Dark",
  contrast: "High contrast",
  printSize: "Print size",
  normalPrint: "Normal",
  largePrint: "Large",
  passphrase: "Change the passphrase",
  current: "Present passphrase",
  next: "New passphrase",
  change: "Change the passphrase",
  changed: "The passphrase is changed. The recovery code still works.",
  pin: "Change your signing PIN",
  pinOf: (name) => `Open seat: ${name}`,
  currentPin: "Present PIN",
  nextPin: "New PIN",
  nextPinHint: "six digits, or a longer text",
  changePin: "Change the PIN",
  pinChanged: "The signing PIN is changed.",
  noSeat: "Open your own seat to change its signing PIN here.",
  autoLock: "Lock when idle",
  minutes: "minutes",
  audit: "Audit log",
  auditHead: (rows) => `${rows} entries, head of the chain`,
  auditHow: "Copy the head on paper or print it with the minutes to prove later that the log was not changed.",
  about: "About",
  aboutLine: "Offline review workstation, with reference to T/GXDSL 140—2025 (draft for comment).",
  licence: "Licence: Apache-2.0",
  licences: "Open-source libraries and their licences",
  licencesMissing:
    "The list of licences is not installed with the program. Build it again with npm run build, or install it again.",
  shortcuts: "Press ? for all shortcuts",
};

export const updates: Words<typeof zh.updates> = {
  title: "Program update",
  running: (version) => `Running version ${version}`,
  how: "No network is needed: choose an update file (.gju) from a stick. It is proved byte by byte under the release key pinned in this program, and only a newer version is taken. You save the installer and run it yourself.",
  none: "This build pins no release key and takes no update files. Ask the secretariat for an official installer.",
  choose: "Choose an update file",
  proving: "Proving the update file",
  version: "New version",
  made: "Released (the maker's clock)",
  size: "Size of the installer",
  notes: "What is new",
  save: "Save the installer…",
  saved: "Saved. Lock the workstation and quit the program, then run the installer. The library stays as it is.",
};
