import { chmod, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { repository } from "./browser-host.ts";
import { electronExecutable } from "./desktop-host.ts";

/** Marks the place in Electron's executable at which its fuses stand: a version, their number, then one character each. */
const sentinel = Buffer.from("dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX");
/** The fuses of version 1, in their order, as the packer's description calls them. */
const fuses = [
  "runAsNode",
  "enableCookieEncryption",
  "enableNodeOptionsEnvironmentVariable",
  "enableNodeCliInspectArguments",
  "enableEmbeddedAsarIntegrityValidation",
  "onlyLoadAppFromAsar",
  "loadBrowserProcessSpecificV8Snapshot",
  "grantFileProtocolExtraPrivileges",
];

/**
 * Makes an Electron like the one that is installed in `folder`: with the fuses of the packer's description, and with an archive that holds one program.
 * Answers its executable.
 */
export async function makeFusedElectron(folder: string, program: string): Promise<string> {
  const original = electronExecutable();
  await mkdir(path.join(folder, "resources"), { recursive: true });
  for (const name of await readdir(path.dirname(original)))
    if (name !== path.basename(original) && name !== "resources")
      await symlink(path.join(path.dirname(original), name), path.join(folder, name));
  const executable = path.join(folder, path.basename(original));
  await writeFile(executable, await fused(await readFile(original)));
  await chmod(executable, 0o755);
  const files = { "package.json": JSON.stringify({ name: "fused", main: "main.cjs" }), "main.cjs": program };
  await writeFile(path.join(folder, "resources", "app.asar"), archive(files));
  return executable;
}

async function fused(executable: Buffer): Promise<Buffer> {
  const at = executable.indexOf(sentinel) + sentinel.length;
  if (at < sentinel.length || executable[at] !== 1) throw new Error("no fuses of version 1 in this Electron");
  const description = await readFile(path.join(repository, "electron-builder.yml"), "utf8");
  const section = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(description)?.[1] ?? "";
  for (const [, name = "", value] of section.matchAll(/^ {2}(\w+): (true|false)$/gm)) {
    const index = fuses.indexOf(name);
    if (index < 0 || index >= (executable[at + 1] ?? 0)) throw new Error(`this Electron has no fuse ${name}`);
    executable.write(value === "true" ? "1" : "0", at + 2 + index, "latin1");
  }
  return executable;
}

/** An archive as Electron reads it: two counted headers, a list of names in JSON, the files. */
function archive(files: Readonly<Record<string, string>>): Buffer {
  let offset = 0;
  const listed = Object.entries(files).map(([name, content]) => {
    const size = Buffer.byteLength(content);
    offset += size;
    return [name, { size, offset: String(offset - size) }] as const;
  });
  const names = Buffer.from(JSON.stringify({ files: Object.fromEntries(listed) }));
  const padding = (4 - (names.length % 4)) % 4;
  const head = Buffer.alloc(16);
  for (const [index, value] of [4, names.length + padding + 8, names.length + padding + 4, names.length].entries())
    head.writeUInt32LE(value, index * 4);
  return Buffer.concat([head, names, Buffer.alloc(padding), ...Object.values(files).map((file) => Buffer.from(file))]);
}
