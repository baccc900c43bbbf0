import type { Block, Note, Page, SourceDocument } from "@gouji/document";
import type { FlowParagraph } from "../flow/flow.ts";
import { outlineOf } from "../flow/outline.ts";
import { tocLines } from "../flow/toc-lines.ts";
import { furnitureLines } from "./furniture.ts";
import { joinLines, type Margins, type Paragraph } from "./paragraphs.ts";
import type { PrintedLine } from "./text-lines.ts";

/** The document that the printed lines of pages make, whatever format drew them. */
export function documentOfLines(
  mediaType: string,
  pages: readonly Page[],
  lines: readonly PrintedLine[],
  notes: readonly Note[],
): SourceDocument {
  const furniture = furnitureLines(pages, lines);
  const body = lines.filter((line) => !furniture.has(line));
  const margins = marginsOf(pages, body);
  const paragraphs = joinLines(body, margins);
  const bodySize = commonSize(paragraphs);
  const items = paragraphs.map((paragraph) => flowOf(paragraph, bodySize, margins(paragraph.page)));
  const toc = tocLines(items);
  const outline = outlineOf(items.map((item, at) => (toc.has(at) ? { ...item, role: "toc" as const } : item)));
  const blocks = paragraphs.map((paragraph, at): Block => {
    const level = outline.get(at);
    if (level !== undefined) return blockOf(paragraph, "heading", level);
    return blockOf(paragraph, toc.has(at) ? "toc" : "paragraph");
  });
  const heads = joinLines([...furniture], () => ({ left: -Infinity, right: Infinity })).map((line) => blockOf(line, "furniture"));
  return { mediaType, pages, blocks: [...blocks, ...heads], tables: [], notes };
}

function blockOf({ text, page, box, lines }: Paragraph, kind: Block["kind"], level?: number): Block {
  const at = { page, box, start: 0, end: text.length };
  return { kind, text, at, lines, ...(level === undefined ? {} : { level }) };
}

function flowOf({ text, bold, size, box, page }: Paragraph, bodySize: number, { left, right }: Margins): FlowParagraph {
  const apart = bold || size > 1.1 * bodySize;
  const centred = Math.abs((box[0] + box[2]) / 2 - (left + right) / 2) < size && box[0] > left + 2 * size;
  return { kind: "paragraph", text, bold: apart, prominent: apart && centred, at: { page, box } };
}

/** Where the lines of pages of one width begin and end. */
function marginsOf(pages: readonly Page[], lines: readonly PrintedLine[]): (page: number) => Margins {
  const widths = new Map(pages.map((page) => [page.number, Math.round(page.width)]));
  const byWidth = new Map<number, Margins>();
  for (const width of new Set(widths.values())) {
    const own = lines.filter(({ page }) => widths.get(page) === width);
    const ends = own.map(({ box }) => box[2]).sort((a, b) => a - b);
    const starts = own.map(({ box }) => box[0]).sort((a, b) => a - b);
    byWidth.set(width, { left: starts[Math.floor(0.05 * starts.length)] ?? 0, right: ends[Math.floor(0.95 * ends.length)] ?? width });
  }
  return (page) => byWidth.get(widths.get(page) ?? 0) ?? { left: 0, right: Infinity };
}

/** The size in which most characters are set. */
function commonSize(paragraphs: readonly Paragraph[]): number {
  const counts = new Map<number, number>();
  for (const { size, text } of paragraphs) counts.set(Math.round(size * 2) / 2, (counts.get(Math.round(size * 2) / 2) ?? 0) + text.length);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
