import type { EngineEvent } from "#shared/contract/host.ts";

type Listener = (event: EngineEvent) => void;

const listeners = new Set<Listener>();

/** Hands one engine event to every part of the page that listens. */
export function announce(event: EngineEvent): void {
  for (const listener of listeners) listener(event);
}

/** Listens to engine events; returns the function that stops listening. */
export function onEngineEvent(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
