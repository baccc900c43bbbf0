import type { Block, Cell, Note, SourceDocument, Table } from "@gouji/document";
import { type CaptionLines, captionsOf } from "./caption-lines.ts";
import type { Flow, FlowItem, FlowParagraph, FlowTable } from "./flow.ts";
import { countHeaderRows } from "./header-rows.ts";
import { listItems } from "./list-items.ts";
import { outlineOf } from "./outline.ts";
import { splitForms } from "./split-forms.ts";
import { tocLines } from "./toc-lines.ts";
import { readUnitNote } from "./unit-line.ts";

/** Paragraphs and tables as found, with what all formats tell alike: headings, captions, units, contents lines, header rows. */
export function assembleDocument(flow: Flow): SourceDocument {
  const parted = flow.items.flatMap(splitForms);
  const toc = tocLines(parted);
  const items: readonly FlowItem[] = parted.map((item, at) => (item.kind === "paragraph" && toc.has(at) ? { ...item, role: "toc" } : item));
  const outline = outlineOf(items);
  const listed = listItems(items, (at) => outline.has(at));
  const captions = captionsOf(items);
  const captionOf = new Map(
    captions.flatMap(({ captionAt }, table): [number, number][] => (captionAt === undefined ? [] : [[captionAt, table]])),
  );
  const tables: Table[] = [];
  const blocks: Block[] = [];
  items.forEach((item, at) => {
    if (item.kind === "table") {
      const index = tables.length;
      tables.push(tableOf(item, index, captions[index]));
      blocks.push({ kind: "table", text: "", at: { ...item.at, table: index }, table: index });
      return;
    }
    if (item.text.trim() === "") return;
    const table = captionOf.get(at);
    if (table !== undefined && !outline.has(at)) blocks.push({ ...blockOf({ ...item, role: "caption" }, undefined), table });
    else blocks.push(blockOf(listed.has(at) ? { ...item, role: "list" } : item, outline.get(at)));
  });
  return { mediaType: flow.mediaType, pages: flow.pages ?? [], blocks, tables, notes: uniqueNotes(flow.notes) };
}

function tableOf(item: FlowTable, index: number, lines: CaptionLines | undefined): Table {
  const cells: Cell[] = item.cells
    .map((cell) => ({ ...cell, page: cell.page ?? null, at: { ...cell.at, table: index, row: cell.row, col: cell.col } }))
    .sort((a, b) => a.row - b.row || a.col - b.col);
  const caption = item.caption ?? lines?.caption ?? "";
  const unit = item.unit || lines?.unit || readUnitNote(caption) || unitInside(cells, item.cols);
  return {
    index,
    page: item.parts?.[0]?.page ?? null,
    endPage: item.parts?.at(-1)?.page ?? null,
    caption,
    unit,
    rows: item.rows,
    cols: item.cols,
    header: item.header === undefined || item.header === 0 ? countHeaderRows(item) : Math.min(item.header, item.rows),
    cells,
    ...(item.sheet === undefined ? {} : { sheet: item.sheet }),
    ...(item.parts === undefined ? {} : { parts: item.parts }),
    ...(item.doubts === undefined || item.doubts.length === 0 ? {} : { doubts: item.doubts }),
  };
}

/** A unit note in one of the first rows, in a cell over most of the width. */
function unitInside(cells: readonly Cell[], cols: number): string {
  for (const cell of cells) {
    if (cell.row > 2) break;
    const unit = cell.colSpan * 2 >= cols ? readUnitNote(cell.text) : undefined;
    if (unit !== undefined) return unit;
  }
  return "";
}

function blockOf(item: FlowParagraph, level: number | undefined): Block {
  const at = { ...item.at, start: 0, end: item.text.length };
  const where = { at, ...(item.lines === undefined ? {} : { lines: item.lines }), ...(item.runs === undefined ? {} : { runs: item.runs }) };
  if (level !== undefined) return { kind: "heading", level, text: item.text, ...where };
  const kind = item.role === undefined || item.role === "heading" ? "paragraph" : item.role;
  return { kind, text: item.text, ...where };
}

function uniqueNotes(notes: readonly Note[]): readonly Note[] {
  const seen = new Set<string>();
  return notes.filter((note) => {
    const key = JSON.stringify(note);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
