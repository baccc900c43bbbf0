import type { Note } from "@gouji/document";
import type { PageContent } from "./page-content.ts";

/** Sine of about ten degrees: scanned pages and their hidden text layers are turned by less. */
const SLANTED = 0.18;
const LONGEST = 20;

/** Whether text in the direction `(dx, dy)` runs neither along the page nor across. */
export function isSlanted(dx: number, dy: number): boolean {
  return Math.min(Math.abs(dx), Math.abs(dy)) > SLANTED * Math.hypot(dx, dy);
}

/** What was left out of the page as a watermark or a stamp. */
export function slantedNotes({ page, glyphs }: PageContent): readonly Note[] {
  const text = glyphs
    .flatMap((glyph) => (glyph.slanted && !glyph.hidden ? [glyph.text] : []))
    .join("")
    .trim();
  if (text === "") return [];
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}……` : text;
  return [
    {
      kind: "hidden-content",
      message: `第 ${page.number} 页有水印或印章的文字“${shown}”，未作为正文。`,
      at: { page: page.number },
    },
  ];
}
