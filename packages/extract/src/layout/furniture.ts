import type { Page } from "@gouji/document";
import { alike } from "./alike.ts";
import type { PrintedLine } from "./text-lines.ts";
import { turnBox, turnSize } from "./turn.ts";

/** Share of the page's height at its head and at its foot in which furniture stands. */
const ZONE = 0.15;
/** Points by which the place of a running head may differ from page to page. */
const SAME_PLACE = 3;
const SAME_PLACE_SCANNED = 6;
/** Running heads may change from right to left pages. */
const NEAR = 2;
/** Free space between a running head and the text, in sizes of its type; heads that are smaller than the text need none. */
const APART = 1.1;
const SMALLER = 0.95;
/** Running heads are set no larger than the text; a title that stands again on each page is. */
const LARGER = 1.15;

const MARKS = String.raw`[-—–－·.~～_=\s]*`;
const PAGE_NUMBER = new RegExp(
  String.raw`^(?:${MARKS}\d{1,4}${MARKS}|第\s*\d+\s*页(?:[\s，,/]*共\s*\d+\s*页)?|(?:page\s*)?\d+\s*(?:/|of)\s*\d+|${MARKS}(?:[ivx]{1,6}|[IVX]{1,6}|[Ⅰ-Ⅻⅰ-ⅻ])${MARKS})$`,
  "u",
);
/** Forms of a page number that a figure of the body may have too. */
const PLAIN = /^(?:\d+|[ivx]+|[IVX]+)$/u;
const ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii"];
/** Begins a part of the document or a table: 附件1 at the head of one page and 附件2 at that of the next. */
const TITLE = /^(?:附\s*件|附\s*表|附\s*录|续?表|图)\s*[\d一二三四五六七八九十]/u;

/** What is asked of a page to tell its furniture. */
export interface FurniturePage {
  /** As it is held to be read. */
  readonly page: Page;
  /** Its text was recognised in a picture. */
  readonly recognised: boolean;
  /** The size of type in which most of its characters are set, tables included. */
  readonly size: number;
}

interface MarginLine {
  readonly line: PrintedLine;
  readonly text: string;
  /** Its middle, as the line is held to be read. */
  readonly y: number;
  readonly page: FurniturePage;
}

/** Whether a text at the foot of a page may be a page number. */
export const isPageNumberForm = (text: string): boolean => PAGE_NUMBER.test(text.trim().toLowerCase());

/** Running heads, feet and page numbers: at the head or the foot of a page, and repeated at the same place on a near page, or a page number. */
export function furnitureLines(pages: readonly FurniturePage[], lines: readonly PrintedLine[]): ReadonlySet<PrintedLine> {
  const byNumber = new Map(pages.map((page) => [page.page.number, page]));
  const margin = lines.flatMap((line) => marginLine(line, byNumber.get(line.page)) ?? []);
  const byPage = Map.groupBy(lines, (line) => line.page);
  const onPage = Map.groupBy(margin, ({ line }) => line.page);
  const near = ({ line }: MarginLine) =>
    [-NEAR, -1, 1, NEAR].flatMap((distance) => (onPage.get(line.page + distance) ?? []).map((other) => ({ other, distance })));
  const isFurniture = (own: MarginLine): boolean =>
    own.line.furniture ||
    (isPageNumberForm(own.text)
      ? pages.length === 1 ||
        !PLAIN.test(own.text) ||
        near(own).some(({ other, distance }) => countIn(other.text) - countIn(own.text) === distance)
      : !isTitle(own) &&
        isApart(own, byPage.get(own.line.page) ?? []) &&
        near(own).some(({ other, distance }) => isRepeated(own, other, distance)));
  return new Set([...lines.filter(({ furniture }) => furniture), ...margin.filter(isFurniture).map(({ line }) => line)]);
}

/** A line in the margin zone; a turned one is judged as it is read, so that the page number of a turned page is found where the page shows it. */
function marginLine(line: PrintedLine, page: FurniturePage | undefined): MarginLine | undefined {
  if (!page) return undefined;
  const turn = line.turn ?? 0;
  const { height } = turnSize(turn, page.page);
  const [, top, , bottom] = turnBox(line.box, turn, page.page);
  return bottom < ZONE * height || top > (1 - ZONE) * height ? { line, text: line.text.trim(), y: (top + bottom) / 2, page } : undefined;
}

function isTitle({ line, text, page }: MarginLine): boolean {
  return TITLE.test(text) || line.size > LARGER * page.size || (line.bold && line.size >= page.size);
}

/** Not in the line spacing of the text below a head, or above a foot. */
function isApart({ line, page }: MarginLine, lines: readonly PrintedLine[]): boolean {
  if (line.size < SMALLER * page.size || line.turn !== undefined) return true;
  const isHead = line.box[1] < page.page.height / 2;
  const gaps = lines.flatMap(({ box, turn }) => {
    const gap = isHead ? box[1] - line.box[3] : line.box[1] - box[3];
    return turn === undefined && gap > -0.5 * line.size && box !== line.box ? [gap] : [];
  });
  return Math.min(...gaps, Number.POSITIVE_INFINITY) > APART * line.size;
}

/** The same text at the same place; numbers in it may count the pages. */
function isRepeated(own: MarginLine, other: MarginLine, distance: number): boolean {
  const scanned = own.page.recognised || other.page.recognised;
  if (Math.abs(own.y - other.y) > (scanned ? SAME_PLACE_SCANNED : SAME_PLACE)) return false;
  if (scanned ? alike(masked(own.text), masked(other.text)) : own.text === other.text) return true;
  const [ours, theirs] = [numbersIn(own.text), numbersIn(other.text)];
  return masked(own.text) === masked(other.text) && ours.every((value, at) => [0, distance].includes((theirs[at] ?? 0) - value));
}

const masked = (text: string): string => text.replace(/\d+/gu, "#");
const numbersIn = (text: string): readonly number[] => (text.match(/\d+/gu) ?? []).map(Number);

function countIn(text: string): number {
  const [number] = numbersIn(text);
  return (
    number ??
    ROMAN.indexOf(
      text
        .normalize("NFKC")
        .toLowerCase()
        .replace(/[^ivx]/gu, ""),
    )
  );
}
