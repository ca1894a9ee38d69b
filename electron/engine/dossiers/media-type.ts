const byExtension: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  webp: "image/webp",
  csv: "text/csv",
  txt: "text/plain",
  md: "text/plain",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  mp4: "video/mp4",
};

/** Media type by file name; unknown ones are opaque bytes, which no viewer opens. HTML and SVG are deliberately not listed: they can carry scripts. */
export function mediaTypeOf(fileName: string): string {
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(byExtension, extension) ? (byExtension[extension] ?? "") : "application/octet-stream";
}

/** The extension a file of a known media type is named with, its dot before it; empty for opaque bytes. */
export function extensionFor(mediaType: string): string {
  const [extension] = Object.entries(byExtension).find(([, known]) => known === mediaType) ?? [];
  return extension === undefined ? "" : `.${extension}`;
}
