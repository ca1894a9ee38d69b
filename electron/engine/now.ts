/** RFC 3339 with the offset of this machine's time zone, to the second: what the signer's clock showed. */
export function instant(milliseconds: number): string {
  const minutes = -new Date(milliseconds).getTimezoneOffset();
  const local = new Date(milliseconds + minutes * 60_000).toISOString().slice(0, 19);
  const size = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${local}${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** The calendar date of an instant, as its own offset shows it. */
export function dateOf(at: string): string {
  return at.slice(0, 10);
}
