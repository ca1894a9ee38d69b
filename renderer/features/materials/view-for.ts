export type MaterialView = "pdf" | "image" | "video" | "audio" | "table" | "sheet" | "text" | "word" | "page" | "none";

const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const tableTypes = ["text/csv", "text/tab-separated-values"];

/** How a file can be shown. Pages with markup are shown in a frame without scripts or origin; what cannot be shown safely is not. */
export function viewFor(mediaType: string, fileName: string): MaterialView {
  const type = mediaType.split(";")[0]?.trim().toLowerCase() ?? "";
  const ending = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? "";
  if (type === "application/pdf") return "pdf";
  if (tableTypes.includes(type) || ending === "csv" || ending === "tsv") return "table";
  if (type === wordType) return "word";
  if (type === sheetType) return "sheet";
  if (type === "text/plain" || type === "application/json") return "text";
  if (type === "text/html") return "page";
  if (/^image\/(png|jpe?g|gif|webp|bmp|avif|svg\+xml)$/.test(type)) return "image";
  if (type.startsWith("video/")) return "video";
  if (type.startsWith("audio/")) return "audio";
  return "none";
}
