import type { Box } from "@gouji/document";
import type { Rule } from "../page-content.ts";
import { type Line, mergeRules } from "./merge-rules.ts";

/** Points by which the same line stands elsewhere, and by which lines that meet end apart. */
const SAME = 0.3;
const MEET = 1.5;
/** What fills a cell is so close to its sides; columns are wider. */
const BESIDE = 7.5;
/** Points by which the other table has to reach beyond the cell: the outer lines of a double frame do not. */
const BEYOND = 8;

/** Frames of tables that fill a cell of another one, so close to the sides of the cell that they look like double lines. */
export function nestedFrames(rules: readonly Rule[]): readonly Box[] {
  const vertical = mergeRules(rules, "vertical", SAME);
  // Most pages have no lines as close to each other, and are done at once.
  const inner = vertical.flatMap((line, index) => {
    const left = outerBeside(vertical, index, -1);
    return left ? [{ line, left }] : [];
  });
  if (inner.length === 0) return [];
  const horizontal = mergeRules(rules, "horizontal", SAME);
  return inner.flatMap(({ line, left }): Box[] => {
    const index = vertical.findLastIndex((other) => other.at > line.at && isAlike(other, line));
    const end = vertical[index]?.at ?? 0;
    // A narrower one leaves space at its right.
    const right = outerBeside(vertical, index, 1) ?? { ...left, at: end };
    const sideAt = (y: number) => horizontal.find(({ at, from, to }) => near(at, y) && near(from, line.at) && near(to, end));
    const [upper, lower] = [sideAt(line.from), sideAt(line.to)];
    if (!upper || !lower) return [];
    const [top, bottom] = [Math.max(left.from, right.from), Math.min(left.to, right.to)];
    const isHigher = line.from - Math.min(left.from, right.from) > BEYOND || Math.max(left.to, right.to) - line.to > BEYOND;
    const isWider = horizontal.some(
      ({ at, from, to }) => at > top - MEET && at < bottom + MEET && (from < left.at - BEYOND || to > right.at + BEYOND),
    );
    return isHigher || isWider ? [[line.at, upper.at, end, lower.at]] : [];
  });
}

const near = (a: number, b: number): boolean => Math.abs(a - b) < MEET;
const isAlike = (one: Line, other: Line): boolean => near(one.from, other.from) && near(one.to, other.to);

/** The longer line close beside one, at its left or right. */
function outerBeside(lines: readonly Line[], index: number, side: -1 | 1): Line | undefined {
  const own = lines[index];
  if (!own) return undefined;
  for (let at = index + side; at >= 0 && at < lines.length; at += side) {
    const other = lines[at];
    if (!other || Math.abs(other.at - own.at) > BESIDE) return undefined;
    const isLonger = other.to - other.from > own.to - own.from + SAME;
    if (isLonger && Math.abs(other.at - own.at) > SAME && other.from < own.from + SAME && other.to > own.to - SAME) return other;
  }
  return undefined;
}

/** Whether a rule is one of the frame or inside it. */
export function isOfFrame({ direction, at, from, to }: Rule, [x0, y0, x1, y1]: Box): boolean {
  const [low, high, start, end] = direction === "horizontal" ? [y0, y1, x0, x1] : [x0, x1, y0, y1];
  return at > low - SAME && at < high + SAME && from > start - MEET && to < end + MEET;
}
