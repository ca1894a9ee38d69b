import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** Lays the files the PDF reader asks for by name (character maps, fonts, decoders) beside the page, unchanged. */
function pdfReaderParts(): Plugin {
  const reader = path.join(import.meta.dirname, "node_modules", "pdfjs-dist");
  return {
    name: "pdf-reader-parts",
    generateBundle() {
      for (const folder of ["cmaps", "standard_fonts", "wasm", "iccs"]) {
        for (const file of readdirSync(path.join(reader, folder))) {
          const source = readFileSync(path.join(reader, folder, file));
          this.emitFile({ type: "asset", fileName: `pdfjs/${folder}/${file}`, source });
        }
      }
    },
  };
}

/** How the interface is built: one page for every host, no inline code or data the content security policy would have to allow. */
export default defineConfig({
  root: path.join(import.meta.dirname, "renderer"),
  base: "./",
  plugins: [react(), pdfReaderParts()],
  build: {
    outDir: path.join(import.meta.dirname, "dist", "renderer"),
    emptyOutDir: true,
    target: "chrome130",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2_000,
    reportCompressedSize: false,
  },
});
