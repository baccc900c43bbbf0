import type { InkLine } from "./image-rules.ts";
import type { Mark } from "./ink-marks.ts";
import { NearMarks } from "./near-marks.ts";
import type { ReadCharacter } from "./ocr-engine.ts";
import { isParted, type PrintLine } from "./print-lines.ts";

/** Width of hyphens, and of dashes — and ——, in heights of the usual line; height in widths. */
const HYPHEN = [0.15, 0.5] as const;
const FLAT = 0.5;
const DASHES = [0.5, 2.2] as const;
const FLATTER = 0.25;
/** From this width on a dash is two. */
const TWO = 1.3;
/** How much thicker than usual a dash is anywhere, in pixels and as a share: the rise at the end of 一 is more. */
const RISE = [1, 0.5] as const;
const MOST = 4;
/** No other print is so near, and the next dash is, in heights of the usual line. */
const ALONE = 1;
const LEVEL = 0.1;
const HEIGHT = 0.7;
const CONFIDENCE = 0.95;

/** Dashes with the line they are. */
export interface DashRow {
  readonly line: PrintLine;
  readonly characters: readonly ReadCharacter[];
}

type IsInk = (x: number, y: number) => boolean;

/** Dashes that stand alone, as for "none" in a cell. The recognition reads them as 一, as anything, or as nothing. */
export function dashRows(marks: readonly Mark[], isInk: IsInk, rules: readonly InkLine[], usual: number): DashRow[] {
  const isHyphen = ({ width, height }: Mark) => height <= FLAT * width && isWithin(width / usual, HYPHEN);
  const isDash = (mark: Mark) =>
    isHyphen(mark) || (mark.height <= FLATTER * mark.width && isWithin(mark.width / usual, DASHES) && isEvenlyThick(mark, isInk));
  const print = new NearMarks(marks, usual);
  const rows: Mark[][] = [];
  const taken = new Set<Mark>();
  for (const first of marks.filter(isDash).sort((a, b) => a.x - b.x)) {
    if (taken.has(first)) continue;
    const row = [first];
    for (const mark of row) {
      taken.add(mark);
      const beside = print.near(mark, ALONE * usual, LEVEL * usual);
      row.push(...beside.filter((other) => isDash(other) && !row.includes(other) && !isParted(mark, other, rules)));
    }
    // 一 of a name that is set from top to bottom has characters above or below.
    const isPrintNear = (dash: Mark) =>
      [
        ...print.near(dash, ALONE * usual, (HEIGHT / 2) * usual).filter((other) => !isParted(other, dash, rules)),
        ...(isHyphen(dash) ? [] : print.near(dash, 0, ALONE * usual).filter((other) => !areRuledApart(other, dash, rules))),
      ].some((other) => !row.includes(other));
    if (row.length <= MOST && isEven(row) && !row.some(isPrintNear)) rows.push(row);
  }
  return rows.map((row) => rowOf(row, usual));
}

function isWithin(value: number, [least, most]: readonly [number, number]): boolean {
  return value >= least && value <= most;
}

function isEvenlyThick({ x, y, width, height }: Mark, isInk: IsInk): boolean {
  const thicknesses = Array.from({ length: width }, (_, across) => {
    let thickness = 0;
    for (let down = 0; down < height; down += 1) if (isInk(x + across, y + down)) thickness += 1;
    return thickness;
  }).sort((a, b) => a - b);
  const usual = thicknesses[width >> 1] ?? 0;
  return (thicknesses.at(-1) ?? 0) <= usual + Math.max(RISE[0], RISE[1] * usual);
}

/** Whether a ruling line lies between the two, one of which stands above the other. */
function areRuledApart(one: Mark, other: Mark, rules: readonly InkLine[]): boolean {
  const [upper, lower] = one.y < other.y ? [one, other] : [other, one];
  const x = other.x + other.width / 2;
  return rules.some(
    ({ direction, near, far, from, to }) =>
      direction === "horizontal" && from <= x && x <= to && near >= upper.y + upper.height - 1 && far <= lower.y + 1,
  );
}

/** All as wide as each other. */
function isEven(row: readonly Mark[]): boolean {
  const widths = row.map(({ width }) => width);
  return Math.max(...widths) - Math.min(...widths) <= Math.max(2, 0.25 * Math.max(...widths));
}

function rowOf(row: readonly Mark[], usual: number): DashRow {
  const marks = [...row].sort((a, b) => a.x - b.x);
  const x = Math.min(...marks.map((mark) => mark.x));
  const right = Math.max(...marks.map((mark) => mark.x + mark.width));
  const [{ y, height } = { y: 0, height: 0 }] = marks;
  const line = { x, y: y + height / 2 - (HEIGHT / 2) * usual, width: right - x, height: HEIGHT * usual, marks };
  const characters = marks.flatMap((mark) => charactersOf(mark, usual));
  return { line, characters };
}

function charactersOf({ x, width }: Mark, usual: number): ReadCharacter[] {
  if (width < DASHES[0] * usual) return [{ text: "-", x: x + width / 2, confidence: CONFIDENCE }];
  const middles = width < TWO * usual ? [1 / 2] : [1 / 4, 3 / 4];
  return middles.map((middle) => ({ text: "—", x: x + middle * width, confidence: CONFIDENCE }));
}
