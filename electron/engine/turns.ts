/** Runs work after everything that asked before has ended, well or badly. */
export type InTurn = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** Makes the one turn in which everything that must not overlap is done. */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  };
}
