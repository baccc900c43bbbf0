import type { Block, Cell } from "./document.ts";
import type { Box, Place, TextLine, TextRun } from "./place.ts";

/**
 * The place of the characters `[start, end)` of a block's or a cell's text.
 * With line geometry the box covers these characters only (their first line, if they run over several); else it is the place of the whole.
 */
export function placeOfRange(holder: Pick<Block | Cell, "at" | "lines" | "runs">, start: number, end: number): Place {
  const line = holder.lines?.find((candidate) => candidate.start < end && start < candidate.end);
  const range = { start, end, ...confidenceOf(holder.lines, start, end), ...runsOf(holder.runs, start, end) };
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

/** From the run of the first character to that of the last, those that come from no run apart. */
function runsOf(runs: readonly TextRun[] = [], start: number, end: number): Pick<Place, "runs"> {
  const inside = runs.filter((run) => run.start < end && start < run.end);
  const [first, last] = [inside[0], inside.at(-1)];
  if (!first || !last) return {};
  const pointIn = ({ paragraph, run, offset, start: begin }: TextRun, at: number) => ({ paragraph, run, offset: offset + at - begin });
  return { runs: { from: pointIn(first, Math.max(start, first.start)), to: pointIn(last, Math.min(end, last.end)) } };
}

function boxBetween({ box, turn }: TextLine, from: number | undefined, to: number | undefined): Box {
  if (from === undefined || to === undefined) return box;
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  return turn === 90 || turn === 270 ? [box[0], low, box[2], high] : [low, box[1], high, box[3]];
}
