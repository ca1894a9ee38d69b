import type { MaterialSource } from "../grants.ts";
import type { OpenBlob } from "../trust/sealed-blob.ts";

const pieceSize = 1024 * 1024;

/** An open sealed blob as something a viewer may read in ranges; closing the source closes the blob. */
export function blobSource(
  blob: OpenBlob,
  { mediaType, fileName }: { readonly mediaType: string; readonly fileName: string },
): MaterialSource {
  return {
    mediaType,
    size: blob.plainSize,
    fileName,
    read: (start, end) => readRange(blob, start, end),
    close: blob.close,
  };
}

async function* readRange(blob: OpenBlob, start: number, end: number): AsyncIterable<Uint8Array> {
  for (let at = start; at < end; at += pieceSize) yield await blob.read(at, Math.min(pieceSize, end - at));
}
