// Writes the tables of OFD reports to a temporary folder and scores them against the shared references, where these are.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { findPageTables } from "../packages/extract/src/layout/tables/find-page-tables.ts";
import { stitchTables } from "../packages/extract/src/layout/tables/stitch-tables.ts";
import { DEFAULT_LIMITS } from "../packages/extract/src/limits.ts";
import { readOfd } from "../packages/extract/src/ofd/read-ofd.ts";

const REPORTS = resolve("../shared/reports");
const NAMES = ["huaning-2023-evaluation", "qingyunpu-2023-monitoring", "yushui-2022-self-evaluation"];

if (!existsSync(REPORTS)) throw new Error("The shared reports are not here; nothing to measure.");
const folder = mkdtempSync(join(tmpdir(), "tables-"));
for (const name of NAMES) {
  const { pages } = await readOfd(readFileSync(join(REPORTS, `${name}.ofd`)), { limits: DEFAULT_LIMITS });
  const start = performance.now();
  const tables = stitchTables(pages.map((content) => ({ content, tables: findPageTables(content) })));
  console.log(`${name}: ${tables.length} tables, ${((performance.now() - start) / pages.length).toFixed(2)} ms a page`);
  writeFileSync(
    join(folder, `${name}.json`),
    JSON.stringify({ file: name, tables: tables.map((table) => ({ page: table.parts[0]?.page, ...table })) }),
  );
}
const scorer = resolve("../shared/tools/score-tables.mjs");
const only = `^(${NAMES.join("|")})$`;
spawnSync(process.execPath, [scorer, "--stitched", "--truth", join(REPORTS, "truth"), "--pred", folder, "--only", only], {
  stdio: "inherit",
});
console.log(folder);
