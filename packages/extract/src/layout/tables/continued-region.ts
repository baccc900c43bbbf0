import type { PageContent } from "../page-content.ts";
import { partsOf } from "./column-tracks.ts";
import { type Fragment, fragmentLines } from "./fragments.ts";
import { indexesBetween, indexesWhere } from "./indexes-between.ts";
import type { Line } from "./merge-rules.ts";
import type { PageTable } from "./page-table.ts";
import { footTop } from "./sparse-regions.ts";
import type { TextRegion } from "./text-grid.ts";

/** Running heads in the top margin are not looked at. */
const TOP = 0.12;
/** Points by which a text may reach over the border of its column. */
const OVER = 2;

/**
 * Where a table that no rule closed on the page before goes on without a head: lines from the top of the page on that keep to its columns.
 */
export function continuedRegion({ glyphs, page }: PageContent, horizontal: readonly Line[], before: PageTable): TextRegion | undefined {
  const { columns } = before;
  const [left, right] = [columns[0] ?? 0, columns.at(-1) ?? 0];
  const foot = footTop(glyphs, page.height);
  const closing = horizontal.find(({ at, from, to }) => at > TOP * page.height && Math.abs(from - left) < 5 && Math.abs(to - right) < 5);
  const lowest = Math.min(foot, closing?.at ?? foot);
  const above = indexesWhere(glyphs, (box) => box[3] < lowest);
  const lines = fragmentLines(glyphs, above, 0.45);
  const keeps = (line: readonly Fragment[]) => line.flatMap(partsOf).every((part) => !crosses(part, columns));
  // A running head has a rule below it.
  const below = Math.max(
    0,
    ...horizontal.filter(({ at, from, to }) => at < TOP * page.height && to - from > 0.5 * page.width).map(({ at }) => at),
  );
  const start = lines.findIndex((line) => (line[0]?.y ?? 0) > below);
  let first = start < 0 ? lines.length : start;
  while (
    first < lines.length &&
    (lines[first]?.[0]?.y1 ?? 0) < TOP * page.height &&
    !(keeps(lines[first] ?? []) && (lines[first]?.length ?? 0) > 1)
  )
    first += 1;
  // The label of a wrapped first row may stand above what is beside it.
  while (first > Math.max(0, start) && keeps(lines[first - 1] ?? []) && isClose(lines[first - 1], lines[first], 1.8)) first -= 1;
  let end = first;
  while (end < lines.length && keeps(lines[end] ?? []) && (end === first || isClose(lines[end - 1], lines[end], 4))) end += 1;
  const own = lines.slice(first, end);
  const parted = own.filter((line) => line.length >= Math.max(2, 0.4 * before.cols)).length;
  if (parted < (closing && end === lines.length ? 1 : 2) || parted < 0.2 * own.length) return undefined;
  const top = Math.min(...(own[0] ?? []).map(({ y0 }) => y0)) - 1;
  const bottom = end === lines.length ? (closing?.at ?? foot) : Math.max(...(own.at(-1) ?? []).map(({ y1 }) => y1)) + 1;
  return { left, right, ys: [top, bottom], head: false, partial: [], xs: columns, open: end === lines.length && !closing };
}

/** The region with the columns of the part on the page before, where it is as wide and its body keeps to them. */
export function withColumnsOf(before: PageTable, region: TextRegion, { glyphs }: PageContent): TextRegion {
  const { columns } = before;
  const { ys, head, left, right } = region;
  const isAsWide = Math.abs((columns[0] ?? 0) - left) < 5 && Math.abs((columns.at(-1) ?? 0) - right) < 5;
  if (!isAsWide && before.kind !== "text") return region;
  if (head && !beginsAgain(before, region, glyphs)) return region;
  const lines = fragmentLines(glyphs, indexesBetween(glyphs, ys[head ? 1 : 0] ?? 0, ys.at(-1) ?? 0, left, right), 0.45);
  const keeps = lines.every((line) =>
    line.flatMap(partsOf).every(({ x0, x1 }) => !columns.slice(1, -1).some((x) => x0 < x - OVER && x1 > x + OVER)),
  );
  return keeps ? { ...region, xs: columns } : region;
}

/** Whether what stands in the first row of the part before stands in the head of this region too. */
export function beginsAgain({ cells }: PageTable, region: TextRegion, glyphs: PageContent["glyphs"]): boolean {
  const own = [
    ...cells
      .filter(({ row }) => row === 0)
      .map(({ text }) => text)
      .join("")
      .replace(/\s/gu, ""),
  ];
  const there = new Set(textBetween(glyphs, region));
  return own.filter((character) => there.has(character)).length >= 0.8 * own.length;
}

function textBetween(glyphs: PageContent["glyphs"], { ys, left, right }: TextRegion): string {
  return indexesBetween(glyphs, ys[0] ?? 0, ys[1] ?? 0, left, right)
    .map((index) => glyphs[index]?.text ?? "")
    .join("");
}

function crosses({ x0, x1 }: Pick<Fragment, "x0" | "x1">, columns: readonly number[]): boolean {
  if (x0 < (columns[0] ?? 0) - OVER || x1 > (columns.at(-1) ?? 0) + OVER) return true;
  return columns.slice(1, -1).filter((x) => x0 < x - OVER && x1 > x + OVER).length > 1;
}

function isClose(upper: readonly Fragment[] | undefined, lower: readonly Fragment[] | undefined, most: number): boolean {
  const [a, b] = [upper?.[0], lower?.[0]];
  return a !== undefined && b !== undefined && b.y - a.y < most * b.size;
}
