/**
 * How alike two short texts are, 0 to 1, four decimals: the cosine of their TF-IDF vectors over character bigrams and trigrams.
 *
 * Method, so that it can be done again by hand or by another program: text is NFKC-normalised and lower-cased; everything but letters and
 * digits is a break. Grams do not cross breaks. Weight of a gram = (1 + ln tf) × (1 + ln((1 + N) ÷ (1 + df))), N and df counted over
 * `corpus` with the two texts added to it. Chinese needs no word list this way, and nothing leaves the machine. It is lexical: words that
 * mean the same and share no characters count as different, which is why an expert score stands beside it (clause term.5.methods).
 *
 * Empty texts, or texts without a gram in common, give 0. Computed in floats, rounded to four decimals.
 */
export function textSimilarity(left: string, right: string, corpus: readonly string[] = []): string {
  const [first, second] = [gramsOf(left), gramsOf(right)];
  if (first.size === 0 || second.size === 0) return "0.0000";
  const frequency = documentFrequency([...corpus.map(gramsOf), first, second]);
  const documents = corpus.length + 2;
  const weight = (gram: string, count: number): number =>
    (1 + Math.log(count)) * (1 + Math.log((1 + documents) / (1 + (frequency.get(gram) ?? 0))));
  const norm = (grams: Grams): number =>
    Math.sqrt(inOrder(grams).reduce((total, [gram, count]) => total + weight(gram, count) ** 2, 0));
  const dot = inOrder(first).reduce((total, [gram, count]) => {
    const other = second.get(gram);
    return other === undefined ? total : total + weight(gram, count) * weight(gram, other);
  }, 0);
  const cosine = Math.min(1, Math.max(0, dot / (norm(first) * norm(second))));
  return cosine.toFixed(4);
}

/** How the similarity is named wherever it is recorded; a change of the method is a new name. */
export const similarityMethod = "char-2-3-gram-tfidf-cosine/1";

type Grams = ReadonlyMap<string, number>;

function gramsOf(text: string): Grams {
  const grams = new Map<string, number>();
  for (const run of text
    .normalize("NFKC")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)) {
    const characters = [...run];
    for (const size of [2, 3]) {
      for (let start = 0; start + size <= characters.length; start += 1) {
        const gram = characters.slice(start, start + size).join("");
        grams.set(gram, (grams.get(gram) ?? 0) + 1);
      }
    }
  }
  return grams;
}

function documentFrequency(documents: readonly Grams[]): ReadonlyMap<string, number> {
  const frequency = new Map<string, number>();
  for (const grams of documents) for (const gram of grams.keys()) frequency.set(gram, (frequency.get(gram) ?? 0) + 1);
  return frequency;
}

/** Sums of floats depend on their order: the grams always come in the same one. */
function inOrder(grams: Grams): readonly (readonly [gram: string, count: number])[] {
  return [...grams].toSorted(([left], [right]) => (left < right ? -1 : 1));
}
