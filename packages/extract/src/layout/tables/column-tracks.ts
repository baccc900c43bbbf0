import type { Fragment } from "./fragments.ts";
import { isTotal } from "./total-range.ts";

const WIDE = 0.9;
const HAN = /\p{Script=Han}/u;

/** Borders of columns: the gaps that run through all lines, sums and heads over several columns left aside. */
export function columnTracks(lines: readonly (readonly Fragment[])[], left: number, right: number, narrowest: number): readonly number[] {
  const size = median(lines.flat().map((fragment) => fragment.size));
  const used = lines.flatMap((line, at) =>
    line.filter((fragment) => !isTotal(fragment.text) && !isOverSeveral(fragment, lines, at, line.length)),
  );
  const gaps = openGaps(used, narrowest * size).filter(({ from, to }) => to - from >= WIDE * size || isKept(lines, from, to, size));
  return [
    Math.min(left, ...used.map(({ x0 }) => x0)),
    ...gaps.map(({ from, to }) => (from + to) / 2),
    Math.max(right, ...used.map(({ x1 }) => x1)),
  ];
}

/** Whether the fragment stands over at least two of the next line that has more fragments: the head of a group of columns. */
function isOverSeveral(fragment: Fragment, lines: readonly (readonly Fragment[])[], at: number, count: number): boolean {
  if (at > 5) return false;
  const below = lines.slice(at + 1, at + 6).filter((line) => line.length > count);
  return below.some((line) => {
    const under = line.filter(
      ({ x0, x1 }) => Math.min(x1, fragment.x1) - Math.max(x0, fragment.x0) > 0.2 * Math.min(x1 - x0, fragment.x1 - fragment.x0),
    );
    return under.length >= 2;
  });
}

/** A narrow gap has to be wide in the first line, or many lines have text on both of its sides. */
function isKept(lines: readonly (readonly Fragment[])[], from: number, to: number, size: number): boolean {
  const sides = lines.map((line) => ({
    left: line.filter((one) => one.x1 <= from + 0.1).at(-1),
    right: line.find((one) => one.x0 >= to - 0.1),
  }));
  // Chinese characters touch each other: between them a small gap says more than between words.
  const least = ({ text }: Fragment, next: Fragment) => (HAN.test(text.at(-1) ?? "") && HAN.test(next.text[0] ?? "") ? 0.4 : WIDE) * size;
  const isWide = ({ left, right }: (typeof sides)[number]) =>
    left !== undefined && right !== undefined && right.x0 - left.x1 >= least(left, right);
  return sides.slice(0, 3).some(isWide) || sides.filter(({ left, right }) => left && right && right.x0 - left.x1 < 4 * size).length >= 3;
}

function openGaps(fragments: readonly Fragment[], narrowest: number): readonly { readonly from: number; readonly to: number }[] {
  const borders: { from: number; to: number }[] = [];
  let end = Number.POSITIVE_INFINITY;
  for (const { x0, x1 } of [...fragments].sort((a, b) => a.x0 - b.x0)) {
    if (x0 - end >= narrowest) borders.push({ from: end, to: x0 });
    end = end === Number.POSITIVE_INFINITY ? x1 : Math.max(end, x1);
  }
  return borders;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
