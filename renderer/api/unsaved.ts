type Save = () => Promise<void>;

const waiting = new Set<Save>();

/** Lets a draft take part in {@link saveEverything} while it is on the screen; returns the function that takes it out. */
export function keepSaved(save: Save): () => void {
  waiting.add(save);
  return () => waiting.delete(save);
}

/** Sends every word still waiting to be saved, as before locking or changing seats. */
export async function saveEverything(): Promise<void> {
  await Promise.all([...waiting].map((save) => save()));
}
