import type { XmlElement } from "../ooxml/xml.ts";
import type { ByteReader } from "./bytes.ts";
import { element, property } from "./elements.ts";
import type { Properties } from "./properties.ts";
import type { WordParagraph } from "./read-text.ts";

const DEFINE_TABLE = 0xd608;
const VERTICAL_MERGE = 0xd62b;
const TABLE_HEADER = 0x3404;
const CELL_SIZE = 20;
/** Borders this close, in twentieths of a point, are one: writers round the widths row by row. */
const SAME_BORDER = 30;

interface RowCell {
  readonly left: number;
  readonly right: number;
  readonly content: readonly WordParagraph[];
  readonly merge: "restart" | "continue" | undefined;
  readonly joinsLeft: boolean;
}

interface Row {
  readonly cells: readonly RowCell[];
  readonly header: boolean;
}

/** Paragraphs as they stand, with those that tables hold put into the rows and cells that their marks end. */
export function buildTables(paragraphs: readonly WordParagraph[], depth = 0): XmlElement[] {
  const elements: XmlElement[] = [];
  let inside: WordParagraph[] = [];
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

function tableOf(paragraphs: readonly WordParagraph[], depth: number): XmlElement[] {
  const rows: Row[] = [];
  let contents: WordParagraph[][] = [];
  let cell: WordParagraph[] = [];
  for (const paragraph of paragraphs) {
    if (paragraph.depth === depth && paragraph.endsRow) {
      if (cell.length > 0) contents.push(cell);
      rows.push(rowOf(contents, paragraph.properties));
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

function rowOf(contents: readonly (readonly WordParagraph[])[], properties: Properties): Row {
  const definition = properties.get(DEFINE_TABLE);
  const count = definition?.u8(0) ?? 0;
  const merges = verticalMerges(properties);
  const cells = contents.map((content, at): RowCell => {
    const known = definition !== undefined && at < count;
    const flags = known ? definition.u16(1 + (count + 1) * 2 + at * CELL_SIZE) : 0;
    const last = definition === undefined ? 0 : definition.i16(1 + count * 2);
    return {
      left: known ? definition.i16(1 + at * 2) : last + (at - count) * 1_000,
      right: known ? definition.i16(3 + at * 2) : last + (at - count + 1) * 1_000,
      content,
      merge: merges.get(at) ?? ((flags & 0x40) !== 0 ? "restart" : (flags & 0x20) !== 0 ? "continue" : undefined),
      joinsLeft: (flags & 2) !== 0 && at > 0,
    };
  });
  return { cells, header: properties.get(TABLE_HEADER)?.u8(0) === 1 };
}

function verticalMerges(properties: Properties): ReadonlyMap<number, "restart" | "continue" | undefined> {
  const kind = (operand: ByteReader) => (operand.u8(1) === 3 ? "restart" : operand.u8(1) === 1 ? "continue" : undefined);
  return new Map(properties.all(VERTICAL_MERGE).map((operand) => [operand.u8(0), kind(operand)]));
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
