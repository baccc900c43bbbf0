import type { Box } from "@gouji/document";
import type { PageContent } from "../page-content.ts";
import { NUMBER } from "./body-rows.ts";
import { columnTracks, median } from "./column-tracks.ts";
import { type Fragment, fragmentLines } from "./fragments.ts";
import { indexesWhere } from "./indexes-between.ts";
import type { Line } from "./merge-rules.ts";
import { footTop } from "./sparse-regions.ts";
import type { TextRegion } from "./text-grid.ts";
import { partedAtColumns } from "./touching-columns.ts";

type TextLine = readonly Fragment[];

/** Above and below tables stands what is none: captions, units, notes, sentences. */
const ABOVE = /^(?:续|附)?表\s*[\d一二三四五六七八九十]|单位[:：]/u;
const BELOW = /^(?:注|备注|说明|资料来源|数据来源)\s*[:：\d]/u;
const LEADER = /\.{4,}|…{2,}|·{4,}|_{3,}/u;
const LABEL = /\p{L}\s*[:：](?!\d)/u;
/** Below a caption, and without one. */
const LEAST_ROWS = [2, 4] as const;
/** In sizes of the type. */
const BESIDE = 1.7;
const TITLE = 1.12;

/**
 * Regions without any rule whose text stands in columns. A false table costs more than a missed one: columns of figures, one below the
 * other, have to be there, and no sentences.
 */
export function plainRegions(
  { glyphs, page, rules }: PageContent,
  taken: readonly Box[],
  bands: readonly Line[],
  continues = false,
): readonly TextRegion[] {
  const foot = footTop(glyphs, page.height);
  const free = indexesWhere(glyphs, (box) => {
    const y = (box[1] + box[3]) / 2;
    return y < foot && !taken.some((other) => y > other[1] - 2 && y < other[3] + 2);
  });
  const lines = partedAtColumns(fragmentLines(glyphs, free, 0.7), glyphs);
  const parting = rules.filter(({ direction, from, to }) => direction === "horizontal" && to - from > 0.2 * page.width).map(({ at }) => at);
  const isApart = (upper: TextLine, lower: TextLine) => parting.some((y) => y > bottomOf(upper) - 2 && y < topOf(lower) + 2);
  const regions: TextRegion[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const end = runEnd(lines, at, isApart);
    if (end === at) continue;
    // What goes on from the page before needs no caption.
    const isAnnounced = isCaption(lines[at - 1]) || (continues && topOf(lines[at]) < 0.2 * page.height);
    const region = regionOf(lines.slice(at, end), isAnnounced, end === lines.length);
    if (region) {
      const [top = 0, border = 0] = region.ys;
      const from = region.head ? border + 0.6 * (lines[at]?.[0]?.size ?? 0) : top;
      regions.push({ ...region, partial: bands.filter((line) => line.at > from && line.at < (region.ys.at(-1) ?? 0)) });
    }
    at = end - 1;
  }
  return regions;
}

const isCaption = (line: TextLine | undefined): boolean => line !== undefined && ABOVE.test(line.map(({ text }) => text).join(""));
const isSentence = (line: TextLine): boolean => line.some(({ x0, x1, size }) => x1 - x0 > 22 * size) || BELOW.test(line[0]?.text ?? "");
const isParted = (line: TextLine): boolean => line.length > 1;

/** Where a run of lines ends that may be a table: close to each other, most of them parted. */
function runEnd(lines: readonly TextLine[], from: number, isApart: (upper: TextLine, lower: TextLine) => boolean): number {
  let end = from;
  let last = from;
  while (end < lines.length) {
    const [line, above] = [lines[end], lines[end - 1]];
    if (!line || isSentence(line) || isCaption(line)) break;
    if (end > from && above && ((line[0]?.y ?? 0) - (above[0]?.y ?? 0) > 3.6 * (line[0]?.size ?? 0) || isApart(above, line))) break;
    end += 1;
    if (isParted(line)) last = end;
    // Parts of wrapped cells stand alone; many lines of one text are none.
    if (end - last > 3) break;
  }
  while (last < end && goesOn(lines, from, last)) last += 1;
  return last;
}

/** Whether a line that stands alone is the last one of a wrapped cell: close below, where another text of its column begins or stands in the middle. */
function goesOn(lines: readonly TextLine[], from: number, at: number): boolean {
  const [own, above] = [lines[at]?.[0], lines[at - 1]?.[0]];
  if (!own || !above || own.y - above.y > 1.7 * own.size) return false;
  const isBeside = ({ x0, x1 }: Fragment) => Math.abs(x0 - own.x0) < 1 || Math.abs(x0 + x1 - own.x0 - own.x1) < 2;
  return lines.slice(Math.max(from, at - 4), at).some((line) => line.length < 3 && line.some(isBeside));
}

function regionOf(run: readonly TextLine[], isAnnounced: boolean, isLast: boolean): TextRegion | undefined {
  const lines = withoutLoneStart(run);
  const first = lines.findIndex(
    (line) => line.filter(({ text }) => isFigure(text)).length >= Math.max(1, 0.3 * line.length) && isParted(line),
  );
  if (first < 0) return undefined;
  const texts = lines.flat();
  if (texts.some(({ text }) => LEADER.test(text)) || texts.filter(({ text }) => LABEL.test(text)).length > 0.15 * texts.length)
    return undefined;
  const size = median(texts.map((one) => one.size));
  const headLines = headEnd(lines, first);
  const body = lines.slice(headLines);
  const rows = body.filter(isParted);
  if (rows.length < LEAST_ROWS[isAnnounced ? 0 : 1]) return undefined;
  const [left, right] = [Math.min(...texts.map(({ x0 }) => x0)), Math.max(...texts.map(({ x1 }) => x1))];
  const xs = columnTracks(lines, left, right, 0.4, headLines);
  const cols = xs.length - 1;
  if (cols < (isAnnounced ? 2 : 3)) return undefined;
  const columnOf = ({ x0, x1 }: Fragment) => xs.findLastIndex((x) => x <= (x0 + x1) / 2);
  const crossing = body.flat().filter(({ x0, x1 }) => xs.slice(1, -1).some((x) => x0 < x - 0.5 * size && x1 > x + 0.5 * size)).length;
  const full = rows.filter((line) => line.length >= Math.max(2, 0.5 * cols));
  // Beside it may stand the further lines of its wrapped texts.
  const dense = rows.filter((line) => full.some((one) => Math.abs((one[0]?.y ?? 0) - (line[0]?.y ?? 0)) < BESIDE * size)).length;
  if (crossing > 0.05 * body.flat().length || dense < 0.6 * rows.length) return undefined;
  const columns = Array.from({ length: cols }, (_, col) => rows.flatMap((line) => line.filter((one) => columnOf(one) === col)));
  const figuresIn = columns.map((own) => own.filter(({ text }) => isFigure(text)).length);
  // Of rows with wrapped texts each line counts, but figures stand in one.
  const usual = Math.min(0.5 * rows.length, Math.max(LEAST_ROWS[1], 0.6 * Math.max(...figuresIn)));
  const ofFigures = columns.filter((own, col) => own.length >= usual && (figuresIn[col] ?? 0) >= 0.7 * own.length && isAligned(own)).length;
  if (ofFigures < (isAnnounced ? 1 : 2)) return undefined;
  const top = Math.min(...(lines[0] ?? []).map(({ y0 }) => y0)) - 1;
  const bottom = Math.max(...(lines.at(-1) ?? []).map(({ y1 }) => y1)) + 1;
  const border = headLines > 0 ? [(bottomOf(lines[headLines - 1]) + topOf(lines[headLines])) / 2] : [];
  return { left: left - 2, right: right + 2, ys: [top, ...border, bottom], head: headLines > 0, partial: [], open: isLast };
}

/** A heading or the end of a paragraph right above is no part of the table. */
function withoutLoneStart(run: readonly TextLine[]): readonly TextLine[] {
  const first = run.findIndex(isParted);
  const before = run.slice(Math.max(0, first - 2), first);
  // The common head of columns stands alone too, but not at the left.
  const left = Math.min(...run.slice(first).map((line) => line[0]?.x0 ?? Number.POSITIVE_INFINITY));
  const isClose = (line: TextLine) => topOf(run[run.indexOf(line) + 1]) - bottomOf(line) < 1.2 * (line[0]?.size ?? 0);
  // A title is set larger.
  const size = median(run.slice(first).flatMap((line) => line.map((one) => one.size)));
  const isTitle = (line: TextLine) => (line[0]?.size ?? 0) > TITLE * size;
  const kept = before.filter((line) => !isTitle(line) && (line[0]?.x0 ?? 0) > left + 4 * (line[0]?.size ?? 0) && isClose(line)).length;
  return run.slice(first - kept);
}

/** How many of the lines before the first figures are the head: rows of the body may begin without figures. */
function headEnd(lines: readonly TextLine[], first: number): number {
  // A wrapped first cell begins above its figures, less than a line away.
  let end = first;
  while (end > 0 && (isLevelWith(lines[end - 1], lines[end]) || ((lines[end - 1]?.length ?? 0) === 1 && isCloser(lines, end)))) end -= 1;
  // Nor is it a head whose texts all stand alone: a first row that is wrapped has such lines.
  return lines.slice(0, end).some(isParted) ? end : 0;
}

/** Less than rows are apart: half the distance of lines that are set far apart. */
const LEVEL = 1.05;

/** Whether lines overlap in height, as those of one row with wrapped texts do. */
function isLevelWith(above: TextLine | undefined, line: TextLine | undefined): boolean {
  const size = Math.min(above?.[0]?.size ?? 0, line?.[0]?.size ?? 0);
  return (line?.[0]?.y ?? 0) - (above?.[0]?.y ?? 0) < LEVEL * size;
}

function isCloser(lines: readonly TextLine[], at: number): boolean {
  const [own, above] = [lines[at], lines[at - 1]];
  const leaf = lines.slice(0, at - 1).findLast((line) => line.length > 1);
  if (!own || !above || !leaf) return false;
  return topOf(own) - topOf(above) < topOf(above) - topOf(leaf);
}

const topOf = (line: TextLine | undefined): number => Math.min(...(line ?? []).map(({ y0 }) => y0));
const bottomOf = (line: TextLine | undefined): number => Math.max(...(line ?? []).map(({ y1 }) => y1));
const isFigure = (text: string): boolean => NUMBER.test(text) && /\d|^[-—–]+$/u.test(text);

/** Figures of one column end, begin or stand in the middle at one place. */
function isAligned(own: readonly Fragment[]): boolean {
  const size = median(own.map((one) => one.size));
  const isOne = (placeOf: (one: Fragment) => number) => {
    const middle = median(own.map(placeOf));
    return own.filter((one) => Math.abs(placeOf(one) - middle) < 0.6 * size).length >= 0.7 * own.length;
  };
  return isOne(({ x1 }) => x1) || isOne(({ x0 }) => x0) || isOne(({ x0, x1 }) => (x0 + x1) / 2);
}
