import type { Piece } from "./pieces.ts";
import { type ColumnLine, rowAnchors, usualPitch } from "./row-anchors.ts";
import { assignAlike, assignLabels, type Band } from "./row-assignment.ts";
import { isTotal, totalRange } from "./total-range.ts";

/** A cell and its characters, as indexes into those of the page. */
export interface TextCell {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly glyphs: readonly number[];
}

export const NUMBER = /^[-+−–—]?[¥￥$€£(]?[\d.,\s]+[)%％‰]?$|^[-—–/]+$/u;

interface BandCells {
  readonly cells: readonly TextCell[];
  readonly tops: readonly number[];
}

/** A figure with a sign before and a unit behind: it stands on one line. */
const FIGURE = /^[≤≥<>=＜＞≦≧约]{0,2}\d[\d.,]*[%％]?\p{L}{0,3}$/u;

type PieceLine = ColumnLine & { readonly piece: Piece };

const isFigure = (text: string): boolean => NUMBER.test(text) || FIGURE.test(text);
const WHOLE_NUMBER = /^\d{1,4}$/u;
/** What goes into the next line as one: what may not begin or end a line stays with the character beside it. */
const UNBROKEN = /^[\p{Script=Latin}\d.,%]+|^[（(《“‘【〈]*.[）)。，、；：！？”’》】〉]*/u;
const NARROW_TYPE = /^[\p{Script=Latin}\d.,%]/u;

/** The lines of a column; a figure that did not fit and goes on below is one. */
function columnLines(pieces: readonly Piece[], all: readonly Piece[]): readonly PieceLine[] {
  const widest = widestOf(pieces);
  const lines: PieceLine[] = [];
  pieces.forEach((piece, at) => {
    const next = pieces[at + 1];
    const last = lines.at(-1);
    const before = pieces[at - 1];
    if (last && before && last.piece === before && isFull(before, piece, widest) && isCutFigure(before, piece, all)) {
      const whole = {
        ...last.piece,
        ...around(last.piece, piece),
        text: last.piece.text + piece.text,
        glyphs: [...last.piece.glyphs, ...piece.glyphs],
      };
      lines[lines.length - 1] = { ...whole, number: true, piece: whole };
    } else
      lines.push({
        ...piece,
        number: isFigure(piece.text),
        ...(WHOLE_NUMBER.test(piece.text) ? { whole: Number(piece.text) } : {}),
        ...(next ? { full: isFull(piece, next, widest) } : {}),
        piece,
      });
  });
  return lines;
}

const widestOf = (pieces: readonly Piece[], col?: number): number =>
  Math.max(...pieces.map((piece) => (col === undefined || piece.col === col ? piece.x1 - piece.x0 : 0)));

/** Whether no more of the next line would have gone into one. */
function isFull(piece: Piece, next: Piece, widest: number): boolean {
  const [first = ""] = UNBROKEN.exec(next.text) ?? [];
  const needed = (NARROW_TYPE.test(first) ? 0.45 : 1) * first.length * piece.size;
  return piece.x1 - piece.x0 + needed > widest - 0.6 * piece.size;
}

/** Whether a figure goes on in the line below, and no other column has a figure of its own beside the second part. */
function isCutFigure(above: Piece, below: Piece, all: readonly Piece[]): boolean {
  if (below.y - above.y > 2.3 * above.size) return false;
  // Most pairs are told apart without a look at what stands beside them.
  if (!isCut(above.text, below.text) && !WHOLE.test(above.text + below.text) && !areDigits(above.text, below.text)) return false;
  const isLevel = (one: Piece, other: Piece) => Math.abs(one.y - other.y) < 0.3 * below.size;
  const beside = all.flatMap((one) => {
    if (one.col === below.col || !isLevel(one, below)) return [];
    const upper = all.find((other) => other.col === one.col && isLevel(other, above));
    return [{ one, upper }];
  });
  const isCutToo = ({ one, upper }: (typeof beside)[number]) => upper !== undefined && isCut(upper.text, one.text);
  // The digits of a whole number look like two numbers: the figures beside it tell.
  const isSure = beside.some((pair) => isCutToo(pair) && isSurelyCut(pair.upper?.text ?? "", pair.one.text));
  // Beside a text that stands in the middle of both lines they are the lines of one cell, unless texts level with them are two as well.
  const middle = (above.y + below.y) / 2;
  const isAround =
    all.some((one) => one.col !== below.col && Math.abs(one.y - middle) < 0.25 * below.size) &&
    !beside.some(({ one, upper }) => upper && !isFigure(one.text) && !isFull(upper, one, widestOf(all, one.col)));
  const mayBeCut = (upper: string, lower: string) => (isAround && WHOLE.test(upper + lower)) || (isSure && areDigits(upper, lower));
  if (!isCut(above.text, below.text) && !mayBeCut(above.text, below.text)) return false;
  return beside.every((pair) => !isFigure(pair.one.text) || isCutToo(pair) || (pair.upper && mayBeCut(pair.upper.text, pair.one.text)));
}

/** Whether two texts look like the digits of one number, parted anywhere. */
const areDigits = (upper: string, lower: string): boolean => /^[\d,]+$/u.test(upper) && /^\d{1,3}(?:\.\d{1,2})?$/u.test(lower);

/** A figure as it is printed whole. */
export const WHOLE = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?[%％]?$/u;

/** Whether halves of a figure are no figures by themselves: 98.5 and %, 12. and 50, 2023年 and 10月, 3264.1 and 7. */
function isSurelyCut(upper: string, lower: string): boolean {
  return /^[.,%％\p{Script=Han}]|月/u.test(lower) || /[.,]$/u.test(upper) || (/\.\d$/u.test(upper) && /^\d$/u.test(lower));
}

const YEAR = /^\d{4}年$/u;
const MONTH = /^\d{4}年\d{1,2}(?:月(?:\d{1,2})?)?$/u;

/** 752,379.8 and 1; 1,23 and 4.50; 98.5 and %; 8573平 and 方米; 2023年 and 10月. */
export function isCut(above: string, below: string): boolean {
  const isOpen = /^[.,]/u.test(below) || /[.,]$|\.\d$|,\d{1,2}$/u.test(above);
  if (/^[\d,.]+[%％]?$/u.test(below)) return isOpen && /^[^\d]{0,2}(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?[%％]?$/u.test(above + below);
  if (YEAR.test(above) || MONTH.test(above))
    return /^(?:\d{0,2}月)?(?:\d{0,2}日)?$/u.test(below) && /^\d{4}年\d{1,2}月(?:\d{1,2}日)?$/u.test(above + below);
  return /^[^\d]{0,2}[\d.,]+\p{L}{0,3}$/u.test(above) && /^(?:\p{Script=Han}{1,2}|[%％])$/u.test(below);
}

function around(a: Piece, b: Piece): Pick<Piece, "x0" | "x1" | "y0" | "y1" | "y"> {
  const [y0, y1] = [Math.min(a.y0, b.y0), Math.max(a.y1, b.y1)];
  return { x0: Math.min(a.x0, b.x0), x1: Math.max(a.x1, b.x1), y0, y1, y: (y0 + y1) / 2 };
}

export function bodyCells(found: readonly Piece[], xs: readonly number[], top: number, bottom: number): BandCells {
  const cols = xs.length - 1;
  const pieces = mergedLines(found, cols);
  const columns = Array.from({ length: cols }, (_, col) =>
    columnLines(
      pieces.filter((piece) => piece.col === col && piece.cols === 1),
      pieces,
    ),
  );
  const spanning = pieces.filter((piece) => piece.cols > 1);
  const anchors = [...rowAnchors(columns, xs)];
  const near = (y: number) =>
    anchors.reduce((best, anchor, row) => (Math.abs(anchor - y) < Math.abs((anchors[best] ?? 0) - y) ? row : best), 0);
  for (const { y, size } of spanning) if (Math.abs((anchors[near(y)] ?? Number.NEGATIVE_INFINITY) - y) > 0.8 * size) anchors.push(y);
  anchors.sort((a, b) => a - b);
  const pitch = usualPitch(columns);
  const flat = anchors.map((y): Band => ({ top: y, bottom: y, y }));
  const single = assignAlike(
    columns.map((lines) => ({ lines, bands: flat })),
    { blank: 0.3, merged: Number.POSITIVE_INFINITY, pitch },
  );
  const isNumeric = (col: number) => (columns[col] ?? []).filter((line) => line.number).length * 2 > (columns[col]?.length ?? 0);
  const isText = (row: number) => (col: number) =>
    (single[col] ?? []).some(
      (step) => step.row === row && !(columns[col] ?? []).slice(step.from, step.to).every((line) => isTotal(line.piece.text)),
    );
  const totals = columns
    .flatMap((lines) => lines.filter(({ piece }) => isTotal(piece.text)))
    .map(({ piece }) => ({ piece, row: near(piece.y) }));
  const over = [
    ...spanning.filter(({ text }) => !isTotal(text)).map((piece) => ({ piece, row: near(piece.y), col: piece.col, cols: piece.cols })),
    ...[...totals, ...spanning.filter(({ text }) => isTotal(text)).map((piece) => ({ piece, row: near(piece.y) }))]
      .map(({ piece, row }) => ({ piece, row, ...totalRange(xs, piece, (col) => !isText(row)(col)) }))
      .filter((one) => one.cols > 1 || one.piece.cols > 1),
  ];
  const plainRows = anchors.map((_, row) => row).filter((row) => !over.some((one) => one.row === row));
  const full = columns.findIndex(
    (_, col) => !isNumeric(col) && plainRows.length > 0 && plainRows.every((row) => (single[col] ?? []).some((step) => step.row === row)),
  );
  const leads = (col: number) => col < full && !isNumeric(col);
  const kept = single.flatMap((steps, col) => (leads(col) ? [] : steps.map((step) => ({ step, lines: columns[col] ?? [] }))));
  const bands = extents(anchors, kept, top, bottom);
  const cells: TextCell[] = over.map(({ piece, row, col, cols: span }) => ({ row, col, rowSpan: 1, colSpan: span, glyphs: piece.glyphs }));
  const isTaken = (col: number) => (row: number) =>
    cells.some((cell) => cell.colSpan > 1 && cell.row === row && cell.col <= col && cell.col + cell.colSpan > col);
  columns.forEach((all, col) => {
    const lines = all.filter(({ piece }) => !over.some((one) => one.piece === piece));
    if (leads(col)) cells.push(...leadCells(lines, col, bands, isTaken(col), pitch));
    else
      for (const { from, to, row } of single[col] ?? []) {
        const own = all.slice(from, to).filter((line) => lines.includes(line));
        if (own.length > 0) cells.push({ row, col, rowSpan: 1, colSpan: 1, glyphs: own.flatMap(({ piece }) => piece.glyphs) });
      }
  });
  return { cells: withBlanks(cells, anchors.length, cols), tops: bands.map((band) => band.top) };
}

/** Labels of merged rows in one of the leading columns. */
function leadCells(
  lines: readonly PieceLine[],
  col: number,
  bands: readonly Band[],
  isTaken: (row: number) => boolean,
  pitch: number,
): readonly TextCell[] {
  const runs: { readonly first: number; readonly bands: readonly Band[]; readonly lines: readonly PieceLine[] }[] = [];
  for (let first = 0; first < bands.length; first += 1) {
    if (isTaken(first)) continue;
    let end = first;
    while (end < bands.length && !isTaken(end)) end += 1;
    const run = bands.slice(first, end);
    runs.push({ first, bands: run, lines: lines.filter(({ y }) => y > (run[0]?.top ?? 0) - 1 && y < (run.at(-1)?.bottom ?? 0) + 1) });
    first = end;
  }
  const shared = assignLabels(runs, { blank: 0.7, merged: 0.1, pitch });
  return runs.flatMap(({ first, bands: run, lines: own }, at) => {
    const steps = shared[at] ?? [];
    const before = steps[0]?.row ?? (first === 0 ? run.length : 0);
    // What stands blank before the first label belongs to the label of the page before.
    const blank = first === 0 && before > 1 ? [{ row: 0, col, rowSpan: before, colSpan: 1, glyphs: [] }] : [];
    const labels = steps.map(({ from, to, row, rows }): TextCell => {
      const glyphs = own.slice(from, to).flatMap(({ piece }) => piece.glyphs);
      return { row: first + row, col, rowSpan: rows, colSpan: 1, glyphs };
    });
    return [...blank, ...labels];
  });
}

/** Pieces of one column and height are one line. */
function mergedLines(found: readonly Piece[], cols: number): readonly Piece[] {
  const lines: Piece[] = [];
  for (const piece of [...found].sort((a, b) => a.y - b.y)) {
    const at = lines.findLastIndex(
      (line) => line.col === piece.col && line.cols === piece.cols && Math.abs(line.y - piece.y) < 0.4 * piece.size,
    );
    const last = lines[at];
    if (last && cols > 0)
      lines[at] = {
        ...last,
        x0: Math.min(last.x0, piece.x0),
        x1: Math.max(last.x1, piece.x1),
        text: last.x0 < piece.x0 ? last.text + piece.text : piece.text + last.text,
        glyphs: [...last.glyphs, ...piece.glyphs],
      };
    else lines.push(piece);
  }
  return lines;
}

/** Rows from text to text; borders lie in the middle of the space between. */
function extents(
  anchors: readonly number[],
  taken: readonly {
    readonly step: { readonly row: number; readonly from: number; readonly to: number };
    readonly lines: readonly ColumnLine[];
  }[],
  top: number,
  bottom: number,
): readonly Band[] {
  const boxes = anchors.map((y, row) => {
    const own = taken.filter(({ step }) => step.row === row).flatMap(({ step, lines }) => lines.slice(step.from, step.to));
    return { y, y0: Math.min(y, ...own.map((line) => line.y0)), y1: Math.max(y, ...own.map((line) => line.y1)) };
  });
  return boxes.map(({ y, y0, y1 }, row) => ({
    y,
    top: row === 0 ? Math.max(top, y0 - 3) : ((boxes[row - 1]?.y1 ?? y0) + y0) / 2,
    bottom: row === boxes.length - 1 ? Math.min(bottom, y1 + 3) : (y1 + (boxes[row + 1]?.y0 ?? y1)) / 2,
  }));
}

export function withBlanks(cells: readonly TextCell[], rows: number, cols: number): readonly TextCell[] {
  const taken = new Set(
    cells.flatMap((cell) =>
      Array.from({ length: cell.rowSpan }, (_, r) =>
        Array.from({ length: cell.colSpan }, (_c, c) => (cell.row + r) * cols + cell.col + c),
      ).flat(),
    ),
  );
  const blanks = Array.from({ length: rows * cols }, (_, at) => at).filter((at) => !taken.has(at));
  return [...cells, ...blanks.map((at) => ({ row: Math.floor(at / cols), col: at % cols, rowSpan: 1, colSpan: 1, glyphs: [] }))];
}
