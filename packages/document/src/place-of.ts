import type { Block, Cell } from "./document.ts";
import type { Box, Place } from "./place.ts";

/**
 * The place of the characters `[start, end)` of a block's or a cell's text.
 * With line geometry the box covers these characters only (their first line, if they run over several); else it is the place of the whole.
 */
export function placeOfRange(holder: Pick<Block, "at" | "lines"> | Pick<Cell, "at" | "lines">, start: number, end: number): Place {
  const line = holder.lines?.find((candidate) => candidate.start < end && start < candidate.end);
  const range = { start, end };
  if (!line) return { ...holder.at, ...range };
  const from = Math.max(start, line.start) - line.start;
  const to = Math.min(end, line.end) - line.start;
  const left = line.edges?.[from];
  const right = line.edges?.[to];
  const box: Box = left === undefined || right === undefined ? line.box : [left, line.box[1], right, line.box[3]];
  return { ...holder.at, ...range, page: line.page, box };
}
