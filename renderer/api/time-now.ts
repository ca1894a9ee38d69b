/** This moment as an ISO instant: what is noted when a person does something, never while a component renders. */
export function timeNow(): string {
  return new Date().toISOString();
}
