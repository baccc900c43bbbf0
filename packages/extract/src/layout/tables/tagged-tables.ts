import type { PageContent, TaggedCell, TaggedTable } from "../page-content.ts";
import type { TextCell } from "./body-rows.ts";
import { NUMBER, withBlanks } from "./body-rows.ts";
import { median } from "./column-tracks.ts";
import type { PageTable } from "./page-table.ts";
import { tableOfCells } from "./text-table.ts";

/** A cell in the grid of its whole table, and where its text stands on the page. */
interface Placed {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly glyphs: readonly number[];
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  readonly size: number;
}

/** Points by which texts of neighbouring columns or rows may overlap. */
const OVER = 3;
const MOST_COLUMNS = 200;

/**
 * Tables of the structure tree (tagged PDF) whose places on the page agree with it: columns beside each other, rows below each other. `before` is
 * the part on the page before. What contradicts its own geometry is no table.
 */
export function taggedPageTables(content: PageContent, before?: PageTable): readonly PageTable[] {
  const { tagged = [], glyphs } = content;
  if (tagged.length === 0) return [];
  const byContent = new Map<number, number[]>();
  glyphs.forEach(({ content: number, hidden, text }, index) => {
    if (number === undefined || hidden || text.trim() === "") return;
    const own = byContent.get(number);
    if (own) own.push(index);
    else byContent.set(number, [index]);
  });
  return tagged.flatMap((table) => tableOf(content, table, byContent, before) ?? []);
}

function tableOf(
  content: PageContent,
  table: TaggedTable,
  byContent: ReadonlyMap<number, readonly number[]>,
  before: PageTable | undefined,
): PageTable | undefined {
  const grid = placeCells(table, ({ contents }) => contents.flatMap((number) => byContent.get(number) ?? []), content);
  if (!grid) return undefined;
  const { cells, cols } = grid;
  const shown = cells.filter(({ glyphs }) => glyphs.length > 0);
  const [first, last] = [
    Math.min(...shown.map(({ row }) => row)),
    Math.max(...shown.map(({ row, rowSpan }) => row + Math.min(rowSpan, 1) - 1)),
  ];
  // Where rules showed the part before, the tree was not needed for it.
  const goesOn = before?.cols === cols && (before.tagged === true || (before.open === true && first > 0));
  const kept = rowsOnPage(shown, first, last, goesOn && first === 0);
  const rows = kept.length;
  const isPart = goesOn || first > 0 || last < table.rows.length - 1;
  const columns = bordersOf(
    shown,
    cols,
    ({ col, colSpan }) => (colSpan === 1 ? col : undefined),
    ({ x0, x1 }) => [x0, x1],
  );
  const lines = bordersOf(
    shown.map((cell) => ({ ...cell, row: kept.indexOf(cell.row) })),
    rows,
    ({ row, rowSpan }) => (rowSpan === 1 ? row : undefined),
    ({ y0, y1 }) => [y0, y1],
  );
  if (!columns || !lines || cols < 2 || !isMore(content, shown, rows)) return undefined;
  const ownCells = cells.flatMap((cell): TextCell[] => {
    const own = kept.flatMap((row, at) => (row >= cell.row && row < cell.row + cell.rowSpan ? [at] : []));
    return own.length === 0 ? [] : [{ row: own[0] ?? 0, col: cell.col, rowSpan: own.length, colSpan: cell.colSpan, glyphs: cell.glyphs }];
  });
  // A part on a further page need not show all columns.
  const xs = goesOn && before ? before.columns : columns;
  const found = tableOfCells(content, { xs, ys: lines, cells: withBlanks(ownCells, rows, cols), score: 1 }, "sparse", isPart ? 1 : 2);
  return found && { ...found, tagged: true, ...(last < table.rows.length - 1 ? { open: true } : {}) };
}

/** Rows of which something is shown, and blank ones between them; `again`: the head may stand again above rows that go on. */
function rowsOnPage(shown: readonly Placed[], first: number, last: number, again: boolean): readonly number[] {
  const rows = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  if (!again) return rows;
  const isBlank = (row: number) => !shown.some((cell) => cell.row === row);
  const blank = rows.findIndex(isBlank);
  const next = rows.findIndex((row, at) => at > blank && !isBlank(row));
  return blank < 0 ? rows : rows.filter((_, at) => at < blank || at >= next);
}

/** Two rows are more than texts set beside each other only where figures are among them. */
function isMore({ glyphs }: PageContent, shown: readonly Placed[], rows: number): boolean {
  const textOf = (cell: Placed) => cell.glyphs.map((index) => glyphs[index]?.text ?? "").join("");
  return rows > 2 || shown.some((cell) => NUMBER.test(textOf(cell)));
}

/** Cells in the grid that their spans make; programs that leave out blank cells have rows that do not fill it: there the places decide. */
function placeCells(
  { rows }: TaggedTable,
  glyphsOf: (cell: TaggedCell) => readonly number[],
  { glyphs }: PageContent,
): { readonly cells: readonly Placed[]; readonly cols: number } | undefined {
  const taken: boolean[][] = rows.map(() => []);
  const widthOf = (row: readonly TaggedCell[]) => row.reduce((sum, { colSpan }) => sum + colSpan, 0);
  const cols = Math.max(0, ...rows.map(widthOf));
  if (cols > MOST_COLUMNS) return undefined;
  const cells: Placed[] = [];
  const short: { readonly row: number; readonly cells: readonly TaggedCell[] }[] = [];
  const put = (cell: TaggedCell, row: number, col: number) => {
    for (let down = row; down < Math.min(rows.length, row + cell.rowSpan); down += 1)
      for (let right = col; right < col + cell.colSpan; right += 1) {
        const line = taken[down];
        if (line) line[right] = true;
      }
    cells.push({
      row,
      col,
      rowSpan: Math.min(cell.rowSpan, rows.length - row),
      colSpan: cell.colSpan,
      ...extentOf(glyphsOf(cell), glyphs),
    });
  };
  rows.forEach((row, at) => {
    const open = cols - (taken[at]?.filter(Boolean).length ?? 0);
    if (widthOf(row) < open) {
      short.push({ row: at, cells: row });
      return;
    }
    let col = 0;
    for (const cell of row) {
      while (taken[at]?.[col]) col += 1;
      put(cell, at, col);
      col += cell.colSpan;
    }
  });
  const middles = Array.from({ length: cols }, (_, col) =>
    median(cells.filter((cell) => cell.col === col && cell.colSpan === 1 && cell.glyphs.length > 0).map(({ x0, x1 }) => (x0 + x1) / 2)),
  );
  for (const { row, cells: own } of short) {
    let from = 0;
    own.forEach((cell, index) => {
      const { x0, x1, glyphs: shown } = extentOf(glyphsOf(cell), glyphs);
      const rest = widthOf(own.slice(index));
      const middle = (x0 + x1) / 2;
      const off = (col: number) => Math.abs(((middles[col] ?? 0) + (middles[col + cell.colSpan - 1] ?? 0)) / 2 - middle);
      const open = Array.from({ length: Math.max(0, cols - rest - from + 1) }, (_, at) => from + at).filter((col) => !taken[row]?.[col]);
      const [col = from] = shown.length === 0 ? open : open.sort((a, b) => off(a) - off(b));
      put(cell, row, col);
      from = col + cell.colSpan;
    });
  }
  return cells.some(({ col, colSpan }) => col + colSpan > cols) ? undefined : { cells, cols };
}

function extentOf(indexes: readonly number[], glyphs: PageContent["glyphs"]): Omit<Placed, "row" | "col" | "rowSpan" | "colSpan"> {
  let [x0, y0, x1, y1, size] = [Infinity, Infinity, -Infinity, -Infinity, 0];
  for (const index of indexes) {
    const glyph = glyphs[index];
    if (!glyph) continue;
    x0 = Math.min(x0, glyph.box[0]);
    y0 = Math.min(y0, glyph.box[1]);
    x1 = Math.max(x1, glyph.box[2]);
    y1 = Math.max(y1, glyph.box[3]);
    size = Math.max(size, glyph.size);
  }
  return { glyphs: indexes, x0, y0, x1, y1, size };
}

/** Borders between columns or rows, in the middle of the space between their texts; nothing where one reaches into the next. */
function bordersOf(
  cells: readonly Placed[],
  count: number,
  trackOf: (cell: Placed) => number | undefined,
  sideOf: (cell: Placed) => readonly [number, number],
): readonly number[] | undefined {
  const spans: ([number, number] | undefined)[] = Array.from({ length: count }, () => undefined);
  for (const cell of cells) {
    const [track, [from, to]] = [trackOf(cell), sideOf(cell)];
    if (track === undefined) continue;
    const known = spans[track];
    spans[track] = known ? [Math.min(known[0], from), Math.max(known[1], to)] : [from, to];
  }
  const [low, high] = [Math.min(...cells.map((cell) => sideOf(cell)[0])), Math.max(...cells.map((cell) => sideOf(cell)[1]))];
  const borders = [low - 2];
  for (let at = 1; at < count; at += 1) {
    const before = spans.slice(0, at).findLast((span) => span !== undefined)?.[1] ?? low;
    const after = spans.slice(at).find((span) => span !== undefined)?.[0] ?? high;
    if (after < before - OVER) return undefined;
    // Tracks without text share the space.
    const blank = spans.slice(at).findIndex((span) => span !== undefined);
    const known = spans.slice(0, at).findLastIndex((span) => span !== undefined);
    const tracks = (blank < 0 ? count - at : blank) + (at - 1 - known) + 1;
    borders.push(before + ((after - before) * (at - known - 0.5)) / tracks);
  }
  return [...borders, high + 2];
}
