import { tableOf } from "../tables/prints/html-print.ts";
import { escaped } from "../tables/prints/print-model.ts";
import type { Look, Piece } from "./paper.ts";

/** The paper as a web page set like a paper of an office. */
export function paperHtml(pieces: readonly Piece[], look: Look, running: string): string {
  const { headings, size } = look;
  const font = (sans: boolean) => {
    const latin = look.latin ? `"DejaVu ${sans ? "Sans" : "Serif"}", ` : "";
    return `font-family: ${latin}"Noto ${sans ? "Sans" : "Serif"} CJK SC"`;
  };
  const count = {
    none: "",
    plain: "counter(page)",
    dashes: '"- " counter(page) " -"',
    of: '"第 " counter(page) " 页 共 " counter(pages) " 页"',
  }[look.footer];
  const boxes = `${look.header ? `@top-center { content: "${running}"; font-size: 9pt; }` : ""}${count ? `@bottom-center { content: ${count}; font-size: 9pt; }` : ""}`;
  let body = '<div class="part">';
  for (const piece of pieces) {
    if (piece.kind === "part")
      body += `</div><div class="part${piece.landscape ? " wide" : ""}${piece.columns ? " two" : ""}"${piece.newPage ? ' style="break-before:page"' : ""}>`;
    else if (piece.kind === "table") body += tableOf(piece.model, look.table, 0);
    else if (piece.kind === "heading")
      body += headings.styled
        ? `<h${piece.level}>${escaped(piece.text)}</h${piece.level}>`
        : `<p class="h${piece.level} h">${escaped(piece.text)}</p>`;
    else if (piece.page !== undefined)
      body += `<p class="contents" style="padding-left:${2 * ((piece.level ?? 1) - 1)}em"><span>${escaped(piece.text)}</span><i>${"…".repeat(80)}</i><b>${piece.page}</b></p>`;
    else if (piece.role === "list") body += `<ul><li>${escaped(piece.text)}</li></ul>`;
    else body += `<p class="${piece.role}${piece.level ?? ""}">${escaped(piece.text)}</p>`;
  }
  const scale = (level: number) => (headings.larger ? size * ([1.3, 1.15][level - 1] ?? 1) : size);
  const levels = [1, 2, 3, 4].map(
    (level) =>
      `h${level}, .h${level} { font-size: ${scale(level)}pt${level === 1 && headings.centred ? "; text-align: center !important; text-indent: 0 !important" : ""} }`,
  );
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(running)}</title><style>
@page { size: A4; margin: 26mm; ${boxes} } @page wide { size: A4 landscape; margin: 26mm; ${boxes} } .wide { page: wide }
body { margin: 0; ${font(look.sans)}; font-size: ${size}pt; line-height: ${look.spacing} }
p { margin: 0 0 ${look.after}pt; ${look.justified ? "text-align: justify" : ""} } .text { text-indent: ${look.indent ? 2 : 0}em }
h1, h2, h3, h4, .h { margin: 4pt 0; text-align: left; ${headings.sans ? font(true) : ""}; font-weight: ${headings.bold ? "bold" : "normal"}; text-indent: ${headings.indent ? 2 : 0}em }
${levels.join("\n")}
.title, .title1, .cover1 { font-size: ${1.5 * size}pt; font-weight: bold; text-align: center; ${headings.sans ? font(true) : ""} }
.cover { text-align: center; margin-bottom: 12pt } .caption { text-align: center } .unit { text-align: right }
.boxed { border: 1px solid; padding: 4pt } .two { column-count: 2; column-gap: 24pt } ul { margin: 0 }
.contents { display: flex; white-space: nowrap } .contents i { flex: 1; overflow: hidden; font-style: normal } .contents b { font-weight: normal }
table { border-collapse: collapse } td, th { font-weight: normal } thead { display: table-header-group } .once thead { display: table-row-group } .whole tr { break-inside: avoid } .sans { ${font(true)} }
</style></head><body>${body}</div></body></html>`;
}
