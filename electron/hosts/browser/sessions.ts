import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Caller } from "../platform.ts";

/** Who may talk to the host: at most one desk and one projection window, each by a token its page keeps in memory. */
export interface Sessions {
  /** A new one-time code that opens a session; an older unused code for the same window is void. */
  readonly issueCode: (caller: Caller) => string;
  /** Exchanges a code for the token of a session, ending the older session of that window; null when the code is not good (any more). */
  readonly redeem: (code: string) => { readonly token: string; readonly caller: Caller } | null;
  /** Whose token this is; null when it is nobody's. Compared in constant time. */
  readonly callerOf: (token: string | undefined) => Caller | null;
}

export function createSessions(): Sessions {
  const codes = new Map<Caller, string>();
  const tokens = new Map<Caller, string>();
  const ownerOf = (secrets: ReadonlyMap<Caller, string>, given: string): Caller | null => {
    let owner: Caller | null = null;
    for (const [caller, secret] of secrets) if (sameSecret(secret, given)) owner = caller;
    return owner;
  };
  return {
    issueCode: (caller) => {
      const code = newSecret();
      codes.set(caller, code);
      return code;
    },
    redeem: (code) => {
      const caller = ownerOf(codes, code);
      if (caller === null) return null;
      codes.delete(caller);
      const token = newSecret();
      tokens.set(caller, token);
      return { token, caller };
    },
    callerOf: (token) => (token === undefined ? null : ownerOf(tokens, token)),
  };
}

/** 256 bits, safe in a URL fragment and in a header. */
function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

function sameSecret(secret: string, given: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(secret), digest(given));
}
