import { renderAsync } from "docx-preview";
import { useEffect, useRef, useState } from "react";
import { useText } from "../../i18n/use-text.ts";
import { EmptyState } from "../../ui/empty-state.tsx";

/** A Word file as pages. Embedded web pages are left out; the page's policy lets nothing in it run or load. */
export function WordView({ url }: { readonly url: string }) {
  const text = useText();
  const frame = useRef<HTMLDivElement>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const place = frame.current;
    if (place === null) return undefined;
    const root = place.shadowRoot ?? place.attachShadow({ mode: "open" });
    const box = document.createElement("div");
    root.replaceChildren(box);
    const stop = new AbortController();
    fetch(url, { signal: stop.signal })
      .then((response) => response.blob())
      .then((bytes) => renderAsync(bytes, box, box, { renderAltChunks: false, useBase64URL: true }))
      .catch(() => stop.signal.aborted || setBroken(true));
    return () => stop.abort();
  }, [url]);
  if (broken) return <EmptyState title={text.viewer.broken} how="" />;
  return <div className="viewer-word" ref={frame} />;
}
