import type { Box, Page } from "@gouji/document";

/**
 * What a page shows, whatever format drew it (PDF, OFD, a scan after OCR): characters, straight rules, filled areas, pictures.
 * All geometry is in points on the page as displayed, origin in the upper left corner, y down.
 */
export interface PageContent {
  readonly page: Page;
  /** In the order in which they are drawn. */
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
  readonly fills: readonly Fill[];
  readonly images: readonly ImageBox[];
  /** In how many of 400 like parts of the page shapes stand that are neither lines nor rectangles (PDF). */
  readonly shaped?: number;
  /** What the file's structure tree says of tables on the page (tagged PDF). */
  readonly tagged?: readonly TaggedTable[];
}

/** A table of a structure tree with all its rows, also those on other pages. */
export interface TaggedTable {
  readonly rows: readonly (readonly TaggedCell[])[];
}

export interface TaggedCell {
  /** Numbers of the marked content of the cell on this page. */
  readonly contents: readonly number[];
  readonly rowSpan: number;
  readonly colSpan: number;
}

export type Angle = 0 | 90 | 180 | 270;

/** One drawn character; a ligature keeps its characters together. */
export interface Glyph {
  readonly text: string;
  /** From origin to origin plus advance, from ascent to descent. */
  readonly box: Box;
  /** Height of the type in points as displayed. */
  readonly size: number;
  /** Direction of writing, degrees clockwise from left-to-right. */
  readonly angle: Angle;
  readonly font: string;
  readonly bold: boolean;
  /** Drawn, but not to be seen: hidden text layers, white on white. */
  readonly hidden?: boolean;
  /** Neither level nor turned by quarters, or in the frame of a seal: a watermark or a stamp over the text, and no part of it. */
  readonly slanted?: boolean;
  /** Part of a template, header or footer layer (OFD) or of an artifact (tagged PDF). */
  readonly furniture?: boolean;
  /** Level of the heading to which it belongs by the file's structure tree (tagged PDF). */
  readonly heading?: number;
  /** Number of the marked content to which it belongs (tagged PDF with tables). */
  readonly content?: number;
  /** Of the recognition, 0 to 1; absent for text that the file holds as text. */
  readonly confidence?: number;
}

/** A straight horizontal or vertical line, however it was drawn. */
export interface Rule {
  readonly direction: "horizontal" | "vertical";
  /** y of a horizontal, x of a vertical rule. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly width: number;
  /** stroke: a stroked path; fill: a thin filled rectangle; edge: the side of a stroked rectangle or the border of a shaded area; image: found in a scan. */
  readonly source: "stroke" | "fill" | "edge" | "image";
}

/** A filled area larger than a line: shading of a cell, a band. */
export interface Fill {
  readonly box: Box;
  /** #rrggbb. */
  readonly color: string;
}

export interface ImageBox {
  readonly box: Box;
}
