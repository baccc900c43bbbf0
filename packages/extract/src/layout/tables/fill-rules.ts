import type { Box } from "@gouji/document";
import type { Fill, Glyph, PageContent, Rule } from "../page-content.ts";

const LEAST = 4;
const WHITE = /^#(?:f[a-f][a-f0-9]?){3}$/iu;

/** The sides of shaded cells and bands as rules, outside of places that have rules of their own; areas higher than a share of the page are ground. */
export function fillRules({ fills, glyphs, page }: PageContent, taken: readonly Box[], highest: number): readonly Rule[] {
  const areas = fills.filter(({ box, color }) => {
    const [width, height] = [box[2] - box[0], box[3] - box[1]];
    return !WHITE.test(color) && width > 8 && height > 6 && height < highest * page.height && !taken.some((other) => isIn(box, other));
  });
  // What is drawn twice counts once.
  const different = [...new Map(areas.map((area) => [area.box.map(Math.round).join(), area])).values()];
  const own = different.filter(({ box }) => !different.some((other) => other.box !== box && isIn(box, other.box)));
  if (own.length < LEAST) return [];
  // Bars of a chart and ornaments hold no text.
  const texts = textsIn(own, glyphs);
  if (texts < 0.6 * own.length) return [];
  return own.flatMap(({ box: [x0, y0, x1, y1] }): Rule[] => [
    { direction: "horizontal", at: y0, from: x0, to: x1, width: 0, source: "edge" },
    { direction: "horizontal", at: y1, from: x0, to: x1, width: 0, source: "edge" },
    { direction: "vertical", at: x0, from: y0, to: y1, width: 0, source: "edge" },
    { direction: "vertical", at: x1, from: y0, to: y1, width: 0, source: "edge" },
  ]);
}

function isIn(box: Box, other: Box): boolean {
  return box[0] > other[0] - 2 && box[1] > other[1] - 2 && box[2] < other[2] + 2 && box[3] < other[3] + 2;
}

/** How many areas hold characters. */
function textsIn(areas: readonly Fill[], glyphs: readonly Glyph[]): number {
  const middles = glyphs
    .filter(({ text, hidden }) => text.trim() !== "" && !hidden)
    .map(({ box }) => [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] as const)
    .sort((a, b) => a[1] - b[1]);
  return areas.filter(({ box }) => {
    let [low, high] = [0, middles.length];
    while (low < high) {
      const at = (low + high) >> 1;
      if ((middles[at]?.[1] ?? 0) < box[1]) low = at + 1;
      else high = at;
    }
    for (; low < middles.length; low += 1) {
      const [x, y] = middles[low] ?? [0, 0];
      if (y > box[3]) return false;
      if (x > box[0] && x < box[2]) return true;
    }
    return false;
  }).length;
}
