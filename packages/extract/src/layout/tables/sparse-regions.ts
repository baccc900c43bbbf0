import { isPageNumberForm } from "../furniture.ts";
import type { Glyph, PageContent } from "../page-content.ts";
import { NUMBER } from "./body-rows.ts";
import { columnTracks, partsOf } from "./column-tracks.ts";
import { type Fragment, fragmentLines } from "./fragments.ts";
import { indexesBetween, indexesWhere } from "./indexes-between.ts";
import type { Line } from "./merge-rules.ts";
import type { TextRegion } from "./text-grid.ts";

const SAME_END = 5;
/** Height of a head at most, as a share of the page's. */
const HEAD = 0.15;
const CAPTION = /^(?:续|附)?表\s*\d|^单位[:：]/u;

/** A page number that says so itself: beside it may stand an address, as browsers print it. */
const OF_PAGES = /^(?:第\s*)?\d+\s*(?:页[，,\s]*[/共]|\/)\s*\d+\s*页?$/u;

type Band = readonly (readonly Fragment[])[];
/** Points above and below a rule in which what it leaves out stands. */
const BESIDE = 12;
/** Lines of a row at most. */
const MOST_LINES = 12;

/** Regions between horizontal rules of one extent that no vertical rule divides; at the page's ends they may be open. */
export function sparseRegions(content: PageContent, horizontal: readonly Line[]): readonly TextRegion[] {
  const groups: Line[][] = [];
  for (const line of horizontal) {
    if (line.to - line.from < 0.2 * content.page.width) continue;
    const group = groups.find(([one]) => one && Math.abs(one.from - line.from) < SAME_END && Math.abs(one.to - line.to) < SAME_END);
    if (group) group.push(line);
    else groups.push([line]);
  }
  return groups
    .filter((group) => !groups.some((other) => isInside(content, group, other)))
    .flatMap((group) =>
      regionsOf(
        content,
        group.sort((a, b) => a.at - b.at),
        horizontal,
      ),
    );
}

/** Whether rules lie between those of a wider group: below some of its columns only. */
function isInside({ glyphs }: PageContent, group: readonly Line[], other: readonly Line[]): boolean {
  const [own, wide] = [group[0], other[0]];
  if (!own || !wide || wide.to - wide.from < own.to - own.from + SAME_END) return false;
  const [top, bottom] = [Math.min(...other.map(({ at }) => at)), Math.max(...other.map(({ at }) => at))];
  if (own.from < wide.from - SAME_END || own.to > wide.to + SAME_END || !group.every(({ at }) => at > top && at < bottom)) return false;
  // A narrower table between rules of other ones has nothing beside it.
  const [first, last] = [Math.min(...group.map(({ at }) => at)), Math.max(...group.map(({ at }) => at))];
  const beside = (left: number, right: number) => indexesBetween(glyphs, first - BESIDE, last + BESIDE, left, right).length > 0;
  // Rules that leave out merged labels go to the end.
  if (group.length === 1 || wide.to - own.to < SAME_END) return true;
  return beside(wide.from, own.from - SAME_END) || beside(own.to + SAME_END, wide.to);
}

function regionsOf(content: PageContent, group: readonly Line[], all: readonly Line[]): readonly TextRegion[] {
  const { glyphs, page } = content;
  const left = Math.min(...group.map((line) => line.from));
  const right = Math.max(...group.map((line) => line.to));
  const below = underHeads(content, group, all, left, right);
  const inner = [...group.map((line) => line.at), ...(below === undefined ? [] : [below.at])].sort((a, b) => a - b);
  const ys = [0.04 * page.height, ...inner, footTop(glyphs, page.height)];
  const isTable: boolean[] = [];
  const bands = ys.slice(0, -1).map((top, at) => fragmentLines(glyphs, indexesBetween(glyphs, top, ys[at + 1] ?? top, left, right), 0.7));
  const hasFigures = (at: number) => (bands[at] ?? []).some((line) => line.filter(({ text }) => NUMBER.test(text)).length > 1);
  bands.forEach((lines, at) => {
    // Below a head a table may run on to the page's end.
    const isBelowHead = isTable[at - 1] === true && isTable[at - 2] !== true && (ys[at] ?? 0) - (ys[at - 1] ?? 0) < HEAD * page.height;
    isTable.push(isTabular(lines, left, right, at > 0 && (at < ys.length - 2 || isBelowHead)));
  });
  // A row whose texts are wrapped looks like prose by itself.
  const xs = isTable.slice(1, -1).includes(false) ? columnTracks(bands.filter((_, at) => isTable[at]).flat(), left, right, 0.4) : [];
  if (xs.length > 3)
    for (const step of [1, -1])
      for (let at = step > 0 ? 1 : isTable.length - 2; at > 0 && at < isTable.length - 1; at += step)
        if (!isTable[at] && isTable[at - step] && keepsTo(bands[at] ?? [], xs)) isTable[at] = true;
  const regions: TextRegion[] = [];
  for (let at = 0; at < isTable.length; at += 1) {
    if (!isTable[at]) continue;
    let end = at;
    while (isTable[end + 1]) end += 1;
    const own = ys.slice(at, end + 2);
    const height = (own[1] ?? 0) - (own[0] ?? 0);
    const low = height < 0.5 * ((own.at(-1) ?? 0) - (own[0] ?? 0));
    const ruled = end > at && height < HEAD * page.height && (low || (!hasFigures(at) && hasFigures(at + 1)));
    const partial = all.filter(
      (line) => !group.includes(line) && line !== below && line.from > left - SAME_END && line.to < right + SAME_END,
    );
    // Open above and below at once, or open below without a head, it may be anything.
    const isOpen = at === 0 && end + 2 === ys.length;
    // Bands of figures may begin at once, below a head that no rule closes above.
    const isBody = hasFigures(at) && hasFigures(at + 1);
    const above = (ruled && !isBody) || at === 0 ? undefined : headAbove(glyphs, own, left, right);
    const head = ruled && above === undefined;
    if (!isOpen && (head || end + 2 < ys.length))
      regions.push({
        left,
        right,
        ys: above === undefined ? own : [above, ...own],
        head: head || above !== undefined,
        partial,
        open: end + 2 === ys.length,
      });
    at = end;
  }
  return regions;
}

/** The rule that closes the head, where it leaves out the first columns: their heads are merged over both rows of the head. */
function underHeads(
  { glyphs, page }: PageContent,
  group: readonly Line[],
  all: readonly Line[],
  left: number,
  right: number,
): Line | undefined {
  const [top, next] = [group[0]?.at, group[1]?.at];
  if (top === undefined || next === undefined) return undefined;
  const hasFigures = (from: number, to: number) => {
    const lines = fragmentLines(glyphs, indexesBetween(glyphs, from, to, left, right), 0.7);
    return lines.some((line) => line.filter(({ text }) => NUMBER.test(text)).length > 1);
  };
  return all.find(
    (line) =>
      line.at > top + 3 &&
      line.at < Math.min(next - 3, top + HEAD * page.height) &&
      Math.abs(line.to - right) < SAME_END &&
      line.from > left + SAME_END &&
      line.to - line.from > 0.35 * (right - left) &&
      indexesBetween(glyphs, top, line.at, left, line.from - SAME_END).length > 0 &&
      !hasFigures(top, line.at) &&
      hasFigures(line.at, next),
  );
}

/** Where a head begins that stands right above the first rule, on shading or on nothing. */
function headAbove(glyphs: readonly Glyph[], ys: readonly number[], left: number, right: number): number | undefined {
  const top = ys[0] ?? 0;
  const body = fragmentLines(glyphs, indexesBetween(glyphs, top, ys.at(-1) ?? top, left, right), 0.7);
  const usual = Math.max(...body.map((line) => line.length));
  const size = Math.max(...body.flat().map((one) => one.size));
  const lines = fragmentLines(glyphs, indexesBetween(glyphs, top - 5 * size, top, left, right), 0.7);
  let from: number | undefined;
  for (const line of [...lines].reverse()) {
    const bottom = Math.max(...line.map(({ y1 }) => y1));
    const least = from === undefined ? Math.max(3, 0.6 * usual) : 2;
    if ((from ?? top) - bottom > 0.9 * size || line.length < least || CAPTION.test(line.map(({ text }) => text).join(""))) break;
    from = Math.min(...line.map(({ y0 }) => y0)) - 1;
  }
  return from;
}

/** Where the last line of the page begins, if it is a page number, else the page's end. */
export function footTop(glyphs: readonly Glyph[], height: number): number {
  const low = indexesWhere(glyphs, (box) => box[1] > 0.85 * height);
  const foot = fragmentLines(glyphs, low).findLast(
    (line) => isPageNumberForm(line.map(({ text }) => text).join("")) || line.some(({ text }) => OF_PAGES.test(text)),
  );
  return foot ? Math.min(...foot.map(({ y0 }) => y0)) - 1 : 0.97 * height;
}

/** Whether lines stand in columns: no prose, no caption, gaps through all lines. */
function isTabular(lines: readonly (readonly Fragment[])[], left: number, right: number, closed: boolean): boolean {
  const width = right - left;
  if (lines.length === 0) return false;
  if (lines.flat().some(({ text }) => CAPTION.test(text.trim()))) return false;
  const prose = lines.filter((line) => line.length === 1 && line.some(({ x0, x1 }) => x1 - x0 > 0.6 * width)).length;
  const parted = lines.filter((line) => line.length > 1).length;
  // Between two rules close to each other a wrapped label may be most of the text.
  const most = closed && lines.length <= 4 ? 0.5 : 0.12;
  const least = closed ? (isWrappedLabel(lines, width) ? 0.1 : 0.25) : 0.4;
  if (prose > most * lines.length || parted < least * lines.length || parted === 0) return false;
  return columnTracks(lines, left, right, 0.4).length >= (closed ? 3 : 4);
}

/** Whether a band between rules has texts in most of the columns of the other bands, and none over two of them. */
function keepsTo(lines: Band, xs: readonly number[]): boolean {
  if (lines.length === 0 || lines.length > MOST_LINES || lines.flat().some(({ text }) => CAPTION.test(text.trim()))) return false;
  const parts = lines.flat().flatMap(partsOf);
  const isOver = parts.some(({ x0, x1 }) => xs.slice(1, -1).some((x) => x0 < x - 2 && x1 > x + 2));
  const columns = new Set(parts.map(({ x0, x1 }) => xs.findLastIndex((x) => x < (x0 + x1) / 2)));
  return !isOver && columns.size >= 0.6 * (xs.length - 1);
}

/** Whether all lines of one text are those of one narrow column: the wrapped label of a row between rules. */
function isWrappedLabel(lines: readonly (readonly Fragment[])[], width: number): boolean {
  const alone = lines.filter((line) => line.length === 1).flat();
  const [left, right] = [Math.min(...alone.map(({ x0 }) => x0)), Math.max(...alone.map(({ x1 }) => x1))];
  return right - left < 0.4 * width;
}
