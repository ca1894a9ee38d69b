import type { Entry } from "./transport.ts";

export interface Listing {
  readonly entries: readonly Entry[];
  /** What continues the listing; null at its end. */
  readonly next: string | null;
}

/**
 * Reads one page of ListObjectsV2; null when the text is none. Our own names have no character XML would escape, so names outside the prefix or with
 * anything else in them belong to somebody else and are passed over.
 */
export function readListing(xml: string, prefix: string): Listing | null {
  if (!/<ListBucketResult[\s>]/.test(xml)) return null;
  const entries: Entry[] = [];
  for (const body of elements(xml, "Contents")) {
    const name = nameUnder(prefix, tag(body, "Key"));
    const size = tag(body, "Size") ?? "";
    if (name !== null) entries.push({ name, folder: false, size: /^\d{1,15}$/.test(size) ? Number(size) : null });
  }
  for (const body of elements(xml, "CommonPrefixes")) {
    const name = nameUnder(prefix, tag(body, "Prefix")?.replace(/\/$/, "") ?? null);
    if (name !== null) entries.push({ name, folder: true, size: null });
  }
  const token = tag(xml, "NextContinuationToken");
  return { entries, next: tag(xml, "IsTruncated") === "true" && token !== null ? unescape(token) : null };
}

/** What stands between each opening and its closing. In one pass: a pattern would look for a missing closing from every opening anew. */
function* elements(xml: string, name: string): Generator<string, void, void> {
  const [opening, closing] = [`<${name}>`, `</${name}>`];
  for (let begin = xml.indexOf(opening); begin >= 0;) {
    const end = xml.indexOf(closing, begin);
    if (end < 0) return;
    yield xml.slice(begin + opening.length, end);
    begin = xml.indexOf(opening, end);
  }
}

function tag(xml: string, name: string): string | null {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? null;
}

function nameUnder(prefix: string, key: string | null): string | null {
  if (key?.startsWith(prefix) !== true) return null;
  const name = key.slice(prefix.length);
  return /^[\w.-]{1,200}$/.test(name) ? name : null;
}

const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
};

function unescape(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|apos);/g, (entity) => entities[entity] ?? entity);
}
