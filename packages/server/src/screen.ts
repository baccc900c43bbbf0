import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import type { Handler } from "hono";
import type { Environment } from "./environment.ts";
import { Problem } from "./problem.ts";

const TYPES: Readonly<Record<string, string>> = {
  ...{ ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8" },
  ...{ ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png", ".wasm": "application/wasm" },
  ...{ ".json": "application/json; charset=utf-8" },
};
/** Named after their content by the build, so they never change. */
const LASTING = /^\/assets\//u;
const FRONT = "/index.html";

/**
 * Serves the built screen of the folder. Only names that were in it at the start are served, so that no address can lead elsewhere.
 * An address without a file of its own, such as that of one finding, gets the screen's front page, which shows what belongs there.
 */
export function serveScreen(folder: string): Handler<Environment> {
  const files = globSync("**/*", { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [`/${path.slice(folder.replace(/[/\\]$/u, "").length + 1).replaceAll(sep, "/")}`, path];
    }),
  );
  return async (context, next) => {
    const { path, method } = context.req;
    if (path === "/api" || path.startsWith("/api/") || !["GET", "HEAD"].includes(method)) return next();
    const named = names.has(path) ? path : undefined;
    // A missing script or picture is missing; answering with a page would only hide it.
    if (named === undefined && extname(path) !== "" && !context.req.header("accept")?.includes("text/html")) throw new Problem("not-found");
    const shown = named ?? FRONT;
    const file = names.get(shown);
    if (file === undefined) return next();
    const bytes = await readFile(file);
    return context.body(new Uint8Array(bytes), 200, {
      "content-type": TYPES[extname(shown)] ?? "application/octet-stream",
      "cache-control": LASTING.test(shown) ? "public, max-age=31536000, immutable" : "no-cache",
    });
  };
}
