import { contract } from "#shared/contract/index.ts";
import type { Procedure, ProcedureMode, Reply } from "#shared/contract/define.ts";
import { isLibraryDamaged } from "#db/open.ts";
import { type Failure, Refusal } from "#shared/errors.ts";
import type { Json } from "#shared/json.ts";
import type { Origin } from "./origin.ts";
import type { TaskContext } from "./context.ts";
import type { EngineHandlers } from "./handlers.ts";
import { isDiskFull } from "./trust/file-io.ts";
import type { InTurn } from "./turns.ts";

/** Makes the context of one call. `audit` is false for edits and queries. */
export type MakeContext = (call: {
  readonly caller: Origin;
  readonly name: string;
  readonly input: Json;
  readonly audit: boolean;
}) => TaskContext;

/** Reports what a person cannot act on and answers the reference they can read out. Gets no input, no secret. */
export type ReportInternal = (name: string, error: unknown) => string;

export interface DispatcherOptions {
  readonly handlers: EngineHandlers;
  readonly makeContext: MakeContext;
  readonly inTurn: InTurn;
  readonly report: ReportInternal;
  /** Called after a command or edit has run, refused or not: some of it may have been written. */
  readonly settled: (group: string, mode: ProcedureMode) => void;
}

/**
 * The only door to the application. Validates input, checks access, serialises whatever writes, turns refusals into data.
 * The projection window may ask `projection.*` and nothing else.
 */
export function createDispatcher({ handlers, makeContext, inTurn, report, settled }: DispatcherOptions) {
  return async (caller: Origin, group: string, name: string, input: Json): Promise<Reply<unknown>> => {
    const label = `${group}.${name}`;
    const procedure = procedureOf(group, name);
    if (procedure === null) return refused({ code: "unknown-procedure", details: { name: label } });
    if (caller === "projection" && group !== "projection")
      return refused({ code: "not-permitted", details: { reason: "投影窗口 projection" } });
    const parsed = procedure.input.safeParse(input);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const details = { path: issue?.path.join(".") ?? "", problem: issue?.message ?? "" };
      return refused({ code: "invalid-input", details });
    }
    const run = async (): Promise<Reply<unknown>> => {
      try {
        const context = makeContext({ caller, name: label, input, audit: audited.includes(procedure.mode) });
        if (procedure.access !== "anyone") void context.vault;
        if (procedure.access === "seat") void context.seat;
        const handler = handlerOf(handlers, group, name);
        const value = await handler(context, parsed.data);
        return { ok: true, value: procedure.output.parse(value) };
      } catch (error) {
        if (error instanceof Refusal) return refused({ code: error.code, details: error.details });
        if (isDiskFull(error)) return refused({ code: "disk-full", details: {} });
        if (isLibraryDamaged(error)) return refused({ code: "library-damaged", details: {} });
        return refused({ code: "internal", details: { reference: report(label, error) } });
      } finally {
        settled(group, procedure.mode);
      }
    };
    return procedure.mode === "query" || procedure.mode === "task" ? run() : inTurn(run);
  };
}

const audited: readonly ProcedureMode[] = ["command", "task"];

function refused(error: Failure): Reply<never> {
  return { ok: false, error };
}

function procedureOf(group: string, name: string): Procedure | null {
  if (!Object.hasOwn(contract, group)) return null;
  const procedures: Readonly<Record<string, Procedure>> = contract[group as keyof typeof contract];
  return Object.hasOwn(procedures, name) ? (procedures[name] ?? null) : null;
}

type AnyHandler = (context: TaskContext, input: unknown) => unknown;

/** The handlers' types are proved against the contract where they are declared; by name the door can only know them as functions. */
function handlerOf(handlers: EngineHandlers, group: string, name: string): AnyHandler {
  const procedures = handlers[group as keyof EngineHandlers] as Readonly<Record<string, AnyHandler>>;
  const handler = procedures[name];
  if (handler === undefined) throw new Error(`no handler for ${group}.${name}`);
  return handler;
}
