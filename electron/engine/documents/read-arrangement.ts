import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { documentCatalogue, type DocumentId } from "#shared/domain/document/catalogue.ts";
import { Refusal } from "#shared/errors.ts";

/** The organiser's logo: the bytes of a PNG and its printed size. */
export interface Logo {
  readonly png: Uint8Array;
  /** Millimetres, of the cover; the running head shows it smaller. */
  readonly width: number;
  readonly height: number;
}

/** What the organiser decides about the forms besides their wording. */
export interface Arrangement {
  readonly logo: Logo | null;
  /** The documents in the order they are listed and filed; what it leaves out follows in the catalogue's order. */
  readonly order: readonly DocumentId[];
}

const known: readonly string[] = documentCatalogue.map(({ id }) => id);
const isKnown = (id: string): id is DocumentId => known.includes(id);

const arrangementSchema = z.strictObject({
  logo: z
    .strictObject({
      /** A PNG beside this file. */
      file: z.string().regex(/^[^/\\]+\.png$/i),
      /** Height on the cover, millimetres. */
      millimetres: z.number().min(5).max(40),
    })
    .nullable(),
  order: z.array(z.string()),
});

const refuse = (path: string, problem: string, cause?: unknown): Refusal =>
  new Refusal("invalid-input", { path: `documents/${path}`, problem }, { cause });

/**
 * Reads `arrangement.json` from `directory`: the logo and the order of the forms. Throws Refusal `invalid-input` naming what is wrong: not
 * readable, a document the program does not have or one named twice, a logo that is no PNG.
 */
export async function readArrangement(directory: string): Promise<Arrangement> {
  const file = "arrangement.json";
  const given = await readFile(join(directory, file), "utf8").catch((cause: unknown) => {
    throw refuse(file, "cannot be read", cause);
  });
  const parsed = arrangementSchema.safeParse(jsonOf(given, file));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw refuse(`${file}/${issue?.path.join("/") ?? ""}`, issue?.message ?? "is broken");
  }
  const { logo, order } = parsed.data;
  const ids = order.filter(isKnown);
  const strange = order.find((id, index) => !isKnown(id) || order.indexOf(id) !== index);
  if (strange !== undefined) throw refuse(`${file}/order`, `unknown or repeated document ${strange}`);
  return { logo: logo === null ? null : await readLogo(directory, logo.file, logo.millimetres), order: ids };
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw refuse(file, "not JSON", cause);
  }
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** A logo goes into every file of every set. */
const largest = 500_000;

async function readLogo(directory: string, name: string, height: number): Promise<Logo> {
  const png = await readFile(join(directory, name)).catch((cause: unknown) => {
    throw refuse(name, "cannot be read", cause);
  });
  if (png.length > largest) throw refuse(name, `larger than ${largest} bytes`);
  if (png.length < 24 || !png.subarray(0, 8).equals(signature)) throw refuse(name, "not a PNG");
  const [wide, high] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  if (wide === 0 || high === 0 || wide > high * 8) throw refuse(name, "has no usable size");
  return { png: new Uint8Array(png), width: Math.round((height * wide * 10) / high) / 10, height };
}
