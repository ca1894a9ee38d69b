import type { RangeRequest } from "./engine-process/byte-range.ts";
import type { MaterialAnswer } from "./engine-process/protocol.ts";

/** Status and headers with which a host serves (a part of) a material; the bytes follow only for 200 and 206. */
export interface MaterialResponse {
  readonly status: 200 | 206 | 404 | 416;
  readonly headers: Readonly<Record<string, string>>;
}

/** Answers a material request: what the engine said of it, and the range that was asked for. */
export function materialResponse(answer: MaterialAnswer, range: RangeRequest | null): MaterialResponse {
  if (answer === null) return { status: 404, headers: {} };
  if ("unsatisfiable" in answer) return { status: 416, headers: { "content-range": `bytes */${answer.size}` } };
  const { mediaType, fileName, size, start, end } = answer;
  const headers = {
    "content-type": safeMediaType(mediaType),
    "content-length": String(end - start),
    "content-disposition": disposition("inline", fileName),
    "accept-ranges": "bytes",
  };
  if (range === null) return { status: 200, headers };
  return { status: 206, headers: { ...headers, "content-range": `bytes ${start}-${end - 1}/${size}` } };
}

/** `Content-Disposition` with a name of any script (RFC 6266): an ASCII likeness, then the real name percent-encoded. */
export function disposition(kind: "inline" | "attachment", fileName: string): string {
  const plain = fileName.replace(/[^\w.() -]/g, "_");
  const encoded = encodeURIComponent(fileName).replace(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** A media type as a header value; anything that is not plainly one becomes opaque bytes. */
function safeMediaType(mediaType: string): string {
  return /^[\w.+-]+\/[\w.+-]+(; ?[\w-]+=[\w."-]+)*$/.test(mediaType) ? mediaType : "application/octet-stream";
}
