import type { Block, BlockKind, Cell, Computed, Note, Page, Place, SourceDocument, Table } from "@gouji/document";

/** A block of `gouji extract --format json`: every key is there, null where the block has no such thing. */
export interface ExtractJsonBlock {
  readonly kind: BlockKind;
  readonly level: number | null;
  readonly text: string;
  readonly at: Place;
  readonly table: number | null;
}

export interface ExtractJsonCell {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly text: string;
  readonly page: number | null;
  readonly at: Place;
  readonly stored?: string;
  readonly formula?: string;
  readonly computed?: Computed;
}

export interface ExtractJsonTable {
  readonly page: number | null;
  readonly endPage: number | null;
  readonly caption: string;
  readonly unit: string;
  readonly rows: number;
  readonly cols: number;
  readonly header: number;
  readonly sheet?: string;
  readonly doubts?: readonly string[];
  readonly cells: readonly ExtractJsonCell[];
}

export interface ExtractJson {
  readonly file: string;
  readonly mediaType: string;
  readonly pages: readonly Page[];
  readonly blocks: readonly ExtractJsonBlock[];
  readonly tables: readonly ExtractJsonTable[];
  readonly notes: readonly Note[];
}

/**
 * The JSON of `gouji extract --format json`, an `ExtractJson`, in pieces of one block or table, so that a long document need not stand in memory once
 * more as a whole. It is a contract: fields may be added, none taken away.
 */
export function* extractJsonPieces({ mediaType, pages, blocks, tables, notes }: SourceDocument, file: string): Generator<string> {
  yield `${JSON.stringify({ file, mediaType, pages }).slice(0, -1)},"blocks":[`;
  yield* pieces(blocks, blockOf);
  yield '],"tables":[';
  yield* pieces(tables, tableOf);
  yield `],"notes":${JSON.stringify(notes)}}\n`;
}

function* pieces<Part>(parts: readonly Part[], shown: (part: Part) => unknown): Generator<string> {
  for (const [index, part] of parts.entries()) yield `${index === 0 ? "" : ","}${JSON.stringify(shown(part))}`;
}

function blockOf({ kind, level, text, at, table }: Block): ExtractJsonBlock {
  return { kind, level: level ?? null, text, at, table: table ?? null };
}

function tableOf({ page, endPage, caption, unit, rows, cols, header, sheet, doubts, cells }: Table): ExtractJsonTable {
  return {
    page,
    endPage,
    caption,
    unit,
    rows,
    cols,
    header,
    ...(sheet === undefined ? {} : { sheet }),
    ...(doubts === undefined ? {} : { doubts }),
    cells: cells.map(cellOf),
  };
}

function cellOf({ row, col, rowSpan, colSpan, text, page, at, stored, formula, computed }: Cell): ExtractJsonCell {
  const more = {
    ...(stored === undefined ? {} : { stored }),
    ...(formula === undefined ? {} : { formula }),
    ...(computed === undefined ? {} : { computed }),
  };
  return { row, col, rowSpan, colSpan, text, page, at, ...more };
}
