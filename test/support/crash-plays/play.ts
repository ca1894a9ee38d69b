import { contract } from "#shared/contract/index.ts";
import type { ProcedureMode } from "#shared/contract/define.ts";
import type { Program } from "#engine/updates/program.ts";
import type { RecordedCall } from "./recorded-call.ts";

/** One command of the contract at one moment of a review: everything it takes to play it again, and to kill it. */
export interface Play {
  /** `<group>.<name>` of what is killed. */
  readonly procedure: string;
  readonly call: RecordedCall;
  /** What the same process must have done before: opening the workstation, sitting down, looking at a file. */
  readonly before: readonly RecordedCall[];
  /** Folder of the workstation's home, within `world`. */
  readonly home: string;
  /** The folder in which everything happens: homes, mailbox, backups. */
  readonly world: string;
  /** The world as it was before the first of these calls. */
  readonly snapshot: string;
  /** Every passphrase the workstation may open with, the likeliest first. */
  readonly passphrases: readonly string[];
  readonly keychain: string | null;
  readonly program: Program | null;
  /** Milliseconds the workstation's clock is ahead of the computer's. */
  readonly ahead: number;
}

const modes: readonly ProcedureMode[] = ["command", "edit", "task"];

/** Every procedure of the contract that changes anything, as `<group>.<name>`. */
export const mutating: readonly string[] = Object.entries(contract).flatMap(([group, procedures]) =>
  Object.entries(procedures).flatMap(([name, { mode }]) => (modes.includes(mode) ? [`${group}.${name}`] : [])),
);

/** What a library that is open has beside it and a copy must not have. */
export const passing = /(?:open\.lock|-shm)$/;
