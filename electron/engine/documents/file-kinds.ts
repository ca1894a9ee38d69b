/** The first bytes of what a file must be to carry its extension. */
const heads: Readonly<Record<string, readonly string[]>> = {
  pdf: ["25504446"],
  docx: ["504b0304"],
  xlsx: ["504b0304"],
  pptx: ["504b0304"],
  png: ["89504e470d0a1a0a"],
  jpg: ["ffd8ff"],
  jpeg: ["ffd8ff"],
  webp: ["52494646"],
};

/** Parts every such file has. */
const parts: Readonly<Record<string, string>> = {
  docx: "word/document.xml",
  xlsx: "xl/workbook.xml",
  pptx: "ppt/presentation.xml",
};

const extensionOf = (name: string): string => /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";

/**
 * Whether a file is what its extension says and can be read without a password. What has no check of its own (video, unknown formats) passes if
 * it is not empty.
 */
export function opensAs(name: string, bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const extension = extensionOf(name);
  if (buffer.length === 0) return false;
  const wanted = heads[extension];
  if (wanted !== undefined && !wanted.some((head) => buffer.subarray(0, head.length / 2).toString("hex") === head))
    return false;
  if (extension === "pdf") return buffer.lastIndexOf("%%EOF") >= 0 && !buffer.includes("/Encrypt");
  const part = parts[extension];
  if (part !== undefined) return buffer.includes(part) && !isEncryptedZip(buffer);
  if (extension === "json") return isJson(buffer);
  if (extension === "csv" || extension === "txt") return !buffer.includes(0);
  return true;
}

/** Bit 0 of the flags of the first entry: encrypted with a password. */
const isEncryptedZip = (buffer: Buffer): boolean => buffer.length > 8 && (buffer.readUInt16LE(6) & 1) === 1;

function isJson(buffer: Buffer): boolean {
  try {
    JSON.parse(buffer.toString("utf8"));
    return true;
  } catch {
    return false;
  }
}

/** Programs by their first bytes: Windows, Linux, macOS, scripts. */
const programs = ["4d5a", "7f454c46", "cafebabe", "feedfacf", "cffaedfe", "2321"];
const scripts = new Set([
  "exe",
  "dll",
  "bat",
  "cmd",
  "com",
  "scr",
  "js",
  "vbs",
  "ps1",
  "sh",
  "jar",
  "msi",
  "html",
  "htm",
  "svg",
  "lnk",
]);
const withMacros = new Set(["docm", "xlsm", "pptm", "doc", "xls", "ppt"]);

/** Whether opening a file could run something: a program, a script, a page, or an office file with macros. */
export function carriesCode(name: string, bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const extension = extensionOf(name);
  if (scripts.has(extension) || withMacros.has(extension)) return true;
  const start = buffer.subarray(0, 4).toString("hex");
  if (programs.some((head) => start.startsWith(head))) return true;
  if (parts[extension] !== undefined) return buffer.includes("vbaProject.bin");
  return extension === "pdf" && (buffer.includes("/JavaScript") || buffer.includes("/Launch"));
}
