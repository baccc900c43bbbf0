import type { Box, TextLine } from "@gouji/document";

export type PageTableKind = "ruled" | "sparse" | "text";

/** A cell of a table on one page, with its place in the table's grid. */
export interface PageCell {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly text: string;
  readonly lines: readonly TextLine[];
  readonly page: number;
  /** The cell, border to border. */
  readonly box: Box;
  /** No rule closes it at the page's end, while one closes cells beside it. */
  readonly openAbove?: boolean;
  readonly openBelow?: boolean;
}

/** A table, or the part of one, as it stands on a single page. */
export interface PageTable {
  readonly page: number;
  readonly kind: PageTableKind;
  readonly box: Box;
  /** Borders of the columns, from left to right; one more than there are columns. */
  readonly columns: readonly number[];
  readonly rows: number;
  readonly cols: number;
  /** Row by row; empty cells included. */
  readonly cells: readonly PageCell[];
  /** 0 to 1: how much of what was seen the grid explains. */
  readonly score: number;
  readonly doubts: readonly string[];
  /** No rule closes it before the page ends: it may go on without a head. */
  readonly open?: boolean;
  /** Its rows and columns are those of the file's structure tree. */
  readonly tagged?: boolean;
  /** Indexes into `PageContent.glyphs` of the characters in the cells. */
  readonly glyphs: readonly number[];
}

/** A table over one or more pages. */
export interface StitchedTable {
  readonly parts: readonly { readonly page: number; readonly box: Box }[];
  readonly kind: PageTableKind;
  readonly rows: number;
  readonly cols: number;
  readonly cells: readonly PageCell[];
  readonly score: number;
  readonly doubts: readonly string[];
}
