import { useEffect, useState } from "react";
import type { Failure } from "#shared/errors.ts";

/** Seconds still to wait before the next try, counted down from what a refusal names; 0 when the way is free. */
export function useWait(failure: Failure | null): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const named = Number(failure?.details["wait"] ?? 0);
    setLeft(Number.isFinite(named) ? Math.ceil(named) : 0);
    if (!(named > 0)) return undefined;
    const until = Date.now() + named * 1000;
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000))), 250);
    return () => clearInterval(timer);
  }, [failure]);
  return left;
}
