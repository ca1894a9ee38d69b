import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { Refusal } from "#shared/errors.ts";
import type { PublicKey } from "#shared/trust/common.ts";
import { readFully } from "../trust/file-io.ts";
import { type VerifiedStatement, verifyStatement } from "../trust/signing.ts";

/*
 * An update file (.gju): eight bytes of ASCII, the length of the statement as 32 bits big endian, the statement (DSSE, kind `release`), then the installer,
 * to the last byte. See docs/formats.md.
 */
const mark = Buffer.from("GJUPDT1\n", "ascii");
const headSize = mark.length + 4;
const maxStatement = 64 * 1024;
const pieceSize = 256 * 1024;

/** An update file whose statement holds; the installer's bytes are proved as they are read. */
export interface UpdateFile {
  readonly release: VerifiedStatement<"release">;
  /** The installer. Throws Refusal `update-damaged` after the last piece when it is not the one that was signed. */
  readonly installer: () => AsyncIterable<Uint8Array>;
  readonly close: () => Promise<void>;
}

/** The head of an update file; the installer's bytes follow it. */
export function updateHead(statement: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(statement.length);
  return Buffer.concat([mark, length, statement]);
}

/**
 * Opens an update file and verifies its statement under the release key. Throws Refusal `update-damaged` with the place, or `update-unsigned` where another
 * key signed it.
 */
export async function openUpdateFile(path: string, releaseKey: PublicKey): Promise<UpdateFile> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const statement = await readStatement(file, size);
    const release = verify(statement, releaseKey);
    const begin = headSize + statement.length;
    const { installer } = release.statement.body;
    if (size !== begin + installer.size) throw damaged("size");
    return {
      release,
      installer: () => pieces(file, begin, installer),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readStatement(file: FileHandle, size: number): Promise<Buffer> {
  const head = Buffer.alloc(headSize);
  if (size < headSize || !(await readFully(file, head, 0)) || !head.subarray(0, mark.length).equals(mark))
    throw damaged("head");
  const length = head.readUInt32BE(mark.length);
  if (length > maxStatement || headSize + length > size) throw damaged("head");
  const statement = Buffer.alloc(length);
  if (!(await readFully(file, statement, headSize))) throw damaged("statement");
  return statement;
}

function verify(statement: Buffer, releaseKey: PublicKey): VerifiedStatement<"release"> {
  try {
    return verifyStatement(statement, [releaseKey], "release");
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw error.code === "signature-invalid" ? new Refusal("update-unsigned") : damaged("statement", error);
  }
}

async function* pieces(
  file: FileHandle,
  begin: number,
  { size, digest }: { readonly size: number; readonly digest: string },
): AsyncIterable<Uint8Array> {
  const hash = createHash("sha256");
  for (let at = 0; at < size; at += pieceSize) {
    const piece = Buffer.alloc(Math.min(pieceSize, size - at));
    if (!(await readFully(file, piece, begin + at))) throw damaged("installer");
    hash.update(piece);
    yield piece;
  }
  if (hash.digest("hex") !== digest) throw damaged("installer");
}

function damaged(at: string, cause?: unknown): Refusal {
  return new Refusal("update-damaged", { at }, cause === undefined ? {} : { cause });
}
