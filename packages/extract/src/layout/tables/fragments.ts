import type { Glyph } from "../page-content.ts";

/** Characters of one line without a wide gap between them. */
export interface Fragment {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  /** Middle of the line. */
  readonly y: number;
  readonly size: number;
  readonly text: string;
  /** Indexes into the characters of the page. */
  readonly glyphs: readonly number[];
  /** Spaces between its characters that may be one between columns; few fragments have any. */
  readonly spaces?: readonly (readonly [from: number, to: number])[];
}

/** Least width of such a space, in sizes of the type. */
const SPACE = 0.17;
const BESIDE_DIGITS = 0.3;
const WORD = /^$|[\p{Script=Latin}()\-–.…·]/u;
/** The digits of one figure touch. */
const BETWEEN_DIGITS = 0.08;
const FIGURE = /[\d%％]/u;
const DIGIT = /\d/u;
const HAN = /\p{Script=Han}/u;

/** A level character that is seen. */
interface Seen {
  readonly index: number;
  readonly glyph: Glyph;
  readonly middle: number;
}

/** Visual lines, each split at gaps of more than `wide` times the size of the type. */
export function fragmentLines(glyphs: readonly Glyph[], indexes: readonly number[], wide = 0.7): readonly (readonly Fragment[])[] {
  const seen: Seen[] = [];
  for (const index of indexes) {
    const glyph = glyphs[index];
    if (glyph && glyph.angle === 0 && !glyph.hidden && glyph.text !== " " && glyph.text.trim() !== "")
      seen.push({ index, glyph, middle: (glyph.box[1] + glyph.box[3]) / 2 });
  }
  seen.sort((a, b) => a.middle - b.middle);
  const lines: (readonly Fragment[])[] = [];
  for (let from = 0; from < seen.length; ) {
    const first = seen[from];
    let to = from + 1;
    for (let next = seen[to]; first && next && next.middle - first.middle <= 0.35 * next.glyph.size; next = seen[to]) to += 1;
    lines.push(parted(glyphs, seen.slice(from, to), wide));
    from = to;
  }
  return lines;
}

/** The fragments of one line. */
function parted(glyphs: readonly Glyph[], line: Seen[], wide: number): readonly Fragment[] {
  const fragments: Fragment[] = [];
  let own: number[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const { index, glyph } of line.sort((a, b) => a.glyph.box[0] - b.glyph.box[0])) {
    if (own.length > 0 && glyph.box[0] - end > wide * glyph.size) {
      fragments.push(fragmentOf(glyphs, own));
      own = [];
    }
    own.push(index);
    end = Math.max(end, glyph.box[2]);
  }
  fragments.push(fragmentOf(glyphs, own));
  return fragments;
}

/** Not the blank between words, typed or not, nor what typesetters leave between digits and Chinese characters. */
function mayPart(before: string, after: string, space: number, glyph: Glyph | undefined): boolean {
  if (space <= SPACE && !(FIGURE.test(before) && DIGIT.test(after))) return false;
  if (glyph?.text.trim() === "" || WORD.test(before) || WORD.test(after)) return false;
  return space > BESIDE_DIGITS || !((DIGIT.test(before) && HAN.test(after)) || (HAN.test(before) && DIGIT.test(after)));
}

/** Characters as one fragment, given from left to right. */
export function fragmentOf(glyphs: readonly Glyph[], own: readonly number[]): Fragment {
  let [x0, x1, y0, y1, size, text] = [Infinity, -Infinity, Infinity, -Infinity, 0, ""];
  let spaces: [number, number][] | undefined;
  for (const index of own) {
    const glyph = glyphs[index];
    if (!glyph) continue;
    const { box } = glyph;
    const space = box[0] - x1;
    if (space > BETWEEN_DIGITS * glyph.size && x1 > x0 && mayPart(text.at(-1) ?? "", glyph.text, space / glyph.size, glyphs[index - 1])) {
      spaces ??= [];
      spaces.push([x1, box[0]]);
    }
    x0 = Math.min(x0, box[0]);
    y0 = Math.min(y0, box[1]);
    x1 = Math.max(x1, box[2]);
    y1 = Math.max(y1, box[3]);
    size = Math.max(size, glyph.size);
    text += glyph.text;
  }
  const fragment = { x0, x1, y0, y1, y: (y0 + y1) / 2, size, text, glyphs: own };
  return spaces ? { ...fragment, spaces } : fragment;
}
