/** What proxy scripts answer, read: the first way we can go. `unsupported` where every way named is one we cannot. */
export type PacWay =
  | { readonly way: "direct" }
  | { readonly way: "proxy"; readonly address: string }
  | { readonly way: "unsupported"; readonly named: string };

/** A longer answer is none a person or a script meant. */
const longest = 10_000;

/**
 * Reads the answer of a proxy script, such as `PROXY a:3128; SOCKS b:1080; DIRECT`: ways in the order they are to be tried, one of which we take. An answer that
 * says nothing we understand is `DIRECT`, as in browsers.
 */
export function readPacAnswer(answer: string): PacWay {
  const unsupported: string[] = [];
  for (const entry of answer.slice(0, longest).split(";")) {
    const [kind = "", place = "", ...more] = entry.trim().split(/\s+/);
    if (kind.toUpperCase() === "DIRECT") return { way: "direct" };
    const scheme = schemes.get(kind.toUpperCase());
    const address = scheme === undefined || more.length > 0 ? null : proxyAddress(`${scheme}://${place}`);
    if (address !== null) return { way: "proxy", address };
    if (/^(?:SOCKS[45]?|QUIC)$/i.test(kind) && place !== "") unsupported.push(`${kind} ${place}`);
  }
  return unsupported.length === 0 ? { way: "direct" } : { way: "unsupported", named: unsupported.join("; ") };
}

/** How the proxy itself is spoken to. */
const schemes: ReadonlyMap<string, string> = new Map([
  ["PROXY", "http"],
  ["HTTP", "http"],
  ["HTTPS", "https"],
]);

/** The address of an HTTP proxy as a road takes it: scheme, host and port, and what it is opened with. Null where it is none. */
export function proxyAddress(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const usable = (url.protocol === "http:" || url.protocol === "https:") && url.hostname !== "";
  return usable && url.pathname === "/" && url.search === "" && url.hash === "" ? url.href : null;
}
