import type { Block, Cell, SourceDocument, Table } from "@gouji/document";

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** A plain web page of the document: `gouji extract --format html`. Everything that comes from the file is escaped. */
export function toHtml(document: SourceDocument): string {
  const body = document.blocks.map((block) => htmlOfBlock(block, document)).join("\n");
  const style =
    "body{max-width:60em;margin:2em auto;line-height:1.6}table{border-collapse:collapse}td,th{border:1px solid #999;padding:.2em .5em}.furniture,.toc{color:#777}";
  return `<!doctype html>\n<html lang="zh">\n<head><meta charset="utf-8"><title>${escapeHtml(titleOf(document))}</title><style>${style}</style></head>\n<body>\n${body}\n</body>\n</html>\n`;
}

/** A table as an HTML table with its spans; header rows as `th`. */
export function tableToHtml(table: Table): string {
  const rows = Array.from({ length: table.rows }, (_, row) => {
    const cells = table.cells.filter((cell) => cell.row === row).map((cell) => htmlOfCell(cell, row < table.header ? "th" : "td"));
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<table>\n${rows.join("\n")}\n</table>`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => ESCAPES[sign] ?? sign);
}

function htmlOfCell(cell: Cell, tag: "td" | "th"): string {
  const spans = `${cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : ""}${cell.colSpan > 1 ? ` colspan="${cell.colSpan}"` : ""}`;
  return `<${tag}${spans}>${escapeHtml(cell.text).replaceAll("\n", "<br>")}</${tag}>`;
}

function htmlOfBlock(block: Block, document: SourceDocument): string {
  const table = block.kind === "table" && block.table !== undefined ? document.tables[block.table] : undefined;
  if (table) return tableToHtml(table);
  const text = escapeHtml(block.text).replaceAll("\n", "<br>");
  if (block.kind === "heading") {
    const level = Math.min(6, Math.max(1, block.level ?? 1));
    return `<h${level}>${text}</h${level}>`;
  }
  return block.kind === "paragraph" ? `<p>${text}</p>` : `<p class="${block.kind}">${text}</p>`;
}

function titleOf(document: SourceDocument): string {
  return document.blocks.find((block) => block.kind === "heading" || block.kind === "paragraph")?.text.slice(0, 80) ?? "";
}
