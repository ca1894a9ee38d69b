import { escapeHtml } from "./html.ts";

/** Vertical bars with their values, wide as the text; bars share one scale from zero. */
export function barChart(rows: readonly (readonly [label: string, value: number])[], unit: string): string {
  const top = Math.max(...rows.map(([, value]) => value));
  const step = 640 / rows.length;
  const bars = rows.map(([label, value], index) => {
    const height = (150 * value) / top;
    const left = 20 + step * index;
    return `<rect x="${left + step * 0.2}" y="${(180 - height).toFixed(1)}" width="${step * 0.6}" height="${height.toFixed(1)}" fill="#5b7f98"/><text x="${left + step / 2}" y="${(174 - height).toFixed(1)}">${value}</text><text x="${left + step / 2}" y="198">${escapeHtml(label)}</text>`;
  });
  return `<svg viewBox="0 0 680 210" style="width:100%;margin:2mm 0" font-size="12" text-anchor="middle"><text x="30" y="14" text-anchor="start">${escapeHtml(unit)}</text><path d="M20 180H660" stroke="#333"/>${bars.join("")}</svg>`;
}
