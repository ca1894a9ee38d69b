/** Bytes `start`..`end` (exclusive) of an endless file whose byte `i` is `i % 251`. */
export function patternBytes(start: number, end: number): Uint8Array {
  return Uint8Array.from({ length: end - start }, (_, index) => (start + index) % 251);
}
