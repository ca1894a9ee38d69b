import { access, open, rename, unlink } from "node:fs/promises";
import path from "node:path";
import { newId } from "#shared/ids.ts";
import { writingFailed } from "../trust/file-io.ts";

/** A file of a set: its name in the folder and its bytes. */
export interface SetFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

interface Aside {
  readonly fileName: string;
  readonly draft: string;
  /** Settles when the bytes are safely on the disk. */
  readonly written: Promise<void>;
}

/**
 * Writes a set of files into a folder the person chose: all are written aside first, then put in their places, so that a full stick or a
 * pulled one leaves no half file. A file is written while the next is still being made. What is already there under the same name stays;
 * the new file gets ` (2)`. Answers the names given, in order. Throws Refusal `disk-full`, `transfer-interrupted` with the file's name, and
 * what making a file throws.
 */
export async function writeSet(
  folder: string,
  files: Iterable<SetFile> | AsyncIterable<SetFile>,
  random: (size: number) => Uint8Array,
): Promise<readonly string[]> {
  const aside: Aside[] = [];
  const names: string[] = [];
  try {
    for await (const { fileName, bytes } of files) {
      const draft = path.join(folder, `.writing-${newId(random)}`);
      const written = named(fileName, writeWhole(draft, bytes));
      // Awaited below with all the others; until then a failure must not count as unhandled.
      written.catch(() => undefined);
      aside.push({ fileName, draft, written });
    }
    await Promise.all(aside.map(({ written }) => written));
    for (const { draft, fileName } of aside) {
      const free = await freeName(folder, fileName);
      await named(fileName, rename(draft, path.join(folder, free)));
      names.push(free);
    }
    return names;
  } catch (error) {
    await Promise.allSettled(aside.map(({ written }) => written));
    await Promise.allSettled(aside.slice(names.length).map(({ draft }) => unlink(draft)));
    throw error;
  }
}

async function named(fileName: string, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (cause) {
    throw writingFailed(fileName, cause);
  }
}

async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, "wx", 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

async function freeName(folder: string, fileName: string): Promise<string> {
  const { name, ext } = path.parse(fileName);
  for (let copy = 1; ; copy += 1) {
    const candidate = copy === 1 ? fileName : `${name} (${copy})${ext}`;
    try {
      await access(path.join(folder, candidate));
    } catch {
      return candidate;
    }
  }
}

// oxlint-disable-next-line no-control-regex -- control characters are what must go
const forbidden = /[\u0000-\u001f<>:"/\\|?*]+/g;

/** A text as part of a file name on every system: what Windows forbids becomes a hyphen. */
export function fileNamePart(text: string): string {
  return text
    .replace(forbidden, "-")
    .replace(/[. ]+$/, "")
    .slice(0, 80);
}
