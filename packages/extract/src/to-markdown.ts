import type { Block, SourceDocument, Table } from "@gouji/document";
import { tableToHtml } from "./to-html.ts";

/** The document as Markdown: `gouji extract --format markdown`. A table with merged cells stands as HTML, since pipes cannot say it. */
export function toMarkdown(document: SourceDocument): string {
  const blocks = document.blocks.filter((block) => block.kind !== "furniture").map((block) => markdownOf(block, document));
  return `${blocks.filter((text) => text !== "").join("\n\n")}\n`;
}

function markdownOf(block: Block, document: SourceDocument): string {
  const table = block.kind === "table" && block.table !== undefined ? document.tables[block.table] : undefined;
  if (table) return markdownOfTable(table);
  const text = escapeMarkdown(block.text);
  if (block.kind === "heading") return `${"#".repeat(Math.min(6, block.level ?? 1))} ${text.replaceAll("\n", " ")}`;
  if (block.kind === "caption") return `**${text}**`;
  return text;
}

function markdownOfTable(table: Table): string {
  const merged = table.cells.some((cell) => cell.rowSpan > 1 || cell.colSpan > 1);
  if (merged || table.header > 1 || table.cells.length === 0) return tableToHtml(table);
  const rows = Array.from({ length: table.rows }, () => new Array<string>(table.cols).fill(""));
  for (const cell of table.cells) {
    const row = rows[cell.row];
    if (row) row[cell.col] = escapeMarkdown(cell.text).replaceAll("|", "\\|").replaceAll("\n", "<br>");
  }
  // A pipe table must have a header row; a table without one gets a blank one.
  const head = table.header === 0 ? new Array<string>(table.cols).fill("") : (rows.shift() ?? []);
  return [head, new Array<string>(table.cols).fill("---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** Marks of Markdown and HTML in the text stay text. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_<>]/gu, (sign) => (sign === "<" ? "&lt;" : sign === ">" ? "&gt;" : `\\${sign}`))
    .replace(/^(#{1,6}\s|[-+]\s|\d{1,9}[.)]\s)/u, (start) => start.replace(/[#\-+.)]/u, (sign) => `\\${sign}`));
}
