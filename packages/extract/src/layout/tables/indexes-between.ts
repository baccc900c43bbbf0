import type { Box } from "@gouji/document";
import type { Glyph } from "../page-content.ts";

/** Indexes of the characters whose boxes are wanted. */
export function indexesWhere(glyphs: readonly Glyph[], isWanted: (box: Box) => boolean): readonly number[] {
  const indexes: number[] = [];
  for (let index = 0; index < glyphs.length; index += 1) {
    const glyph = glyphs[index];
    if (glyph && isWanted(glyph.box)) indexes.push(index);
  }
  return indexes;
}

/** Of the characters whose middles lie in a part of the page. */
export function indexesBetween(glyphs: readonly Glyph[], top: number, bottom: number, left: number, right: number): readonly number[] {
  return indexesWhere(glyphs, (box) => {
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    return y > top && y < bottom && x > left - 3 && x < right + 3;
  });
}
