/** The one text codec of the formats. Both globals are pure functions of the language's hosts; only these two shapes of them are used. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> };
declare const TextDecoder: new (
  label: "utf-8",
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** UTF-8 bytes of a text. A lone surrogate becomes U+FFFD; canonical JSON never contains one unescaped. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

/** The text of UTF-8 bytes, a byte order mark kept as U+FEFF. Throws TypeError on anything that is not valid UTF-8. */
export function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
