/** Works through items, at most `lanes` at the same time, each begun in order. The first error thrown stops further items from beginning and is thrown. */
export async function inLanes<Item>(
  items: readonly Item[],
  lanes: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failed = false;
  const lane = async (): Promise<void> => {
    for (let item = items[next]; item !== undefined && !failed; item = items[next]) {
      next += 1;
      try {
        await work(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: Math.min(lanes, items.length) }, lane));
  for (const each of ended) if (each.status === "rejected") throw each.reason;
}
