import { useEffect, useMemo, useRef, useState } from "react";
import type { Reply } from "#shared/contract/define.ts";
import type { Failure } from "#shared/errors.ts";
import { changeFailed, editRefused, editSaved, editStarted } from "../state/saving.ts";
import { createAutosaver } from "./autosave.ts";
import { timeNow } from "./time-now.ts";
import { keepSaved } from "./unsaved.ts";

const joinKeysFor = 350;
const saveAtLatest = 1_000;

export interface Autosave<Value> {
  /** What stands on the screen. */
  readonly value: Value;
  readonly change: (value: Value) => void;
  /** Sends what waits; give it to `onBlur`. */
  readonly flush: () => Promise<void>;
  /** The refusal of the newest text; null while it is saved or on its way. */
  readonly failure: Failure | null;
}

/**
 * A draft that saves itself as it is typed. `stored` is what the vault holds; it replaces what is on the screen only while nothing
 * typed here is unsaved, so an answer arriving late never eats a word. `resumed` is what was typed before and could not be saved.
 */
export function useAutosave<Value>(
  stored: Value,
  save: (value: Value) => Promise<Reply<unknown>>,
  resumed?: Value,
): Autosave<Value> {
  const [typed, setTyped] = useState<{ readonly value: Value } | null>(
    resumed === undefined ? null : { value: resumed },
  );
  const [failure, setFailure] = useState<Failure | null>(null);
  const latestSave = useRef(save);
  latestSave.current = save;
  const failed = useRef(false);

  const saver = useMemo(
    () =>
      createAutosaver<Value>({
        save: (value) => latestSave.current(value),
        delay: joinKeysFor,
        atLatest: saveAtLatest,
        onState: (state) => {
          if (state.kind === "saving") editStarted();
          else if (state.kind === "saved") editSaved(timeNow());
          else editRefused();
          const nowFailed = state.kind === "refused";
          if (nowFailed !== failed.current && state.kind !== "saving") {
            failed.current = nowFailed;
            changeFailed(nowFailed ? 1 : -1);
          }
          setFailure(state.kind === "refused" ? state.failure : null);
        },
      }),
    [],
  );

  useEffect(() => {
    const forget = keepSaved(saver.flush);
    return () => {
      forget();
      void saver.flush();
      if (failed.current) changeFailed(-1);
    };
  }, [saver]);

  const storedText = JSON.stringify(stored);
  useEffect(
    () => setTyped((current) => (JSON.stringify(current?.value) === storedText ? null : current)),
    [storedText],
  );

  return {
    value: typed === null ? stored : typed.value,
    change: (value) => {
      setTyped({ value });
      saver.put(value);
    },
    flush: saver.flush,
    failure,
  };
}
