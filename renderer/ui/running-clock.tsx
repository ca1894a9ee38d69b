import { useEffect, useState } from "react";
import type { Timer } from "#shared/contract/reviews.ts";

/** Seconds as minutes and seconds: 1708 → 28:28. */
export function clockWords(seconds: number): string {
  return `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
}

/** What a clock has counted at `now`, milliseconds since the epoch; milliseconds. */
export function countedAt({ counted, since }: Timer, now: number): number {
  return counted + (since === null ? 0 : Math.max(0, now - Date.parse(since)));
}

/** A clock that runs on while it is looked at. */
export function RunningClock({ timer, className }: { readonly timer: Timer; readonly className?: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    setNow(Date.now());
    if (timer.since === null) return undefined;
    const tick = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(tick);
  }, [timer.since]);
  return (
    <output className={className} role="timer">
      {clockWords(Math.floor(countedAt(timer, now) / 1000))}
    </output>
  );
}
