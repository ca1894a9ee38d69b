import { lstatSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** A known phrase that lies readable in a file. */
export interface Leak {
  readonly file: string;
  readonly phrase: string;
  readonly encoding: string;
}

/** Bytes a form must have: shorter ones stand by chance in the megabytes of ciphertext that are searched. */
const tellingLength = 8;

/**
 * Searches every file under the folders for phrases in every form in which a program is likely to leave text behind. Throws for a phrase so short that
 * chance would find it.
 */
export function findPhrases(folders: readonly string[], phrases: readonly string[]): readonly Leak[] {
  const needles = phrases.flatMap((phrase) => formsOf(phrase).map((form) => ({ phrase, ...form })));
  for (const { phrase, needle } of needles)
    if (needle.length < tellingLength) throw new Error(`too short to tell a leak from chance: ${phrase}`);
  return folders.flatMap(filesUnder).flatMap((file) => {
    const bytes = unlessGone(() => readFileSync(file));
    if (bytes === null) return [];
    return needles
      .filter(({ needle }) => bytes.includes(needle))
      .map(({ phrase, encoding }) => ({ file, phrase, encoding }));
  });
}

/** Every regular file under a folder, however deep; links lead elsewhere and are left out. */
export function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name))
    .filter((file) => unlessGone(() => lstatSync(file))?.isFile() === true);
}

/** Null where a running program removed the file between the listing and the look. */
function unlessGone<Value>(look: () => Value): Value | null {
  try {
    return look();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

function formsOf(phrase: string): readonly { readonly encoding: string; readonly needle: Buffer }[] {
  const utf8 = Buffer.from(phrase, "utf8");
  const utf16 = Buffer.from(phrase, "utf16le");
  return [
    { encoding: "utf-8", needle: utf8 },
    { encoding: "utf-16le", needle: utf16 },
    { encoding: "utf-16be", needle: Buffer.from(utf16).swap16() },
    {
      encoding: "json",
      needle: Buffer.from(
        JSON.stringify(phrase)
          .slice(1, -1)
          .replace(/[^\x20-\x7e]/g, escaped),
      ),
    },
    ...[0, 1, 2].map((shift) => ({ encoding: `base64+${shift}`, needle: base64Core(utf8, shift) })),
  ];
}

function escaped(character: string): string {
  return [...Array(character.length).keys()]
    .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`)
    .join("");
}

/** The base64 characters that a phrase yields whatever stands around it, for one of the three ways it can be aligned. */
function base64Core(bytes: Buffer, shift: number): Buffer {
  const skip = (3 - shift) % 3;
  const whole = bytes.subarray(skip, skip + Math.floor((bytes.length - skip) / 3) * 3);
  return Buffer.from(whole.toString("base64"));
}
