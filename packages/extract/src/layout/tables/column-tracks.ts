import type { Fragment } from "./fragments.ts";
import { isTotal } from "./total-range.ts";

/** Borders of columns: the gaps that run through all lines, sums and heads over several columns left aside. */
export function columnTracks(lines: readonly (readonly Fragment[])[], left: number, right: number, narrowest: number): readonly number[] {
  const size = median(lines.flat().map((fragment) => fragment.size));
  const used = lines.flatMap((line, at) =>
    line.filter((fragment) => !isTotal(fragment.text) && !isOverSeveral(fragment, lines, at, line.length)),
  );
  const gaps = openGaps(used, narrowest * size);
  return [Math.min(left, ...used.map(({ x0 }) => x0)), ...gaps, Math.max(right, ...used.map(({ x1 }) => x1))];
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

function openGaps(fragments: readonly Fragment[], narrowest: number): readonly number[] {
  const borders: number[] = [];
  let end = Number.POSITIVE_INFINITY;
  for (const { x0, x1 } of [...fragments].sort((a, b) => a.x0 - b.x0)) {
    if (x0 - end >= narrowest) borders.push((x0 + end) / 2);
    end = end === Number.POSITIVE_INFINITY ? x1 : Math.max(end, x1);
  }
  return borders;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
