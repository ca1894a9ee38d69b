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
