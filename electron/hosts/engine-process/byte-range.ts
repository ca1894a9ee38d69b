/** One byte range of an HTTP `Range` header: `first`..`last` inclusive; `first` null asks for the last `last` bytes. */
export interface RangeRequest {
  readonly first: number | null;
  /** null: to the end. */
  readonly last: number | null;
}

/**
 * Reads a `Range` header (RFC 9110, 14.2). Returns null where the whole should be served: no header, another unit, several
 * ranges, or a text that is not a range at all.
 */
export function parseRange(header: string | null | undefined): RangeRequest | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec((header ?? "").trim());
  if (!match) return null;
  const first = match[1] ? Number(match[1]) : null;
  const last = match[2] ? Number(match[2]) : null;
  if (first === null && last === null) return null;
  if (first !== null && last !== null && last < first) return null;
  return { first, last };
}

/** The bytes `start`..`end` (exclusive) a request means in a file of `size` bytes; null when none of them exists. */
export function resolveRange(
  range: RangeRequest | null,
  size: number,
): { readonly start: number; readonly end: number } | null {
  if (range === null) return { start: 0, end: size };
  if (range.first === null) {
    const length = Math.min(range.last ?? 0, size);
    return length === 0 ? null : { start: size - length, end: size };
  }
  if (range.first >= size) return null;
  return { start: range.first, end: range.last === null ? size : Math.min(range.last + 1, size) };
}
