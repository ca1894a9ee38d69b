import { type TestWorkstation, valueOf } from "#test/support/workstation.ts";

/** A printed page as the host receives it: its HTML, the digest every page carries, its media type. */
export async function pageText(
  station: TestWorkstation,
  input: Parameters<TestWorkstation["client"]["documents"]["page"]>[0],
) {
  const { grant, digest } = await valueOf(station.client.documents.page(input));
  const source = await station.application.material(grant);
  const pieces: Uint8Array[] = [];
  for await (const piece of source?.read(0, source.size) ?? []) pieces.push(piece);
  return { html: Buffer.concat(pieces).toString("utf8"), digest, mediaType: source?.mediaType };
}
