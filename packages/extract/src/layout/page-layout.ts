import type { Page } from "@gouji/document";
import { type Columns, findColumns } from "./columns.ts";
import { commonSize } from "./common-size.ts";
import { markedNotes } from "./footnotes.ts";
import { type FurniturePage, furnitureLines } from "./furniture.ts";
import type { Angle, Glyph, PageContent } from "./page-content.ts";
import { withRaisedMarks } from "./raised-marks.ts";
import { findPageTables } from "./tables/find-page-tables.ts";
import type { PageTable, StitchedTable } from "./tables/page-table.ts";
import { stitchTables } from "./tables/stitch-tables.ts";
import { type PrintedLine, textLines } from "./text-lines.ts";
import { readingTurn, turnPage } from "./turn.ts";

/**
 * A page whose tables and lines are found. Its characters are let go, so that the size of a file is no matter of memory.
 * All places are those on the page turned so that most of its lines run from left to right.
 */
export interface PageLayout extends FurniturePage {
  readonly displayed: Page;
  readonly turn: Angle;
  /** From top to bottom. */
  readonly tables: readonly PageTable[];
  readonly columns: readonly Columns[];
  /** Outside of tables, in the order of reading. */
  readonly outside: readonly PrintedLine[];
}

/** `before` is the page before, whose last table may go on. */
export function layOutPage(displayed: PageContent, before?: PageLayout): PageLayout {
  const straight = displayed.glyphs.some(({ slanted }) => slanted) ? displayed.glyphs.filter(({ slanted }) => !slanted) : displayed.glyphs;
  const turn = readingTurn(straight);
  const held = turnPage({ ...displayed, glyphs: straight }, turn);
  const content = { ...held, glyphs: withRaisedMarks(held.glyphs) };
  const tables = findPageTables(content, before?.tables.at(-1));
  const free = { ...content, glyphs: outsideOf(tables, content.glyphs) };
  const columns = findColumns(free);
  return {
    page: content.page,
    displayed: displayed.page,
    turn,
    // Of the characters of a page nothing is kept.
    tables: tables.map((table) => ({ ...table, glyphs: [] })),
    columns,
    outside: textLines(free, columns),
    recognised: content.glyphs.some(({ confidence }) => confidence !== undefined),
    size: commonSize(content.glyphs),
  };
}

function outsideOf(tables: readonly PageTable[], glyphs: readonly Glyph[]): readonly Glyph[] {
  if (tables.length === 0) return glyphs;
  const taken = new Uint8Array(glyphs.length);
  for (const table of tables) for (const index of table.glyphs) taken[index] = 1;
  return glyphs.filter((_glyph, at) => taken[at] === 0);
}

export function layOutPages(contents: readonly PageContent[]): readonly PageLayout[] {
  const pages: PageLayout[] = [];
  for (const content of contents) pages.push(layOutPage(content, pages.at(-1)));
  return pages;
}

/** The tables of all pages, those that go on over pages joined, and the lines of the running text. */
export function tablesAndBody(layouts: readonly PageLayout[]): {
  readonly tables: readonly StitchedTable[];
  readonly body: readonly PrintedLine[];
  readonly furniture: ReadonlySet<PrintedLine>;
} {
  const lines = layouts.flatMap(({ outside }) => outside);
  const furniture = furnitureLines(layouts, lines);
  const bodyOf = ({ outside }: PageLayout) => outside.filter((line) => !furniture.has(line));
  // Tables go on over the notes at the foot of a page.
  const aroundTables = (layout: PageLayout) => {
    const lines = bodyOf(layout);
    const notes = new Set(markedNotes(layout.page, lines));
    return lines.filter((line) => !notes.has(line)).map(({ box }) => box);
  };
  const tables = stitchTables(layouts.map((layout) => ({ ...layout, body: aroundTables(layout) })));
  return { tables, body: layouts.flatMap(bodyOf), furniture };
}
