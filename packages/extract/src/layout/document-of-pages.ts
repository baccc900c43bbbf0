import type { Box, Note, Page, SourceDocument } from "@gouji/document";
import { assembleDocument } from "../flow/assemble.ts";
import type { FlowItem, FlowParagraph, FlowTable } from "../flow/flow.ts";
import { commonSize } from "./common-size.ts";
import { type PageLayout, tablesAndBody } from "./page-layout.ts";
import { joinLines, type Margins, type Paragraph } from "./paragraphs.ts";
import type { PageCell, StitchedTable } from "./tables/page-table.ts";
import type { PrintedLine } from "./text-lines.ts";
import { turnPlacesBack } from "./turn.ts";

/** The document that pages of glyphs and rules make, whatever format drew them: tables first, then what stands outside of them. */
export function documentOfPages(mediaType: string, layouts: readonly PageLayout[], notes: readonly Note[]): SourceDocument {
  const pages = layouts.map(({ page }) => page);
  const { tables, body, furniture } = tablesAndBody(layouts);
  const margins = marginsOf(pages, body);
  const segments = segmentsOf(body, tables);
  const joined = segments.map(({ lines: own, table }) => ({ paragraphs: joinLines(own, margins), table }));
  const items = joined.flatMap(({ paragraphs, table }): FlowItem[] => [
    ...paragraphs.map((paragraph) => flowOf(paragraph, margins(paragraph.page))),
    ...(table ? [tableOf(table)] : []),
  ]);
  const document = assembleDocument({ mediaType, pages, items: withFurniture(items, furniture), notes: [...notes, ...doubtNotes(tables)] });
  return turnPlacesBack(
    document,
    layouts.map(({ displayed, turn }) => ({ page: displayed, turn })),
  );
}

/** Running text up to a table, and the table; a table's further parts part the text as well. */
interface Segment {
  readonly lines: readonly PrintedLine[];
  readonly table?: StitchedTable;
}

function segmentsOf(lines: readonly PrintedLine[], tables: readonly StitchedTable[]): Segment[] {
  const parts = tables
    .flatMap((table) => table.parts.map((part, at) => ({ ...part, ...(at === 0 ? { table } : {}) })))
    .sort((a, b) => a.page - b.page || a.box[1] - b.box[1]);
  const segments: Segment[] = [];
  let from = 0;
  for (const { page, box, table } of parts) {
    let to = from;
    while (to < lines.length && isBefore(lines[to], page, box)) to += 1;
    segments.push({ lines: lines.slice(from, to), ...(table ? { table } : {}) });
    from = to;
  }
  return [...segments, { lines: lines.slice(from) }];
}

function isBefore(line: PrintedLine | undefined, page: number, box: Box): boolean {
  return line !== undefined && (line.page < page || (line.page === page && line.box[1] < box[1]));
}

function flowOf({ text, bold, size, font, box, page, lines }: Paragraph, { left, right, bodySize }: Margins): FlowParagraph {
  const apart = bold || size > 1.1 * bodySize;
  // A first-line indent of two characters moves a centred line by one.
  const [x0, , x1] = lines.at(-1)?.box ?? box;
  const centred = Math.abs((x0 + x1) / 2 - (left + right) / 2) < 1.2 * size && x0 > left + size;
  return {
    kind: "paragraph",
    text,
    bold: apart,
    prominent: apart && centred,
    face: `${font} ${Math.round(size)}`,
    at: { page, box },
    lines,
  };
}

function tableOf({ rows, cols, cells, parts, doubts }: StitchedTable): FlowTable {
  const [first] = parts;
  return {
    kind: "table",
    rows,
    cols,
    cells: apart(cells, cols).map(({ row, col, rowSpan, colSpan, text, page, box, lines }) => ({
      row,
      col,
      rowSpan,
      colSpan,
      text,
      page,
      lines,
      at: { page, box },
    })),
    parts,
    doubts,
    at: first ? { page: first.page, box: first.box } : {},
  };
}

/** A position belongs to one cell: of two that claim it the first one keeps it, with the text of both. */
function apart(cells: readonly PageCell[], cols: number): PageCell[] {
  const owners = new Map<number, number>();
  const kept: PageCell[] = [];
  for (const cell of cells) {
    const positions = Array.from(
      { length: cell.rowSpan * cell.colSpan },
      (_, at) => (cell.row + Math.floor(at / cell.colSpan)) * cols + cell.col + (at % cell.colSpan),
    );
    const owner = positions.map((position) => owners.get(position)).find((index) => index !== undefined);
    const first = owner === undefined ? undefined : kept[owner];
    if (owner === undefined || !first) {
      for (const position of positions) owners.set(position, kept.length);
      kept.push(cell);
    } else if (cell.text !== "") {
      const from = first.text.length;
      const lines = cell.lines.map((line) => ({ ...line, start: line.start + from, end: line.end + from }));
      kept[owner] = { ...first, text: first.text + cell.text, lines: [...first.lines, ...lines] };
    }
  }
  return kept;
}

function doubtNotes(tables: readonly StitchedTable[]): Note[] {
  return tables.flatMap(({ doubts, parts }, table): Note[] => {
    const page = parts[0]?.page;
    if (doubts.length === 0 || page === undefined) return [];
    return [{ kind: "doubtful-table", message: `第 ${page} 页的表格线条不完整，行列可能读得不准，请对照原件。`, at: { page, table } }];
  });
}

/** Heads, feet and page numbers page by page, each before the first item that stands below it or on a later page. */
function withFurniture(items: readonly FlowItem[], furniture: ReadonlySet<PrintedLine>): FlowItem[] {
  const waiting = [...furniture].sort((a, b) => a.page - b.page || a.box[1] - b.box[1]);
  const placed: FlowItem[] = [];
  for (const item of items) {
    while (waiting[0] && stands(waiting[0], item)) placed.push(furnitureOf(waiting.shift()));
    placed.push(item);
  }
  return [...placed, ...waiting.map(furnitureOf)];
}

function stands({ page, box }: PrintedLine, { at }: FlowItem): boolean {
  const other = at.page ?? 0;
  return page < other || (page === other && box[1] < (at.box?.[1] ?? 0));
}

function furnitureOf(line: PrintedLine | undefined): FlowParagraph {
  const [paragraph] = joinLines(line ? [line] : [], () => ({ left: -Infinity, right: Infinity, bodySize: 0 }));
  const { text = "", page = 1, box, lines = [] } = paragraph ?? {};
  return { kind: "paragraph", role: "furniture", text, at: { page, ...(box ? { box } : {}) }, lines };
}

/** Where the lines of pages of one width begin and end. */
function marginsOf(pages: readonly Page[], lines: readonly PrintedLine[]): (page: number) => Margins {
  const widths = new Map(pages.map((page) => [page.number, Math.round(page.width)]));
  const byWidth = new Map<number, Margins>();
  const bodySize = commonSize(lines);
  for (const width of new Set(widths.values())) {
    const own = lines.filter(({ page }) => widths.get(page) === width);
    const ends = own.map(({ box }) => box[2]).sort((a, b) => a - b);
    const starts = own.map(({ box }) => box[0]).sort((a, b) => a - b);
    byWidth.set(width, {
      left: starts[Math.floor(0.05 * starts.length)] ?? 0,
      right: ends[Math.floor(0.95 * ends.length)] ?? width,
      bodySize,
    });
  }
  return (page) => byWidth.get(widths.get(page) ?? 0) ?? { left: 0, right: Infinity, bodySize };
}
