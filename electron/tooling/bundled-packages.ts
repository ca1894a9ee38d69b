import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";

/** A library of somebody else's that we ship. */
export interface ShippedPackage {
  /** The name it is imported by; differs from the registry's where package.json takes it under another name. */
  readonly alias: string;
  readonly name: string;
  readonly version: string;
  /** SPDX expression as the package declares it; null where it declares none. */
  readonly licence: string | null;
  /** The full text that came with it; null where it brought none. */
  readonly text: string | null;
  readonly homepage: string | null;
}

/** Not bundled, yet shipped: the native module lies beside the bundles, and all of them run in Electron. */
const besideBundles = ["better-sqlite3", "electron"] as const;

/** Tells which packages went into a bundle, by the folders their modules came from. */
export function noteBundledPackages(note: (names: readonly string[]) => void): Plugin {
  return {
    name: "note-bundled-packages",
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((part) => (part.type === "chunk" ? part.moduleIds : []));
      note([...new Set(modules.flatMap(packageOf))].toSorted());
    },
  };
}

/** The package a module belongs to; empty for our own. A package within a package counts by its own folder. */
export function packageOf(module: string): readonly string[] {
  const inside = module.replaceAll("\\", "/").split("/node_modules/").slice(1);
  const last = inside.at(-1);
  if (last === undefined) return [];
  const [first = "", second = ""] = last.split("/");
  const name = first.startsWith("@") ? `${first}/${second}` : first;
  return [[...inside.slice(0, -1), name].join("/node_modules/")];
}

/** What the packages say of themselves, in the order of their names. Throws where a package is not installed. */
export function describePackages(root: string, bundled: readonly string[]): readonly ShippedPackage[] {
  const all = [...new Set([...bundled, ...besideBundles])].toSorted();
  return all.map((alias) => describe(path.join(root, "node_modules", alias), alias));
}

function describe(folder: string, alias: string): ShippedPackage {
  const { name, version, license, homepage } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string | { readonly type: string };
    readonly homepage?: string;
  };
  const licence = typeof license === "string" ? license : (license?.type ?? null);
  return { alias, name, version, licence, text: licenceText(folder), homepage: homepage ?? null };
}

function licenceText(folder: string): string | null {
  const files = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && /^(licen[cs]e|copying|notice)/i.test(entry.name),
  );
  if (files.length === 0) return null;
  return files
    .map(({ name }) => name)
    .toSorted()
    .map((file) => readFileSync(path.join(folder, file), "utf8").trim())
    .join("\n\n");
}
