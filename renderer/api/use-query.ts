import { useCallback, useSyncExternalStore } from "react";
import type { Reply } from "#shared/contract/define.ts";
import type { Failure } from "#shared/errors.ts";
import { client, procedureOf } from "./client.ts";
import { onEngineEvent } from "./events.ts";
import { createQueryCache } from "./query-cache.ts";
import type { Entry } from "./query-cache.ts";

/** The answer to a question: not there yet, there (perhaps being refreshed), or refused. */
export type Answer<Value> =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly value: Value; readonly refreshing: boolean }
  | { readonly state: "failed"; readonly failure: Failure; readonly retry: () => void };

const cache = createQueryCache();

onEngineEvent((event) => {
  if (event.type === "locked") cache.clear();
  if (event.type === "changed") void refresh(event.groups);
});

let seated: string | null = null;
let asked = 0;
let newest: Promise<void> = Promise.resolve();

function refresh(groups: readonly string[]): Promise<void> {
  if (groups.includes("seats")) return (newest = refreshSeat(groups));
  cache.invalidate(groups);
  return newest;
}

/** Asks anew for what may differ. When another person has sat down, nothing the last one saw may stay on the screen. */
async function refreshSeat(groups: readonly string[]): Promise<void> {
  const mine = (asked += 1);
  const seat = await client.seats.current({});
  // Somebody asked again meanwhile: that answer is newer than this one, and decides.
  if (mine !== asked) return newest;
  const sitting = seat.ok ? (seat.value?.identityId ?? null) : seat.error.code === "vault-locked" ? null : seated;
  if (sitting === seated) return cache.invalidate(groups);
  seated = sitting;
  return cache.clear();
}

/**
 * Call it as soon as somebody has sat down or left, and go on when it resolves: what the last person saw is off the screen then, and will not be taken off
 * a moment later, under the hands of the next.
 */
export function settleSeat(): Promise<void> {
  return refresh(["seats"]);
}

const loading: Entry = { reply: null, fetching: true };

/**
 * Asks the engine and stays up to date: `useQuery(client.dossiers.list, input)`. `input` null asks nothing and stays loading.
 * Answers are shared by everyone who asks the same, and asked for anew when the engine says their group changed.
 */
export function useQuery<Input, Value>(
  call: (input: Input) => Promise<Reply<Value>>,
  input: Input | null,
): Answer<Value> {
  const { group, name } = procedureOf(call);
  const key = input === null ? null : `${group}.${name}:${JSON.stringify(input)}`;
  const watch = useCallback(
    (listener: () => void) =>
      key === null || input === null ? () => undefined : cache.watch(key, group, () => call(input), listener),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the key stands for the input: equal text, equal question
    [key, group, call],
  );
  const entry = useSyncExternalStore(watch, () => (key === null ? loading : cache.read(key)));
  if (entry.reply === null || key === null) return { state: "loading" };
  if (!entry.reply.ok) return { state: "failed", failure: entry.reply.error, retry: () => cache.reload(key) };
  // The cache holds replies of many procedures; this one was stored under the key of `call`, whose values are `Value`.
  return { state: "ready", value: entry.reply.value as Value, refreshing: entry.fetching };
}

/** The value of an answer, or null while there is none. */
export function valueOf<Value>(answer: Answer<Value>): Value | null {
  return answer.state === "ready" ? answer.value : null;
}
