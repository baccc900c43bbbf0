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
  const numbers = margin.filter((line) => PAGE_NUMBER.test(line.text.trim()));
  const marked = lines.filter((line) => line.furniture);
  return new Set([
    ...marked,
    ...margin.filter((line) => isPageNumber(line, numbers, pages.length) || (pagesOf.get(keyOf(line))?.size ?? 0) >= enough),
  ]);
}

/** A number at the edge counts pages if it rises with them or its form says so; alone it may be a figure of the body. */
function isPageNumber(line: PrintedLine, numbers: readonly PrintedLine[], pages: number): boolean {
  if (!numbers.includes(line)) return false;
  if (pages === 1 || !/^\d+$/u.test(line.text.trim())) return true;
  return numbers.some((other) => {
    const distance = other.page - line.page;
    return distance !== 0 && Math.abs(distance) <= 2 && numberIn(other) - numberIn(line) === distance;
  });
}

function numberIn({ text }: PrintedLine): number {
  return Number(/\d+/u.exec(text)?.[0] ?? Number.NaN);
}
