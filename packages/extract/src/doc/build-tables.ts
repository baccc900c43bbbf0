import type { XmlElement } from "../ooxml/xml.ts";
import { element, property } from "./elements.ts";

/** A paragraph and what its end says of tables: in .doc and RTF a table is nothing but the marks of its cells and rows. */
export interface TableParagraph {
  readonly element: XmlElement;
  /** How many tables it stands in. */
  readonly depth: number;
  readonly endsCell: boolean;
  /** The shape of the row that it ends. */
  readonly endsRow?: RowShape;
}

/** A row as its mark defines it: cells from left to right, in twentieths of a point. */
export interface RowShape {
  readonly cells: readonly CellShape[];
  readonly header: boolean;
}

export interface CellShape {
  readonly left: number;
  readonly right: number;
  readonly merge?: "restart" | "continue" | undefined;
  readonly joinsLeft: boolean;
}

/** Borders this close, in twentieths of a point, are one: writers round the widths row by row. */
const SAME_BORDER = 30;

interface RowCell extends CellShape {
  readonly content: readonly TableParagraph[];
}

interface Row {
  readonly cells: readonly RowCell[];
  readonly header: boolean;
}

/** Paragraphs as they stand, with those that tables hold put into the rows and cells that their marks end. */
export function buildTables(paragraphs: readonly TableParagraph[], depth = 0): XmlElement[] {
  const elements: XmlElement[] = [];
  let inside: TableParagraph[] = [];
  const finish = () => {
    if (inside.length > 0) elements.push(...tableOf(inside, depth + 1));
    inside = [];
  };
  for (const paragraph of paragraphs) {
    if (paragraph.depth > depth) {
      inside.push(paragraph);
      continue;
    }
    finish();
    elements.push(paragraph.element);
  }
  finish();
  return elements;
}

function tableOf(paragraphs: readonly TableParagraph[], depth: number): XmlElement[] {
  const rows: Row[] = [];
  let contents: TableParagraph[][] = [];
  let cell: TableParagraph[] = [];
  for (const paragraph of paragraphs) {
    if (paragraph.depth === depth && paragraph.endsRow) {
      if (cell.length > 0) contents.push(cell);
      rows.push(rowOf(contents, paragraph.endsRow));
      [contents, cell] = [[], []];
      continue;
    }
    cell.push(paragraph);
    if (paragraph.depth === depth && paragraph.endsCell) {
      contents.push(cell);
      cell = [];
    }
  }
  // A row without an end is damage: its text stays as paragraphs.
  const rest = [...contents.flat(), ...cell].map((paragraph) => paragraph.element);
  return rows.length === 0 ? rest : [write(rows, depth), ...rest];
}

/** Cells beyond those of the definition stand to the right of it, so that no text is lost. */
function rowOf(contents: readonly (readonly TableParagraph[])[], { cells, header }: RowShape): Row {
  const last = cells.at(-1)?.right ?? 0;
  return {
    cells: contents.map((content, at): RowCell => {
      const beyond = (at - cells.length) * 1_000;
      return { ...(cells[at] ?? { left: last + beyond, right: last + beyond + 1_000, joinsLeft: false }), content };
    }),
    header,
  };
}

function write(rows: readonly Row[], depth: number): XmlElement {
  const borders = bordersOf(rows);
  const columnOf = (position: number) => borders.findLastIndex((border) => border <= position + SAME_BORDER / 2);
  return element(
    "tbl",
    {},
    rows.map(({ cells, header }) => {
      const before = Math.max(0, columnOf(cells[0]?.left ?? 0));
      const properties = [...(before > 0 ? [property("gridBefore", before)] : []), ...(header ? [element("tblHeader")] : [])];
      let column = before;
      const written = cells.map((cell) => {
        const span = Math.max(1, columnOf(cell.right) - column);
        column += span;
        const format = [
          property("gridSpan", span),
          ...(cell.merge === undefined ? [] : [property("vMerge", cell.merge)]),
          ...(cell.joinsLeft ? [property("hMerge", "continue")] : []),
        ];
        return element("tc", {}, [element("tcPr", {}, format), ...buildTables(cell.content, depth)]);
      });
      return element("tr", {}, [element("trPr", {}, properties), ...written]);
    }),
  );
}

function bordersOf(rows: readonly Row[]): number[] {
  const all = rows.flatMap(({ cells }) => cells.flatMap(({ left, right }) => [left, right])).sort((one, other) => one - other);
  const borders: number[] = [];
  for (const position of all) if (position - (borders.at(-1) ?? Number.NEGATIVE_INFINITY) > SAME_BORDER) borders.push(position);
  return borders;
}
