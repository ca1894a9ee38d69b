/** A sentence for the person: what happened, what was kept, what to do. `{name}` is filled from the failure's details. */
export interface ErrorSentence {
  readonly zh: string;
  readonly en: string;
}
