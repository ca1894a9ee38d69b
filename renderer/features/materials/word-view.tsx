import { renderAsync } from "docx-preview";
import { useEffect, useRef, useState } from "react";
import { useText } from "../../i18n/use-text.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { openZip } from "./sheet/unzip.ts";
import { useBytes } from "./use-bytes.ts";
import { ZoomButtons } from "./zoom-buttons.tsx";

const mostBytes = 60_000_000;
/** What the parts of such a file may unpack to: more is made to fill the memory, not to be read. */
const mostUnpacked = 250_000_000;

/** A Word file as pages. Embedded web pages are left out, links lead nowhere, and the page's policy lets nothing in it run or load. */
export function WordView({ url }: { readonly url: string }) {
  const text = useText();
  const read = useBytes(url, mostBytes);
  const frame = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<"drawing" | "shown" | "broken">("drawing");
  const [zoom, setZoom] = useState(1);
  useEffect(() => {
    const place = frame.current;
    if (place === null || read.state !== "read") return undefined;
    // Its own tree, so that the styles of the file cannot reach the desk.
    const root = place.shadowRoot ?? place.attachShadow({ mode: "open" });
    const box = document.createElement("div");
    const paper = document.createElement("style");
    paper.textContent = ".docx-wrapper { background: none !important; padding: 12px !important; }";
    root.replaceChildren(box, paper);
    root.addEventListener("click", leadNowhere);
    let gone = false;
    const draw = async (): Promise<void> => {
      if (!(await openZip(read.bytes).fits(mostUnpacked))) throw new Error("unpacks to too much");
      await renderAsync(new Blob([read.bytes.slice()]), box, box, { renderAltChunks: false, useBase64URL: true });
    };
    draw().then(
      () => gone || setState("shown"),
      () => gone || setState("broken"),
    );
    return () => {
      gone = true;
      root.removeEventListener("click", leadNowhere);
    };
  }, [read]);
  if (state === "broken" || read.state === "failed")
    return <EmptyState title={text.viewer.broken} how={text.viewer.brokenHow} />;
  return (
    <div className="viewer">
      <div className="viewer-bar">
        <span className="muted">{text.viewer.wordNote}</span>
        <span className="top-space" />
        <ZoomButtons zoom={zoom} onZoom={setZoom} usual={text.viewer.actualSize} />
      </div>
      {state === "drawing" ? <ProgressLine label={text.viewer.opening} done={null} total={null} /> : null}
      <div className="viewer-word" tabIndex={0} role="document">
        <div ref={frame} style={{ zoom }} />
      </div>
    </div>
  );
}

/** A link inside the file would lead out of the workstation or change what is open on the desk. */
function leadNowhere(event: Event): void {
  if (event.composedPath().some((node) => node instanceof HTMLAnchorElement)) event.preventDefault();
}
