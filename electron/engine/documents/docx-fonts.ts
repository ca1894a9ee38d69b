/**
 * Names the faces to other systems: the alternative name lets Word, WPS and LibreOffice find a face installed under its Latin or Chinese
 * name, charset 86 (GB 2312) and family let them choose a Chinese substitute for one that is missing. Nothing is embedded: 方正小标宋 is
 * licensed, and falls back to 宋体.
 */
const faces = [
  ["宋体", "SimSun", "02010600030101010101", "roman"],
  ["仿宋", "FangSong", "02010609060101010101", "modern"],
  ["黑体", "SimHei", "02010609060101010101", "modern"],
  ["方正小标宋简体", "SimSun", "02010600030101010101", "roman"],
] as const;

const font = ([name, alternative, panose, family]: (typeof faces)[number]): string =>
  `<w:font w:name="${name}"><w:altName w:val="${alternative}"/><w:panose1 w:val="${panose}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`;

const latin = (name: string, family: string): string =>
  `<w:font w:name="${name}"><w:charset w:val="00"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`;

/** `word/fontTable.xml`. */
export const fontTable = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${faces.map(font).join("")}${latin("Times New Roman", "roman")}${latin("Arial", "swiss")}${latin("Segoe UI Symbol", "swiss")}</w:fonts>`;
