import { useEffect, useState } from "react";

/** The first bytes of a material; `cut` when there are more. */
export type ReadBytes =
  | { readonly state: "reading" }
  | { readonly state: "failed" }
  | { readonly state: "read"; readonly bytes: Uint8Array; readonly cut: boolean };

/** Reads a material into memory, `most` bytes of it. */
export function useBytes(url: string, most: number): ReadBytes {
  const [read, setRead] = useState<ReadBytes>({ state: "reading" });
  useEffect(() => {
    const stop = new AbortController();
    setRead({ state: "reading" });
    async function fetchBytes() {
      const response = await fetch(url, { signal: stop.signal, headers: { Range: `bytes=0-${most - 1}` } });
      // An empty file has no first byte to ask for.
      if (!response.ok && response.status !== 416) throw new Error(String(response.status));
      const bytes = response.ok ? new Uint8Array(await response.arrayBuffer()) : new Uint8Array();
      const size = Number(/\/(\d+)$/.exec(response.headers.get("content-range") ?? "")?.[1] ?? bytes.length);
      setRead({ state: "read", bytes, cut: size > bytes.length });
    }
    fetchBytes().catch(() => stop.signal.aborted || setRead({ state: "failed" }));
    return () => stop.abort();
  }, [url, most]);
  return read;
}
