import { type Note, SURE_READING } from "@gouji/document";
import type { Glyph, PageContent } from "../layout/page-content.ts";
import { FIGURE_PART, SENTENCE_MARK } from "../layout/recognised-figures.ts";

/** Dots and a page number, as on a contents page. */
const LEADER = /^[.·…\s-]*\d{1,3}[\s-]*$/u;

/** A note, with its place, for each figure of a recognised page in which a character is not sure: findings that rest on it weigh less. */
export function doubtfulFigures({ page, glyphs }: PageContent): Note[] {
  return figuresOf(glyphs).flatMap((run): Note[] => {
    const isDigit = ({ text }: Glyph) => !SENTENCE_MARK.test(text);
    const figure = run.slice(Math.max(0, run.findIndex(isDigit)), run.findLastIndex(isDigit) + 1);
    const [first, last] = [figure[0], figure.at(-1)];
    const text = figure.map((glyph) => glyph.text).join("");
    const doubtful = figure.some(({ confidence }) => (confidence ?? 1) < SURE_READING);
    if (!first || !last || !doubtful || !/\d/u.test(text) || LEADER.test(text)) return [];
    const box = [first.box[0], first.box[1], last.box[2], last.box[3]] as const;
    return [
      {
        kind: "low-confidence",
        message: `第 ${page.number} 页“${text}”识别把握不大，请对照原件。`,
        at: { page: page.number, box },
      },
    ];
  });
}

/** Runs of digits and their marks on one line. */
function figuresOf(glyphs: readonly Glyph[]): Glyph[][] {
  const figures: Glyph[][] = [];
  let last: Glyph | undefined;
  for (const glyph of glyphs) {
    const isPart = FIGURE_PART.test(glyph.text);
    const goesOn = isPart && last !== undefined && last.box[1] === glyph.box[1] && glyph.box[0] - last.box[2] < 0.5 * glyph.size;
    if (goesOn) figures.at(-1)?.push(glyph);
    else if (isPart) figures.push([glyph]);
    last = isPart ? glyph : undefined;
  }
  return figures;
}
