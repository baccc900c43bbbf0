import { cpSync, createReadStream, existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const PDFJS = dirname(fileURLToPath(import.meta.resolve("pdfjs-dist/package.json")));
/** What pdf.js fetches while it draws: Chinese character maps, substitutes for fonts that are not embedded, decoders of scans. */
const FOLDERS = ["cmaps", "standard_fonts", "wasm", "iccs"];

/** Keeps those beside the screen, under /pdfjs/: no other address is ever asked. */
function pdfjsFolders(): Plugin {
  let outDir = "";
  return {
    name: "gouji-pdfjs-folders",
    configResolved({ root, build }) {
      outDir = join(root, build.outDir);
    },
    configureServer({ middlewares }) {
      middlewares.use("/pdfjs", ({ url = "" }, response, next) => {
        const name = normalize(url.split("?")[0] ?? "").replace(/^\/+/u, "");
        const path = join(PDFJS, name);
        if (!FOLDERS.includes(name.split("/")[0] ?? "") || !existsSync(path)) return next();
        createReadStream(path).pipe(response);
      });
    },
    closeBundle() {
      for (const folder of FOLDERS) cpSync(join(PDFJS, folder), join(outDir, "pdfjs", folder), { recursive: true });
    },
  };
}

export default defineConfig({
  plugins: [react(), pdfjsFolders()],
  build: {
    // Chromium 111, the oldest that the style sheets are written for.
    target: "chrome111",
    // Nothing is put into markup or style sheets as data: what is served is a file with a name.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
  },
  server: { proxy: { "/api": { target: "http://127.0.0.1:4680", changeOrigin: true } } },
});
