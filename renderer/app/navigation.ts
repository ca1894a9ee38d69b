import { useSyncExternalStore } from "react";
import { formatRoute, parseRoute } from "./route.ts";
import type { Route } from "./route.ts";

function watchHash(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

/** Where the person is. */
export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(watchHash, () => window.location.hash));
}

/** Goes to a place; the way back is remembered. */
export function goTo(route: Route): void {
  window.location.hash = formatRoute(route);
}

/** Goes to a place without leaving a step to go back to. */
export function replaceRoute(route: Route): void {
  window.history.replaceState(null, "", formatRoute(route));
  window.dispatchEvent(new HashChangeEvent("hashchange"));
}
