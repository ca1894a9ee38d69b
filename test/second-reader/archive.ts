import { exactly, isObject, parseJson, readCanonical, type JsonObject } from "./canonical-json.ts";
import { countOf, digestOf, digestText, instant, textOf } from "./encodings.ts";
import { readStatement } from "./statement.ts";
import { must } from "./unreadable.ts";

const INDEX = "索引.json";
const SELF_CHECK = "自检.json";
const SUMS = "SHA256SUMS";
const LATER = ["归档移交清单.docx", "归档移交清单.json", SELF_CHECK];
const PLACES: Readonly<Record<string, RegExp>> = {
  paper: /^文书\/\d{2,}-[^/]+\.docx$/u,
  data: /^数据\/\d{2,}-[^/]+\.json$/u,
  material: /^资料\/[^/]+$/u,
  statement: /^声明\/\d{3,}-[a-z-]+-[0-9a-f]{12}\.json$/u,
};

export type ArchiveFile = {
  readonly path: string;
  readonly bytes: number;
  readonly class: string;
  readonly sha256: string;
  readonly bound: string;
  readonly signer: string | null;
};

function readIndex(bytes: Buffer): { readonly files: readonly ArchiveFile[]; readonly review: JsonObject } {
  const parsed = parseJson(bytes);
  must(`${JSON.stringify(parsed, null, 2)}\n` === bytes.toString(), "an index that is written otherwise");
  const index = exactly(parsed, ["format", "version", "review", "exportedAt", "files", "missing"]);
  must(index["format"] === "guijian-archive" && index["version"] === 1, "another archive");
  instant(index["exportedAt"]);
  const review = exactly(index["review"], [
    "reviewId",
    "code",
    "title",
    "kind",
    "applicant",
    "organiser",
    "dossier",
    "outcome",
  ]);
  must(Array.isArray(index["files"]) && Array.isArray(index["missing"]), "no files");
  index["missing"].forEach((one) => exactly(one, ["title", "reason"]));
  const files = index["files"].map((one) => {
    const file = exactly(one, ["path", "class", "title", "number", "edition", "bytes", "sha256", "bound", "signer"]);
    const signer = file["signer"] === null ? null : digestText(file["signer"]);
    return {
      path: textOf(file["path"]),
      bytes: countOf(file["bytes"]),
      class: textOf(file["class"]),
      sha256: digestText(file["sha256"]),
      bound: digestText(file["bound"]),
      signer: signer ?? null,
    };
  });
  return { files, review };
}

/** Reads an archive folder (formats.md 12) from its files by path, and repeats its self-check as far as no reader of papers is needed. */
export function readArchive(files: ReadonlyMap<string, Buffer>): readonly ArchiveFile[] {
  const bytesOf = (path: string): Buffer => {
    const bytes = files.get(path);
    must(bytes !== undefined, `${path} is missing`);
    return bytes;
  };
  const index = readIndex(bytesOf(INDEX));
  const check = exactly(parseJson(bytesOf(SELF_CHECK)), ["index", "checkedAt", "checks"]);
  must(check["index"] === digestOf(bytesOf(INDEX)), "the self-check of another index");
  must(
    Array.isArray(check["checks"]) && check["checks"].every((one) => isObject(one) && one["holds"] === true),
    "a check that failed",
  );
  const lines = bytesOf(SUMS).toString().split("\n");
  must(lines.pop() === "", "sums that do not end");
  const summed = new Map(lines.map((line) => [line.slice(66), line.slice(0, 66)] as const));
  const others = [...files.keys()].filter((path) => path !== SUMS);
  must(others.length === summed.size, "sums of other files");
  for (const path of others) must(summed.get(path) === `${digestOf(bytesOf(path))}  `, `${path} was changed`);
  must(
    lines.every((line) => /^[0-9a-f]{64} {2}\S/u.test(line)),
    "sums that are no sums",
  );
  const listed = new Set([INDEX, SUMS, ...LATER, ...index.files.map(({ path }) => path)]);
  must(
    [...files.keys()].every((path) => listed.has(path)),
    "something beside the index",
  );
  for (const file of index.files) {
    const bytes = bytesOf(file.path);
    must(digestOf(bytes) === file.sha256 && bytes.length === file.bytes, `${file.path} is another file`);
    must(PLACES[file.class]?.test(file.path) === true, `${file.path} lies elsewhere`);
    if (file.class === "data") readCanonical(bytes);
    if (file.class === "data" || file.class === "material")
      must(file.bound === file.sha256, `${file.path} is bound to something else`);
    if (file.class !== "statement") continue;
    const statement = readStatement(bytes, textOf(file.signer));
    must(
      statement.digest === file.bound && file.path.endsWith(`-${statement.kind}-${statement.digest.slice(0, 12)}.json`),
      `${file.path} is another statement`,
    );
  }
  return index.files;
}
