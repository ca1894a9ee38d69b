import { useCallback, useRef, useState } from "react";
import type { Reply } from "#shared/contract/define.ts";
import type { Failure } from "#shared/errors.ts";

export interface CommandUse<Input, Value> {
  /** Sends the command; the reply also comes back to the caller. A second call while one runs is sent after it. */
  readonly run: (input: Input) => Promise<Reply<Value>>;
  readonly running: boolean;
  /** The last refusal; null after a success or {@link CommandUse.clear}. */
  readonly failure: Failure | null;
  readonly clear: () => void;
}

/** Runs a command or edit and keeps its refusal, so that the error can stand where the trouble is. */
export function useCommand<Input, Value>(call: (input: Input) => Promise<Reply<Value>>): CommandUse<Input, Value> {
  const [running, setRunning] = useState(0);
  const [failure, setFailure] = useState<Failure | null>(null);
  const latest = useRef(call);
  latest.current = call;
  const run = useCallback(async (input: Input) => {
    setRunning((count) => count + 1);
    const reply = await latest.current(input);
    setRunning((count) => count - 1);
    setFailure(reply.ok ? null : reply.error);
    return reply;
  }, []);
  const clear = useCallback(() => setFailure(null), []);
  return { run, running: running > 0, failure, clear };
}
