// A small house with the same rooms and the same nets, in which offenders can be tried without touching the real one.
import { execFile } from "node:child_process";
import { globSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const repository = path.resolve(import.meta.dirname, "../..");

/** A file as the nets should see it. */
export interface TriedFile {
  /** Path from the repository's top. */
  readonly file: string;
  readonly code: string;
}

export type Verdicts = ReadonlyMap<string, readonly string[]>;

const rooms = ["shared", "db", "electron/engine", "electron/hosts", "electron/cli", "electron/tooling", "renderer"];

/** One module of each room, for offenders and neighbours to import. */
const furniture = [
  "shared/thing.ts",
  "db/thing.ts",
  "electron/engine/thing.ts",
  "electron/hosts/platform.ts",
  "electron/hosts/thing.ts",
  "electron/hosts/browser/thing.ts",
  "electron/hosts/desktop/thing.ts",
  "electron/cli/thing.ts",
  "electron/tooling/thing.ts",
  "renderer/thing.ts",
  "resources/demo/thing.ts",
  "test/thing.ts",
];

/** What oxlint says of each file, by the repository's own settings: the rule of each finding. A file it does not mind is not listed. */
export function lintFiles(files: readonly TriedFile[]): Promise<Verdicts> {
  return inHouse(files, lintOf);
}

/** What the compiler says of each file, by the repository's own projects: the number of each error. A file it does not mind is not listed. */
export function compileFiles(files: readonly TriedFile[]): Promise<Verdicts> {
  return inHouse(files, typesOf);
}

async function inHouse(files: readonly TriedFile[], judge: (house: string) => Promise<Verdicts>): Promise<Verdicts> {
  const house = await mkdtemp(path.join(tmpdir(), "guijian-house-"));
  try {
    await furnish(house, files);
    return await judge(house);
  } finally {
    await rm(house, { recursive: true });
  }
}

async function furnish(house: string, files: readonly TriedFile[]): Promise<void> {
  const settings = globSync(
    ["package.json", "tsconfig*.json", "{shared,db,electron,renderer,resources,test}/**/tsconfig*.json"],
    {
      cwd: repository,
    },
  );
  for (const file of settings) await put(house, file, await readFile(path.join(repository, file), "utf8"));
  // Rules that need types are left to the real run over the real house.
  const { options: _, ...lint } = JSON.parse(await readFile(path.join(repository, ".oxlintrc.json"), "utf8"));
  await put(house, ".oxlintrc.json", JSON.stringify(lint));
  for (const file of furniture) await put(house, file, "export type Thing = number;\nexport const thing: Thing = 1;\n");
  for (const room of rooms) await put(house, `${room}/packages.ts`, await packagesOf(room));
  for (const { file, code } of files) await put(house, file, code);
  // The packages one by one: what the compiler keeps in node_modules/.cache must stay in this house.
  await mkdir(path.join(house, "node_modules"));
  for (const name of await readdir(path.join(repository, "node_modules")))
    if (!name.startsWith("."))
      await symlink(path.join(repository, "node_modules", name), path.join(house, "node_modules", name), "junction");
}

/** A module that imports every package the real room does: what a package declares globally must be known here too. */
async function packagesOf(room: string): Promise<string> {
  const names = new Set<string>();
  for (const file of globSync("**/*.{ts,tsx}", { cwd: path.join(repository, room) })) {
    const text = await readFile(path.join(repository, room, file), "utf8");
    for (const [, name = ""] of text.matchAll(/^(?:import|export|\}) [^"]*"([^".#][^":?]*)"/gm)) names.add(name);
  }
  return [...names].map((name) => `import "${name}";\n`).join("");
}

async function put(house: string, file: string, text: string): Promise<void> {
  const target = path.join(house, file);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, text);
}

async function lintOf(house: string): Promise<Verdicts> {
  const output = await run("oxlint/bin/oxlint", ["--format=json"], house);
  const { diagnostics } = JSON.parse(output) as {
    readonly diagnostics: readonly { readonly filename: string; readonly code: string }[];
  };
  return gathered(diagnostics.map(({ filename, code }) => [filename, /\((.+)\)/.exec(code)?.[1] ?? code]));
}

async function typesOf(house: string): Promise<Verdicts> {
  const output = await run("typescript/bin/tsc", ["-b", "--pretty", "false"], house);
  return gathered(
    [...output.matchAll(/^(\S+?)\(\d+,\d+\): error (TS\d+)/gm)].map(([, file = "", error = ""]) => [file, error]),
  );
}

function gathered(found: readonly (readonly [string, string])[]): Verdicts {
  const byFile = new Map<string, string[]>();
  for (const [file, what] of found) byFile.set(file, [...(byFile.get(file) ?? []), what]);
  return byFile;
}

/** What a tool of the repository prints; one that finds something ends with an error. */
function run(script: string, options: readonly string[], cwd: string): Promise<string> {
  const tool = path.join(repository, "node_modules", script);
  return new Promise((resolve) => {
    execFile(process.execPath, [tool, ...options], { cwd, maxBuffer: 64 * 1024 * 1024 }, (_, out, error) =>
      resolve(out + error),
    );
  });
}
