import type { Session } from "electron";
import type { Platform } from "../platform.ts";

/** A script that decides on proxies and has not answered by then, in milliseconds, does not keep an exchange waiting. */
const patience = 5_000;

/**
 * The operating system's word on which proxy an address takes, from Chromium, which knows its settings and runs its scripts. Asked about
 * encrypted servers alone, and without a path: a script has no business knowing more.
 */
export function askSystemProxy(
  session: Pick<Session, "resolveProxy">,
  impatience = patience,
): NonNullable<Platform["systemProxy"]> {
  return async (server) => {
    if (!URL.canParse(server)) return null;
    const { protocol, origin } = new URL(server);
    if (protocol !== "https:") return null;
    const late = Promise.withResolvers<null>();
    const timer = setTimeout(() => late.resolve(null), impatience);
    const answered = session.resolveProxy(`${origin}/`).catch(() => null);
    return Promise.race([answered, late.promise]).finally(() => clearTimeout(timer));
  };
}
