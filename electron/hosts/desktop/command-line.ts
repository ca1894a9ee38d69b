/**
 * Bytes of a command line that one start of the program can hand to the one that is running. Of a longer line than 32 KiB Chromium
 * takes only a part, gets no answer to it, and ends the running program, with a person before it, as one that hangs.
 */
const handedOver = 16 * 1024;

/** The arguments that can be handed over, from the first on; null when these are all. */
export function shortenedArguments(argv: readonly string[]): readonly string[] | null {
  let bytes = 0;
  const tooMuch = argv.findIndex((argument) => (bytes += Buffer.byteLength(argument) + 1) > handedOver);
  return tooMuch === -1 ? null : argv.slice(0, tooMuch);
}
