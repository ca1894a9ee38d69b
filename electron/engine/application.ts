import type { Json } from "#shared/json.ts";
import type { Reply } from "#shared/contract/define.ts";
import { Refusal } from "#shared/errors.ts";
import { crockford } from "#shared/ids.ts";
import type { Origin } from "./origin.ts";
import { appendAudit } from "./audit.ts";
import type { Machine, TaskContext } from "./context.ts";
import { createDispatcher } from "./dispatcher.ts";
import { createGrants, type MaterialSource } from "./grants.ts";
import { handlers } from "./handlers.ts";
import { instant } from "./now.ts";
import { loadPacks } from "./packs.ts";
import { packsInForce } from "./packs/in-force.ts";
import type { KdfCost } from "./vault/key-slots.ts";
import { createTasks } from "./tasks.ts";
import { type Background, startBackground } from "./sync/background.ts";
import { createTurns } from "./turns.ts";
import { type Wait, wallWait } from "./wait.ts";
import { touchedGroups } from "./touched-groups.ts";
import { type Program, unpinnedProgram } from "./updates/program.ts";
import { createWorkstations } from "./vault/workstations.ts";

export interface ApplicationOptions extends Machine {
  /** Folder that holds this computer's workstations. */
  readonly home: string;
  /** Folder of the packs, form texts and demo data that ship with the program. */
  readonly resources: string;
  /** Cost of the key derivation; tests lower it, the product never does. */
  readonly kdfCost?: KdfCost;
  /** Which version runs and whose updates it takes; left out, it takes none. */
  readonly program?: Program;
  /** How time is waited for; tests make it short. */
  readonly wait?: Wait;
  /** Exchanges with the mailbox by itself; left out, only when asked. */
  readonly background?: boolean;
  /** Told of unexpected failures with a reference; never given input. */
  readonly report?: (reference: string, name: string, error: unknown) => void;
}

/** The application: everything the product does, without a window and without Electron. */
export interface Application {
  readonly call: (caller: Origin, group: string, procedure: string, input: Json) => Promise<Reply<unknown>>;
  /** The source behind a material grant; null when it never was or is closed. */
  readonly material: (grant: string) => Promise<MaterialSource | null>;
  /** The computer goes to sleep: lock now. */
  readonly suspend: () => void;
  readonly close: () => Promise<void>;
}

/** Composes the application: the one place where the machine, the packs, the vaults and the handlers meet. */
export function createApplication(options: ApplicationOptions): Application {
  const { platform, clock, random, home, resources } = options;
  const packs = loadPacks(resources);
  const grants = createGrants(random);
  const tasks = createTasks(platform.emit, clock);
  const workstations = createWorkstations({
    home,
    clock,
    random,
    kdfCost: options.kdfCost ?? null,
    onLock: (reason) => {
      tasks.cancel("sync");
      void grants.closeAll();
      platform.emit({ type: "locked", reason });
    },
  });
  let changed = false;
  const now = (): string => instant(clock());

  const inTurn = createTurns();
  const wait = options.wait ?? wallWait;
  const accountOf =
    ({ name, input }: { readonly name: string; readonly input: Json }): TaskContext["account"] =>
    (db, effect, actor) => {
      appendAudit(db, { at: now(), actor, command: name, input, effect });
      changed = true;
    };
  const makeContext = (call: { caller: Origin; name: string; input: Json; audit: boolean }): TaskContext => ({
    platform,
    clock,
    random,
    ...(options.patience === undefined ? {} : { patience: options.patience }),
    caller: call.caller,
    workstations,
    get packs() {
      return packsInForce(packs, workstations.openOrNull()?.library.read ?? null);
    },
    program: options.program ?? unpinnedProgram,
    grants,
    tasks,
    inTurn,
    wait,
    now,
    emit: platform.emit,
    get vault() {
      // What happens by itself is nobody at the desk.
      if (call.caller !== "engine") workstations.touch();
      return workstations.open();
    },
    get db() {
      return workstations.open().library.read;
    },
    get seatOrNull() {
      return workstations.openOrNull()?.seat() ?? null;
    },
    get seat() {
      const seat = workstations.open().seat();
      if (seat === null) throw new Refusal("seat-required");
      return seat;
    },
    account: accountOf(call),
    commit: (effect, work) => {
      const vault = workstations.open();
      const value = vault.library.write((db) => {
        const done = work(db);
        if (call.audit) accountOf(call)(db, effect, vault.seat()?.identityId ?? null);
        return done;
      });
      changed = true;
      return value;
    },
  });

  const dispatch = createDispatcher({
    handlers,
    makeContext,
    inTurn,
    report: (name, error) => {
      const reference = crockford(random(5));
      options.report?.(reference, name, error);
      return reference;
    },
    settled: (group, mode) => {
      // A query that ends while a command is writing must not announce, or swallow, what that command has half done.
      if (mode === "query") return;
      if (changed) platform.emit({ type: "changed", groups: touchedGroups(group, mode) });
      // Something to send, or a workstation just opened. What a task wrote is what it came for.
      if (mode !== "task" && (changed || group === "vault")) background?.poke();
      changed = false;
    },
  });
  const background: Background | null =
    options.background === true ? startBackground({ call: dispatch, workstations, clock, random, wait }) : null;
  return {
    call: dispatch,
    material: (grant) => Promise.resolve(grants.find(grant)),
    suspend: () => workstations.lock("suspend"),
    close: async () => {
      tasks.cancel("sync");
      await background?.stop();
      await grants.closeAll();
      workstations.lock("asked");
    },
  };
}
