import type { Area } from "./area.ts";
import { blanked, crop, type GreyImage } from "./grey-image.ts";
import type { ReadCharacter } from "./ocr-engine.ts";
import type { PrintLine } from "./print-lines.ts";

/** A limit sign before a figure, told by its shape. */
export interface LimitSign {
  readonly text: "≥" | "≤";
  readonly from: number;
  readonly to: number;
}

/** The sign beside the digit behind it: how high, and how far off; or as wide as no digit is, in its own height. */
const HEIGHT = [0.5, 1.2] as const;
const LOWER = 0.92;
const WIDE = 0.8;
const WIDEST = 1.5;
const GAP = 0.6;
/** Dust beside the sign, pixels. */
const SPECK = 4;
/** The bar covers a row of this share of the width, in the lowest share of the sign. */
const BAR = 0.6;
const FOOT = 0.35;
/** The shares of the wedge's height over which ink is spread at its open side, at its tip; a side is this share of the width. */
const OPEN = 0.6;
const TIP = 0.5;
const SIDE = 0.2;
const CONFIDENCE = 0.95;
/** What the signs are read as. */
const MISREAD = /^[≥≤≧≦><＞＜《》〈〉2sSzZ_=‘’'"“”`´.,·;:-]$/u;

/**
 * ≥ and ≤ before digits: an open wedge over a bar, lower than the digits or wider than one. The recognition reads them as 2, as <, as s, or not at all
 * where the print is small.
 */
export function limitSigns(image: GreyImage, line: PrintLine): LimitSign[] {
  const isSpeck = ({ width, height }: Area) => Math.max(width, height) <= SPECK;
  const groups = besideEachOther(line.marks.filter((mark) => !isSpeck(mark)));
  const specks = line.marks.filter(isSpeck);
  return groups.slice(0, -1).flatMap((group, at): LimitSign[] => {
    const digit = groups[at + 1];
    if (!digit || !standsBefore(group, digit)) return [];
    const within = specks.map((speck) => ({ ...speck, x: speck.x - group.x, y: speck.y - group.y }));
    const text = shapeOf(blanked(crop(image, group), within));
    return text === undefined ? [] : [{ text, from: group.x, to: group.x + group.width }];
  });
}

/** The characters as read, with the signs in their places. */
export function withLimitSigns(read: readonly ReadCharacter[], signs: readonly LimitSign[]): readonly ReadCharacter[] {
  return signs.reduce((characters: readonly ReadCharacter[], { text, from, to }) => {
    const x = (from + to) / 2;
    const isSign = (character: ReadCharacter) =>
      MISREAD.test(character.text) && Math.abs(character.x - x) <= (character.text === "2" ? 0.5 : 0.8) * (to - from);
    const others = characters.filter((character) => !isSign(character));
    const next = others.findIndex((character) => character.x > x);
    // What else was read in its place stays: the line is none of figures.
    if (others.some((character) => Math.abs(character.x - x) < 0.3 * (to - from)) || !/\d/u.test(others[next]?.text ?? ""))
      return characters;
    return [...others.slice(0, next), { text, x, confidence: CONFIDENCE }, ...others.slice(next)];
  }, read);
}

/** Marks above each other are one. */
function besideEachOther(marks: readonly Area[]): Area[] {
  const groups: Area[] = [];
  for (const { x, y, width, height } of [...marks].sort((a, b) => a.x - b.x)) {
    const last = groups.at(-1);
    if (!last || x > last.x + last.width - 1) groups.push({ x, y, width, height });
    else {
      const [top, bottom] = [Math.min(last.y, y), Math.max(last.y + last.height, y + height)];
      groups[groups.length - 1] = { x: last.x, y: top, width: Math.max(last.x + last.width, x + width) - last.x, height: bottom - top };
    }
  }
  return groups;
}

function standsBefore(sign: Area, digit: Area): boolean {
  const isSide = digit.x - sign.x - sign.width <= GAP * digit.height && digit.width < digit.height;
  const isHigh = sign.height >= HEIGHT[0] * digit.height && sign.height <= HEIGHT[1] * digit.height;
  const isLow = sign.height < LOWER * digit.height || sign.width >= WIDE * sign.height;
  return isSide && isHigh && isLow && sign.width >= 0.5 * sign.height && sign.width <= WIDEST * sign.height;
}

function shapeOf({ width, height, values }: GreyImage): LimitSign["text"] | undefined {
  const [darkest, lightest] = [Math.min(...values), Math.max(...values)];
  const isInk = (x: number, y: number) => (values[y * width + x] ?? 255) < (darkest + lightest) / 2;
  const inkIn = (y: number) => Array.from({ length: width }, (_, x) => isInk(x, y)).filter(Boolean).length;
  const rows = Array.from({ length: height }, (_, y) => y);
  const bar = rows.find((y) => y >= (1 - FOOT) * height && inkIn(y) >= BAR * width);
  if (bar === undefined) return undefined;
  // The row above the bar may be half of it.
  const top = bar - 1;
  const side = Math.max(2, Math.round(SIDE * width));
  const spread = (from: number) => {
    const inked = rows.slice(0, top).filter((y) => Array.from({ length: side }, (_, at) => isInk(from + at, y)).some(Boolean));
    return inked.length === 0 ? 0 : ((inked.at(-1) ?? 0) - (inked[0] ?? 0) + 1) / top;
  };
  const [left, right] = [spread(0), spread(width - side)];
  if (left >= OPEN && right <= TIP && right > 0) return "≥";
  return right >= OPEN && left <= TIP && left > 0 ? "≤" : undefined;
}
