/** What an item of the list begins with that a question gave rise to; the record and its forms are kept in Chinese. */
export function fromQuestion(no: number): string {
  return `质询 ${no}：`;
}

/** An item taken apart: the question it comes from, null where it comes from none, and what is asked. */
export function readSupplementItem(item: string): { readonly question: string | null; readonly asked: string } {
  const [, question, asked] = /^(质询 \d+)：(.+)$/s.exec(item) ?? [];
  return question === undefined || asked === undefined ? { question: null, asked: item } : { question, asked };
}
