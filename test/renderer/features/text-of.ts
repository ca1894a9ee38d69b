/** The same words in both languages. */
export function textOf(words: string): { readonly zh: string; readonly en: string } {
  return { zh: words, en: words };
}
