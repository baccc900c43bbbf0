import type { Area } from "./area.ts";
import type { InkLine } from "./image-rules.ts";
import type { Mark } from "./ink-marks.ts";

/** A line of print, or the part of one inside of a cell. */
export interface PrintLine extends Area {
  readonly marks: readonly Mark[];
}

/** Print of this height in pixels or more; smaller marks alone (dots, dust) do not make a line. */
const LEAST = 9;
/** Detected areas whose middles differ by less, in their heights, stand beside each other. */
const LEVEL = 0.25;
/** Distance of characters of one word at most, in heights of the usual line. */
const JOINT = 0.15;
/** A dash is as wide. */
const DASH = 6;
/** From this height on, in heights of the usual line or in widths, an area may hold several lines; each has this height at least. */
const SEVERAL = 1.4;
const LINE = 0.45;
/** Side of a Chinese full stop, in heights of the line: dust is smaller. */
const STOP = 0.2;
/** No character of running text is larger, in heights of the usual line. */
const LARGEST = 4;

/**
 * The lines of a page: what was detected, cut at ruling lines and drawn tight around its ink, and the ink that the detection missed.
 * `marks` is the ink of the page without ruling lines.
 */
export function printLines(detected: readonly Area[], marks: readonly Mark[], rules: readonly InkLine[]): PrintLine[] {
  const usual = usualHeight(detected);
  const print = marks.filter(({ width, height }) => width <= LARGEST * usual && height <= LARGEST * usual);
  const parts = detected.flatMap((area) => cutAtRules(area, rules));
  const held: Mark[][] = parts.map(() => []);
  const free: Mark[] = [];
  for (const mark of print) {
    const owner = ownerOf(mark, parts);
    if (owner === undefined) free.push(mark);
    else held[owner]?.push(mark);
  }
  const lines = joined(
    held.flatMap((own) => stacked(own, usual)),
    usual,
    rules,
  );
  const missed: PrintLine[] = [];
  const isPrint = ({ width, height }: Area) => Math.max(width, height) >= (width >= 2 * height ? DASH : LEAST);
  for (const mark of free.filter(isPrint).sort((a, b) => a.x - b.x)) {
    const target = [...lines, ...missed].find((line) => isBeside(line, mark, rules));
    if (!target) missed.push({ ...boxOf([mark]), marks: [mark] });
    else {
      const group = lines.includes(target) ? lines : missed;
      const all = [...target.marks, mark];
      group[group.indexOf(target)] = { ...boxOf(all), marks: all };
    }
  }
  return [...lines, ...missed].map((line) => withDots(line, free));
}

/** The height of most lines, as detected, in pixels. */
export function usualHeight(detected: readonly Area[]): number {
  return median(detected.map(({ height }) => height)) || 30;
}

/**
 * Of the detected areas that hold the middle of the mark, the one whose middle is nearest in height; of two beside each other, whose ends overlap, the one
 * in which the mark is further from the end.
 */
function ownerOf(mark: Mark, areas: readonly Area[]): number | undefined {
  const [x, y] = [mark.x + mark.width / 2, mark.y + mark.height / 2];
  let owner: number | undefined;
  let [nearest, deepest] = [Number.POSITIVE_INFINITY, 0];
  areas.forEach((area, at) => {
    if (x < area.x || x > area.x + area.width || y < area.y || y > area.y + area.height) return;
    const distance = Math.abs(area.y + area.height / 2 - y);
    const depth = Math.min(x - area.x, area.x + area.width - x);
    const isLevel = Math.abs(distance - nearest) < LEVEL * area.height;
    if (isLevel ? depth > deepest : distance < nearest) [owner, nearest, deepest] = [at, distance, depth];
  });
  return owner;
}

/** Characters that stand as close to a line as those of the line do belong to it. */
function joined(lines: readonly PrintLine[], usual: number, rules: readonly InkLine[]): PrintLine[] {
  const whole = [...lines];
  for (const line of lines.filter(({ width }) => width <= usual)) {
    const target = whole.find((other) => {
      const gap = Math.max(other.x - line.x - line.width, line.x - other.x - other.width);
      const isIn = line.y >= other.y - JOINT * usual && line.y + line.height <= other.y + other.height + JOINT * usual;
      return other !== line && other.width > line.width && isIn && gap <= JOINT * usual && !isParted(other, line, rules);
    });
    if (!target) continue;
    const marks = [...target.marks, ...line.marks];
    whole[whole.indexOf(target)] = { ...boxOf(marks), marks };
    whole.splice(whole.indexOf(line), 1);
  }
  return whole;
}

/** The area in the pieces that ruling lines cut it into. */
function cutAtRules(area: Area, rules: readonly InkLine[]): Area[] {
  const [right, bottom] = [area.x + area.width, area.y + area.height];
  const xs = rules
    .filter(({ direction, near, far, from, to }) => {
      const inside = near > area.x && far < right;
      return direction === "vertical" && inside && Math.min(to, bottom) - Math.max(from, area.y) > area.height / 2;
    })
    .map(({ near, far }) => (near + far) / 2);
  const ys = rules
    .filter(({ direction, near, far, from, to }) => {
      const inside = near > area.y && far < bottom;
      return direction === "horizontal" && inside && Math.min(to, right) - Math.max(from, area.x) > area.width / 2;
    })
    .map(({ near, far }) => (near + far) / 2);
  const pieces = (from: number, to: number, cuts: readonly number[]) => {
    const edges = [from, ...[...cuts].sort((a, b) => a - b), to];
    return edges.slice(1).map((end, at) => [edges[at] ?? from, end] as const);
  };
  return pieces(area.y, bottom, ys).flatMap(([y, y1]) =>
    pieces(area.x, right, xs).map(([x, x1]) => ({ x, y, width: x1 - x, height: y1 - y })),
  );
}

/** The lines in an area: its ink, parted where a row of pixels has none. */
function stacked(marks: readonly Mark[], usual: number): PrintLine[] {
  if (marks.length === 0) return [];
  const whole = { ...boxOf(marks), marks };
  // Some characters have blank rows themselves (合, 二).
  if (whole.height < SEVERAL * Math.min(usual, whole.width)) return [whole];
  const groups: Mark[][] = [];
  let bottom = Number.NEGATIVE_INFINITY;
  for (const mark of [...marks].sort((a, b) => a.y - b.y)) {
    if (mark.y > bottom + 1) groups.push([]);
    groups.at(-1)?.push(mark);
    bottom = Math.max(bottom, mark.y + mark.height - 1);
  }
  // Parts of one line above each other are lower than a line.
  const full = groups.filter((group) => boxOf(group).height >= Math.max(LEAST, LINE * usual));
  return full.length < 2 ? [whole] : near(full, groups).map((line) => ({ ...boxOf(line), marks: line }));
}

/** Every group with the full one that is nearest. */
function near(full: readonly (readonly Mark[])[], groups: readonly (readonly Mark[])[]): Mark[][] {
  const lines = full.map((group) => [...group]);
  const middles = full.map((group) => boxOf(group)).map(({ y, height }) => y + height / 2);
  for (const group of groups) {
    if (full.includes(group)) continue;
    const { y, height } = boxOf(group);
    const distances = middles.map((middle) => Math.abs(middle - y - height / 2));
    lines[distances.indexOf(Math.min(...distances))]?.push(...group);
  }
  return lines;
}

/** Whether the mark goes on with the line, or stands in it: at its height, no further than its height, no ruling line between. */
function isBeside(line: PrintLine, mark: Mark, rules: readonly InkLine[]): boolean {
  const height = Math.max(line.height, mark.height);
  const common = Math.min(line.y + line.height, mark.y + mark.height) - Math.max(line.y, mark.y);
  if (common < 0.5 * Math.min(line.height, mark.height) || height > 2 * Math.max(line.height, LEAST)) return false;
  const [from, to] = between(line, mark);
  return to - from <= height && !isParted(line, mark, rules);
}

/** Whether a ruling line stands between the two, at the height of the second. */
export function isParted(line: Area, mark: Area, rules: readonly InkLine[]): boolean {
  const [from, to] = between(line, mark);
  const y = mark.y + mark.height / 2;
  return rules.some(
    ({ direction, near: left, far, from: top, to: bottom }) =>
      direction === "vertical" && top <= y && y <= bottom && left >= Math.min(from, to) - 1 && far <= Math.max(from, to) + 1,
  );
}

function between(line: Area, mark: Area): readonly [from: number, to: number] {
  return mark.x > line.x ? [line.x + line.width, mark.x] : [mark.x + mark.width, line.x];
}

/** Small marks inside of a line belong to it, and a full stop close behind it. */
function withDots(line: PrintLine, free: readonly Mark[]): PrintLine {
  const { x, y, width, height } = line;
  const dots = free.filter((mark) => {
    const [middleX, middleY] = [mark.x + mark.width / 2, mark.y + mark.height / 2];
    const isStop = Math.min(mark.width, mark.height) >= STOP * height && middleY > y + height / 2 && mark.x < x + width + height / 2;
    const end = isStop ? x + width + height : x + width;
    return !line.marks.includes(mark) && middleX >= x && middleX <= end && middleY >= y && middleY <= y + height * 1.1;
  });
  if (dots.length === 0) return line;
  const right = Math.max(x + width, ...dots.map((dot) => dot.x + dot.width));
  return { ...line, width: right - x, marks: [...line.marks, ...dots] };
}

function boxOf(marks: readonly Area[]): Area {
  const x = Math.min(...marks.map((mark) => mark.x));
  const y = Math.min(...marks.map((mark) => mark.y));
  return {
    x,
    y,
    width: Math.max(...marks.map((mark) => mark.x + mark.width)) - x,
    height: Math.max(...marks.map((mark) => mark.y + mark.height)) - y,
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
