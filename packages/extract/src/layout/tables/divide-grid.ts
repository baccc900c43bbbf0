import type { Glyph } from "../page-content.ts";
import { bodyCells, isCut, NUMBER, type TextCell, WHOLE, withBlanks } from "./body-rows.ts";
import { columnTracks } from "./column-tracks.ts";
import { type Fragment, fragmentLines } from "./fragments.ts";
import { headCells } from "./head-rows.ts";
import { indexesBetween } from "./indexes-between.ts";
import { NARROW, type Piece, placed } from "./pieces.ts";
import type { Grid, GridCell } from "./ruled-grid.ts";

/** What the rules do not divide though the text is: columns ruled in the head only, or a body without rules. Nothing if the rules suffice. */
export interface DividedGrid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly TextCell[];
}

const LEAST_LINES = 3;
/** Points from a rule within which the text adds no border. */
const SAME = 3;

export function divideGrid(glyphs: readonly Glyph[], grid: Grid): DividedGrid | undefined {
  return divideRows(glyphs, grid) ?? divideColumns(glyphs, grid);
}

const glyphsOf = (glyphs: readonly Glyph[], { xs, ys }: Grid, cell: GridCell): readonly number[] =>
  indexesBetween(
    glyphs,
    ys[cell.row] ?? 0,
    ys[cell.row + cell.rowSpan] ?? 0,
    (xs[cell.col] ?? 0) + 3,
    (xs[cell.col + cell.colSpan] ?? 0) - 3,
  );

/** Cells over several columns whose texts stand column by column, row after row. */
function divideColumns(glyphs: readonly Glyph[], grid: Grid): DividedGrid | undefined {
  const { xs, ys } = grid;
  const wide = grid.cells.filter((cell) => cell.colSpan > 1 && cell.rowSpan === 1);
  if (wide.length < 3) return undefined;
  const parts = new Map(
    wide.flatMap((cell): [GridCell, readonly Piece[]][] => {
      const lines = fragmentLines(glyphs, glyphsOf(glyphs, grid, cell), 0.5);
      const pieces = lines.flatMap((line) => line.flatMap((fragment) => placed(glyphs, fragment, xs)));
      const separate = new Set(pieces.map(({ col }) => col)).size;
      return lines.length === 1 && separate >= Math.min(3, cell.colSpan) && pieces.every(({ cols }) => cols === 1) ? [[cell, pieces]] : [];
    }),
  );
  if (parts.size < 3 || parts.size < 0.6 * wide.length || parts.size < 0.4 * (ys.length - 1)) return undefined;
  const cells = grid.cells.flatMap((cell): TextCell[] => {
    const pieces = parts.get(cell);
    if (!pieces) return [{ ...cell, glyphs: glyphsOf(glyphs, grid, cell) }];
    return Array.from({ length: cell.colSpan }, (_, at) => ({
      row: cell.row,
      col: cell.col + at,
      rowSpan: 1,
      colSpan: 1,
      glyphs: pieces.filter(({ col }) => col === cell.col + at).flatMap((piece) => piece.glyphs),
    }));
  });
  return { xs, ys, cells };
}

/** Bands between rules that hold several rows of figures. */
function divideRows(glyphs: readonly Glyph[], grid: Grid): DividedGrid | undefined {
  const { ys } = grid;
  const insideOf = (row: number) => indexesBetween(glyphs, ys[row] ?? 0, ys[row + 1] ?? 0, grid.xs[0] ?? 0, grid.xs.at(-1) ?? 0);
  const figuresOf = (row: number) => {
    const inside = insideOf(row);
    return grid.cells.filter((cell) => cell.row === row).map((cell) => countFigures(glyphs, inside, grid, cell));
  };
  // Two rows are seen only where no row has a band of its own.
  const mayBeTwo = !ys.slice(0, -1).some((_, row) => figuresOf(row).includes(1));
  const bands = ys.slice(0, -1).map((_, row) => {
    const own = grid.cells.filter((cell) => cell.row === row);
    const [only] = own;
    if (only && own.length === 1) return only.rowSpan === 1 && only.colSpan > 2 && row > 0 && isColumned(glyphs, grid, only);
    if (own.length < 2 || own.some((cell) => cell.rowSpan > 1)) return false;
    const inside = insideOf(row);
    return (
      own.some((cell) => isFigures(glyphs, inside, grid, cell) && hasRowsBeside(glyphs, inside, grid, own, cell)) ||
      (mayBeTwo && figuresOf(row).filter((count) => count === 2).length > 1)
    );
  });
  const dense = bands.flatMap((isDense, row) => (isDense ? [row] : []));
  if (dense.length === 0) return undefined;
  const xs = allTracks(glyphs, grid, dense);
  const position = (x: number) => xs.reduce((best, one, at) => (Math.abs(one - x) < Math.abs((xs[best] ?? 0) - x) ? at : best), 0);
  const cells: TextCell[] = [];
  const tops: number[] = [];
  for (let row = 0; row < bands.length; row += 1) {
    const [top, bottom] = [ys[row] ?? 0, ys[row + 1] ?? 0];
    const offset = tops.length;
    const inside = indexesBetween(glyphs, top, bottom, xs[0] ?? 0, xs.at(-1) ?? 0);
    const found = fragmentLines(glyphs, inside, 0.45).flatMap((line) =>
      line.flatMap((fragment) => placed(glyphs, fragment, xs, bands[row] ? 0.25 : 0.45)),
    );
    const own = grid.cells.filter((cell) => cell.row === row);
    const plain = own.every((cell) => cell.rowSpan === 1) && own.reduce((sum, cell) => sum + cell.colSpan, 0) === grid.xs.length - 1;
    const isSplit = xs.length > grid.xs.length && plain;
    if (bands[row] || isSplit) {
      const band = bands[row] ? bodyCells(found, xs, top, bottom) : headCells(found, xs, top, bottom, []);
      cells.push(...band.cells.map((cell) => ({ ...cell, row: cell.row + offset })));
      tops.push(...band.tops);
      continue;
    }
    for (const cell of own) {
      const col = position(grid.xs[cell.col] ?? 0);
      const colSpan = position(grid.xs[cell.col + cell.colSpan] ?? 0) - col;
      cells.push({ row: offset, col, rowSpan: cell.rowSpan, colSpan, glyphs: glyphsOf(glyphs, grid, cell) });
    }
    tops.push(top);
  }
  return { xs, ys: [...tops, ys.at(-1) ?? 0], cells: withBlanks(cells, tops.length, xs.length - 1) };
}

/** Whether a cell over all columns holds lines that stand in the columns of the head above. */
function isColumned(glyphs: readonly Glyph[], grid: Grid, cell: GridCell): boolean {
  const lines = fragmentLines(glyphs, glyphsOf(glyphs, grid, cell), 0.45);
  const pieces = lines.map((line) => line.flatMap((fragment) => placed(glyphs, fragment, grid.xs)));
  const parted = pieces.filter((line) => line.length > 2).length;
  const crossing = pieces.flat().filter(({ cols }) => cols > 1).length;
  return parted >= 2 && parted >= 0.25 * lines.length && crossing <= 0.05 * pieces.flat().length;
}

/** Those of the characters that stand in the cell's columns. */
function within(glyphs: readonly Glyph[], inside: readonly number[], { xs }: Grid, cell: GridCell): readonly number[] {
  const [left, right] = [xs[cell.col] ?? 0, xs[cell.col + cell.colSpan] ?? 0];
  return inside.filter((index) => {
    const [x0 = 0, , x1 = 0] = glyphs[index]?.box ?? [];
    return (x0 + x1) / 2 > left && (x0 + x1) / 2 < right;
  });
}

/** How many figures stand in the cell, one below the other; none if it holds anything else. */
function countFigures(glyphs: readonly Glyph[], inside: readonly number[], grid: Grid, cell: GridCell): number {
  const lines = fragmentLines(glyphs, within(glyphs, inside, grid, cell), 0.45).map((line) => line.map(({ text }) => text).join(""));
  if (!lines.every((text) => NUMBER.test(text) && /\d/u.test(text))) return 0;
  return lines.some((text, at) => isCut(lines[at - 1] ?? "", text)) ? 1 : lines.length;
}

/** Whether the cell holds several lines that are figures each. */
function isFigures(glyphs: readonly Glyph[], inside: readonly number[], grid: Grid, cell: GridCell): boolean {
  const own = within(glyphs, inside, grid, cell);
  const lines = own.length < LEAST_LINES ? [] : fragmentLines(glyphs, own, 0.45);
  if (isOneFigure(lines, (grid.xs[cell.col + cell.colSpan] ?? 0) - (grid.xs[cell.col] ?? 0))) return false;
  const figures = lines.filter((line) => line.every(({ text }) => NUMBER.test(text)));
  return (
    lines.length >= LEAST_LINES &&
    figures.length >= 0.75 * lines.length &&
    figures.some((line) => line.some(({ text }) => /\d/u.test(text)))
  );
}

/** Whether another cell of the band has about as many lines: those of one figure in a narrow column stand alone. */
function hasRowsBeside(glyphs: readonly Glyph[], inside: readonly number[], grid: Grid, own: readonly GridCell[], cell: GridCell): boolean {
  const count = (one: GridCell) => fragmentLines(glyphs, within(glyphs, inside, grid, one), 0.45).length;
  const least = 0.75 * count(cell);
  return own.some((one) => one !== cell && count(one) >= least);
}

/** Whether lines are the parts of one figure in a column that is too narrow for it: no more of the next one would have gone into each. */
function isOneFigure(lines: readonly (readonly Fragment[])[], width: number): boolean {
  const isFull = (line: readonly Fragment[]) => {
    const [first, last] = [line[0], line.at(-1)];
    return first !== undefined && last !== undefined && last.x1 - first.x0 + DIGIT * first.size > width - 2 * PADDING;
  };
  const whole = lines.flatMap((line) => line.map(({ text }) => text)).join("");
  return WHOLE.test(whole) && lines.slice(0, -1).every(isFull);
}

/** Width of a digit in sizes of the type, and space at the side of a cell in points. */
const DIGIT = 0.5;
const PADDING = 6;

/** The tracks of the rules and those that the text of the dense bands adds between them. */
function allTracks(glyphs: readonly Glyph[], { xs, ys }: Grid, dense: readonly number[]): readonly number[] {
  const [left, right] = [xs[0] ?? 0, xs.at(-1) ?? 0];
  // What touches over a border is parted there.
  const lines = dense.flatMap((row) =>
    fragmentLines(glyphs, indexesBetween(glyphs, ys[row] ?? 0, ys[row + 1] ?? 0, left, right), 0.45).map((line) =>
      line.flatMap((fragment) => placed(glyphs, fragment, xs, NARROW)),
    ),
  );
  const added = xs.slice(0, -1).flatMap((x, at) => {
    const end = xs[at + 1] ?? x;
    const own = lines
      .map((line) => line.filter(({ x0, x1 }) => (x0 + x1) / 2 > x && (x0 + x1) / 2 < end))
      .filter((line) => line.length > 0);
    return own.length < LEAST_LINES
      ? []
      : columnTracks(own, x, end, 0.6)
          .slice(1, -1)
          .filter((track) => track > x + SAME && track < end - SAME);
  });
  return [...xs, ...added].sort((a, b) => a - b);
}
