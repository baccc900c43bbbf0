import { type Block, type Cell, readNumbering, type SourceDocument, type Table } from "@gouji/document";
import type { Report } from "@gouji/report";
import type { Draft } from "./draft.ts";
import { parse } from "./parse.ts";
import { readDraft } from "./read-draft.ts";

/** An invented document: its title, paragraphs, then its tables. "^" continues the cell above, "<" the one to the left. */
export interface Material {
  readonly title?: string;
  readonly paragraphs?: readonly string[];
  readonly tables?: readonly {
    readonly rows: readonly (readonly string[])[];
    readonly caption?: string;
    readonly unit?: string;
    readonly header?: number;
  }[];
}

export function draftOf(material: Material): Draft {
  return readDraft(documentOf(material), { fileName: "" });
}

export function parseOf(material: Material): Report {
  return parse(documentOf(material), { fileName: "" });
}

function documentOf({ title, paragraphs = [], tables = [] }: Material): SourceDocument {
  const texts = [...(title ? [title] : []), ...paragraphs];
  const blocks: Block[] = texts.map((text, paragraph) => ({ ...kindOf(text, title), text, at: { paragraph } }));
  const read = tables.map((table, index) => tableOf(table, index));
  return {
    mediaType: "text/plain",
    pages: [],
    blocks: [...blocks, ...read.map(({ index }) => ({ kind: "table" as const, text: "", at: { table: index }, table: index }))],
    tables: read,
    notes: [],
  };
}

function kindOf(text: string, title: string | undefined): Pick<Block, "kind" | "level"> {
  if (text === title) return { kind: "heading", level: 1 };
  const numbering = readNumbering(text);
  return numbering?.level && text.length < 60 && !/[。；]$/.test(text)
    ? { kind: "heading", level: numbering.level }
    : { kind: "paragraph" };
}

function tableOf({ rows, caption = "", unit = "", header = 1 }: NonNullable<Material["tables"]>[number], index: number): Table {
  const cells: Cell[] = rows.flatMap((line, row) =>
    line.flatMap((text, col) => {
      if (text === "^" || text === "<") return [];
      const below = rows.slice(row + 1).map((next) => next[col]);
      const rowSpan = 1 + runOf(below, "^");
      const colSpan = 1 + runOf(line.slice(col + 1), "<");
      return [{ row, col, rowSpan, colSpan, text, page: null, at: { table: index, row, col } }];
    }),
  );
  return {
    index,
    page: null,
    endPage: null,
    caption,
    unit,
    rows: rows.length,
    cols: Math.max(...rows.map((row) => row.length)),
    header,
    cells,
  };
}

function runOf(values: readonly (string | undefined)[], mark: string): number {
  const end = values.findIndex((value) => value !== mark);
  return end < 0 ? values.length : end;
}
