import { useEffect, useRef, useState } from "react";
import type { ReactNode } from "react";

export interface VirtualRowsProps {
  readonly count: number;
  /** Height of a row in base sizes (rem). */
  readonly rowHeight: number;
  readonly children: (index: number) => ReactNode;
  /** Called with the first and last row on the screen, so that the caller can fetch what is missing. */
  readonly onVisible?: (first: number, last: number) => void;
}

const beyond = 8;

/** The rows `first..last` (inclusive) to draw for a scroll position; all sizes in pixels. */
export function rowsInView(
  scrollTop: number,
  height: number,
  rowHeight: number,
  count: number,
): readonly [number, number] {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - beyond);
  const last = Math.min(count - 1, Math.ceil((scrollTop + height) / rowHeight) + beyond);
  return [first, last];
}

/** A long list that draws only what can be seen. */
export function VirtualRows({ count, rowHeight, children, onVisible }: VirtualRowsProps) {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 800, base: 14 });
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = () =>
      setView({
        top: element.scrollTop,
        height: element.clientHeight,
        base: Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
      });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener("scroll", measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", measure);
    };
  }, []);
  const height = rowHeight * view.base;
  const [first, last] = rowsInView(view.top, view.height, height, count);
  useEffect(() => onVisible?.(first, last), [first, last, onVisible]);
  return (
    <div className="virtual" ref={box}>
      <div style={{ height: count * height }}>
        <div style={{ transform: `translateY(${first * height}px)` }}>
          {Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => children(first + offset))}
        </div>
      </div>
    </div>
  );
}
