import type { TableModel } from "../invent-model.ts";
import { escaped, grid, type Nested, type Print, type PrintBlock, type PrintLook } from "./print-model.ts";

const lines = (text: string): string => escaped(text).replace(/\n/gu, "<br>");

/** The print as a web page. */
export function htmlOf(print: Print): string {
  const body = print.blocks.map((block, at) => blockOf(block, at)).join("\n");
  const marks = [
    print.watermark ? `<div class="mark">${escaped(print.watermark)}</div>` : "",
    print.background ? `<div class="ground"></div>` : "",
    print.stamp
      ? `<svg style="position:absolute;left:55%;top:420px;z-index:5" width="130" height="130"><circle cx="65" cy="65" r="60" fill="none" stroke="#e00" stroke-width="3"/><text x="65" y="72" font-size="16" fill="#e00" text-anchor="middle">云溪县财政局</text></svg>`
      : "",
  ].join("");
  return `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>${escaped(print.name)}</title><style>
@page { size: A4; margin: ${print.margin}pt } @page wide { size: A4 landscape; margin: ${print.margin}pt }
body { margin: 0; font-family: "Noto Serif CJK SC"; font-size: 12pt; line-height: 1.6 }
.sans { font-family: "Noto Sans CJK SC" } p { margin: 4pt 0 } .i { text-indent: 2em }
table { border-collapse: collapse } .wide { page: wide } thead { display: table-header-group } .once thead { display: table-row-group }
.whole tr { break-inside: avoid } .v { writing-mode: vertical-rl } .two { column-count: 2; column-gap: 24pt; text-align: justify }
.mark { position: fixed; top: 40%; left: 15%; font-size: 60pt; color: rgba(180,180,180,.4); transform: rotate(-35deg) }
.ground { position: fixed; inset: 0; z-index: -1; background: linear-gradient(#f6fbff, #fffaf4) }
h1 { font-size: 18pt; text-align: center } h2 { font-size: 14pt } h3 { font-size: 12pt }
td, th { font-weight: normal }
</style></head><body>${marks}${sections(print.blocks, body)}</body></html>`;
}

function sections(_: readonly PrintBlock[], body: string): string {
  const parts = body.split(/<!--page(-wide)?-->/u);
  let html = `<div>${parts[0] ?? ""}</div>`;
  for (let at = 1; at < parts.length; at += 2)
    html += `<div style="break-before:page"${parts[at] ? ' class="wide"' : ""}>${parts[at + 1] ?? ""}</div>`;
  return html;
}

function blockOf(block: PrintBlock, at: number): string {
  if (block.kind === "page") return block.landscape ? "<!--page-wide-->" : "<!--page-->";
  if (block.kind === "heading") return `<h${block.level}>${escaped(block.text)}</h${block.level}>`;
  if (block.kind === "paragraph") {
    const style = `${block.size ? `font-size:${block.size}pt;` : ""}${block.align ? `text-align:${block.align};` : ""}${block.bold ? "font-weight:bold;" : ""}${block.tight ? "margin:0;" : ""}`;
    return `<p${block.indent ? ' class="i"' : ""} style="${style}">${lines(block.text)}</p>`;
  }
  if (block.kind === "tabs") {
    const cells = block.cells.map(
      (text, index) =>
        `<span style="position:absolute;left:${block.stops[index] ?? 0}pt;${block.leader && index > 0 ? "" : ""}white-space:nowrap">${escaped(text)}</span>`,
    );
    return `<p style="position:relative;height:1.6em">${cells.join("")}</p>`;
  }
  if (block.kind === "columns") return `<div class="two">${block.texts.map((text) => `<p class="i">${escaped(text)}</p>`).join("")}</div>`;
  if (block.beside) {
    const tables = [block.model, block.beside].map(
      (model) => `<div style="flex:1">${tableOf(model, { ...block.look, width: 1 }, at)}</div>`,
    );
    return `<div style="display:flex;gap:20pt;align-items:flex-start">${tables.join("")}</div>`;
  }
  return tableOf(block.model, block.look, at, block.nested, block.gap);
}

export function tableOf(model: TableModel, look: PrintLook, at: number, nested: readonly Nested[] = [], gap = true): string {
  const total = model.weights.reduce((sum, one) => sum + one, 0);
  const cols = model.weights.map((one) => `<col style="width:${((100 * one) / total).toFixed(2)}%">`).join("");
  const rows = grid(model).map((row, index) => {
    const isHead = index < model.head;
    const cells = row.flatMap((cell, col) => {
      if (cell === "covered") return [];
      const inner = nested.find((one) => one.row === index && one.col === col);
      const text = inner ? tableOf(inner.model, look, at, [], false) : lines(cell?.text ?? "");
      const isVertical = isHead && cell?.colSpan === 1 && look.vertical?.includes(col);
      const style = `${sideStyle(look, index, model, col, cell?.rowSpan ?? 1, cell?.colSpan ?? 1)}text-align:${cell?.align ?? "center"}`;
      const tag = isHead ? "th" : "td";
      const spans = `${(cell?.colSpan ?? 1) > 1 ? ` colspan="${cell?.colSpan}"` : ""}${(cell?.rowSpan ?? 1) > 1 ? ` rowspan="${cell?.rowSpan}"` : ""}`;
      return [`<${tag}${spans} style="${style}">${isVertical ? `<div class="v">${text}</div>` : text}</${tag}>`];
    });
    const shade =
      (look.shading === "bands" && !isHead && (index - model.head) % 2 === 1) || look.shading === "all"
        ? "background:#eaf1dd"
        : look.shading === "head" && isHead
          ? "background:#d9e2f3"
          : look.shading === "bands" && isHead
            ? "background:#4f81bd;color:white"
            : "";
    return `<tr style="${shade};${isHead && look.boldHead ? "font-weight:bold" : ""}">${cells.join("")}</tr>`;
  });
  const head = rows.slice(0, model.head).join("\n");
  const classes = [look.sans ? "sans" : "", look.repeatsHead ? "" : "once", look.cutsRows ? "" : "whole"].join(" ");
  const style = `width:${100 * look.width}%;font-size:${look.size}pt;line-height:${look.lineHeight};${look.place === "center" ? "margin-left:auto;margin-right:auto;" : ""}${gap ? "margin-top:4pt;margin-bottom:4pt;" : "margin-top:0;margin-bottom:0;"}table-layout:fixed;vertical-align:${look.middle ? "middle" : "top"}`;
  return `<table class="${classes}" style="${style}"><colgroup>${cols}</colgroup>${head ? `<thead>${head}</thead>` : ""}<tbody>${rows.slice(model.head).join("\n")}</tbody></table>`;
}

function sideStyle(look: PrintLook, row: number, model: TableModel, col: number, rowSpan: number, colSpan: number): string {
  const pad = `padding:${look.padY}pt ${look.padX}pt;vertical-align:${look.middle ? "middle" : "top"};word-break:break-all;`;
  const { borders } = look;
  const isFirst = row === 0;
  const isLast = row + rowSpan === model.rows;
  const [left, right] = [col === 0, col + colSpan === model.cols];
  const side = (name: string, value: string) => `border-${name}:${value};`;
  const line = "0.5pt solid black";
  const thick = "1.5pt solid black";
  if (look.diagonal && isFirst && left)
    return `${pad}border:${line};background:linear-gradient(to top right,transparent 49.5%,black 49.5%,black 50.5%,transparent 50.5%);`;
  if (borders === "none") return pad;
  if (borders === "grey") return `${pad}border:0.25pt solid #a6a6a6;`;
  if (borders === "thick")
    return `${pad}border:${line};${isFirst ? side("top", thick) : ""}${isLast ? side("bottom", thick) : ""}${left ? side("left", thick) : ""}${right ? side("right", thick) : ""}`;
  if (borders === "dotted" || borders === "dashed") return `${pad}border:0.75pt ${borders} #555;`;
  if (borders === "white") return `${pad}border:1pt solid white;`;
  if (borders === "double")
    return `${pad}border:${line};${isFirst ? side("top", "2.25pt double black") : ""}${isLast ? side("bottom", "2.25pt double black") : ""}${left ? side("left", "2.25pt double black") : ""}${right ? side("right", "2.25pt double black") : ""}`;
  if (borders === "three-line")
    return `${pad}${isFirst ? side("top", "1.5pt solid black") : ""}${isLast ? side("bottom", "1.5pt solid black") : ""}${row + rowSpan === model.head ? side("bottom", "0.75pt solid black") : ""}${row + rowSpan < model.head && colSpan > 1 ? side("bottom", "0.5pt solid black") : ""}`;
  if (borders === "rows") return `${pad}${side("top", line)}${side("bottom", line)}`;
  if (borders === "open-sides")
    return `${pad}${side("top", line)}${side("bottom", line)}${left ? "" : side("left", line)}${right ? "" : side("right", line)}`;
  if (borders === "inner")
    return `${pad}${isFirst ? "" : side("top", line)}${isLast ? "" : side("bottom", line)}${left ? "" : side("left", line)}${right ? "" : side("right", line)}`;
  if (borders === "outer-and-head")
    return row < model.head
      ? `${pad}border:${line};`
      : `${pad}${isLast ? side("bottom", line) : ""}${left ? side("left", line) : ""}${right ? side("right", line) : ""}`;
  return `${pad}border:${line};`;
}
