import { useEffect, useRef, useState } from "react";
import { useText } from "../../i18n/use-text.ts";
import { ZoomButtons } from "../materials/zoom-buttons.tsx";
import { fitScale, isLandscape } from "./paper-size.ts";

export interface PaperPreviewProps {
  readonly url: string;
  readonly title: string;
}

/** The print page in a frame that runs nothing, as large as the room is wide; a wider paper is shown smaller, never cut off. */
export function PaperPreview({ url, title }: PaperPreviewProps) {
  const text = useText();
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 0, height: 0 });
  const [landscape, setLandscape] = useState<boolean | null>(null);
  const [zoom, setZoom] = useState(1);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = () => setRoom({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const stop = new AbortController();
    fetch(url, { signal: stop.signal })
      .then((response) => response.text())
      .then((html) => setLandscape(isLandscape(html)))
      // The frame shows the page in any case; it is then taken for an upright one.
      .catch(() => stop.signal.aborted || setLandscape(false));
    return () => stop.abort();
  }, [url]);
  const scale = fitScale(room.width, landscape === true) * zoom;
  return (
    <>
      <div className="viewer-bar paper-zoom">
        <span className="top-space" />
        <ZoomButtons zoom={zoom} onZoom={setZoom} usual={text.viewer.fitWidth} />
      </div>
      <div className="paper-room" ref={box}>
        {landscape === null || room.width === 0 ? null : (
          <iframe
            className="paper-page"
            sandbox=""
            src={url}
            title={title}
            style={{
              width: room.width / scale,
              height: room.height / scale,
              transform: `scale(${scale})`,
            }}
          />
        )}
      </div>
    </>
  );
}
