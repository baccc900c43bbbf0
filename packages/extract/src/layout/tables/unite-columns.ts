import type { PageCell, PageTable } from "./page-table.ts";

/** The columns of one part of a table and what stands in them. */
interface Part {
  readonly kind: PageTable["kind"];
  readonly columns: readonly number[];
  readonly rows: number;
  readonly cols: number;
  readonly cells: readonly PageCell[];
}

/**
 * Two ruled parts of which one shows only some borders of the other, as the head of a form has fewer columns than its body:
 * both with the columns of the finer one. Undefined where the borders differ.
 */
export function uniteColumns(a: Part, b: Part): readonly [Part, Part] | undefined {
  if (a.kind !== "ruled" || b.kind !== "ruled" || a.cols === b.cols || Math.max(a.cols, b.cols) < 2) return undefined;
  const fine = a.cols > b.cols ? a : b;
  const refined = refine(fine === a ? b : a, fine.columns) ?? (fine === a ? withCutColumns(a, b) : undefined);
  if (!refined) return undefined;
  return fine === a ? [a, refined] : [refined, b];
}

/**
 * The later part with the first columns of the one before, of which it shows nothing: a merged cell at a side without a rule, that the page's end
 * cuts and whose text stands on the page before.
 */
function withCutColumns(before: Part, part: Part): Part | undefined {
  const missing = before.cols - part.cols;
  const isSame = part.columns.every((x, at) => Math.abs(x - (before.columns[missing + at] ?? 0)) <= NEAR);
  const cut = before.cells.filter(({ row, rowSpan, col, openBelow }) => row + rowSpan === before.rows && col < missing && openBelow);
  if (!isSame || cut.reduce((sum, { colSpan }) => sum + colSpan, 0) !== missing) return undefined;
  const [first] = part.cells;
  if (!first) return undefined;
  const blank = cut.map(
    ({ col, colSpan, box: [x0, , x1] }): PageCell => ({
      ...{ row: 0, col, rowSpan: part.rows, colSpan, text: "", lines: [], page: first.page },
      ...{ box: [x0, first.box[1], x1, Math.max(...part.cells.map(({ box }) => box[3]))], openAbove: true, openBelow: true },
    }),
  );
  const moved = part.cells.map((cell) => ({ ...cell, col: cell.col + missing }));
  return { ...part, columns: before.columns, cols: before.cols, cells: [...blank, ...moved] };
}

/** Points by which the same border stands elsewhere on another page. */
const NEAR = 1.5;

function refine(part: Part, columns: readonly number[]): Part | undefined {
  const tolerance = Math.max(3, 0.02 * ((columns.at(-1) ?? 0) - (columns[0] ?? 0)));
  const places = part.columns.map((x) => columns.findIndex((other) => Math.abs(other - x) <= tolerance));
  const isSubset = places.every((place, at) => place >= 0 && (at === 0 || place > (places[at - 1] ?? 0)));
  if (!isSubset || places[0] !== 0 || places.at(-1) !== columns.length - 1) return undefined;
  const cells = part.cells.map((cell) => {
    const col = places[cell.col] ?? 0;
    return { ...cell, col, colSpan: Math.max(1, (places[cell.col + cell.colSpan] ?? columns.length - 1) - col) };
  });
  return { ...part, columns, cols: columns.length - 1, cells };
}
