import { expect } from "vitest";
import { Unreadable, type Reason } from "./unreadable.ts";

export const hex = (text: string): Buffer => Buffer.from(text, "hex");

/** Why this reader refuses, or `read` where it does not. */
export function reasonOf(read: () => unknown): Reason | "read" {
  try {
    read();
    return "read";
  } catch (error) {
    if (error instanceof Unreadable) return error.reason;
    throw error;
  }
}

/** One bit at `places` spread over a file, a byte less, a byte more, nothing: the reader must refuse every one of them. */
export function refusesAlterations(file: Uint8Array, read: (bytes: Buffer) => unknown, places = 12): void {
  const flips = Array.from({ length: places }, (_, step) => {
    const at = Math.floor((step * (file.length - 1)) / Math.max(1, places - 1));
    const copy = Buffer.from(file);
    copy[at] = (copy[at] ?? 0) ^ (1 << (step % 8));
    return [`bit ${step % 8} of byte ${at}`, copy] as const;
  });
  const others: readonly (readonly [string, Buffer])[] = [
    ["last byte cut", Buffer.from(file.subarray(0, -1))],
    ["half", Buffer.from(file.subarray(0, file.length >> 1))],
    ["a byte behind", Buffer.concat([file, Buffer.from([0])])],
    ["a line feed behind", Buffer.concat([file, Buffer.from("\n")])],
    ["a byte before", Buffer.concat([Buffer.from([0]), file])],
    ["nothing", Buffer.alloc(0)],
  ];
  for (const [what, altered] of [...flips, ...others])
    expect([what, reasonOf(() => read(altered))]).not.toEqual([what, "read"]);
}
