import { useEffect, useRef, useState } from "react";

/** Papers laid out across the sheet (comparison tables, matrices). */
const landscape: readonly string[] = ["target-comparison", "score-summary"];

/** Width a document needs on the screen, CSS pixels: an A4 sheet upright or across, with the space around it. */
export function pageWidthOf(document: string): number {
  return landscape.includes(document) ? 1180 : 850;
}

/** How much smaller a page is drawn so that its whole width can be seen; never larger than it is. */
export function fitScale(available: number, pageWidth: number): number {
  return available <= 0 ? 1 : Math.min(1, available / pageWidth);
}

export interface PaperFrameProps {
  readonly url: string;
  readonly title: string;
  readonly pageWidth: number;
}

/** A print page in a frame without scripts or origin, drawn so that its width fits. */
export function PaperFrame({ url, title, pageWidth }: PaperFrameProps) {
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const scale = fitScale(size.width, pageWidth);
  return (
    <div className="paper-page" ref={box}>
      <iframe
        sandbox=""
        src={url}
        title={title}
        style={{ width: size.width / scale, height: size.height / scale, transform: `scale(${scale})` }}
      />
    </div>
  );
}
