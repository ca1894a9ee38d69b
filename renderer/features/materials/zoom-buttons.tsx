import { Button } from "antd";
import { useShortcuts } from "../../app/keyboard.ts";
import { useText } from "../../i18n/use-text.ts";

export interface ZoomButtonsProps {
  /** 1 is the size things are first shown at. */
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
  /** What zoom 1 is called: 适合宽度, 整幅, 原大. */
  readonly usual: string;
}

const step = 1.25;
const [least, most] = [0.4, 6];

/** Smaller, the usual size, larger; also on −, 0 and +. */
export function ZoomButtons({ zoom, onZoom, usual }: ZoomButtonsProps) {
  const text = useText();
  const smaller = () => onZoom(Math.max(least, zoom / step));
  const larger = () => onZoom(Math.min(most, zoom * step));
  useShortcuts([
    { key: "-", label: text.viewer.zoomOut, run: smaller, foot: false },
    { key: "0", label: usual, run: () => onZoom(1), foot: false },
    { key: "+", label: text.viewer.zoomIn, run: larger, foot: false },
    { key: "=", label: text.viewer.zoomIn, run: larger, foot: false },
  ]);
  return (
    <span className="viewer-group" role="group" aria-label={text.viewer.zoom}>
      <Button aria-label={text.viewer.zoomOut} title={text.viewer.zoomOut} onClick={smaller}>
        −
      </Button>
      <Button title={usual} onClick={() => onZoom(1)}>
        {zoom === 1 ? usual : `${Math.round(zoom * 100)} %`}
      </Button>
      <Button aria-label={text.viewer.zoomIn} title={text.viewer.zoomIn} onClick={larger}>
        +
      </Button>
    </span>
  );
}
