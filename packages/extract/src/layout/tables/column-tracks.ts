import type { Fragment } from "./fragments.ts";
import { isTotal } from "./total-range.ts";

type Lines = readonly (readonly Fragment[])[];

type Extent = Pick<Fragment, "x0" | "x1">;

interface Gap {
  readonly from: number;
  readonly to: number;
  /** It is one between columns, however narrow. */
  readonly sure?: boolean;
}

const WIDE = 0.9;
/** In sizes of the type. */
const NARROWED = 0.3;
const LEFT = 0.12;
const HAN = /\p{Script=Han}/u;
const FIGURE = /^[-+−–—(]?[\d,.]+[)%％]?$|^[-—–]+$/u;
const MOST_HEAD_LINES = 6;

/** Borders of columns: the gaps that run through the body's lines, sums aside, narrowed by the heads that stand over one column. */
export function columnTracks(
  lines: Lines,
  left: number,
  right: number,
  narrowest: number,
  headLines = guessedHead(lines),
): readonly number[] {
  const size = median(lines.flat().map((fragment) => fragment.size));
  const isOwn = (at: number) => (fragment: Fragment) => !isTotal(fragment.text) && !isOverSeveral(fragment, lines, at);
  const body = lines.slice(headLines).flatMap((line, at) => line.filter(isOwn(headLines + at)));
  const above = lines.slice(0, headLines);
  const between = openGaps(body, narrowest * size, above);
  const used = [...body, ...headsOfOne(lines, headLines, between).map((head) => narrowed(head, between))];
  const heads = used.slice(body.length);
  const open = withLeft(openGaps(used, narrowest * size, above), between, heads, LEFT * size).filter(
    ({ from, to, sure = false }) => sure || to - from >= WIDE * size || isKept(lines, from, to, size),
  );
  const gaps = withoutApartHeads(open, body, heads);
  const borders = [
    Math.min(left, ...used.map(({ x0 }) => x0)),
    ...gaps.map(({ from, to }) => (from + to) / 2),
    Math.max(right, ...used.map(({ x1 }) => x1)),
  ];
  // Between a text on the left and a head in the middle there may be two gaps, and nothing between them.
  const parts = used.flatMap(partsOf);
  const isHeld = (at: number) => parts.some(({ x0, x1 }) => (x0 + x1) / 2 >= (borders[at - 1] ?? 0) && (x0 + x1) / 2 < (borders[at] ?? 0));
  return borders.filter((_, at) => at === 0 || at === borders.length - 1 || isHeld(at));
}

/** Gaps of the body of which the heads leave little: what they leave is the border all the same. */
function withLeft(gaps: readonly Gap[], between: readonly Gap[], heads: readonly Fragment[], least: number): readonly Gap[] {
  // What has its own column's head below it may reach into the next one: the common head of three columns stands over the second.
  const lowest = heads.filter((head) => !heads.some((other) => isBelow(other, head)));
  const left = between.flatMap(({ from, to }) => {
    if (gaps.some((gap) => gap.from < to && from < gap.to)) return [];
    const [widest] = gapsBetween(
      [{ x0: from, x1: from }, ...lowest.filter(({ x0, x1 }) => x0 < to && from < x1), { x0: to, x1: to }],
      least,
    )
      .filter((gap) => gap.from >= from && gap.to <= to)
      .sort((a, b) => b.to - b.from - a.to + a.from);
    return widest ? [widest] : [];
  });
  return left.length === 0 ? gaps : [...gaps, ...left].sort((a, b) => a.from - b.from);
}

const isBelow = (one: Fragment, above: Fragment): boolean =>
  one.y > above.y + 0.9 * above.size &&
  Math.min(one.x1, above.x1) - Math.max(one.x0, above.x0) > 0.6 * Math.min(one.x1 - one.x0, above.x1 - above.x0);

/** A head may reach over a gap of the body, but hardly into the column behind it. */
function narrowed(head: Fragment, gaps: readonly Gap[]): Fragment {
  const most = NARROWED * head.size;
  let { x0, x1 } = head;
  for (const { from, to } of gaps) {
    if (x0 > from - most && x0 < from && x1 > to) x0 = to;
    if (x1 < to + most && x1 > to && x0 < from) x1 = from;
  }
  return x0 < x1 ? { ...head, x0, x1 } : head;
}

/** Over figures set to the right a head in the middle may stand apart: what has a head only, and what has none beside it, are one column. */
function withoutApartHeads(gaps: readonly Gap[], body: readonly Fragment[], heads: readonly Fragment[]): readonly Gap[] {
  if (heads.length === 0) return gaps;
  const holds = (texts: readonly Fragment[], at: number) => {
    const [from, to] = [gaps[at - 1]?.to ?? Number.NEGATIVE_INFINITY, gaps[at]?.from ?? Number.POSITIVE_INFINITY];
    return texts.some(({ x0, x1 }) => (x0 + x1) / 2 > from && (x0 + x1) / 2 < to);
  };
  const kept: Gap[] = [];
  for (let at = 0; at < gaps.length; at += 1) {
    const gap = gaps[at];
    const [left, right] = [at, at + 1].map((col) => ({ head: holds(heads, col), body: holds(body, col) }));
    const isApart =
      left && right && ((left.head && !left.body && !right.head && right.body) || (left.body && !left.head && !right.body && right.head));
    if (gap && isApart) {
      // The border on the other side stays.
      const next = gaps[at + 1];
      if (next) kept.push(next);
      at += 1;
    } else if (gap) kept.push(gap);
  }
  return kept;
}

/** How many lines stand above the first line of figures. */
function guessedHead(lines: Lines): number {
  const isBody = (line: readonly Fragment[]) => {
    const figures = line.filter(({ text }) => FIGURE.test(text.replace(/\s/gu, ""))).length;
    return figures >= 2 && 2 * figures >= line.length;
  };
  const first = lines.slice(0, MOST_HEAD_LINES).findIndex(isBody);
  const parted = lines.slice(first).filter((line) => line.length > 1);
  return first > 0 && 2 * parted.filter(isBody).length > parted.length ? first : 0;
}

/** Texts of the head without those over several columns: these stand in a gap of the body, or on both of its sides. */
function headsOfOne(lines: Lines, headLines: number, gaps: readonly Gap[]): Fragment[] {
  const body = lines.slice(headLines).filter((line) => line.length > 1);
  const firm = gaps.filter(({ from, to }) => {
    const parted = body.filter((line) => line.some(({ x1 }) => x1 <= from + 0.1) && line.some(({ x0 }) => x0 >= to - 0.1)).length;
    return parted >= Math.max(2, 0.5 * body.length);
  });
  const besides = headsBesides(lines.slice(0, headLines), gaps);
  return lines.slice(0, headLines).flatMap((line, at) =>
    line.filter((fragment) => {
      const crosses = firm.some(({ from, to }) => fragment.x0 < from - 1 && fragment.x1 > to + 1);
      const below = lines.slice(at + 1, headLines);
      return (
        !besides.has(fragment) &&
        !isTotal(fragment.text) &&
        !crosses &&
        !isOverSeveral(fragment, lines, at) &&
        !isBetween(fragment, below, firm)
      );
    }),
  );
}

/**
 * Common heads of columns of unlike width, that are in the middle of nothing: where every column of the body has a head in the longest line of
 * heads, or one of its own above it, what else stands over a gap is a common head.
 */
function headsBesides(heads: Lines, gaps: readonly Gap[]): ReadonlySet<Fragment> {
  const leaves = heads.reduce<readonly Fragment[]>((most, line) => (line.length >= most.length ? line : most), []);
  const others = heads.filter((line) => line !== leaves && (line[0]?.y ?? 0) < (leaves[0]?.y ?? 0)).flat();
  const overlaps = (a: Extent, b: Extent) => a.x0 < b.x1 && b.x0 < a.x1;
  const alone = others.filter((one) => !heads.flat().some((below) => below.y > one.y + 0.5 * one.size && overlaps(one, below)));
  const isOverGap = ({ x0, x1 }: Fragment) => gaps.some(({ from, to }) => from < (x0 + x1) / 2 && (x0 + x1) / 2 < to);
  const above = alone.filter(isOverGap);
  return new Set(leaves.length + alone.length - above.length === gaps.length + 1 ? above : []);
}

/** Whether the middle of the text is in a gap of the body, and in the middle of the heads on both sides below it. */
function isBetween(fragment: Fragment, below: Lines, gaps: readonly Gap[]): boolean {
  const middle = (fragment.x0 + fragment.x1) / 2;
  if (!gaps.some(({ from, to }) => from < middle && middle < to)) return false;
  const isInMiddle = (left: Fragment | undefined, right: Fragment | undefined) =>
    left !== undefined && right !== undefined && Math.abs((left.x0 + right.x1) / 2 - middle) < fragment.size;
  const level = below.map(
    (line) => [line.findLast(({ x0, x1 }) => x0 + x1 < 2 * middle), line.find(({ x0, x1 }) => x0 + x1 > 2 * middle)] as const,
  );
  if (level.some(([left, right]) => isInMiddle(left, right))) return true;
  // The heads beside each other need not be level: one of them may be wrapped.
  const nearest = (side: -1 | 1) =>
    below
      .flat()
      .map((one) => ({ one, off: side * ((one.x0 + one.x1) / 2 - middle) }))
      .filter(({ off }) => off > 0)
      .reduce<{ one: Fragment; off: number } | undefined>((a, b) => (a && a.off <= b.off ? a : b), undefined)?.one;
  const [left, right] = [nearest(-1), nearest(1)];
  return left !== undefined && right !== undefined && Math.abs(left.y - right.y) > 0.3 * fragment.size && isInMiddle(left, right);
}

/** Whether the fragment stands over at least two of the next line that has more fragments: the head of a group of columns. */
function isOverSeveral(fragment: Fragment, lines: Lines, at: number): boolean {
  if (at > 5) return false;
  const count = lines[at]?.length ?? 0;
  const below = lines.slice(at + 1, at + 6).filter((line) => line.length > count);
  return below.some((line) => {
    const under = line.filter(
      ({ x0, x1 }) => Math.min(x1, fragment.x1) - Math.max(x0, fragment.x0) > 0.2 * Math.min(x1 - x0, fragment.x1 - fragment.x0),
    );
    return under.length >= 2;
  });
}

/** A narrow gap has to be wide in the first line, or many lines have text on both of its sides. */
function isKept(lines: Lines, from: number, to: number, size: number): boolean {
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

/**
 * Gaps that run through. A text that is as wide as its column leaves hardly a space to the next one: where most lines keep clear of a gap,
 * the few others may have such a space in it.
 */
function openGaps(fragments: readonly Fragment[], narrowest: number, above: Lines = []): readonly Gap[] {
  const closing = fragments.filter(({ spaces }) => spaces !== undefined);
  const whole = gapsBetween(fragments, narrowest);
  const gaps = [...whole];
  const parts = closing.length === 0 ? fragments : fragments.flatMap((fragment) => partsOf(fragment));
  for (const gap of gapsBetween(parts, LEFT * narrowest)) {
    if (gaps.some(({ from, to }) => from < gap.to && gap.from < to)) continue;
    const within = (x0: number, x1: number) => x0 < gap.from + 0.1 && x1 > gap.to - 0.1;
    const crossing = closing.filter(({ x0, x1 }) => within(x0, x1));
    const others = fragments.filter((one) => !crossing.includes(one));
    const [wide] = gapsBetween(others, narrowest).filter(({ from, to }) => within(from, to));
    const isAligned = isAlignedAt(gap, parts) || (isBetweenHeads(gap, above) && sidesOf(gap, parts).every((side) => side.length > 1));
    if (isAligned) gaps.push({ ...gap, sure: true });
    // Where all of it is open there is nothing to find.
    if (isAligned || !wide || whole.some(({ from, to }) => from < wide.to && wide.from < to)) continue;
    const beside = others.filter(({ x0, x1 }) => Math.min(Math.abs(x1 - wide.from), Math.abs(x0 - wide.to)) < 12 * narrowest).length;
    if (crossing.length <= FEW * beside) gaps.push(gap);
  }
  return gaps.sort((a, b) => a.from - b.from);
}

/** What ends shortly before a space, and what begins shortly behind it. */
function sidesOf({ from, to }: Gap, parts: readonly Extent[]): readonly [readonly Extent[], readonly Extent[]] {
  return [parts.filter(({ x1 }) => x1 <= from + 0.1 && x1 > from - AROUND), parts.filter(({ x0 }) => x0 >= to - 0.1 && x0 < to + AROUND)];
}

/** Columns that touch: where the texts on one side of a narrow space end or begin at one place, line after line, it is one between columns. */
function isAlignedAt({ from, to }: Gap, parts: readonly Extent[]): boolean {
  const [ends, starts] = sidesOf({ from, to }, parts);
  const [atEnd, atStart] = [ends.filter(({ x1 }) => x1 > from - NEAR).length, starts.filter(({ x0 }) => x0 < to + NEAR).length];
  const isOne = (near: number, all: number) => near >= LEAST_ALIGNED && near >= MOST_ALIGNED * all;
  if (Math.min(atEnd, atStart) >= LEAST_ALIGNED) return true;
  return Math.min(ends.length, starts.length) >= LEAST_ALIGNED && (isOne(atEnd, ends.length) || isOne(atStart, starts.length));
}

/** Whether heads stand on both sides of a space, well apart. */
function isBetweenHeads({ from, to }: Gap, above: Lines): boolean {
  return above.some((line) =>
    line.some((left, at) => {
      const right = line[at + 1];
      return right !== undefined && left.x1 < from + 1 && right.x0 > to - 1 && right.x0 - left.x1 > WIDE * left.size;
    }),
  );
}

/** Points by which texts that are set to one place differ. */
const NEAR = 0.6;
const LEAST_ALIGNED = 4;
/** Share of the texts that end or begin within some points of the space. */
const MOST_ALIGNED = 0.85;
const AROUND = 25;

/** Share of the texts beside a gap that may close it up to a narrow space. */
const FEW = 0.15;

/** A fragment parted at its spaces. */
export function partsOf({ x0, x1, spaces = [] }: Fragment): readonly Extent[] {
  const starts = [x0, ...spaces.map(([, to]) => to)];
  return starts.map((start, at) => ({ x0: start, x1: spaces[at]?.[0] ?? x1 }));
}

function gapsBetween(fragments: readonly Extent[], narrowest: number): readonly Gap[] {
  const gaps: Gap[] = [];
  let end = Number.POSITIVE_INFINITY;
  for (const { x0, x1 } of [...fragments].sort((a, b) => a.x0 - b.x0)) {
    if (x0 - end >= narrowest) gaps.push({ from: end, to: x0 });
    end = end === Number.POSITIVE_INFINITY ? x1 : Math.max(end, x1);
  }
  return gaps;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
