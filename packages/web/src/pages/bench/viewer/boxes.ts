import type { Box } from "@gouji/document";
import type { PageSize } from "./pdf-file.ts";

/** Where a text stands on its page, in points from the upper left corner. */
export type TextBox = Box;

/** Room round the ink of a figure, in points. */
const WIDER = 2.2;
const LOWER = 0.8;

/** The frame of a figure in percent of its page, so that it holds at any zoom. */
export function frameOf([x0, y0, x1, y1]: Box, page: PageSize) {
  return {
    left: percent(x0 - WIDER, page.width),
    top: percent(y0 - 0.2, page.height),
    width: percent(x1 - x0 + 2 * WIDER, page.width),
    height: percent(y1 - y0 + LOWER, page.height),
  };
}

export function percent(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(3)}%`;
}

export function overlap([ax0, ay0, ax1, ay1]: Box, [bx0, by0, bx1, by1]: Box): boolean {
  return ax0 < bx1 && bx0 < ax1 && ay0 < by1 && by0 < ay1;
}

export function isFree(box: Box, taken: readonly TextBox[]): boolean {
  return !taken.some((other) => overlap(box, other));
}

/** The nearest free place for a note of this size beside the figure: in the margin of its line, else above or below. Undefined where there is none. */
export function placeForNote(box: Box, { width, height }: PageSize, page: PageSize, taken: readonly TextBox[]): Box | undefined {
  const [x0, y0, x1, y1] = box;
  const middle = (y0 + y1) / 2;
  const line = taken.filter(([, top, , bottom]) => top < middle && middle < bottom);
  const lineEnd = Math.max(x1, ...line.map(([, , right]) => right));
  const beside = (left: number): Box => [left, middle - height / 2, left + width, middle + height / 2];
  const candidates: readonly Box[] = [
    beside(x1 + 14),
    beside(lineEnd + 14),
    beside(Math.min(lineEnd + 3, page.width - width - 3)),
    [x0, y0 - height - 3, x0 + width, y0 - 3],
    [x0, y1 + 3, x0 + width, y1 + 3 + height],
    [x1 - width, y0 - height - 3, x1, y0 - 3],
  ];
  return candidates.find(
    (candidate) =>
      candidate[0] > 2 && candidate[2] < page.width - 2 && candidate[1] > 2 && candidate[3] < page.height && isFree(candidate, taken),
  );
}
