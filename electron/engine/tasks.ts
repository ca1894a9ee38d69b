import type { EngineEvent } from "#shared/contract/host.ts";
import { Refusal } from "#shared/errors.ts";

/** What long work needs: a signal to stop, and a way to say how far it is. */
export interface Task {
  readonly signal: AbortSignal;
  readonly progress: (done: number) => void;
}

/** Long work by name, so that a person can watch and cancel it. */
export interface Tasks {
  /** Runs work under a name; cancelling makes it refuse `cancelled`. `total` null where it cannot be known beforehand. */
  readonly run: <Value>(name: string, total: number | null, work: (task: Task) => Promise<Value>) => Promise<Value>;
  /** Asks the work of this name to stop; false when there is none. */
  readonly cancel: (name: string) => boolean;
}

/** At most ten progress events a second: a person reads them, not a machine. */
const interval = 100;

/** Makes an empty list of tasks. */
export function createTasks(emit: (event: EngineEvent) => void, clock: () => number): Tasks {
  const running = new Map<string, AbortController>();
  return {
    run: async (name, total, work) => {
      const controller = new AbortController();
      running.set(name, controller);
      let told = 0;
      const progress = (done: number): void => {
        const now = clock();
        if (now - told < interval && done !== total) return;
        told = now;
        emit({ type: "progress", task: name, done, total });
      };
      try {
        return await work({ signal: controller.signal, progress });
      } catch (error) {
        if (controller.signal.aborted) throw new Refusal("cancelled", {}, { cause: error });
        throw error;
      } finally {
        // Another of the same name may have begun while this one was ending.
        if (running.get(name) === controller) running.delete(name);
        emit({ type: "progress", task: name, done: total ?? 1, total: total ?? 1 });
      }
    },
    cancel: (name) => {
      const controller = running.get(name);
      controller?.abort();
      return controller !== undefined;
    },
  };
}
