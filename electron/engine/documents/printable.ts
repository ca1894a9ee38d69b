/** Text without what XML and print cannot carry: control characters other than tab and line feed, and unpaired surrogates. */
export const printable = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- removing control characters is the point
  text.toWellFormed().replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g, "");

/**
 * Text as it is set: a number is never torn from the sign or unit in Latin letters behind it, nor the number of a material (`13-2`) at its
 * hyphen. Dates, codes and digests are left as they are.
 */
export const typeset = (text: string): string =>
  printable(text)
    .replace(/(\d) (?=[%‰°μa-z])/g, "$1\u00a0")
    .replace(/(?<![\w-])(\d{1,2})-(?=\d{1,2}(?![\w-]))/g, "$1\u2011");
