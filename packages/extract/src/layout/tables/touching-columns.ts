import type { Glyph } from "../page-content.ts";
import { type Fragment, fragmentOf } from "./fragments.ts";

type TextLine = readonly Fragment[];

/** Lines above and below that are compared. */
const NEAR = 8;
/** Lines in which texts end or begin at one place, so that it is the side of a column. */
const LEAST = 4;
/** Points by which texts that are set to one place differ. */
const SAME = 0.6;

/**
 * Texts of columns that touch are parted: at narrow spaces behind which, or before which, texts of many near lines begin or end. Spaces beside
 * digits within prose stand anywhere.
 */
export function partedAtColumns(lines: readonly TextLine[], glyphs: readonly Glyph[]): readonly TextLine[] {
  if (!lines.some((line) => line.some(({ spaces }) => spaces))) return lines;
  const starts = lines.map((line) => line.flatMap(({ x0, spaces = [] }) => [x0, ...spaces.map(([, to]) => to)]));
  const ends = lines.map((line) => line.flatMap(({ x1, spaces = [] }) => [x1, ...spaces.map(([from]) => from)]));
  const count = (sides: readonly (readonly number[])[], at: number, x: number) =>
    sides.slice(Math.max(0, at - NEAR), at + NEAR + 1).filter((line) => line.some((one) => Math.abs(one - x) < SAME)).length;
  return lines.map((line, at) =>
    line.flatMap((fragment) => {
      const borders = (fragment.spaces ?? []).filter(([from, to]) => count(ends, at, from) >= LEAST || count(starts, at, to) >= LEAST);
      return borders.length === 0 ? [fragment] : parted(fragment, borders, glyphs);
    }),
  );
}

function parted(fragment: Fragment, borders: readonly (readonly [number, number])[], glyphs: readonly Glyph[]): readonly Fragment[] {
  const parts: number[][] = [[]];
  let next = 0;
  for (const index of fragment.glyphs) {
    const x0 = glyphs[index]?.box[0] ?? 0;
    if (next < borders.length && x0 >= (borders[next]?.[1] ?? 0) - 0.01) {
      parts.push([]);
      next += 1;
    }
    parts.at(-1)?.push(index);
  }
  return parts.filter((part) => part.length > 0).map((part) => fragmentOf(glyphs, part));
}
