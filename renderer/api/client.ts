import { contract } from "#shared/contract/index.ts";
import { createClient } from "#shared/contract/client.ts";
import type { Reply } from "#shared/contract/define.ts";
import { host } from "./host.ts";

/** Every procedure of the engine, typed: `client.vault.status({})`. Replies are data; nothing is thrown. */
export const client = createClient(
  contract,
  async (group, procedure, input) => (await host().call(group, procedure, input)) as Reply<unknown>,
);

interface ProcedureName {
  readonly group: string;
  readonly name: string;
}

const names = new Map<unknown, ProcedureName>(
  Object.entries(client).flatMap(([group, procedures]) =>
    Object.entries(procedures).map(([name, call]): [unknown, ProcedureName] => [call, { group, name }]),
  ),
);

/** The group and name of a procedure of {@link client}. Throws if it is not one. */
export function procedureOf(call: unknown): ProcedureName {
  const found = names.get(call);
  if (found === undefined) throw new Error("not a procedure of the engine");
  return found;
}
