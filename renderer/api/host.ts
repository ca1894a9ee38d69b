import type { HostBridge } from "#shared/contract/host.ts";
import { Refusal } from "#shared/errors.ts";
import type { Failure } from "#shared/errors.ts";
import { create } from "zustand";
import { announce } from "./events.ts";

let connected: HostBridge | null = null;

/** The last thing a dialog, printer or window of the host refused; null once the person has taken it in. */
export const useHostTrouble = create<{ readonly failure: Failure | null }>(() => ({ failure: null }));

/** Connects the page to its host, once, before anything is shown. */
export function connectHost(host: HostBridge): void {
  connected = guarded(host);
  host.subscribe(announce);
}

/** The host this page lives in. Throws if {@link connectHost} has not been called. */
export function host(): HostBridge {
  if (connected === null) throw new Error("the page is not connected to a host");
  return connected;
}

/** What went wrong, as data. Whatever is not a refusal of ours is internal, with its own words as the reference. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Refusal) return { code: error.code, details: error.details };
  return { code: "internal", details: { reference: error instanceof Error ? error.message : String(error) } };
}

/**
 * A host that never throws at a screen: a refused dialog counts as cancelled and its reason is kept in {@link useHostTrouble}; a call that
 * does not reach the engine comes back as a failure like any other.
 */
function guarded(host: HostBridge): HostBridge {
  const orCancelled = async <Value>(act: Promise<Value>, cancelled: Value): Promise<Value> => {
    try {
      return await act;
    } catch (error) {
      useHostTrouble.setState({ failure: failureOf(error) });
      return cancelled;
    }
  };
  return {
    kind: host.kind,
    call: (group, procedure, input) =>
      host.call(group, procedure, input).catch((error: unknown) => ({ ok: false, error: failureOf(error) })),
    pickFiles: (request) => orCancelled(host.pickFiles(request), []),
    acceptFiles: (files) => orCancelled(host.acceptFiles(files), []),
    pickSave: (suggestedName) => orCancelled(host.pickSave(suggestedName), null),
    pickFolder: () => orCancelled(host.pickFolder(), null),
    materialUrl: (grant) => host.materialUrl(grant),
    printToPdf: (pageGrant, suggestedName, folder) =>
      orCancelled(host.printToPdf(pageGrant, suggestedName, folder), false),
    openProjection: () => orCancelled(host.openProjection(), undefined),
    subscribe: (listener) => host.subscribe(listener),
  };
}
