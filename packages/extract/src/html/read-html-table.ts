import { MESSAGES, unreadable } from "../failures.ts";
import { compactColumns } from "../flow/compact-columns.ts";
import type { FlowCell, FlowItem, FlowTable } from "../flow/flow.ts";
import type { HtmlContext } from "./html-context.ts";
import { allElements, elementsOf, type HtmlElement, isHidden } from "./html-tree.ts";
import { isAboutPaper, isPageFurniture } from "./main-content.ts";

/** Reads what stands in a cell; handed in, since cells hold tables and tables cells. */
export type ReadContent = (element: HtmlElement, context: HtmlContext, furniture?: boolean) => FlowItem[];

const MAX_SPAN = 1_000;
const MAX_COLS = 20_000;
const LONG_CELL = 300;
const MOST_LINK_ROWS = 3;

interface Row {
  readonly element: HtmlElement;
  readonly head: boolean;
}

/** A table, with its caption before and the tables inside its cells behind it. A table that only arranges the page gives its content. */
export function readHtmlTable(table: HtmlElement, context: HtmlContext, readContent: ReadContent): FlowItem[] {
  const rows = rowsOf(table).filter(({ element }) => cellsOf(element).length > 0 && element.attributes.get("height") !== "0");
  const captions = elementsOf(table).filter((child) => child.name === "caption");
  const above = captions
    .flatMap((caption) => readContent(caption, context))
    .map((item): FlowItem => (item.kind === "paragraph" ? { ...item, role: "caption" } : item));
  const contents = new Map<HtmlElement, readonly FlowItem[]>();
  for (const { element } of rows) {
    for (const cell of cellsOf(element)) {
      context.counts.cells += 1;
      if (context.counts.cells > context.limits.maxCells) throw unreadable("too-large", MESSAGES.cells);
      contents.set(cell, isHidden(cell) ? [] : readContent(cell, context, isPageFurniture(cell)));
    }
  }
  // A bar of links, one in each cell, a column of them, or the site's own data about the paper.
  const widest = rows.reduce((most, { element }) => Math.max(most, cellsOf(element).length), 0);
  if (isAboutPaper(table) || ((rows.length <= MOST_LINK_ROWS || widest <= 2) && isPageFurniture(table)))
    return [...contents.values()].flat().map((item) => (item.kind === "paragraph" ? { ...item, role: "furniture" as const } : item));
  if (isLayout(table, rows, contents)) return [...above, ...[...contents.values()].flat()];
  const nested = [...contents.values()].flat().filter((item) => item.kind === "table");
  return [...above, gridOf(table, rows, contents, context), ...nested];
}

function rowsOf(table: HtmlElement): Row[] {
  return elementsOf(table).flatMap((child): Row[] => {
    if (isHidden(child)) return [];
    if (child.name === "tr") return [{ element: child, head: false }];
    if (!/^(?:thead|tbody|tfoot)$/u.test(child.name)) return [];
    return rowsOf(child).map(({ element }) => ({ element, head: child.name === "thead" }));
  });
}

function cellsOf(row: HtmlElement): readonly HtmlElement[] {
  return elementsOf(row).filter((child) => child.name === "td" || child.name === "th");
}

/** Whether the table arranges a page: one cell, tables inside that hold most of the text, or a row of long columns. */
function isLayout(table: HtmlElement, rows: readonly Row[], contents: ReadonlyMap<HtmlElement, readonly FlowItem[]>): boolean {
  if (/^(?:presentation|none)$/u.test(table.attributes.get("role") ?? "")) return true;
  const widest = rows.reduce((most, { element }) => Math.max(most, cellsOf(element).length), 0);
  if (widest <= 1 && !allElements(table, ({ name }) => name === "th").length)
    return rows.length <= 1 || [...contents.values()].some((items) => items.length > 3 || lengthOf(items) > LONG_CELL);
  const cells = [...contents.values()];
  const own = cells.reduce((sum, items) => sum + lengthOf(items.filter((item) => item.kind === "paragraph")), 0);
  const inner = cells.reduce((sum, items) => sum + lengthOf(items.filter((item) => item.kind === "table")), 0);
  return inner > own || (rows.length === 1 && cells.some((items) => lengthOf(items) > LONG_CELL));
}

function lengthOf(items: readonly FlowItem[]): number {
  return items.reduce(
    (sum, item) => sum + (item.kind === "paragraph" ? item.text.length : item.cells.reduce((all, cell) => all + cell.text.length, 0)),
    0,
  );
}

function gridOf(
  table: HtmlElement,
  rows: readonly Row[],
  contents: ReadonlyMap<HtmlElement, readonly FlowItem[]>,
  context: HtmlContext,
): FlowTable {
  const cells: FlowCell[] = [];
  /** First row in which each column is free again. */
  const free: number[] = [];
  rows.forEach(({ element }, row) => {
    let col = 0;
    for (const cell of cellsOf(element)) {
      while ((free[col] ?? 0) > row) col += 1;
      const wanted = col < MAX_COLS ? spanOf(cell, "colspan") : 1;
      let colSpan = 1;
      while (colSpan < wanted && (free[col + colSpan] ?? 0) <= row) colSpan += 1;
      const rowSpan = Math.min(spanOf(cell, "rowspan", rows.length), rows.length - row);
      for (let at = col; at < col + colSpan; at += 1) free[at] = row + rowSpan;
      cells.push({ row, col, rowSpan, colSpan, text: textOf(contents.get(cell) ?? []), at: { element: context.pathOf(cell) } });
      col += colSpan;
    }
  });
  const compact = compactColumns(cells);
  return {
    kind: "table",
    rows: rows.length,
    cols: compact.cols,
    cells: compact.cells,
    header: headerOf(rows),
    at: { element: context.pathOf(table) },
  };
}

/** Leading rows that the page marks as header: a thead, or rows of th alone. */
function headerOf(rows: readonly Row[]): number {
  const marked = rows.findIndex(({ element, head }) => !head && !cellsOf(element).every(({ name }) => name === "th"));
  return Math.max(0, marked);
}

function spanOf(cell: HtmlElement, name: "rowspan" | "colspan", all = 1): number {
  const value = Number.parseInt(cell.attributes.get(name) ?? "1", 10);
  if (value === 0 && name === "rowspan") return all;
  return Number.isInteger(value) && value > 0 ? Math.min(value, MAX_SPAN) : 1;
}

function textOf(items: readonly FlowItem[]): string {
  return items.flatMap((item) => (item.kind === "paragraph" ? [item.text] : [])).join("\n");
}
