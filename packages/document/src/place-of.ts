import type { Block, Cell } from "./document.ts";
import type { Box, Place, TextLine } from "./place.ts";

/**
 * The place of the characters `[start, end)` of a block's or a cell's text.
 * With line geometry the box covers these characters only (their first line, if they run over several); else it is the place of the whole.
 */
export function placeOfRange(holder: Pick<Block, "at" | "lines"> | Pick<Cell, "at" | "lines">, start: number, end: number): Place {
  const line = holder.lines?.find((candidate) => candidate.start < end && start < candidate.end);
  const range = { start, end, ...confidenceOf(holder.lines, start, end) };
  if (!line) return { ...holder.at, ...range };
  const from = Math.max(start, line.start) - line.start;
  const to = Math.min(end, line.end) - line.start;
  return { ...holder.at, ...range, page: line.page, box: boxBetween(line, line.edges?.[from], line.edges?.[to]) };
}

/** Of the least sure figure that reaches into the range, on whichever line it stands. */
function confidenceOf(lines: readonly TextLine[] = [], start: number, end: number): Pick<Place, "confidence"> {
  const inside = lines.flatMap((line) =>
    (line.recognised ?? []).filter(({ from, to }) => line.start + from < end && start < line.start + to),
  );
  return inside.length === 0 ? {} : { confidence: Math.min(...inside.map(({ confidence }) => confidence)) };
}

function boxBetween({ box, turn }: TextLine, from: number | undefined, to: number | undefined): Box {
  if (from === undefined || to === undefined) return box;
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  return turn === 90 || turn === 270 ? [box[0], low, box[2], high] : [low, box[1], high, box[3]];
}
