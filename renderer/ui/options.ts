export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/** The entries of a table of words as options to choose from, in its order. */
export function optionsOf<Value extends string>(words: Readonly<Record<Value, string>>): Option<Value>[] {
  const entries = Object.entries<string>(words);
  // The keys of the table are exactly `Value`.
  return entries.map(([value, label]) => ({ value: value as Value, label }));
}
