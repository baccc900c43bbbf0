import type { GreyImage } from "./grey-image.ts";

/** A straight line of ink, in pixels. */
export interface InkLine {
  readonly direction: "horizontal" | "vertical";
  /** First and last pixel along the line. */
  readonly from: number;
  readonly to: number;
  /** First and last pixel across it. */
  readonly near: number;
  readonly far: number;
}

/** What counts as a line, in pixels: longer than the strokes of print, thinner than an area. */
export interface LineMeasures {
  readonly minLength: number;
  readonly maxThickness: number;
  readonly maxGap: number;
}

/** Ruling lines of a straightened page: long thin runs of ink in rows and columns. */
export function inkLines(image: GreyImage, ink: Uint8Array, measures: LineMeasures): InkLine[] {
  const { width, height, values } = image;
  const inRow = (x: number, y: number) => isDark(y * width + x, width, y, height);
  const inColumn = (y: number, x: number) => isDark(y * width + x, 1, x, width);
  /** Ink, or a pixel of a pale line: darker than the paper on both sides across it. */
  const isDark = (at: number, step: number, across: number, extent: number) => {
    if (ink[at] === 1) return true;
    if (across < PAPER || across >= extent - PAPER) return false;
    const value = (values[at] ?? 255) + PALE;
    return value <= (values[at - PAPER * step] ?? 255) && value <= (values[at + PAPER * step] ?? 255);
  };
  const horizontal = ruled(linesAlong(width, height, inRow, measures), inRow, height);
  const vertical = ruled(linesAlong(height, width, inColumn, measures), inColumn, width);
  return [
    ...anchored(horizontal, vertical, measures).map((line): InkLine => ({ direction: "horizontal", ...line })),
    ...anchored(vertical, horizontal, measures).map((line): InkLine => ({ direction: "vertical", ...line })),
  ];
}

/** Grey hairlines of spreadsheets and web pages come out paler than print: so many grey values below the paper, so many pixels away. */
const PALE = 24;
const PAPER = 4;

/** How many times the shortest length a line must have to stand alone. */
const ALONE = 3;
const TOUCH = 6;

/** Without short lines that do not run from one crossing line to another: the feet of 2s in a row, the middle stroke of a large 中. */
function anchored(lines: readonly Line[], crossing: readonly Line[], { minLength }: LineMeasures): Line[] {
  const meets = (line: Line, end: number) =>
    crossing.some(
      ({ from, to, near, far }) =>
        near - TOUCH <= end && end <= far + TOUCH && from - TOUCH <= line.near && line.far <= to + TOUCH && to - from >= minLength,
    );
  return lines.filter((line) => line.to - line.from >= ALONE * minLength || (meets(line, line.from) && meets(line, line.to)));
}

type Line = Omit<InkLine, "direction">;
type IsInk = (along: number, across: number) => boolean;

const BESIDE = [2, 3, 4];
const MOST_INK_BESIDE = 0.2;

/** Without strokes of print, which have ink beside them, and without a second reading of the same line. */
function ruled(lines: readonly Line[], isInk: IsInk, across: number): Line[] {
  const free = lines.filter((line) =>
    [line.near, line.far].some((edge, side) => inkBeside(line, edge, side === 0 ? -1 : 1, isInk, across) <= MOST_INK_BESIDE),
  );
  const both = free.filter(
    (line) =>
      inkBeside(line, line.near, -1, isInk, across) <= 2 * MOST_INK_BESIDE &&
      inkBeside(line, line.far, 1, isInk, across) <= 2 * MOST_INK_BESIDE,
  );
  return both.filter(
    (line) =>
      !both.some(
        (other) =>
          other !== line &&
          other.from <= line.from &&
          other.to >= line.to &&
          other.to - other.from > line.to - line.from &&
          other.near - 4 <= line.far &&
          line.near <= other.far + 4,
      ),
  );
}

/** Share of the line's length that has ink a few pixels off the edge. */
function inkBeside(line: Line, edge: number, side: -1 | 1, isInk: IsInk, across: number): number {
  let inked = 0;
  for (let along = line.from; along <= line.to; along += 1) {
    if (BESIDE.every((distance) => edge + side * distance >= 0 && edge + side * distance < across && isInk(along, edge + side * distance)))
      inked += 1;
  }
  return inked / (line.to - line.from + 1);
}

/** Lines along the first axis; a line may step over to the next pixel across, as the rest of a skew makes it. */
function linesAlong(length: number, across: number, isInk: IsInk, measures: LineMeasures): Line[] {
  const done: Line[] = [];
  let open: { from: number; to: number; near: number; far: number }[] = [];
  for (let at = 0; at < across; at += 1) {
    const runs = runsAt(length, at, isInk, measures);
    const next: typeof open = [];
    for (const run of runs) {
      const line = open.find(({ from, to, far }) => far >= at - 2 && from <= run.to && run.from <= to);
      if (line) {
        line.from = Math.min(line.from, run.from);
        line.to = Math.max(line.to, run.to);
        line.far = at;
        if (!next.includes(line)) next.push(line);
      } else next.push({ from: run.from, to: run.to, near: at, far: at });
    }
    for (const line of open) {
      if (next.includes(line)) continue;
      if (line.far >= at - 1) next.push(line);
      else done.push(line);
    }
    open = next;
  }
  return [...done, ...open].filter(({ near, far }) => far - near + 1 <= measures.maxThickness);
}

function runsAt(length: number, across: number, isInk: IsInk, { minLength, maxGap }: LineMeasures): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  let from = -1;
  let last = -1;
  for (let along = 0; along <= length; along += 1) {
    const dark = along < length && isInk(along, across);
    if (dark) {
      if (from < 0) from = along;
      last = along;
    } else if (from >= 0 && (along - last > maxGap || along === length)) {
      if (last - from + 1 >= minLength) runs.push({ from, to: last });
      from = -1;
    }
  }
  return runs;
}
