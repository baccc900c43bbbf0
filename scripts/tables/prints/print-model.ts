import type { ModelCell, TableModel } from "../invent-model.ts";

export type Borders =
  | "all"
  | "none"
  | "three-line"
  | "rows"
  | "open-sides"
  | "inner"
  | "outer-and-head"
  | "dotted"
  | "dashed"
  | "double"
  | "thick"
  | "grey"
  | "white";

/** How a producer is to set a table. */
export interface PrintLook {
  readonly borders: Borders;
  readonly size: number;
  readonly padX: number;
  readonly padY: number;
  readonly lineHeight: number;
  readonly sans: boolean;
  readonly boldHead: boolean;
  readonly middle: boolean;
  readonly repeatsHead: boolean;
  readonly cutsRows: boolean;
  readonly shading?: "head" | "bands" | "all";
  /** Share of the text width. */
  readonly width: number;
  readonly place: "left" | "center";
  /** Heads of these columns are written from top to bottom. */
  readonly vertical?: readonly number[];
  readonly sideways?: boolean;
  /** A line through the first cell. */
  readonly diagonal?: boolean;
}

/** A cell that holds a table of its own. */
export interface Nested {
  readonly row: number;
  readonly col: number;
  readonly model: TableModel;
}

export type PrintBlock =
  | { readonly kind: "heading"; readonly level: number; readonly text: string }
  | {
      readonly kind: "paragraph";
      readonly text: string;
      readonly size?: number;
      readonly align?: "left" | "center" | "right";
      readonly indent?: boolean;
      readonly bold?: boolean;
      readonly tight?: boolean;
    }
  | { readonly kind: "tabs"; readonly cells: readonly string[]; readonly stops: readonly number[]; readonly leader?: boolean }
  | { readonly kind: "columns"; readonly texts: readonly string[] }
  | {
      readonly kind: "table";
      readonly model: TableModel;
      readonly look: PrintLook;
      readonly nested?: readonly Nested[];
      /** A table at its right. */
      readonly beside?: TableModel;
      readonly gap?: boolean;
    }
  | { readonly kind: "page"; readonly landscape?: boolean };

export interface Print {
  readonly name: string;
  readonly producer: "writer" | "chromium" | "calc";
  readonly tagged: boolean;
  readonly blocks: readonly PrintBlock[];
  readonly header?: string;
  readonly pageNumbers: boolean;
  readonly watermark?: string;
  readonly stamp?: boolean;
  readonly background?: boolean;
  readonly margin: number;
  /** A worksheet is as wide as the paper unless told: all of it on one page, or as large as it is. */
  readonly scale?: "page" | "none";
}

/** The texts of a grid, position by position; nothing where a spanning cell begins elsewhere. */
export function grid({ rows, cols, cells }: TableModel): (ModelCell | "covered" | undefined)[][] {
  const found: (ModelCell | "covered" | undefined)[][] = Array.from({ length: rows }, () => Array.from({ length: cols }, () => undefined));
  for (const cell of cells)
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1)
      for (let col = cell.col; col < cell.col + cell.colSpan; col += 1) {
        const line = found[row];
        if (line) line[col] = row === cell.row && col === cell.col ? cell : "covered";
      }
  return found;
}

export const escaped = (text: string): string =>
  text.replace(/&/gu, "&amp;").replace(/</gu, "&lt;").replace(/>/gu, "&gt;").replace(/"/gu, "&quot;");
