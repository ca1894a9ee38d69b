import type { IncomingMessage, ServerResponse } from "node:http";
import { Refusal } from "#shared/errors.ts";
import type { Json } from "#shared/json.ts";
import { commonHeaders, interfacePolicy } from "../security-headers.ts";

/** Largest JSON text a page may send, in bytes: far above any form, far below what hurts. */
const largestJson = 32 * 1024 * 1024;

/** Headers of every response but materials. */
export const pageHeaders: Readonly<Record<string, string>> = {
  ...commonHeaders,
  "cross-origin-resource-policy": "same-origin",
  "content-security-policy": interfacePolicy(""),
};

/** Reads a JSON body. Throws Refusal("invalid-input") when it is none, is too large or is not declared as JSON. */
export async function readJson(request: IncomingMessage): Promise<Json> {
  const refuse = (problem: string) => new Refusal("invalid-input", { path: "body", problem });
  if (!/^application\/json\b/.test(request.headers["content-type"] ?? "")) throw refuse("content-type");
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > largestJson) throw refuse("size");
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8")) as Json;
  } catch {
    throw refuse("JSON");
  }
}

export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, {
    ...pageHeaders,
    "content-type": "application/json",
    "content-length": String(body.byteLength),
  });
  response.end(body);
}

export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...pageHeaders, "content-type": "text/plain; charset=utf-8" });
  response.end(text);
}

export function sendHtml(response: ServerResponse, html: string): void {
  response.writeHead(200, { ...pageHeaders, "content-type": "text/html; charset=utf-8" });
  response.end(html);
}
