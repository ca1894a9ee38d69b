// Builds what runs: the interface, the engine and both hosts, into dist/. A part whose sources did not change is left alone.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { build as bundle, type InlineConfig } from "vite";
import { loadPacks } from "#engine/packs.ts";
import { noteBundledPackages } from "./bundled-packages.ts";
import { bundledFile, writeLicences } from "./licences.ts";

const root = path.resolve(import.meta.dirname, "..", "..");
const dist = path.join(root, "dist");
const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { readonly version: string };
const testBuild = process.env["GUIJIAN_TEST_BUILD"] === "1";

interface Part {
  readonly name: string;
  /** Folders and files whose content decides whether it must be built again. */
  readonly sources: readonly string[];
  readonly config: InlineConfig;
}

/** A bundle for Node or Electron: one file, everything inside but the native module and Electron itself. */
function processBundle(entry: string, file: string): InlineConfig {
  const outFile = path.join(dist, file);
  return {
    configFile: false,
    root,
    define: { guijianTestBuild: JSON.stringify(testBuild), guijianVersion: JSON.stringify(version) },
    ssr: { noExternal: true, external: ["better-sqlite3", "electron"] },
    build: {
      ssr: path.join(root, entry),
      outDir: path.dirname(outFile),
      emptyOutDir: false,
      target: "node20",
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        external: ["electron", "better-sqlite3", /^node:/],
        output: {
          format: file.endsWith(".cjs") ? "cjs" : "es",
          entryFileNames: path.basename(outFile),
          codeSplitting: false,
        },
      },
    },
  };
}

const common = ["shared", "package.json", "package-lock.json", "electron/tooling/build.ts"];

const parts: readonly Part[] = [
  {
    name: "renderer",
    sources: [...common, "renderer", "resources", "vite.config.ts"],
    config: { configFile: path.join(root, "vite.config.ts") },
  },
  {
    name: "browser",
    sources: [...common, "electron/hosts"],
    config: processBundle("electron/hosts/browser/main.ts", "browser/main.mjs"),
  },
  {
    name: "desktop",
    sources: [...common, "electron/hosts"],
    config: processBundle("electron/hosts/desktop/main.ts", "desktop/main.mjs"),
  },
  {
    name: "preload",
    sources: [...common, "electron/hosts"],
    config: processBundle("electron/hosts/desktop/preload.ts", "desktop/preload.cjs"),
  },
  {
    name: "engine",
    sources: [...common, "db", "electron/engine", "electron/hosts", "resources"],
    config: processBundle("electron/hosts/engine-process/main.ts", "engine/main.mjs"),
  },
];

/** Builds every part, or those named, that changed since the last time. Throws what the bundler throws, and the refusal of a bad pack. */
export async function build(report: (line: string) => void, only: readonly string[] = []): Promise<void> {
  loadPacks(path.join(root, "resources"));
  const stampFile = path.join(dist, ".built.json");
  const stamps = await readStamps(stampFile);
  const packages = await readNotes(bundledFile(root));
  for (const { name, sources, config } of parts) {
    if (only.length > 0 && !only.includes(name)) continue;
    const stamp = await stampOf(sources);
    if (stamps[name] === stamp && packages[name] !== undefined) continue;
    const begun = performance.now();
    const noting = noteBundledPackages((names) => (packages[name] = names));
    await bundle({ logLevel: "warn", ...config, plugins: [noting] });
    stamps[name] = stamp;
    await mkdir(dist, { recursive: true });
    await writeFile(bundledFile(root), JSON.stringify(packages, null, 2));
    await writeFile(stampFile, JSON.stringify(stamps, null, 2));
    report(`built ${name} in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  }
  if (parts.every(({ name }) => packages[name] !== undefined)) await writeLicences(root);
}

async function readNotes(file: string): Promise<Record<string, readonly string[]>> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Record<string, readonly string[]>;
  } catch {
    return {};
  }
}

async function readStamps(file: string): Promise<Record<string, string>> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Record<string, string>;
  } catch {
    await rm(dist, { recursive: true, force: true });
    return {};
  }
}

/** A digest of everything a part is made from, the kind of build included. */
async function stampOf(sources: readonly string[]): Promise<string> {
  const hash = createHash("sha256").update(String(testBuild));
  for (const source of sources) {
    for (const file of await filesUnder(path.join(root, source))) {
      hash
        .update(path.relative(root, file))
        .update("\0")
        .update(await readFile(file))
        .update("\0");
    }
  }
  return hash.digest("hex");
}

async function filesUnder(place: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(place, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .toSorted();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return [place];
    throw error;
  }
}

if (import.meta.main) await build((line) => process.stdout.write(`${line}\n`), process.argv.slice(2));
