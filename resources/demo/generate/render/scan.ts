import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { printSheets, withScratch } from "./print.ts";
import type { SheetSet } from "./sheet.ts";

const greys = 8;
/** Ink colours of a scan: greys for print, reds for seals, blues for handwriting, each from dark to paper. */
const palette: readonly (readonly [number, number, number])[] = [
  ...Array.from({ length: greys }, (_, step): [number, number, number] => {
    const level = Math.round(20 + (229 * step) / (greys - 1));
    return [level, level, Math.max(0, level - 4)];
  }),
  [200, 32, 28],
  [217, 84, 78],
  [230, 139, 132],
  [241, 196, 188],
  [29, 47, 111],
  [85, 99, 146],
  [143, 152, 181],
  [196, 201, 213],
];

function nearest(red: number, green: number, blue: number): number {
  let best = 0;
  let least = Infinity;
  palette.forEach(([r, g, b], index) => {
    const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
    if (distance < least) [best, least] = [index, distance];
  });
  return best;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(4);
  frame.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([frame, body, check]);
}

/** A 4-bit palette PNG from raw RGB. */
function encode(width: number, height: number, rgb: Uint8Array): Buffer {
  const stride = Math.ceil(width / 2) + 1;
  const rows = Buffer.alloc(stride * height);
  const known = new Map<number, number>();
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3;
      const [red, green, blue] = [rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0];
      const key = (red << 16) | (green << 8) | blue;
      const index = known.get(key) ?? nearest(red, green, blue);
      known.set(key, index);
      const cell = y * stride + 1 + (x >> 1);
      rows[cell] = (rows[cell] ?? 0) | (x % 2 === 0 ? index << 4 : index);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([4, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("PLTE", Uint8Array.from(palette.flat())),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", new Uint8Array(0)),
  ]);
}

/** Prints one sheet, then keeps only what a scanner would: a 120-dpi picture in sixteen ink colours. */
export function scanSheet(set: SheetSet, output: string): void {
  withScratch((folder) => {
    const pdf = join(folder, "page.pdf");
    printSheets(set, pdf);
    execFileSync("pdftoppm", ["-r", "120", "-singlefile", pdf, join(folder, "page")]);
    const image = readFileSync(join(folder, "page.ppm"));
    const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(image.subarray(0, 40).toString("latin1"));
    if (head === null) throw new Error("pdftoppm gave no PPM");
    writeFileSync(output, encode(Number(head[1]), Number(head[2]), image.subarray(head[0].length)));
  });
}
