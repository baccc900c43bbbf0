import type { Cell, SourceDocument } from "../../packages/document/src/index.ts";
import { documentOfPages } from "../../packages/extract/src/layout/document-of-pages.ts";
import { layOutPages } from "../../packages/extract/src/layout/page-layout.ts";
import { inventTables } from "./kinds.ts";
import type { Invented, TrueTable } from "./manuscript.ts";

export interface Score {
  /** F1 of the filled cells, with place, span and text. */
  readonly cells: number;
  readonly wanted: number;
  readonly found: number;
  /** Tables whose caption and unit are right, of those that have one. */
  readonly captions: readonly [right: number, all: number];
  /** Notes below tables that are paragraphs of their own. */
  readonly notes: readonly [right: number, all: number];
  /** Running text, block by block in its order and with its kind; notes of tables aside. */
  readonly blocks: readonly [right: number, all: number];
}

type AnyCell = Pick<Cell, "row" | "col" | "rowSpan" | "colSpan" | "text">;

export function measure(kind: string, seed: number): Score & { readonly invented: Invented; readonly document: SourceDocument } {
  const invented = inventTables(kind, seed);
  const document = documentOfPages("application/pdf", layOutPages(invented.pages), []);
  return { ...scoreOf(invented, document), invented, document };
}

function scoreOf({ tables, blocks }: Invented, document: SourceDocument): Score {
  const found = document.tables.map(({ cells }) => keysOf(cells));
  const wanted = tables.map(({ model }) => keysOf(model.cells));
  const pairs = matched(wanted, found);
  const right = pairs.reduce((sum, [a, b]) => sum + common(wanted[a] ?? [], found[b] ?? []), 0);
  const total = [...wanted, ...found].reduce((sum, keys) => sum + keys.length, 0);
  const titled = pairs.flatMap(([a, b]): boolean[] => {
    const [table, got] = [tables[a], document.tables[b]];
    return table && got && table.caption !== "" ? [isTitled(table, got)] : [];
  });
  const notes = blocks.filter(({ kind }) => kind === "note");
  const texts = new Set(document.blocks.map(({ text }) => text));
  const running = blocks.filter(({ kind }) => kind !== "note");
  return {
    cells: total === 0 ? 1 : (2 * right) / total,
    wanted: tables.length,
    found: document.tables.length,
    captions: [titled.filter(Boolean).length, tables.filter(({ caption }) => caption !== "").length],
    notes: [notes.filter(({ text }) => texts.has(text)).length, notes.length],
    blocks: [inOrder(running, document), running.length],
  };
}

/** How many blocks are found, each behind the one before. */
function inOrder(wanted: Invented["blocks"], { blocks }: SourceDocument): number {
  let from = 0;
  let found = 0;
  for (const { kind, text } of wanted) {
    const at = blocks.findIndex((block, index) => index >= from && block.kind === kind && block.text === text);
    if (at < 0) continue;
    from = at + 1;
    found += 1;
  }
  return found;
}

function isTitled(wanted: TrueTable, got: SourceDocument["tables"][number]): boolean {
  return got.caption === wanted.caption && got.unit === wanted.unit;
}

export function keysOf(cells: readonly AnyCell[]): string[] {
  return cells
    .filter(({ text }) => text !== "")
    .map(({ row, col, rowSpan, colSpan, text }) => [row, col, rowSpan, colSpan, text].join("|"));
}

/** Pairs of a wanted and a found table with the most common cells. */
function matched(wanted: readonly (readonly string[])[], found: readonly (readonly string[])[]): [number, number][] {
  const scored = wanted.flatMap((a, i) => found.map((b, j) => [common(a, b), i, j] as const)).sort((a, b) => b[0] - a[0]);
  const pairs: [number, number][] = [];
  for (const [score, i, j] of scored) if (score > 0 && !pairs.some(([a, b]) => a === i || b === j)) pairs.push([i, j]);
  return pairs;
}

function common(a: readonly string[], b: readonly string[]): number {
  const all = new Set(b);
  return a.filter((key) => all.has(key)).length;
}
