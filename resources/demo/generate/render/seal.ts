import { escapeHtml } from "./html.ts";

/** A round red seal as people press on paper. */
export interface Seal {
  /** The unit, set along the upper arc. */
  readonly unit: string;
  /** The line under the star, e.g. 财务专用章; null for none. */
  readonly purpose: string | null;
  /** Degrees the seal was turned when pressed. */
  readonly tilt?: number;
  /** Diameter in millimetres; 42 when absent. */
  readonly size?: number;
}

const radius = 76;

/** Star of five points with the given outer radius around the origin. */
function star(outer: number): string {
  const points = Array.from({ length: 10 }, (_, index) => {
    const reach = index % 2 === 0 ? outer : outer * 0.382;
    const angle = (Math.PI / 5) * index - Math.PI / 2;
    return `${(reach * Math.cos(angle)).toFixed(2)},${(reach * Math.sin(angle)).toFixed(2)}`;
  });
  return `<polygon points="${points.join(" ")}" fill="#c8201c"/>`;
}

/** The characters of the unit one by one along the arc, upright to the rim. */
function arc(unit: string): string {
  const characters = [...unit];
  const sweep = Math.min(260, 18 * characters.length + 20);
  const size = Math.min(24, (sweep * Math.PI * radius) / 180 / characters.length / 0.86);
  return characters
    .map((character, index) => {
      const angle = characters.length === 1 ? 0 : -sweep / 2 + (sweep * index) / (characters.length - 1);
      return `<text transform="rotate(${angle.toFixed(2)}) translate(0,${-radius + size * 0.36})" font-size="${size.toFixed(1)}" text-anchor="middle">${escapeHtml(character)}</text>`;
    })
    .join("");
}

/** The seal as inline SVG, its rim slightly worn, marked 演示 so that nobody takes it for a real one; `place` is CSS of its position. */
export function sealSvg({ unit, purpose, tilt = 0, size = 42 }: Seal, place = ""): string {
  const bottom =
    purpose === null ? "" : `<text y="56" font-size="17" text-anchor="middle">${escapeHtml(purpose)}</text>`;
  return `<svg class="seal" style="${place}width:${size}mm;height:${size}mm;transform:rotate(${tilt}deg)" viewBox="-104 -104 208 208" fill="#c8201c">
<circle r="98" fill="none" stroke="#c8201c" stroke-width="5" stroke-dasharray="150 1.6 88 0.8 200 1.2"/>
${arc(unit)}${star(26)}<text y="${purpose === null ? 52 : 38}" font-size="11" text-anchor="middle">（演示）</text>${bottom}</svg>`;
}

/** One slice of a seam seal (骑缝章) at the right edge of page `index` of `count`. */
export function seamSealSvg(unit: string, index: number, count: number): string {
  const slice = 208 / count;
  const whole = sealSvg({ unit, purpose: null })
    .replace(/<svg[^>]*>/, "")
    .replace("</svg>", "");
  return `<svg class="seam" style="width:${42 / count}mm;height:42mm" viewBox="${-104 + slice * index} -104 ${slice} 208" fill="#c8201c">${whole}</svg>`;
}

/**
 * Lines of a signature block with seals pressed over them. `right` and `top` are millimetres from the block's right upper corner to the
 * seal's.
 */
export function signed(
  lines: readonly string[],
  seals: readonly { readonly seal: Seal; readonly right: number; readonly top: number }[],
): string {
  const pressed = seals.map(({ seal, right, top }) => sealSvg(seal, `right:${right}mm;top:${top}mm;`));
  return `<div class="sign">${lines.join("")}${pressed.join("")}</div>`;
}

/** A line of a signature block, set right; the text is markup. */
export const signLine = (markup: string): string => `<p class="right">${markup}</p>`;
