import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { DEFAULT_LIMITS } from "../../limits.ts";
import { readPdfPages } from "../../pdf/read-pages.ts";
import type { PageContent } from "../page-content.ts";
import { layOutPages, tablesAndBody } from "../page-layout.ts";

const SHARED = resolve("../shared");
const SCORER = join(SHARED, "tools/score-tables.mjs");

/** Adjacency and cell F1, mean over the files, as the shared scorer counts them. */
async function score(
  folder: string,
  truth: string,
  only: RegExp,
  stitched: boolean,
): Promise<{ readonly adjacency: number; readonly cells: number }> {
  const out = mkdtempSync(join(tmpdir(), "gouji-tables-"));
  try {
    const names: string[] = [];
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".pdf") && only.test(name))) {
      const pages: PageContent[] = [];
      const bytes = new Uint8Array(readFileSync(join(folder, file)));
      for await (const { content } of readPdfPages(bytes, { limits: DEFAULT_LIMITS })) pages.push(content);
      const { tables } = tablesAndBody(layOutPages(pages));
      const name = basename(file, ".pdf");
      names.push(name);
      writeFileSync(
        join(out, `${name}.json`),
        JSON.stringify({ file, tables: tables.map((table) => ({ page: table.parts[0]?.page, ...table })) }),
      );
    }
    const args = [SCORER, "--truth", truth, "--pred", out, "--only", `^(${names.join("|")})$`, ...(stitched ? ["--stitched"] : [])];
    const printed = spawnSync(process.execPath, args, { encoding: "utf8" }).stdout;
    const macro = /TOTAL macro.*adj P [\d.]+ R [\d.]+ F1 ([\d.]+) \| cell F1 ([\d.]+)/u.exec(printed);
    return { adjacency: Number(macro?.[1]), cells: Number(macro?.[2]) };
  } finally {
    rmSync(out, { recursive: true });
  }
}

test.skipIf(!existsSync(SCORER)).each([
  ["tables of the ruled set and pages without tables", "tables/pdf", "tables/truth", /^(?!icdar)/u, false, 0.995, 0.995],
  ["tables of the competition set, many with few rules", "tables/pdf", "tables/truth", /^icdar/u, false, 0.9, 0.8],
  [
    "ruled tables of reports over pages",
    "reports",
    "reports/truth",
    /^(?:huaning-2023-evaluation|qingyunpu-2023-monitoring)\.pdf$/u,
    true,
    0.99,
    0.99,
  ],
  ["three-line tables of a report over pages", "reports", "reports/truth", /threeline/u, true, 0.97, 0.97],
  ["reports without tables give none", "reports", "reports/truth", /^(?:suzhou|xihu|yushui).*\.pdf$/u, true, 1, 1],
])(
  "%s",
  async (_name, folder, truth, only, stitched, adjacency, cells) => {
    const got = await score(join(SHARED, folder), join(SHARED, truth), only, stitched);
    expect(got.adjacency).toBeGreaterThanOrEqual(adjacency);
    expect(got.cells).toBeGreaterThanOrEqual(cells);
  },
  60_000,
);
