import { superscript } from "../superscript.ts";
import type { Glyph } from "./page-content.ts";

/** Largest size of a raised character, and least height of its foot over that of the line, as shares of the line's size. */
const SMALL = 0.8;
const RAISED = 0.2;
const NEAR = 0.6;

/** Small raised characters (the mark of a note, the exponent of m²) as part of the line on which they stand, behind or at its beginning. */
export function withRaisedMarks(glyphs: readonly Glyph[]): readonly Glyph[] {
  let found: Glyph[] | undefined;
  let base: Glyph | undefined;
  /** Digits drawn one after the other, as small as the last one. */
  let digits: number[] = [];
  const raise = (at: number, glyph: Glyph, line: Glyph) => {
    found ??= [...glyphs];
    const box = [glyph.box[0], line.box[1], glyph.box[2], line.box[3]] as const;
    found[at] = { ...glyph, text: superscript(glyph.text), box, size: line.size };
  };
  for (let at = 0; at < glyphs.length; at += 1) {
    const glyph = glyphs[at];
    // The recognition knows the sizes of lines only.
    if (!glyph || glyph.hidden || glyph.text === " " || glyph.confidence !== undefined) continue;
    if (base && isMark(glyph, base, glyph.box[0] - base.box[2])) {
      raise(at, glyph, base);
      // What follows in the same mark stands beside it.
      base = { ...base, box: [base.box[0], base.box[1], glyph.box[2], base.box[3]] };
      digits = [];
      continue;
    }
    if (base && digits.length > 0 && isMark(base, glyph, glyph.box[0] - base.box[2]))
      for (const digit of digits) raise(digit, glyphs[digit] ?? base, glyph);
    if (!/^\d$/u.test(glyph.text)) digits = [];
    else if (base && digits.length > 0 && base.size === glyph.size && base.box[3] === glyph.box[3]) digits.push(at);
    else digits = [at];
    base = glyph;
  }
  return found ?? glyphs;
}

function isMark(glyph: Glyph, base: Glyph, beside: number): boolean {
  if (glyph.size > SMALL * base.size || glyph.angle !== 0 || base.angle !== 0) return false;
  const lift = base.box[3] - glyph.box[3];
  const overlaps = glyph.box[3] > base.box[1] && glyph.box[1] < base.box[3];
  return overlaps && lift >= RAISED * base.size && beside > -0.2 * base.size && beside < NEAR * base.size;
}
