import type { PageContent } from "../page-content.ts";
import { partsOf } from "./column-tracks.ts";
import { type Fragment, fragmentLines } from "./fragments.ts";
import { indexesBetween } from "./indexes-between.ts";
import type { Line } from "./merge-rules.ts";
import type { Grid } from "./ruled-grid.ts";
import { footTop } from "./sparse-regions.ts";
import type { TextRegion } from "./text-grid.ts";

const SAME = 3;
/** Points by which a text may reach over the border of its column. */
const OVER = 2;
/** Space between two rows at most, in sizes of the type. */
const APART = 2.6;
/** Height of a shaded row or head at most, as a share of the page's: what is higher may be the ground of a chart. */
const HIGHEST = 0.15;
/** Below such a share of the page's height a table goes on if nothing stands below it. */
const LOW = 0.75;
const NOTE = /^(?:注|备注|说明|资料来源|数据来源)\s*[:：\d]/u;

/** A table of which some cells are shaded only, and the shaded cells that are part of it. */
export interface ShadedRegion {
  readonly region: TextRegion;
  readonly grids: readonly Grid[];
}

/**
 * Tables of which the head or every second row is shaded cell by cell: the shaded cells tell the columns, and the rows without shading stand in
 * them. Grids below which nothing stands in their columns are complete, and none of these.
 */
export function shadedRegions({ glyphs, page }: PageContent, grids: readonly Grid[]): readonly ShadedRegion[] {
  const foot = footTop(glyphs, page.height);
  const found: ShadedRegion[] = [];
  const isLow = ({ ys }: Grid) => (ys.at(-1) ?? 0) - (ys[0] ?? 0) < HIGHEST * page.height;
  const rest = grids.filter((grid) => grid.xs.length > 2 && isLow(grid)).sort((a, b) => (a.ys[0] ?? 0) - (b.ys[0] ?? 0));
  while (rest.length > 0) {
    const own = rest.splice(0, 1);
    for (let next = rest.findIndex((grid) => goesOn(own, grid)); next >= 0; next = rest.findIndex((grid) => goesOn(own, grid)))
      own.push(...rest.splice(next, 1));
    const region = regionOf(own);
    if (region) found.push({ region, grids: own });
  }
  return found;

  /** Whether a grid has the columns of those above it, and nothing but rows in these columns stands between. */
  function goesOn(own: readonly Grid[], grid: Grid): boolean {
    const [top, bottom] = [own.at(-1)?.ys.at(-1) ?? 0, grid.ys[0] ?? 0];
    const columns = columnsOf([...own, grid]);
    const [first, last] = [own[0]?.xs ?? [], grid.xs];
    if (
      Math.abs((first[0] ?? 0) - (last[0] ?? 0)) > SAME ||
      Math.abs((first.at(-1) ?? 0) - (last.at(-1) ?? 0)) > SAME ||
      bottom < top - SAME
    )
      return false;
    const lines = linesIn(top, bottom);
    return lines.length <= 12 && lines.every((line) => keepsTo(line, columns));
  }

  function linesIn(top: number, bottom: number): readonly (readonly Fragment[])[] {
    return fragmentLines(glyphs, indexesBetween(glyphs, top, bottom, 0, page.width), 0.45);
  }

  function regionOf(own: readonly Grid[]): TextRegion | undefined {
    const xs = columnsOf(own);
    const [first, last] = [own[0], own.at(-1)];
    if (!first || !last) return undefined;
    const lowest = last.ys.at(-1) ?? 0;
    const below = rowsBelow(linesIn(lowest, foot), lowest, xs);
    if (own.length === 1 && (below === undefined || xs.length < 4)) return undefined;
    const [top, head] = [first.ys[0] ?? 0, first.ys.at(-1) ?? 0];
    const bottom = below ?? lowest;
    const partial = own.flatMap(({ cells, ys, xs: at }) =>
      cells.flatMap(({ row, col, rowSpan, colSpan }): Line[] =>
        [row, row + rowSpan].map((border) => ({ at: ys[border] ?? 0, from: at[col] ?? 0, to: at[col + colSpan] ?? 0 })),
      ),
    );
    const region = { left: xs[0] ?? 0, right: xs.at(-1) ?? 0, xs, open: bottom > LOW * page.height && linesIn(bottom, foot).length === 0 };
    return { ...region, ys: [top, head, bottom], head: true, partial: partial.filter(({ at }) => at < bottom - SAME && at > top + SAME) };
  }
}

/** Where the rows end that stand in the columns below the last shaded cells; undefined if there is none. */
function rowsBelow(lines: readonly (readonly Fragment[])[], from: number, xs: readonly number[]): number | undefined {
  let bottom: number | undefined;
  let above = from;
  for (const line of lines) {
    const size = Math.max(...line.map((one) => one.size));
    const [y0, y1] = [Math.min(...line.map((one) => one.y0)), Math.max(...line.map((one) => one.y1))];
    if (y0 - above > APART * size || !keepsTo(line, xs) || NOTE.test(line[0]?.text ?? "")) break;
    const isRow = new Set(line.map((one) => columnOf(one, xs))).size > 1;
    if (isRow || (bottom !== undefined && y0 - above < 0.8 * size)) bottom = y1 + 1;
    above = y1;
  }
  return bottom;
}

function keepsTo(line: readonly Fragment[], xs: readonly number[]): boolean {
  const [left, right] = [xs[0] ?? 0, xs.at(-1) ?? 0];
  return line
    .flatMap(partsOf)
    .every(({ x0, x1 }) => x0 > left - OVER && x1 < right + OVER && !xs.slice(1, -1).some((x) => x0 < x - OVER && x1 > x + OVER));
}

const columnOf = ({ x0, x1 }: Fragment, xs: readonly number[]): number => xs.findLastIndex((x) => x <= (x0 + x1) / 2);

/** The borders of all of them. */
function columnsOf(grids: readonly Grid[]): readonly number[] {
  const all = grids.flatMap(({ xs }) => xs).sort((a, b) => a - b);
  return all.filter((x, at) => at === 0 || x - (all[at - 1] ?? 0) > SAME);
}
