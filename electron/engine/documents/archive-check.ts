import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { FolderCheck } from "#shared/domain/document/inputs-file.ts";
import { hashFile } from "../files.ts";
import { sha256Hex } from "../trust/sha256.ts";
import { verifyStatement } from "../trust/signing.ts";
import { type ArchivedFile, type ArchiveFolderIndex, archiveNames } from "./archive-folder.ts";
import { carriesCode, opensAs } from "./file-kinds.ts";

/** A file read back: null where it is not there. */
interface ReadBack {
  readonly file: ArchivedFile;
  readonly found: { readonly digest: string; readonly size: number } | null;
}

const named = (files: readonly { readonly path: string }[]): string =>
  files.length === 0 ? "" : `；不符：${files.map((file) => file.path).join("、")}`;

/**
 * The four-property self-check (真实、完整、可用、安全) of an archive folder against its index, from what is on the disk and nothing else, so
 * that the receiving side can repeat it. `required` are the numbers of the papers that must be in it.
 */
export async function checkArchive(
  folder: string,
  index: ArchiveFolderIndex,
  required: readonly { readonly number: string; readonly title: string }[],
): Promise<readonly FolderCheck[]> {
  const back = await Promise.all(index.files.map((file) => readBack(folder, file)));
  return [
    ...(await authentic(folder, back)),
    ...(await complete(folder, index, back, required)),
    ...(await usable(folder, back)),
    ...(await safe(folder, index)),
  ];
}

async function readBack(folder: string, file: ArchivedFile): Promise<ReadBack> {
  const whole = path.join(folder, file.path);
  const there = await stat(whole).catch(() => null);
  return { file, found: there === null ? null : await hashFile(whole) };
}

const check = (property: FolderCheck["property"], text: string, wrong: readonly ArchivedFile[]): FolderCheck => ({
  property,
  text: `${text}${named(wrong)}`,
  holds: wrong.length === 0,
});

const filesOf = (back: readonly ReadBack[], kind: ArchivedFile["class"]): readonly ReadBack[] =>
  back.filter(({ file }) => file.class === kind);

async function authentic(folder: string, back: readonly ReadBack[]): Promise<readonly FolderCheck[]> {
  const signed = filesOf(back, "statement");
  const unsigned = await failing(signed, async ({ file }) => {
    const bytes = await readFile(path.join(folder, file.path));
    verifyStatement(bytes, file.signer === null ? [] : [file.signer]);
    return sha256Hex(bytes) === file.bound;
  });
  const data = filesOf(back, "data");
  const materials = filesOf(back, "material");
  const other = (all: readonly ReadBack[]) => all.filter(({ file, found }) => found?.digest !== file.bound);
  return [
    check("authentic", `电子签名声明 ${signed.length} 份，逐份验签`, unsigned),
    check("authentic", `文书数据 ${data.length} 份，重算的摘要与纸面所印一致`, filesIn(other(data))),
    check("authentic", `资料和扫描件 ${materials.length} 份，摘要与签名的资料包和声明一致`, filesIn(other(materials))),
  ];
}

const filesIn = (back: readonly ReadBack[]): readonly ArchivedFile[] => back.map(({ file }) => file);

/** Those a check fails for; a file that cannot be read fails. */
async function failing(
  back: readonly ReadBack[],
  holds: (each: ReadBack) => Promise<boolean>,
): Promise<readonly ArchivedFile[]> {
  const results = await Promise.all(
    back.map(async (each) => {
      try {
        return await holds(each);
      } catch {
        return false;
      }
    }),
  );
  return filesIn(back.filter((_, at) => results[at] !== true));
}

async function complete(
  folder: string,
  index: ArchiveFolderIndex,
  back: readonly ReadBack[],
  required: readonly { readonly number: string; readonly title: string }[],
): Promise<readonly FolderCheck[]> {
  const changed = back.filter(({ file, found }) => found?.digest !== file.sha256 || found.size !== file.bytes);
  const here = new Set(index.files.map(({ number }) => number));
  const lacking = [
    ...required.filter(({ number }) => !here.has(number)).map(({ title }) => title),
    ...index.missing.map(({ title }) => title),
  ];
  const listed = new Set([...index.files.map((file) => file.path), archiveNames.index]);
  const strangers = (await filesBelow(folder)).filter((name) => !listed.has(name)).map((name) => ({ path: name }));
  return [
    check("complete", `索引所列文件 ${back.length} 个，逐个读回，大小和摘要一致`, filesIn(changed)),
    {
      property: "complete",
      text: `应归档的文书和资料齐全${lacking.length === 0 ? "" : `；缺：${lacking.join("、")}`}`,
      holds: lacking.length === 0,
    },
    {
      property: "complete",
      text: `文件夹内没有索引以外的文件${named(strangers)}`,
      holds: strangers.length === 0,
    },
  ];
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .toSorted();
}

async function usable(folder: string, back: readonly ReadBack[]): Promise<readonly FolderCheck[]> {
  const closed = await failing(back, async ({ file }) =>
    opensAs(file.path, await readFile(path.join(folder, file.path))),
  );
  return [check("usable", `文件 ${back.length} 个，格式与扩展名相符，未加密`, closed)];
}

/** Windows refuses these names, and so do many archives. */
const portable = /^[^<>:"\\|?*\p{Cc}]{1,200}$/u;

async function safe(folder: string, index: ArchiveFolderIndex): Promise<readonly FolderCheck[]> {
  const back = index.files.map((file) => ({ file, found: null }));
  const active = await failing(back, async ({ file }) => {
    const bytes = await readFile(path.join(folder, file.path));
    return !carriesCode(file.path, bytes);
  });
  return [
    check("safe", `文件 ${index.files.length} 个，没有可执行文件、脚本和宏`, active),
    check(
      "safe",
      "文件名可在各种系统上读取",
      index.files.filter((file) => !portable.test(file.path) || /[. ](\/|$)/.test(file.path)),
    ),
  ];
}
