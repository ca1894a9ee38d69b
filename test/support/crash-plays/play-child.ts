// One play in a process of its own: it does what must have been done before, tells that it begins, gives the command, tells what came of it, and waits for its end.
import type { Play } from "./play.ts";
import { preparePlay } from "./play-through.ts";

/** `failure` is the code of the refusal the command got; null when it got none. `milliseconds` passed from the beginning to the answer. */
export type FromPlayChild =
  | { readonly type: "loaded" }
  | { readonly type: "begins" }
  | { readonly type: "done"; readonly failure: string | null; readonly milliseconds: number };

const tell = (message: FromPlayChild): void => void process.send?.(message);

async function work(play: Play): Promise<void> {
  const { command } = await preparePlay(play, 0);
  tell({ type: "begins" });
  const from = performance.now();
  const reply = await command();
  tell({ type: "done", failure: reply.ok ? null : reply.error.code, milliseconds: performance.now() - from });
}

// It waits to be killed, with nothing left to do.
setInterval(() => undefined, 60_000);
process.once("message", (play: Play) => void work(play));
tell({ type: "loaded" });
