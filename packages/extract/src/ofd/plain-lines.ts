import type { FlowParagraph } from "../flow/flow.ts";
import type { Glyph, PageContent } from "../layout/page-content.ts";

interface Line {
  readonly glyphs: Glyph[];
  readonly box: [number, number, number, number];
}

/**
 * The text of a page line by line, lines of a paragraph joined. Tables are not recognised here: their cells follow each other in the
 * line. It stands in until pages of every format go through one layout.
 */
export function plainParagraphs({ page, glyphs }: PageContent): FlowParagraph[] {
  const visible = glyphs.filter(({ hidden, text }) => hidden !== true && text.trim() !== "");
  const lines = [
    ...linesOf(visible.filter(({ furniture }) => furniture === true)).map((line) => ({ line, furniture: true })),
    ...linesOf(visible.filter(({ furniture }) => furniture !== true)).map((line) => ({ line, furniture: false })),
  ];
  const right = Math.max(0, ...lines.filter(({ furniture }) => !furniture).map(({ line }) => line.box[2]));
  const left = Math.min(page.width, ...lines.filter(({ furniture }) => !furniture).map(({ line }) => line.box[0]));
  const paragraphs: FlowParagraph[] = [];
  let before: Line | undefined;
  for (const { line, furniture } of lines) {
    const last = paragraphs.at(-1);
    const size = line.glyphs[0]?.size ?? 10;
    const goesOn =
      before !== undefined &&
      !furniture &&
      before.box[2] >= right - 1.5 * size &&
      line.box[0] <= left + size / 2 &&
      line.box[1] - before.box[3] < 2 * size;
    if (goesOn && last?.at.box) {
      const [x0, y0, x1, y1] = last.at.box;
      const box = [Math.min(x0, line.box[0]), y0, Math.max(x1, line.box[2]), Math.max(y1, line.box[3])] as const;
      paragraphs[paragraphs.length - 1] = { ...last, text: last.text + textOf(line), at: { page: page.number, box } };
    } else {
      const bold = line.glyphs.every((glyph) => glyph.bold);
      const at = { page: page.number, box: line.box };
      paragraphs.push({ kind: "paragraph", text: textOf(line), bold, at, ...(furniture ? { role: "furniture" } : {}) });
    }
    before = furniture ? undefined : line;
  }
  return paragraphs;
}

/** Glyphs whose middles lie at one height, from left to right. */
function linesOf(glyphs: readonly Glyph[]): Line[] {
  const middle = ({ box }: Glyph) => (box[1] + box[3]) / 2;
  const lines: Line[] = [];
  for (const glyph of [...glyphs].sort((one, other) => middle(one) - middle(other))) {
    const line = lines.at(-1);
    const first = line?.glyphs[0];
    if (line && first && middle(glyph) - middle(first) <= Math.max(first.size, glyph.size) * 0.4) {
      line.glyphs.push(glyph);
      line.box[0] = Math.min(line.box[0], glyph.box[0]);
      line.box[1] = Math.min(line.box[1], glyph.box[1]);
      line.box[2] = Math.max(line.box[2], glyph.box[2]);
      line.box[3] = Math.max(line.box[3], glyph.box[3]);
    } else lines.push({ glyphs: [glyph], box: [...glyph.box] });
  }
  for (const line of lines) line.glyphs.sort((one, other) => one.box[0] - other.box[0]);
  return lines;
}

function textOf({ glyphs }: Line): string {
  let text = "";
  let before: Glyph | undefined;
  for (const glyph of glyphs) {
    const gap = before ? glyph.box[0] - before.box[2] : 0;
    if (before && gap > glyph.size) text += "  ";
    else if (before && gap > glyph.size / 5 && /[\w%]/u.test(before.text) && /\w/u.test(glyph.text)) text += " ";
    text += glyph.text;
    before = glyph;
  }
  return text;
}
