import path from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** How the interface is built: one page for every host, no inline code or data the content security policy would have to allow. */
export default defineConfig({
  root: path.join(import.meta.dirname, "renderer"),
  base: "./",
  plugins: [react()],
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
