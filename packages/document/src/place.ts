/**
 * A rectangle in points (1/72 inch) on the page as displayed: origin in the upper left corner, y down, `[x0, y0, x1, y1]`.
 */
export type Box = readonly [x0: number, y0: number, x1: number, y1: number];

/**
 * Where something stands in the source file, in as many coordinates as the format has.
 * PDF: `page` and `box`. Word, text, Markdown: `paragraph` with `start` and `end`. Tables of every format: `table`, `row`, `col`.
 * Excel: `sheet` and `cell`. HTML: `element`.
 */
export interface Place {
  /** Page number from 1; null where the format has no pages. */
  readonly page?: number | null;
  readonly box?: Box;
  /** Index of the paragraph among the paragraphs of the document, from 0. */
  readonly paragraph?: number;
  /** Character offsets inside the paragraph's or the cell's text, from 0, end exclusive. */
  readonly start?: number;
  readonly end?: number;
  /** Index of the table in document order, from 0, and the cell's upper left corner in its grid, from 0. */
  readonly table?: number;
  readonly row?: number;
  readonly col?: number;
  readonly sheet?: string;
  /** Cell address in A1 notation. */
  readonly cell?: string;
  /** Path of the HTML element, as a CSS selector. */
  readonly element?: string;
  /** Word (.docx): the runs that hold the characters, from the first character to behind the last. */
  readonly runs?: { readonly from: RunOffset; readonly to: RunOffset };
  /** How sure the recognition is of the figure that stands there, of several the least sure: 0 to 1. Absent for text that the file holds as text, and for words. */
  readonly confidence?: number;
}

/** A point in a run (w:r) of a Word file. */
export interface RunOffset {
  /** As in `Place.paragraph`. */
  readonly paragraph: number;
  /** Among all runs inside the paragraph in the order of the file, from 0; those of paragraphs in its text boxes not counted. */
  readonly run: number;
  /** Characters of the run's texts (w:t) before the point, a tab, break, hyphen or symbol of the run counted as one. */
  readonly offset: number;
}

/** Characters of a text that stand one after the other in one run of a Word file: the first of them at this point of it. */
export interface TextRun extends RunOffset {
  readonly start: number;
  readonly end: number;
}

/** Below this the recognition is not to be relied on for a figure. */
export const SURE_READING = 0.9;

/**
 * One printed line of a text: which characters it holds and where they stand.
 * `edges[i]` and `edges[i + 1]` are the left and right side (x, points) of character `start + i`; without them only the whole line is placed.
 * Where the line is turned, they run along it: from top to bottom at 90 degrees (y, points), from right to left at 180, from bottom to top at 270.
 */
export interface TextLine {
  readonly start: number;
  readonly end: number;
  readonly page: number;
  readonly box: Box;
  readonly edges?: readonly number[];
  /** Direction of writing as displayed, degrees clockwise; absent for lines from left to right. */
  readonly turn?: 90 | 180 | 270;
  /** The figures of a recognised line; absent for text that the file holds as text. */
  readonly recognised?: readonly RecognisedFigure[];
}

/** A run of digits and their marks that was read from a picture. */
export interface RecognisedFigure {
  /** Characters from the start of its line on, end exclusive. */
  readonly from: number;
  readonly to: number;
  /** Of its least sure character, 0 to 1, cut to two decimals. */
  readonly confidence: number;
}
