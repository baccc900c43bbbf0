import type { Box, Note, Page, SourceDocument } from "@gouji/document";
import { assembleDocument } from "../flow/assemble.ts";
import type { FlowItem, FlowParagraph, FlowTable } from "../flow/flow.ts";
import { readingOrder } from "./columns.ts";
import { commonSize } from "./common-size.ts";
import { footnoteLines, noteByNote } from "./footnotes.ts";
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
  const tableEnds = new Map(tables.flatMap(({ parts }) => parts.map(({ page, box }) => [page, box[3]] as const)));
  const footnotes = footnoteLines(pages, body, commonSize(body), tableEnds);
  const believed = areTagsBelieved(body);
  const segments = segmentsOf(layouts, body, tables);
  const items = segments.flatMap(({ lines, table }): FlowItem[] => {
    const notes = lines.filter((line) => footnotes.has(line));
    const text = notes.length === 0 ? lines : lines.filter((line) => !footnotes.has(line));
    const paragraphs = [
      ...joinLines(text, margins).map((paragraph) => ({ ...flowOf(paragraph, margins), ...taggedHeading(paragraph, believed) })),
      ...noteByNote(notes)
        .flatMap((note) => joinLines(note, margins))
        .map((paragraph) => ({ ...flowOf(paragraph, margins), role: "footnote" as const })),
    ];
    // Text goes on over the notes of its page; they come behind the paragraph that is cut.
    return [...paragraphs.sort((a, b) => (a.at.page ?? 0) - (b.at.page ?? 0)), ...(table ? [tableOf(table)] : [])];
  });
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

function segmentsOf(layouts: readonly PageLayout[], lines: readonly PrintedLine[], tables: readonly StitchedTable[]): Segment[] {
  const orders = new Map(layouts.map(({ page, columns }) => [page.number, readingOrder(columns)]));
  const inOrder = (a: Placed, b: Placed) => a.page - b.page || (orders.get(a.page)?.(a.box, b.box) ?? 0);
  const parts = tables.flatMap((table) => table.parts.map((part, at) => ({ ...part, ...(at === 0 ? { table } : {}) }))).sort(inOrder);
  const segments: Segment[] = [];
  let from = 0;
  for (const part of parts) {
    let to = from;
    for (let line = lines[to]; line && inOrder(line, part) < 0; line = lines[to]) to += 1;
    segments.push({ lines: lines.slice(from, to), ...(part.table ? { table: part.table } : {}) });
    from = to;
  }
  return [...segments, { lines: lines.slice(from) }];
}

interface Placed {
  readonly page: number;
  readonly box: Box;
}

function flowOf({ text, bold, size, font, box, page, lines, first }: Paragraph, margins: (line: PrintedLine) => Margins): FlowParagraph {
  const { left, right, bodySize } = first ? margins(first) : NO_MARGINS;
  const apart = bold || size > 1.1 * bodySize;
  // A first-line indent of two characters moves a centred line by one.
  const [x0, , x1] = lines.at(-1)?.box ?? box;
  const centred = Math.abs((x0 + x1) / 2 - (left + right) / 2) < 1.2 * size && (x0 > left + size || size > LARGE * bodySize);
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
  const [paragraph] = joinLines(line ? [line] : [], () => NO_MARGINS);
  const { text = "", page = 1, box, lines = [] } = paragraph ?? {};
  return { kind: "paragraph", role: "furniture", text, at: { page, ...(box ? { box } : {}) }, lines };
}

/** Set so much larger than the text, a line is a title though it is as long as the others. */
const LARGE = 1.3;
/** Where lines go on: where those begin that follow a full line, whatever stands beside the text. */
function leftOf(lines: readonly PrintedLine[], right: number): number {
  const starts = placesOf(
    lines.filter((line, at) => isBelow(lines[at - 1], line) && (lines[at - 1]?.box[2] ?? 0) >= right - line.size),
    ({ box }) => box[0],
  );
  const all = lines.map(({ box }) => box[0]).sort((a, b) => a - b);
  // A few lines tell little: first lines of paragraphs may follow full lines as often.
  const [usual] = starts.reduce((sum, { length }) => sum + length, 0) >= ENOUGH ? starts : [];
  return usual ? Math.min(...usual) : (all[Math.floor(0.05 * all.length)] ?? 0);
}

/** Where first lines begin and how far the lines of a sentence are apart, where three of them show it. */
function settingOf(lines: readonly PrintedLine[], left: number, right: number): Pick<Margins, "indent" | "leading"> {
  const pairs = lines.flatMap((line, at) => {
    const below = lines[at + 1];
    const isPair = isBelow(line, below) && below && Math.abs(below.box[0] - left) < 0.3 * line.size && below.size === line.size;
    return isPair ? [{ line, below }] : [];
  });
  const [indented] = placesOf(
    // The short last line of what is set in stands above a line at the margin too.
    pairs.flatMap(({ line }) => (line.box[0] > left + 0.8 * line.size && line.box[2] > right - 2 * line.size ? [line] : [])),
    ({ box }) => box[0],
  );
  const sentences = pairs.filter(({ line }) => !/[。；：！？]$/u.test(line.text));
  const apart = placesOf(sentences, ({ line, below }) => (10 * (below.box[3] - line.box[3])) / line.size);
  const usual = apart.filter(({ length }) => length >= FEW_OF * (apart[0]?.length ?? 0));
  return { ...(indented ? { indent: Math.min(...indented) } : {}), ...(apart[0] ? { leading: Math.max(...usual.flat()) / 10 } : {}) };
}

const isBelow = (above: PrintedLine | undefined, line: PrintedLine | undefined): boolean =>
  above !== undefined && above.page === line?.page;

/** The values that come three times or more, the commonest first; what differs by a point or two is one. */
function placesOf<Item>(items: readonly Item[], measureOf: (item: Item) => number): number[][] {
  const groups = Map.groupBy(items.map(measureOf), (value) => Math.round(value / 3));
  return [...groups.values()].filter(({ length }) => length >= 3).sort((a, b) => b.length - a.length);
}

/** So many full lines tell where lines go on. */
const ENOUGH = 6;
/** Share of the commonest distance that another one must have to be that of some part of the text. */
const FEW_OF = 0.2;
/** Share of the lines from which they show where full lines end. */
const FULL = 0.12;

/** Share of the text up to which tags may call it headings: beyond it they say how it looks, not what it is. */
const MOST_TAGGED = 0.3;
const LONGEST_HEADING = 150;

function areTagsBelieved(lines: readonly PrintedLine[]): boolean {
  let [tagged, all] = [0, 0];
  for (const { heading, text } of lines) {
    all += text.length;
    if (heading !== undefined) tagged += text.length;
  }
  return tagged < MOST_TAGGED * all;
}

function taggedHeading({ first, text }: Paragraph, believed: boolean): Pick<FlowParagraph, "role" | "level"> {
  return believed && first?.heading !== undefined && text.length <= LONGEST_HEADING ? { role: "heading", level: first.heading } : {};
}

/** Where a line ends without the mark that may hang over the margin. */
function endOf({ text, box, edges }: PrintedLine): number {
  return /[，。、；：]$/u.test(text) ? (edges[text.length - 1] ?? box[2]) : box[2];
}

const NO_MARGINS: Margins = { left: -Infinity, right: Infinity, bodySize: 0 };

/** Where the lines of pages of one width begin and end, or those of a column. */
function marginsOf(pages: readonly Page[], lines: readonly PrintedLine[]): (line: PrintedLine) => Margins {
  const widths = new Map(pages.map((page) => [page.number, Math.round(page.width)]));
  const byWidth = new Map<number, Margins>();
  const bodySize = commonSize(lines);
  for (const width of new Set(widths.values())) {
    const own = lines.filter(({ page, column }) => widths.get(page) === width && column === undefined);
    const ends = own.map(endOf).sort((a, b) => a - b);
    const right = ends[Math.floor(0.95 * ends.length)] ?? width;
    const left = leftOf(own, right);
    // Where hardly a line ends as far as the furthest, none is full: the page's own margin tells where lines would end.
    const full = ends.filter((end) => end > right - bodySize).length;
    byWidth.set(width, {
      left,
      right: full < FULL * ends.length ? Math.max(right, width - 1.5 * left) : right,
      ...settingOf(own, left, right),
      bodySize,
    });
  }
  return ({ page, column }) =>
    column ? { ...column, bodySize } : (byWidth.get(widths.get(page) ?? 0) ?? { left: 0, right: Infinity, bodySize });
}
