import type { PageContent, TaggedCell, TaggedTable } from "../layout/page-content.ts";
import { placeOfName } from "./plain-objects.ts";

/** Deeper than any document is: a tree may lead in a circle. */
const DEEPEST = 100;
/** Vertical rules of a page whose tables they do not divide. */
const FEW_RULES = 2;
/** Spaces between texts of one line, in sizes of the type, and how many of them a table has at least. */
const WIDE = 1.5;
const LEAST_SPACES = 4;

/** Whether a file names cells of tables, or holds its objects in streams, where that cannot be told. */
export function mayHaveTaggedTables(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return placeOfName(file, "/TD") >= 0 || placeOfName(file, "/ObjStm") >= 0;
}

/**
 * Whether texts stand beside each other with no rules between. Only then the structure tree says more of tables than the page does; to read it
 * takes as long as the page's text.
 */
export function showsOpenTable({ glyphs, rules }: PageContent): boolean {
  let vertical = 0;
  for (const { direction } of rules) if (direction === "vertical") vertical += 1;
  if (vertical > FEW_RULES) return false;
  let spaces = 0;
  let before = glyphs[0];
  for (const glyph of glyphs) {
    if (glyph.text === " " || glyph.hidden || glyph.furniture) continue;
    if (before && Math.abs(glyph.box[1] - before.box[1]) < 2 * glyph.size && glyph.box[0] - before.box[2] > WIDE * glyph.size) spaces += 1;
    if (spaces >= LEAST_SPACES) return true;
    before = glyph;
  }
  return false;
}

/** The tables of a page's structure tree as pdf.js gives it: rows and cells with their spans, and the numbers of what stands in them on this page. */
export function taggedTables(tree: unknown): readonly TaggedTable[] {
  const tables: TaggedTable[] = [];
  const visit = (node: unknown, depth: number): void => {
    if (depth > DEEPEST) return;
    if (roleOf(node) === "Table") tables.push({ rows: rowsOf(node, depth) });
    for (const child of childrenOf(node)) visit(child, depth + 1);
  };
  visit(tree, 0);
  return tables.filter(({ rows }) => rows.some((row) => row.some(({ contents }) => contents.length > 0)));
}

function rowsOf(table: unknown, depth: number): readonly (readonly TaggedCell[])[] {
  return childrenOf(table).flatMap((child) => {
    if (depth > DEEPEST || roleOf(child) === "Table") return [];
    if (roleOf(child) !== "TR") return rowsOf(child, depth + 1);
    const cells = childrenOf(child).filter((cell) => ["TD", "TH"].includes(roleOf(cell) ?? ""));
    return [
      cells.map((cell) => ({ contents: contentsOf(cell, depth), rowSpan: spanOf(cell, "rowSpan"), colSpan: spanOf(cell, "colSpan") })),
    ];
  });
}

/** Without those of tables inside it. */
function contentsOf(node: unknown, depth: number): readonly number[] {
  if (depth > DEEPEST) return [];
  const id = property(node, "id");
  const content = typeof id === "string" ? /_mc(\d+)$/u.exec(id)?.[1] : undefined;
  if (content !== undefined) return [Number(content)];
  return childrenOf(node).flatMap((child) => (roleOf(child) === "Table" ? [] : contentsOf(child, depth + 1)));
}

function spanOf(cell: unknown, name: "rowSpan" | "colSpan"): number {
  const span = property(cell, name);
  return typeof span === "number" && span >= 1 && span < 10_000 ? Math.round(span) : 1;
}

const property = (node: unknown, name: string): unknown =>
  typeof node === "object" && node !== null ? Reflect.get(node, name) : undefined;

function childrenOf(node: unknown): readonly unknown[] {
  const children = property(node, "children");
  return Array.isArray(children) ? children : [];
}

function roleOf(node: unknown): string | undefined {
  const role = property(node, "role");
  return typeof role === "string" ? role : undefined;
}
