import type { Note } from "./note.ts";
import type { Box, Place, TextLine, TextRun } from "./place.ts";

export interface Page {
  /** From 1. */
  readonly number: number;
  /** Points, as displayed (rotation applied). */
  readonly width: number;
  readonly height: number;
  /** Degrees clockwise by which the file asks viewers to turn the page: 0, 90, 180 or 270. */
  readonly rotation: number;
}

export type BlockKind = "heading" | "paragraph" | "list" | "caption" | "toc" | "footnote" | "furniture" | "table";

/** A piece of the document in reading order. A table stands here once as a block without text; its cells are in `tables`. */
export interface Block {
  readonly kind: BlockKind;
  /** Depth of a heading, 1 for the highest. */
  readonly level?: number;
  /** Text without line breaks of the layout. Automatic numbers (一、 1.) are part of it, as displayed. */
  readonly text: string;
  readonly at: Place;
  /** Where the characters of `text` stand, in formats with pages. */
  readonly lines?: readonly TextLine[];
  /** The runs that the characters of `text` come from (Word); automatic numbers come from none. */
  readonly runs?: readonly TextRun[];
  /** Index into `tables` of a table block, or of the table that a caption belongs to. */
  readonly table?: number;
}

export interface Cell {
  /** Upper left corner in the table's grid, from 0. */
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  /** Text as displayed, lines of the layout joined; paragraphs of the cell are kept apart by "\n". */
  readonly text: string;
  /** Null in formats without pages. */
  readonly page: number | null;
  readonly at: Place;
  readonly lines?: readonly TextLine[];
  readonly runs?: readonly TextRun[];
  /** Value stored behind the displayed text (Excel), as decimal or text. */
  readonly stored?: string;
  /** Formula of the cell (Excel), without the equals sign. */
  readonly formula?: string;
  readonly computed?: Computed;
}

/** What a formula gives from the numbers of the file (Excel): the cell's own formula, or for a number typed in among formulas the one of the cells beside it. */
export interface Computed {
  /** The result as the cell would show it. */
  readonly text: string;
  /** Without the equals sign, as it stands in the cell, or in the one beside. */
  readonly formula: string;
  /** Addresses of the cells of the same sheet that it takes, the first fifty. */
  readonly operands: readonly string[];
  /** For a number typed in: a cell that has the formula, and whether such cells stand on both sides or on one only. */
  readonly beside?: { readonly cell: string; readonly sides: 1 | 2 };
}

/** A table; one that runs over several pages is one table, a header repeated on a later page is not counted again. */
export interface Table {
  /** Place in `SourceDocument.tables`. */
  readonly index: number;
  /** First and last page, from 1; null in formats without pages. */
  readonly page: number | null;
  readonly endPage: number | null;
  /** Printed caption, such as 表 6. 产出指标设定及评分情况表; empty if there is none. */
  readonly caption: string;
  /** Printed unit line near the table, such as 单位：万元, as printed; empty if there is none. */
  readonly unit: string;
  readonly rows: number;
  readonly cols: number;
  /** How many leading rows are header rows. */
  readonly header: number;
  /** A merged cell stands once, at its upper left corner. Row by row, then column by column. */
  readonly cells: readonly Cell[];
  /** Worksheet (Excel). */
  readonly sheet?: string;
  /** Where the parts of the table stand, one for each page (PDF). */
  readonly parts?: readonly { readonly page: number; readonly box: Box }[];
  /** Reasons to doubt the structure; empty or absent when there are none. */
  readonly doubts?: readonly string[];
}

/** What any file becomes: its text and tables, each with its place. */
export interface SourceDocument {
  readonly mediaType: string;
  /** Empty in formats without pages. */
  readonly pages: readonly Page[];
  /** In reading order. Running heads and page numbers are kept as kind `furniture`. */
  readonly blocks: readonly Block[];
  readonly tables: readonly Table[];
  readonly notes: readonly Note[];
}
