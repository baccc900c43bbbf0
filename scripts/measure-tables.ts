// Writes the tables of the shared documents to a temporary folder and scores them against the references, where these are.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, extname, join, resolve } from "node:path";
import type { PageContent } from "../packages/extract/src/layout/page-content.ts";
import { layOutPages, tablesAndBody } from "../packages/extract/src/layout/page-layout.ts";
import { DEFAULT_LIMITS } from "../packages/extract/src/limits.ts";
import { readOfd } from "../packages/extract/src/ofd/read-ofd.ts";
import { readPdfPages } from "../packages/extract/src/pdf/read-pages.ts";
import { readScans } from "../packages/extract/src/pdf/read-scans.ts";
import { ocrFolder } from "./recognition.ts";
import { printKinds } from "./tables/main.ts";

const [set = "ofd", only = ".", ...options] = process.argv.slice(2);
if (set === "invented") {
  printKinds(new RegExp(only, "u"), Number(options.find((option) => /^\d+$/u.test(option)) ?? 20), options.includes("--list"));
  process.exit();
}
const SETS: Readonly<Record<string, { readonly files: string; readonly truth: string; readonly stitched: boolean }>> = {
  ofd: { files: "../shared/reports", truth: "../shared/reports/truth", stitched: true },
  pdf: { files: "../shared/reports", truth: "../shared/reports/truth", stitched: true },
  tables: { files: "../shared/tables/pdf", truth: "../shared/tables/truth", stitched: false },
};
const chosen = SETS[set];
if (!chosen || !existsSync(chosen.files)) throw new Error("usage: measure-tables.ts ofd|pdf|tables [REGEX]; needs ../shared");
const folder = mkdtempSync(join(tmpdir(), "tables-"));
const extension = set === "ofd" ? ".ofd" : ".pdf";
for (const file of readdirSync(chosen.files).filter((name) => extname(name) === extension && new RegExp(only, "u").test(name))) {
  const pages = await contents(join(chosen.files, file));
  const { tables } = tablesAndBody(layOutPages(pages));
  const found = tables.map((table) => ({ page: table.parts[0]?.page, ...table }));
  writeFileSync(join(folder, `${basename(file, extension)}.json`), JSON.stringify({ file, tables: found }));
}
const scored = readdirSync(folder).map((name) => basename(name, ".json").replace(/[.+]/gu, "\\$&"));
const args = [
  "--truth",
  resolve(chosen.truth),
  "--pred",
  folder,
  "--only",
  `^(${scored.join("|")})$`,
  ...(chosen.stitched ? ["--stitched"] : []),
];
spawnSync(process.execPath, [resolve("../shared/tools/score-tables.mjs"), ...args], { stdio: "inherit" });

async function contents(path: string): Promise<readonly PageContent[]> {
  if (path.endsWith(".ofd")) return (await readOfd(readFileSync(path), { limits: DEFAULT_LIMITS })).pages;
  const pages: PageContent[] = [];
  const bytes = new Uint8Array(readFileSync(path));
  const recognition = ocrFolder === undefined ? {} : { ocrFolder };
  for await (const { content } of readScans(readPdfPages(bytes, { limits: DEFAULT_LIMITS }), bytes, recognition)) pages.push(content);
  return pages;
}
