import type { Random } from "../accuracy/random.ts";
import { type CellBox, drawGrid, type GridStyle } from "./draw-grid.ts";
import type { ModelCell, TableModel } from "./invent-model.ts";
import { type Sheet, wrap } from "./sheet.ts";

export interface TableLook {
  readonly size: number;
  /** Between text and border. */
  readonly padX: number;
  readonly padY: number;
  /** Distance of lines in sizes. */
  readonly leading: number;
  readonly grid: GridStyle;
  readonly middle: boolean;
  readonly boldHead: boolean;
  /** The head stands again on each page. */
  readonly repeatsHead: boolean;
  /** Rows may be cut by the page's end. */
  readonly cutsRows: boolean;
}

/** Where a table is written: the current page and its next ones. */
export interface Column {
  readonly sheet: () => Sheet;
  readonly next: () => void;
  y: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Slice {
  readonly row: number;
  readonly y0: number;
  readonly y1: number;
}

/** Writes the table, over as many pages as it takes. */
export function typesetTable(model: TableModel, look: TableLook, column: Column, random: Random): void {
  const { cols, rows, head } = model;
  const total = model.weights.reduce((sum, one) => sum + one, 0);
  const xs = [column.left];
  for (const weight of model.weights) xs.push((xs.at(-1) ?? 0) + ((column.right - column.left) * weight) / total);
  const pitch = look.size * look.leading;
  const lines = new Map(model.cells.map((cell) => [cell, linesOf(cell, xs, look)]));
  const heights = new Array<number>(rows).fill(pitch + 2 * look.padY);
  for (const cell of [...model.cells].sort((a, b) => a.rowSpan - b.rowSpan)) {
    const need = (lines.get(cell)?.length ?? 0) * pitch + 2 * look.padY;
    const have = heights.slice(cell.row, cell.row + cell.rowSpan).reduce((sum, one) => sum + one, 0);
    const last = cell.row + cell.rowSpan - 1;
    if (need > have) heights[last] = (heights[last] ?? 0) + need - have;
  }
  const done = new Map<ModelCell, number>();
  let slices: Slice[] = [];
  const flush = (isLast: boolean) => {
    draw(slices, isLast);
    slices = [];
  };
  const draw = (own: readonly Slice[], isLast: boolean) => {
    const boxes: CellBox[] = [];
    for (const cell of model.cells) {
      const parts = own.filter(({ row }) => row >= cell.row && row < cell.row + cell.rowSpan);
      // The head stands again before the rows of a later page; a merged cell of the body never reaches it.
      const [first, last] = [parts[0], parts.at(-1)];
      if (!first || !last) continue;
      const box: CellBox = { cell, x0: xs[cell.col] ?? 0, x1: xs[cell.col + cell.colSpan] ?? 0, y0: first.y0, y1: last.y1 };
      boxes.push(box);
      const all = lines.get(cell) ?? [];
      const isHead = cell.row < head;
      const before = isHead ? 0 : (done.get(cell) ?? 0);
      const room = Math.max(0, Math.floor((box.y1 - box.y0 - 2 * look.padY + 0.01) / pitch));
      const shown = all.slice(before, before + room);
      done.set(cell, before + shown.length);
      const isWhole = shown.length === all.length;
      const free = box.y1 - box.y0 - shown.length * pitch;
      let y = (look.middle || cell.rowSpan > 1) && isWhole ? box.y0 + free / 2 : box.y0 + look.padY;
      y += (pitch - look.size) / 2;
      for (const line of shown) {
        column.sheet().aligned(line, box.x0 + look.padX, box.x1 - look.padX, y, look.size, cell.align, isHead && look.boldHead);
        y += pitch;
      }
    }
    drawGrid(
      column.sheet(),
      boxes,
      { xs, head: Math.max(0, ...own.filter(({ row }) => row < head).map(({ y1 }) => y1)), isLast, cols },
      look.grid,
      random,
    );
  };
  const put = (row: number, height: number) => {
    slices.push({ row, y0: column.y, y1: column.y + height });
    column.y += height;
  };
  for (let row = 0; row < rows; row += 1) {
    const height = heights[row] ?? 0;
    const headHeight = row === 0 ? heights.slice(0, head + 1).reduce((sum, one) => sum + one, 0) : height;
    if (column.y + headHeight <= column.bottom) {
      put(row, height);
      continue;
    }
    const own = model.cells.filter((cell) => cell.row === row && cell.rowSpan === 1);
    const most = Math.max(1, ...own.map((cell) => lines.get(cell)?.length ?? 0));
    const fit = Math.floor((column.bottom - column.y - 2 * look.padY) / pitch);
    const cut = look.cutsRows && row >= head && most > 1 && fit >= 1 && fit < most && slices.length > 0;
    if (cut) put(row, fit * pitch + 2 * look.padY);
    if (slices.length > 0) flush(false);
    column.next();
    if (look.repeatsHead && row >= head) for (let one = 0; one < head; one += 1) put(one, heights[one] ?? 0);
    put(row, cut ? (most - fit) * pitch + 2 * look.padY : height);
  }
  flush(true);
}

function linesOf(cell: ModelCell, xs: readonly number[], look: TableLook): string[] {
  const width = (xs[cell.col + cell.colSpan] ?? 0) - (xs[cell.col] ?? 0) - 2 * look.padX;
  return wrap(cell.text, look.size, width);
}
