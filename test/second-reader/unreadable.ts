/** Why a file is not taken: `damaged` (not what the format says), `newer` (a later version of it), `untrusted` (whole, but of another key or not about this). */
export type Reason = "damaged" | "newer" | "untrusted";

/** The one error of this reader. */
export class Unreadable extends Error {
  readonly reason: Reason;
  constructor(reason: Reason, what: string) {
    super(`${reason}: ${what}`);
    this.reason = reason;
  }
}

/** Refuses as damaged unless `holds`. */
export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Unreadable("damaged", what);
}

/** Refuses as coming from elsewhere unless `holds`. */
export function trusted(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Unreadable("untrusted", what);
}
