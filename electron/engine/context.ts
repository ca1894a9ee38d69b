import type { ReadableDb, WritableDb } from "#db/open.ts";
import type { HandlerContexts } from "#shared/contract/define.ts";
import type { EngineEvent } from "#shared/contract/host.ts";
import type { Id } from "#shared/ids.ts";
import type { Platform } from "#hosts/platform.ts";
import type { Origin } from "./origin.ts";
import type { OpenSeat } from "./vault/open-seat.ts";
import type { OpenVault } from "./vault/open-vault.ts";
import type { Workstations } from "./vault/workstations.ts";
import type { Packs } from "./packs.ts";
import type { Tasks } from "./tasks.ts";
import type { InTurn } from "./turns.ts";
import type { Wait } from "./wait.ts";
import type { Grants } from "./grants.ts";
import type { Program } from "./updates/program.ts";

/** The machine as an argument: tests pass their own. */
export interface Machine {
  readonly platform: Platform;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Cryptographically secure random bytes. */
  readonly random: (size: number) => Uint8Array;
  /** Milliseconds without a byte before a mailbox is given up; left out, what the product waits. */
  readonly patience?: number;
}

/** What every handler may use. `vault` and `db` throw Refusal `vault-locked`, `seat` throws `seat-required` where there is none. */
export interface QueryContext extends Machine {
  readonly caller: Origin;
  readonly workstations: Workstations;
  readonly packs: Packs;
  /** What runs here, and whose updates it takes. */
  readonly program: Program;
  readonly grants: Grants;
  readonly tasks: Tasks;
  readonly vault: OpenVault;
  readonly db: ReadableDb;
  readonly seat: OpenSeat;
  /** The open seat, or null at the shared desk. */
  readonly seatOrNull: OpenSeat | null;
  /** Now, as RFC 3339 with the local offset. */
  readonly now: () => string;
}

/** A command or edit writes once, in one transaction. */
export interface CommandContext extends QueryContext {
  /**
   * Runs `work` in the command's transaction and, for a command, appends the audit row in it. `effect` names what was made (a digest, an id);
   * null when nothing lasting was. Throwing rolls everything back.
   */
  readonly commit: <Value>(effect: string | null, work: (db: WritableDb) => Value) => Value;
  /** Appends the command's row to a database that is about to take a library's place; `actor` is the identity that gave the command. */
  readonly account: (db: WritableDb, effect: string | null, actor: Id | null) => void;
  readonly emit: (event: EngineEvent) => void;
}

/** A task works beside the commands. Between its steps everything may have changed: another seat, another vault, none. */
export interface TaskContext extends CommandContext {
  /** Runs work in the turn of commands, when nothing else writes. */
  readonly inTurn: InTurn;
  readonly wait: Wait;
}

export interface Contexts extends HandlerContexts {
  readonly query: QueryContext;
  readonly command: CommandContext;
  readonly edit: CommandContext;
  readonly task: TaskContext;
}
