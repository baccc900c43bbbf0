import type { Page } from "@gouji/document";
import type { PageContent } from "../page-content.ts";
import { findPageTables } from "./find-page-tables.ts";
import type { PageTable } from "./page-table.ts";

/** What joining tables over pages needs to know of a page; its characters are not kept. */
export interface PageWithTables {
  readonly page: Page;
  /** From top to bottom. */
  readonly tables: readonly PageTable[];
  /** All printed lines: height and text with digits masked, and the height alone. */
  readonly lines: readonly { readonly key: string; readonly y: number }[];
  /** The text was recognised in a picture. */
  readonly recognised: boolean;
}

export function pageWithTables(content: PageContent, before?: PageWithTables): PageWithTables {
  return {
    page: content.page,
    tables: findPageTables(content, before?.tables.at(-1)),
    lines: maskedLines(content),
    recognised: content.glyphs.some(({ confidence }) => confidence !== undefined),
  };
}

/** Pages in their order: a table may go on from one to the next. */
export function pagesWithTables(contents: readonly PageContent[]): readonly PageWithTables[] {
  const pages: PageWithTables[] = [];
  for (const content of contents) pages.push(pageWithTables(content, pages.at(-1)));
  return pages;
}

function maskedLines({ glyphs }: PageContent): PageWithTables["lines"] {
  const lines = new Map<number, string>();
  for (const { text, box, hidden, furniture } of glyphs) {
    if (hidden || furniture || text.trim() === "") continue;
    const y = Math.round(box[3] / 3);
    lines.set(y, (lines.get(y) ?? "") + text);
  }
  return [...lines].map(([y, text]) => ({ key: `${y}:${text.replace(/\d+/gu, "#").replace(/#+/gu, "#")}`, y: y * 3 }));
}
