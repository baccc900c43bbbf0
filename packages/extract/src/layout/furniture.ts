import type { Page } from "@gouji/document";
import type { PrintedLine } from "./text-lines.ts";

const ZONE = 0.12;
const PAGE_NUMBER = /^(?:[-—－–·\s]*\d{1,4}[-—－–·\s]*|第\s*\d+\s*页(?:[\s，,/]*共\s*\d+\s*页)?|\d+\s*\/\s*\d+)$/u;

/** Running heads, feet and page numbers: in the margin zone, and repeated at the same height with other digits, or a page number. */
export function furnitureLines(pages: readonly Page[], lines: readonly PrintedLine[]): ReadonlySet<PrintedLine> {
  const heights = new Map(pages.map((page) => [page.number, page.height]));
  const margin = lines.filter(({ box, page }) => {
    const height = heights.get(page) ?? 0;
    return box[3] < ZONE * height || box[1] > (1 - ZONE) * height;
  });
  const pagesOf = new Map<string, Set<number>>();
  const keyOf = (line: PrintedLine): string => `${Math.round(line.box[1] / 6)}|${line.text.replace(/\d+/gu, "#")}`;
  for (const line of margin) pagesOf.set(keyOf(line), (pagesOf.get(keyOf(line)) ?? new Set()).add(line.page));
  const enough = Math.max(2, Math.min(3, pages.length));
  const marked = lines.filter((line) => line.furniture);
  return new Set([
    ...marked,
    ...margin.filter((line) => PAGE_NUMBER.test(line.text.trim()) || (pagesOf.get(keyOf(line))?.size ?? 0) >= enough),
  ]);
}
