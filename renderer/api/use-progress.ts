import { useEffect, useState } from "react";
import { onEngineEvent } from "./events.ts";

export interface TaskProgress {
  readonly done: number;
  /** Null while the size of the work is not known. */
  readonly total: number | null;
}

/** The progress the engine last announced for a task; null before the first word. */
export function useProgress(task: string): TaskProgress | null {
  const [progress, setProgress] = useState<TaskProgress | null>(null);
  useEffect(() => {
    setProgress(null);
    return onEngineEvent((event) => {
      if (event.type === "progress" && event.task === task) setProgress({ done: event.done, total: event.total });
    });
  }, [task]);
  return progress;
}
