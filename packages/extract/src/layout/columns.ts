import type { Box } from "@gouji/document";
import type { PageContent } from "./page-content.ts";
import { type Fragment, fragmentLines } from "./tables/fragments.ts";

/** A part of a page whose text runs in two columns beside each other. */
export interface Columns {
  readonly top: number;
  readonly bottom: number;
  /** x of the middle of the space between them. */
  readonly gutter: number;
  readonly sides: readonly [Side, Side];
}

/** Where the lines of a column begin and end. */
export interface Side {
  readonly left: number;
  readonly right: number;
}

const LEAST_CHARACTERS = 200;
const LEAST_LINES = 6;
const BIN = 3;
/** In sizes of the type. */
const LEAST_SPACE = 0.8;
const LEAST_WIDTH = 8;
const FULL = 1.5;

/** Text in two columns: lines on both sides of a clear space, most of them as long as their column. What else has such a space is no prose. */
export function findColumns({ glyphs }: Pick<PageContent, "glyphs">): readonly Columns[] {
  const indexes: number[] = [];
  for (let index = 0; index < glyphs.length; index += 1) {
    const glyph = glyphs[index];
    if (glyph && glyph.angle === 0 && !glyph.hidden && glyph.text !== " " && glyph.text.trim() !== "") indexes.push(index);
  }
  if (indexes.length < LEAST_CHARACTERS || !mayHaveColumns(glyphs, indexes)) return [];
  const lines = fragmentLines(glyphs, indexes, 1);
  const gutter = spaceBeforeRightColumn(lines);
  if (gutter === undefined) return [];
  const runs: (readonly Fragment[])[][] = [[]];
  for (const line of lines) {
    const parted = line.flatMap((fragment) => partedAt(gutter, fragment, glyphs));
    if (parted.some(({ x0, x1 }) => x0 < gutter && x1 > gutter)) runs.push([]);
    else runs.at(-1)?.push(parted);
  }
  return runs.flatMap((run) => columnsOf(ofOneSize(run), gutter) ?? []);
}

/** Whether enough texts begin at one place in the middle third, as they are drawn: a quick look, since hardly a page has columns. */
function mayHaveColumns(glyphs: PageContent["glyphs"], indexes: readonly number[]): boolean {
  let [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const index of indexes) {
    const box = glyphs[index]?.box;
    if (box && box[0] < left) left = box[0];
    if (box && box[2] > right) right = box[2];
  }
  const [from, to] = [left + (right - left) / 3, right - (right - left) / 3];
  const counts = new Map<number, number>();
  let before: Box = [0, 0, Number.NEGATIVE_INFINITY, 0];
  for (const index of indexes) {
    const { box, size } = glyphs[index] ?? { box: before, size: 0 };
    const goesOn = Math.abs(box[0] - before[2]) < size && Math.abs(box[3] - before[3]) < 0.5 * size;
    if (!goesOn && box[0] > from && box[0] < to) {
      const place = Math.round(box[0] / BIN);
      counts.set(place, (counts.get(place) ?? 0) + 1);
    }
    before = box;
  }
  return Math.max(0, ...counts.values()) >= LEAST_LINES - 1;
}

/** A mark that hangs over the end of a line in the left column leaves little space; no character stands in it all the same. */
function partedAt(gutter: number, fragment: Fragment, glyphs: PageContent["glyphs"]): readonly Fragment[] {
  if (fragment.x1 < gutter || fragment.x0 > gutter) return [fragment];
  const isLeft = (index: number) => (glyphs[index]?.box[2] ?? 0) <= gutter;
  const isRight = (index: number) => (glyphs[index]?.box[0] ?? 0) >= gutter;
  if (!fragment.glyphs.every((index) => isLeft(index) || isRight(index))) return [fragment];
  return [isLeft, isRight].flatMap((isHere) => fragmentLines(glyphs, fragment.glyphs.filter(isHere), Number.POSITIVE_INFINITY).flat());
}

/** A place just before where many lines begin in the middle third of the text. */
function spaceBeforeRightColumn(lines: readonly (readonly Fragment[])[]): number | undefined {
  let [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const line of lines) {
    left = Math.min(left, line[0]?.x0 ?? left);
    right = Math.max(right, line.at(-1)?.x1 ?? right);
  }
  const starts = new Map<number, Fragment[]>();
  for (const fragment of lines.flat()) {
    const share = (fragment.x0 - left) / (right - left);
    if (share < 1 / 3 || share > 2 / 3) continue;
    const place = Math.round(fragment.x0 / BIN);
    starts.set(place, [...(starts.get(place) ?? []), fragment]);
  }
  const most = [...starts.values()].sort((a, b) => b.length - a.length)[0] ?? [];
  const [first] = most;
  return first && most.length >= LEAST_LINES - 1 ? Math.min(...most.map(({ x0 }) => x0)) - 0.1 * first.size : undefined;
}

/** Without the end of a paragraph above the columns, or a line below them, that happens to stop before the space. */
function ofOneSize(run: readonly (readonly Fragment[])[]): readonly (readonly Fragment[])[] {
  const sizeOf = (line: readonly Fragment[] | undefined) => line?.[0]?.size ?? 0;
  const usual = [...run].map(sizeOf).sort((a, b) => a - b)[run.length >> 1] ?? 0;
  const isUsual = (line: readonly Fragment[]) => Math.abs(sizeOf(line) - usual) < 0.1 * usual;
  return run.slice(Math.max(0, run.findIndex(isUsual)), run.findLastIndex(isUsual) + 1);
}

function columnsOf(run: readonly (readonly Fragment[])[], gutter: number): Columns | undefined {
  const sides = [run.map((line) => line.filter(({ x1 }) => x1 <= gutter)), run.map((line) => line.filter(({ x0 }) => x0 >= gutter))];
  const [left, right] = sides.map((lines) => sideOf(lines.filter((line) => line.length > 0)));
  const all = run.flat();
  const size = Math.max(...all.map((one) => one.size));
  if (!left || !right || right.left - left.right < LEAST_SPACE * size) return undefined;
  const [top, bottom] = [Math.min(...all.map(({ y0 }) => y0)), Math.max(...all.map(({ y1 }) => y1))];
  return { top, bottom, gutter, sides: [left, right] };
}

/** A column of prose: hardly a line is parted, and most are full. */
function sideOf(lines: readonly (readonly Fragment[])[]): Side | undefined {
  const starts = lines.map((line) => line[0]?.x0 ?? 0).sort((a, b) => a - b);
  const ends = lines.map((line) => line.at(-1)?.x1 ?? 0).sort((a, b) => a - b);
  // A mark at the end of a line may hang over.
  const [left = 0, right = 0] = [starts[Math.floor(0.1 * starts.length)], ends[Math.floor(0.8 * ends.length)]];
  const size = lines[lines.length >> 1]?.[0]?.size ?? 0;
  const whole = lines.filter((line) => line.length === 1).length;
  const full = lines.filter((line) => (line.at(-1)?.x1 ?? 0) > right - FULL * size).length;
  const isProse = lines.length >= LEAST_LINES && whole >= 0.85 * lines.length && full >= 0.5 * lines.length;
  return isProse && right - left >= LEAST_WIDTH * size ? { left, right } : undefined;
}

/** Where a box comes in the order of reading: by height, but within columns one after the other. */
export function readingOrder(columns: readonly Columns[]): (a: Box, b: Box) => number {
  const keyOf = ([x0, y0, x1, y1]: Box): readonly [number, number, number] => {
    const y = (y0 + y1) / 2;
    const own = columns.find(({ top, bottom, gutter }) => y > top && y < bottom && (x1 < gutter || x0 > gutter));
    return own ? [own.top, x1 < own.gutter ? 1 : 2, y0] : [y0, 0, y0];
  };
  return (a, b) => {
    const [first, second] = [keyOf(a), keyOf(b)];
    return first[0] - second[0] || first[1] - second[1] || first[2] - second[2];
  };
}

/** The column in which a box stands. */
export function sideAt(columns: readonly Columns[], [x0, y0, x1, y1]: Box): Side | undefined {
  const y = (y0 + y1) / 2;
  const own = columns.find(({ top, bottom, gutter }) => y > top && y < bottom && (x1 < gutter || x0 > gutter));
  return own?.sides[x1 < own.gutter ? 0 : 1];
}
