import type { Json } from "../json.ts";
import type { Client, ContractShape, Reply } from "./define.ts";

/** How a call reaches the engine: the host bridge in the page, the dispatcher itself in tests and headless runs. */
export type Send = (group: string, procedure: string, input: Json) => Promise<Reply<unknown>>;

/** Builds the typed client of a contract over any transport. Replies are validated by the engine's door, not again here. */
export function createClient<Contract extends ContractShape>(contract: Contract, send: Send): Client<Contract> {
  const groups = Object.entries(contract).map(([group, procedures]) => [
    group,
    Object.fromEntries(Object.keys(procedures).map((name) => [name, (input: Json) => send(group, name, input)])),
  ]);
  return Object.fromEntries(groups) as Client<Contract>;
}
