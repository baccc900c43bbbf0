import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { DEFAULT_LIMITS } from "../../limits.ts";
import { readOfd } from "../../ofd/read-ofd.ts";
import { layOutPages, tablesAndBody } from "../page-layout.ts";

const REPORTS = resolve("../shared/reports");

interface TruthCell {
  readonly row: number;
  readonly col: number;
  readonly rowSpan?: number;
  readonly colSpan?: number;
  readonly text: string;
}

const keyOf = ({ row, col, rowSpan = 1, colSpan = 1, text }: TruthCell) =>
  [row, col, rowSpan, colSpan, text.normalize("NFKC").replace(/\s/gu, "")].join(" ");

test.skipIf(!existsSync(REPORTS)).each([
  ["huaning-2023-evaluation", 0.99],
  ["qingyunpu-2023-monitoring", 0.995],
  ["yushui-2022-self-evaluation", 1],
])("%s: at least %d of the cells of its ruled tables are exact", async (name, share) => {
  const truth: { tables: { cells: TruthCell[] }[] } = JSON.parse(readFileSync(`${REPORTS}/truth/${name}.tables.json`, "utf8"));
  const { pages } = await readOfd(new Uint8Array(readFileSync(`${REPORTS}/${name}.ofd`)), { limits: DEFAULT_LIMITS });
  const { tables } = tablesAndBody(layOutPages(pages));
  expect(tables).toHaveLength(truth.tables.length);
  const wanted = truth.tables.flatMap(({ cells }, table) =>
    cells.filter(({ text }) => text !== "").map((cell) => `${table} ${keyOf(cell)}`),
  );
  const found = new Set(tables.flatMap(({ cells }, table) => cells.map((cell) => `${table} ${keyOf(cell)}`)));
  expect(wanted.filter((key) => found.has(key)).length).toBeGreaterThanOrEqual(share * wanted.length);
});
