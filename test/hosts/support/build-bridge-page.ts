import path from "node:path";
import { build } from "vite";

/** Builds the bridge's test page into a folder. */
export async function buildBridgePage(outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: "warn",
    root: path.join(import.meta.dirname, "bridge-page"),
    base: "./",
    build: { outDir, emptyOutDir: true, modulePreload: { polyfill: false }, assetsInlineLimit: 0, target: "chrome130" },
  });
}

/** Bundles the fake engine into one file, for an engine process that cannot run TypeScript as it is. */
export async function buildFakeEngine(outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: "warn",
    ssr: { noExternal: true },
    build: {
      ssr: path.join(import.meta.dirname, "fake-engine.ts"),
      outDir,
      emptyOutDir: true,
      target: "node20",
      rolldownOptions: { output: { format: "es", entryFileNames: "main.mjs" } },
    },
  });
}
