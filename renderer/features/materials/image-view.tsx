import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useShortcuts } from "../../app/keyboard.ts";
import { useText } from "../../i18n/use-text.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ZoomButtons } from "./zoom-buttons.tsx";

export interface ImageViewProps {
  readonly url: string;
  readonly title: string;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A photograph or scan: whole at first, a page across the width so that it can be read; then as large as one likes, turned the right way up. */
export function ImageView({ url, title }: ImageViewProps) {
  const text = useText();
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<Size>({ width: 0, height: 0 });
  const [natural, setNatural] = useState<Size | null>(null);
  const [zoom, setZoom] = useState(1);
  const [turned, setTurned] = useState(0);
  const [broken, setBroken] = useState(false);
  const turn = () => setTurned((now) => (now + 90) % 360);
  useShortcuts([{ key: "r", label: text.viewer.turn, run: turn, foot: false }]);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = () => setRoom({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  if (broken) return <EmptyState title={text.viewer.broken} how={text.viewer.brokenHow} />;
  const frame = natural === null ? null : fitted(natural, room, turned, zoom);
  return (
    <div className="viewer">
      <div className="viewer-bar">
        <span className="top-space" />
        <Button onClick={turn}>{text.viewer.turn}</Button>
        <ZoomButtons zoom={zoom} onZoom={setZoom} usual={text.viewer.whole} />
      </div>
      <div className="viewer-image" tabIndex={0} role="document" ref={box}>
        <div className="viewer-image-frame" style={frame === null ? { visibility: "hidden" } : frame.outer}>
          <img
            src={url}
            alt={title}
            {...(frame === null
              ? {}
              : { style: { ...frame.inner, transform: `translate(-50%, -50%) rotate(${turned}deg)` } })}
            onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => {
              setNatural({ width, height });
              setZoom(firstZoom({ width, height }, room));
            }}
            onError={() => setBroken(true)}
          />
        </div>
      </div>
    </div>
  );
}

/** The room a picture takes (`outer`, after turning) and its own size before turning (`inner`), CSS pixels; zoom 1 shows all of it. */
export function fitted(
  natural: Size,
  room: Size,
  turned: number,
  zoom: number,
): { readonly outer: Size; readonly inner: Size } {
  const sideways = turned % 180 !== 0;
  const [width, height] = sideways ? [natural.height, natural.width] : [natural.width, natural.height];
  const scale = Math.min(room.width / width, room.height / height) * zoom;
  const inner = { width: natural.width * scale, height: natural.height * scale };
  return { outer: { width: width * scale, height: height * scale }, inner };
}

/** The zoom a picture is first shown at: a page fills the width as far as its pixels go, everything else is whole. */
export function firstZoom(natural: Size, room: Size): number {
  if (natural.height <= natural.width || room.height === 0) return 1;
  const whole = Math.min(room.width / natural.width, room.height / natural.height);
  return Math.max(1, Math.min(room.width / natural.width, 1) / whole);
}
