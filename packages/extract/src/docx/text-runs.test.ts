import { placeOfRange } from "@gouji/document";
import { expect, test } from "vitest";
import { extract } from "../extract.ts";
import { cell, type DocxParts, docxOf, numbered, paragraph, row, run, table } from "./docx-files.testing.ts";

/** "paragraph:run+offset–run+offset" of a text where it stands first, in blocks and cells; "none" without runs. */
async function runsOf(body: string, text: string, parts: DocxParts = {}): Promise<string> {
  const result = await extract(docxOf(body, parts), { fileName: "input.docx" });
  if (!result.ok) throw new Error(result.error.message);
  const { blocks, tables } = result.value;
  for (const holder of [...blocks, ...tables.flatMap(({ cells }) => cells)]) {
    const start = holder.text.indexOf(text);
    if (start < 0) continue;
    const { runs } = placeOfRange(holder, start, start + text.length);
    if (!runs) return "none";
    const { from, to } = runs;
    return `${from.paragraph}:${from.run}+${from.offset} ${to.paragraph}:${to.run}+${to.offset}`;
  }
  throw new Error(`${text} was not read`);
}

const NUMBERING =
  '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
const p = (...inner: readonly string[]) => `<w:p>${inner.join("")}</w:p>`;

test.each<[string, string, string, string, DocxParts?]>([
  ["inside a run", paragraph("执行率 96.88%，偏低"), "96.88%", "0:0+4 0:0+10"],
  ["over three runs", p(run("率9"), run("6.8", "<w:b/>"), run("8%。")), "96.88%", "0:0+1 0:2+2"],
  ["behind a tab and a break of its run", p("<w:r><w:t>率</w:t><w:tab/><w:br/><w:t>96%</w:t></w:r>"), "96%", "0:0+3 0:0+6"],
  [
    "behind deleted and hidden runs",
    p(`<w:del>${run("95%").replaceAll("w:t", "w:delText")}</w:del>`, run("甲", "<w:vanish/>"), run("96%")),
    "96%",
    "0:2+0 0:2+3",
  ],
  ["in an inserted run", p(run("率"), `<w:ins>${run("96%")}</w:ins>`), "96%", "0:1+0 0:1+3"],
  [
    "in the field that shows it",
    p(
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
      run("96%"),
      '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ),
    "96%",
    "0:3+0 0:3+3",
  ],
  ["behind an automatic number", numbered("5 万元", 1), "5 万元", "0:0+0 0:0+4", { numbering: NUMBERING }],
  ["an automatic number itself", numbered("万元", 1), "1.", "none", { numbering: NUMBERING }],
  ["behind blanks that are not shown", paragraph("   96%"), "96%", "0:0+3 0:0+6"],
  ["a raised digit", p(run("面积 5 m"), run("2", '<w:vertAlign w:val="superscript"/>')), "5 m²", "0:0+3 0:1+1"],
  ["behind a symbol", p('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>96%</w:t></w:r>'), "≥96%", "0:0+0 0:0+4"],
  [
    "in the second paragraph of a cell",
    table([row(["甲", cell(paragraph("全年") + p(run("共"), run("96%")))]), row(["乙", "丙"])]),
    "96%",
    "2:1+0 2:1+3",
  ],
  [
    "in a merged cell, below its own text",
    table([row([cell("甲 1", '<w:vMerge w:val="restart"/>'), "乙"]), row([cell("续 2", "<w:vMerge/>"), "丙"])]),
    "续 2",
    "2:0+0 2:0+3",
  ],
  [
    "where the end of the paragraph before is deleted",
    `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run("率 9")}</w:p>${paragraph("6%")}`,
    "96%",
    "0:0+2 1:0+2",
  ],
])("a figure %s", async (_name, body, text, expected, parts) => {
  expect(await runsOf(body, text, parts)).toBe(expected);
});

test("runs of a text box are not those of the paragraph around it", async () => {
  const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${paragraph("框内 7 个")}</w:txbxContent></wps:txbx></w:drawing></mc:Choice></mc:AlternateContent></w:r>`;
  const body = p(run("前"), box, run("后 96%"));
  expect(await runsOf(body, "96%")).toBe("0:2+2 0:2+5");
  expect(await runsOf(body, "7 个")).toBe("1:0+3 1:0+6");
});
