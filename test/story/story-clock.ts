/** The clock on the wall of a story: it only goes forward, a little at every look. */
export interface StoryClock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Moves on to an instant (RFC 3339); an earlier one changes nothing. */
  readonly moveTo: (instant: string) => void;
}

const oneLook = 20;

/** A clock that starts at an instant. */
export function storyClock(start: string): StoryClock {
  let at = Date.parse(start);
  return {
    now: () => (at += oneLook),
    moveTo: (instant) => {
      at = Math.max(at, Date.parse(instant));
    },
  };
}
