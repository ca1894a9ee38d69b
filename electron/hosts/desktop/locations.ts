import path from "node:path";
import { app } from "electron";

/** Set by the build: whether this is a package made for tests. */
declare const guijianTestBuild: boolean;

/** Where the program's own files are, in the source tree and in an installed package. */
const dist = path.resolve(import.meta.dirname, "..");

export const preloadFile = path.join(dist, "desktop", "preload.cjs");
export const rendererFolder = path.join(dist, "renderer");

/** The engine's bundle. In a package it lies beside the archive, with the native module it loads. */
export const engineEntry = path
  .join(dist, "engine", "main.mjs")
  .replace(`app.asar${path.sep}`, `app.asar.unpacked${path.sep}`);

/** Folder of the read-only packs, texts and demo data. */
export const resourcesFolder = app.isPackaged
  ? path.join(process.resourcesPath, "resources")
  : path.resolve(dist, "..", "resources");

/**
 * The Node that runs the engine instead of Electron's own, for profiling and for Electron builds whose Node is too old; null for
 * none. What a person installs ignores the variable: it names a program to be run.
 */
export function engineNode(): string | null {
  const allowed = !app.isPackaged || guijianTestBuild;
  return (allowed && process.env["GUIJIAN_ENGINE_NODE"]) || null;
}
