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
}

/** Visual lines, each split at gaps of more than `wide` times the size of the type. */
export function fragmentLines(glyphs: readonly Glyph[], indexes: readonly number[], wide = 0.7): readonly (readonly Fragment[])[] {
  const seen = indexes.flatMap((index) => {
    const glyph = glyphs[index];
    return glyph && glyph.angle === 0 && !glyph.hidden && glyph.text.trim() !== "" ? [{ index, glyph }] : [];
  });
  const middle = ({ glyph: { box } }: { glyph: Glyph }) => (box[1] + box[3]) / 2;
  const lines: { y: number; items: typeof seen }[] = [];
  for (const item of seen.sort((a, b) => middle(a) - middle(b))) {
    const last = lines.at(-1);
    if (last && middle(item) - last.y <= 0.35 * item.glyph.size) last.items.push(item);
    else lines.push({ y: middle(item), items: [item] });
  }
  return lines.map(({ items }) => {
    const sorted = items.sort((a, b) => a.glyph.box[0] - b.glyph.box[0]);
    const parts: (typeof seen)[] = [];
    let end = Number.NEGATIVE_INFINITY;
    for (const item of sorted) {
      if (parts.length === 0 || item.glyph.box[0] - end > wide * item.glyph.size) parts.push([item]);
      else parts.at(-1)?.push(item);
      end = Math.max(end, item.glyph.box[2]);
    }
    return parts.map(fragmentOf);
  });
}

function fragmentOf(items: readonly { readonly index: number; readonly glyph: Glyph }[]): Fragment {
  const boxes = items.map(({ glyph }) => glyph.box);
  const y0 = Math.min(...boxes.map((box) => box[1]));
  const y1 = Math.max(...boxes.map((box) => box[3]));
  return {
    x0: Math.min(...boxes.map((box) => box[0])),
    x1: Math.max(...boxes.map((box) => box[2])),
    y0,
    y1,
    y: (y0 + y1) / 2,
    size: Math.max(...items.map(({ glyph }) => glyph.size)),
    text: items.map(({ glyph }) => glyph.text).join(""),
    glyphs: items.map(({ index }) => index),
  };
}
