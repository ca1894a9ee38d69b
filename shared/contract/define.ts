import type { z } from "zod";
import type { Failure } from "../errors.ts";

/**
 * What a procedure does to the library.
 * - `query` reads; its handler gets a read-only database handle.
 * - `command` changes something that must be accounted for: serialised, one transaction, one audit row.
 * - `edit` autosaves a draft: serialised, durable with field history, no audit row (the signature that follows is audited).
 * - `task` works while others do (the network is slow): it writes in short steps of its own, each one transaction and one audit row.
 */
export type ProcedureMode = "query" | "command" | "edit" | "task";

/** What must be true before a handler runs: nothing, an unlocked vault, or a seat opened with its PIN. */
export type Access = "anyone" | "vault" | "seat";

export interface Procedure<
  Mode extends ProcedureMode = ProcedureMode,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  readonly mode: Mode;
  readonly access: Access;
  readonly input: Input;
  readonly output: Output;
}

export type ProcedureGroup = Readonly<Record<string, Procedure>>;
export type ContractShape = Readonly<Record<string, ProcedureGroup>>;

function declare<const Mode extends ProcedureMode>(mode: Mode) {
  return <Input extends z.ZodType, Output extends z.ZodType>(
    access: Access,
    input: Input,
    output: Output,
  ): Procedure<Mode, Input, Output> => ({ mode, access, input, output });
}

/** Declares a procedure that only reads. */
export const query = declare("query");
/** Declares a procedure that changes the library and leaves an audit row. */
export const command = declare("command");
/** Declares a procedure that autosaves a draft. */
export const edit = declare("edit");
/** Declares a procedure that works beside the commands and writes in short steps. */
export const task = declare("task");

/** Replies are data: the value, or a failure from the closed list. Nothing is ever thrown across a process boundary. */
export type Reply<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Failure };

/** The caller's side of a contract: one async function per procedure. */
export type Client<Contract extends ContractShape> = {
  readonly [Group in keyof Contract]: {
    readonly [Name in keyof Contract[Group]]: (
      input: z.input<Contract[Group][Name]["input"]>,
    ) => Promise<Reply<z.output<Contract[Group][Name]["output"]>>>;
  };
};

/** The context type each mode's handler receives; the engine supplies all of them. */
export interface HandlerContexts {
  readonly query: unknown;
  readonly command: unknown;
  readonly edit: unknown;
  readonly task: unknown;
}

/** The engine's side of one group: a missing or misnamed handler does not compile. Handlers throw {@link Refusal} to refuse. */
export type GroupHandlers<Group extends ProcedureGroup, Contexts extends HandlerContexts> = {
  readonly [Name in keyof Group]: (
    context: Contexts[Group[Name]["mode"]],
    input: z.output<Group[Name]["input"]>,
  ) => z.input<Group[Name]["output"]> | Promise<z.input<Group[Name]["output"]>>;
};

/** The engine's side of a whole contract. */
export type Handlers<Contract extends ContractShape, Contexts extends HandlerContexts> = {
  readonly [Group in keyof Contract]: GroupHandlers<Contract[Group], Contexts>;
};
