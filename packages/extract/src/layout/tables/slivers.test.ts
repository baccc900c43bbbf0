import { expect, test } from "vitest";
import type { Glyph, PageContent } from "../page-content.ts";
import type { Grid, GridCell } from "./ruled-grid.ts";
import { withoutSlivers } from "./slivers.ts";

const cell = (row: number, col: number, rowSpan = 1, colSpan = 1): GridCell => ({ row, col, rowSpan, colSpan });
const glyph = (x: number, y: number): Glyph => ({ text: "1", box: [x, y, x + 10, y + 10], size: 10, angle: 0, font: "", bold: false });
const pageWith = (glyphs: readonly Glyph[]): PageContent => ({
  page: { number: 1, width: 600, height: 800, rotation: 0 },
  glyphs,
  rules: [],
  fills: [],
  images: [],
});

/** At the page's end: a merged label, two rows beside it, a strip below them. */
const FOOT: Grid = {
  ys: [680, 710, 740, 748],
  xs: [50, 100, 200],
  cells: [cell(0, 0, 3), cell(0, 1), cell(1, 1), cell(2, 1)],
  doubts: [],
  open: true,
};
const ROWS = [glyph(60, 690), glyph(120, 690), glyph(120, 720)];

test("a blank strip that no rule closes at the page's end is no row", () => {
  const { ys, cells } = withoutSlivers(pageWith(ROWS), FOOT);
  expect([ys, cells]).toEqual([
    [680, 710, 740],
    [cell(0, 0, 2), cell(0, 1), cell(1, 1)],
  ]);
});

test.each<[string, Grid, readonly Glyph[]]>([
  ["that a rule closes", { ...FOOT, open: false }, ROWS],
  ["with text in it", FOOT, [...ROWS, glyph(120, 741)]],
  ["in the middle of the page", { ...FOOT, ys: FOOT.ys.map((y) => y - 300) }, ROWS],
])("a row %s stays", (_name, grid, glyphs) => {
  expect(withoutSlivers(pageWith(glyphs), grid)).toEqual(grid);
});

/** On the next page: what is left of the label ends above the row beside it. */
const HEAD: Grid = {
  ys: [30, 42, 51, 80],
  xs: [50, 100, 200],
  cells: [cell(0, 0), cell(0, 1, 2), cell(1, 0), cell(2, 0), cell(2, 1)],
  doubts: [],
};

test("a blank cell that ends within the first row beside it parts no row", () => {
  const { ys, cells } = withoutSlivers(pageWith([glyph(120, 36), glyph(60, 60), glyph(120, 60)]), HEAD);
  expect([ys, cells]).toEqual([
    [30, 51, 80],
    [cell(0, 0), cell(0, 1), cell(1, 0), cell(1, 1)],
  ]);
});

test("cells with text part rows", () => {
  expect(withoutSlivers(pageWith([glyph(120, 36), glyph(60, 31)]), HEAD)).toEqual(HEAD);
});
