/**
 * The shape of a wording: the same keys, each a sentence or a function of the same arguments that makes one.
 * Chinese is written first; English is declared as `Words<typeof zh>` and does not compile with a key too few or too many.
 */
export type Words<Wording> = {
  readonly [Key in keyof Wording]: Wording[Key] extends string
    ? string
    : Wording[Key] extends (...values: infer Values) => string
      ? (...values: Values) => string
      : Words<Wording[Key]>;
};
