/** Questions to the other process that wait for their answers, by number. */
export interface Waiting<Answer> {
  /** Asks under a new number; resolves with what {@link settle} brings for it. */
  readonly wait: (ask: (id: number) => void) => Promise<Answer>;
  /** An answer to a question nobody asked, or asked before, is dropped. */
  readonly settle: (id: number, answer: Answer) => void;
  readonly settleAll: (answer: Answer) => void;
}

export function createWaiting<Answer>(): Waiting<Answer> {
  const waiting = new Map<number, (answer: Answer) => void>();
  let latest = 0;
  const settle = (id: number, answer: Answer) => {
    waiting.get(id)?.(answer);
    waiting.delete(id);
  };
  return {
    wait: (ask) =>
      new Promise<Answer>((resolve) => {
        const id = ++latest;
        waiting.set(id, resolve);
        ask(id);
      }),
    settle,
    settleAll: (answer) => {
      for (const id of waiting.keys()) settle(id, answer);
    },
  };
}
