import { isCut, NUMBER, type TextCell, withBlanks } from "./body-rows.ts";
import type { Line } from "./merge-rules.ts";
import type { Piece } from "./pieces.ts";
import { isTotal, totalRange } from "./total-range.ts";

const LEAST_ROWS = 3;
const SAME = 3;

/** Borders of rows where rules lie between the rows, some of them not below merged cells; nothing where bands hold several rows. */
export function rowBorders(ys: readonly number[], partial: readonly Line[], pieces: readonly Piece[]): readonly number[] | undefined {
  const [top, bottom] = [ys[0] ?? 0, ys.at(-1) ?? 0];
  const inner = partial.filter(({ at }) => at > top + SAME && at < bottom - SAME).map(({ at }) => at);
  const borders = [...ys, ...inner].sort((a, b) => a - b).filter((y, at, all) => at === 0 || y - (all[at - 1] ?? 0) > SAME);
  if (borders.length - 1 < LEAST_ROWS) return undefined;
  const single = borders.slice(0, -1).filter((y, at) => {
    const own = pieces.filter((piece) => piece.y > y && piece.y <= (borders[at + 1] ?? y));
    return !own.some((piece) => own.some((other) => isSecondFigure(piece, other)));
  });
  return single.length >= 0.8 * (borders.length - 1) ? borders : undefined;
}

/** Whether both are figures of one column, one below the other, and not the halves of one. */
function isSecondFigure(above: Piece, below: Piece): boolean {
  if (above.col !== below.col || below.y - above.y < 0.5 * above.size) return false;
  return NUMBER.test(above.text) && NUMBER.test(below.text) && !isCut(above.text, below.text);
}

/** Cells between such borders: a column that the rule between two rows leaves out holds a merged cell. */
export function ruledRowCells(
  pieces: readonly Piece[],
  borders: readonly number[],
  xs: readonly number[],
  rules: readonly Line[],
): readonly TextCell[] {
  const [rows, cols] = [borders.length - 1, xs.length - 1];
  const cells: { row: number; col: number; rowSpan: number; colSpan: number; glyphs: number[] }[] = [];
  const owner = new Map<number, (typeof cells)[number]>();
  for (let col = 0; col < cols; col += 1) {
    const [x0, x1] = [xs[col] ?? 0, xs[col + 1] ?? 0];
    for (let row = 0; row < rows; row += 1) {
      const y = borders[row] ?? 0;
      const covered = rules
        .filter(({ at }) => Math.abs(at - y) <= SAME)
        .reduce((sum, { from, to }) => sum + Math.max(0, Math.min(x1, to) - Math.max(x0, from)), 0);
      const above = owner.get((row - 1) * cols + col);
      if (above && covered < 0.5 * (x1 - x0)) {
        above.rowSpan += 1;
        owner.set(row * cols + col, above);
        continue;
      }
      const cell = { row, col, rowSpan: 1, colSpan: 1, glyphs: [] as number[] };
      cells.push(cell);
      owner.set(row * cols + col, cell);
    }
  }
  const gone = new Set<(typeof cells)[number]>();
  const rowOf = (piece: Piece) =>
    Math.max(
      0,
      borders.findLastIndex((y) => y < piece.y),
    );
  const wide = pieces.map((piece) => {
    if (!isTotal(piece.text)) return piece;
    const isBlank = (col: number) =>
      !pieces.some((other) => other !== piece && rowOf(other) === rowOf(piece) && other.col <= col && col < other.col + other.cols);
    return { ...piece, ...totalRange(xs, piece, isBlank) };
  });
  for (const piece of wide.sort((a, b) => b.cols - a.cols)) {
    const row = rowOf(piece);
    const cell = owner.get(Math.min(row, rows - 1) * cols + piece.col);
    if (!cell) continue;
    for (let col = cell.col + cell.colSpan; col < piece.col + piece.cols; col += 1) {
      const next = owner.get(cell.row * cols + col);
      if (!next || next.rowSpan !== cell.rowSpan || next.glyphs.length > 0) break;
      gone.add(next);
      cell.colSpan += 1;
      for (let at = cell.row; at < cell.row + cell.rowSpan; at += 1) owner.set(at * cols + col, cell);
    }
    cell.glyphs.push(...piece.glyphs);
  }
  return withBlanks(
    cells.filter((cell) => !gone.has(cell)),
    rows,
    cols,
  );
}
