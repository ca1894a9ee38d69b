import { existsSync } from "node:fs";
import { join } from "node:path";

/*
 * TrueType faces embed as small subsets; the PostScript outlines of Noto CJK do not, and make every PDF several times as large. The
 * Song and Kai faces come from Debian's fonts-arphic-gbsn00lp and fonts-arphic-gkai00mp, installed or unpacked into the folder that
 * GUIJIAN_DEMO_FONTS names. Without them Noto Serif CJK SC stands in.
 */
const folders = [
  process.env["GUIJIAN_DEMO_FONTS"] ?? "",
  "/usr/share/fonts/truetype/arphic-gbsn00lp",
  "/usr/share/fonts/truetype/arphic-gkai00mp",
];

function source(file: string): string {
  const found = folders.map((folder) => join(folder, file)).find((path) => existsSync(path));
  return found === undefined ? `local("Noto Serif CJK SC")` : `url("file://${found}")`;
}

/** Song for text, Hei for headings, Kai for handwriting; Latin and digits from a Times-like face. No face is emboldened artificially. */
export const fontFaces = `
@font-face { font-family: Latin; src: local("Liberation Serif"); unicode-range: U+20-7E, U+B0, U+B7, U+D7 }
@font-face { font-family: Song; src: ${source("gbsn00lp.ttf")} }
@font-face { font-family: Kai; src: ${source("gkai00mp.ttf")} }
@font-face { font-family: Hei; src: local("Droid Sans Fallback") }
`;
