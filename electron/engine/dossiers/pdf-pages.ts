import path from "node:path";
import { openBlob, type SealedBlob } from "../trust/sealed-blob.ts";
import { blobPath } from "../vault/blob-path.ts";

/** Larger PDFs are not read just to count their pages. */
const maxBytes = 64 * 1024 * 1024;

/** Pages of a sealed PDF by its page objects; null when it cannot be told cheaply (compressed object streams, very large files). */
export async function pagesOf(folder: string, blob: SealedBlob): Promise<number | null> {
  if (blob.plainSize > maxBytes) return null;
  const opened = await openBlob(path.join(folder, blobPath(blob.sealedDigest)), blob.key);
  try {
    const text = Buffer.from(await opened.read(0, blob.plainSize)).toString("latin1");
    const pages = text.match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0;
    return pages > 0 ? pages : null;
  } finally {
    await opened.close();
  }
}
