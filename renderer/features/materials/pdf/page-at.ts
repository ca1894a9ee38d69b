/** The page (from 1) a line falls on, given where each page begins, ascending. Above the first page is the first. */
export function pageAt(starts: readonly number[], line: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= line) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
