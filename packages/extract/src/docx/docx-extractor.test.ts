import { readFileSync } from "node:fs";
import type { Block, SourceDocument } from "@gouji/document";
import { expectSoundDocument } from "@gouji/document/testing";
import mammoth from "mammoth";
import { expect, test } from "vitest";
import { extract } from "../extract.ts";
import { cell, type DocxParts, docxOf, numbered, paragraph, row, run, table } from "./docx-files.testing.ts";

async function read(body: string, parts?: DocxParts): Promise<SourceDocument> {
  const result = await extract(docxOf(body, parts));
  if (!result.ok) throw new Error(result.error.message);
  expectSoundDocument(result.value);
  return result.value;
}

function outline(document: SourceDocument): string[] {
  return document.blocks.map((block: Block) => `${block.kind}${block.level ?? ""}:${block.text}`);
}

const grid = (document: SourceDocument, at = 0) =>
  document.tables[at]?.cells.map(({ row, col, rowSpan, colSpan, text }) => [row, col, rowSpan, colSpan, text].join(" "));

const level = (at: number, format: string, text: string, more = "") =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const list = (levels: string, more = "") =>
  `<w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>${more}`;

test.each<[string, string, readonly string[]]>([
  ["chineseCounting", "%1、", ["一、甲", "二、甲", "三、甲"]],
  ["chineseCountingThousand", "（%1）", ["（一）甲", "（二）甲", "（三）甲"]],
  ["ideographTraditional", "%1、", ["甲、甲", "乙、甲", "丙、甲"]],
  ["decimalEnclosedCircle", "%1", ["①甲", "②甲", "③甲"]],
  ["decimal", "%1.", ["1. 甲", "2. 甲", "3. 甲"]],
  ["upperRoman", "%1、", ["I、甲", "II、甲", "III、甲"]],
  ["chineseLegalSimplified", "%1、", ["壹、甲", "贰、甲", "叁、甲"]],
  ["bullet", "", ["甲", "甲", "甲"]],
])("automatic numbers of format %s are part of the text", async (format, text, expected) => {
  const document = await read([1, 2, 3].map(() => numbered("甲", 1)).join(""), { numbering: list(level(0, format, text)) });
  expect(document.blocks.map((block) => block.text)).toEqual(expected);
});

test("deeper numbers hold the higher ones and begin anew below each", async () => {
  const numbering = list(level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2"));
  const document = await read(numbered("甲", 1) + numbered("乙", 1, 1) + numbered("丙", 1, 1) + numbered("丁", 1) + numbered("戊", 1, 1), {
    numbering,
  });
  expect(document.blocks.map((block) => block.text)).toEqual(["1. 甲", "1.1 乙", "1.2 丙", "2. 丁", "2.1 戊"]);
});

test("a list with a start of its own begins there", async () => {
  const second =
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>';
  const document = await read(numbered("甲", 1) + numbered("乙", 2) + numbered("丙", 2), {
    numbering: list(level(0, "decimal", "%1、"), second),
  });
  expect(document.blocks.map((block) => block.text)).toEqual(["1、甲", "5、乙", "6、丙"]);
});

test("heading levels come from styles, also through a base style, and from the outline level", async () => {
  const styles =
    '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 2"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:name w:val="本单位标题"/><w:basedOn w:val="c"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="基础"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>';
  const body =
    paragraph("二级", '<w:pStyle w:val="a"/>') +
    paragraph("一级", '<w:pStyle w:val="b"/>') +
    paragraph("三级", '<w:outlineLvl w:val="2"/>') +
    paragraph("正文");
  expect(outline(await read(body, { styles }))).toEqual(["heading2:二级", "heading1:一级", "heading3:三级", "paragraph:正文"]);
});

test("printed numbers make headings where no style does, sentences and enumerations stay text", async () => {
  const texts = [
    "一、基本情况",
    "（一）项目概况",
    "1.立项依据",
    "1.完成培训12期，共计600人；",
    "（二）资金情况",
    "二、评价结论",
    "一、该项目已按期完成。",
  ];
  expect(outline(await read(texts.map((text) => paragraph(text)).join("")))).toEqual([
    "heading1:一、基本情况",
    "heading2:（一）项目概况",
    "heading3:1.立项依据",
    "paragraph:1.完成培训12期，共计600人；",
    "heading2:（二）资金情况",
    "heading1:二、评价结论",
    "paragraph:一、该项目已按期完成。",
  ]);
});

test("merged cells become spans, also where the rows use different grid columns", async () => {
  const merged = (value: string) => (value === "" ? "<w:vMerge/>" : '<w:vMerge w:val="restart"/>');
  const body = table([
    row([cell("指标", `<w:gridSpan w:val="2"/>`), cell("分值")]),
    row([cell("产出", merged("x")), cell("数量"), cell("10")]),
    row([cell("<w:p/>", merged("")), cell("质量"), cell("20")]),
  ]);
  const document = await read(body);
  expect(document.tables[0]).toMatchObject({ rows: 3, cols: 3, header: 1 });
  expect(grid(document)).toEqual([
    "0 0 1 2 指标",
    "0 2 1 1 分值",
    "1 0 2 1 产出",
    "1 1 1 1 数量",
    "1 2 1 1 10",
    "2 1 1 1 质量",
    "2 2 1 1 20",
  ]);
});

test("grid columns that no cell begins in are joined", async () => {
  const wide = '<w:gridSpan w:val="3"/>';
  const document = await read(table([row([cell("项目", wide), cell("金额", wide)]), row([cell("培训", wide), cell("5", wide)])]));
  expect(document.tables[0]).toMatchObject({ rows: 2, cols: 2 });
});

test("marked header rows, caption and unit line are told", async () => {
  const head = "<w:tblHeader/>";
  const body =
    paragraph("表3 资金使用情况表") +
    paragraph("单位：万元") +
    table([row(["项目", "金额"], head), row(["其中", "明细"], head), row(["培训", "5"])]);
  const document = await read(body);
  expect(document.tables[0]).toMatchObject({ caption: "表3 资金使用情况表", unit: "单位：万元", header: 2 });
  expect(document.blocks.map(({ kind, table: index }) => [kind, index])).toEqual([
    ["caption", 0],
    ["paragraph", undefined],
    ["table", 0],
  ]);
});

test("a nested table stands behind its outer table, the text of both once", async () => {
  const inner = table([row(["子项", "1"]), row(["子项二", "2"])]);
  const document = await read(table([row(["甲", cell(paragraph("见下") + inner)]), row(["乙", "丙"])]));
  expect(document.tables).toHaveLength(2);
  expect(grid(document)).toContain("0 1 1 1 见下");
  expect(grid(document, 1)).toContain("1 1 1 1 2");
});

test("a frame of one cell is layout", async () => {
  expect(outline(await read(table([row([cell(paragraph("摘要") + paragraph("全文如下。"))])])))).toEqual([
    "paragraph:摘要",
    "paragraph:全文如下。",
  ]);
});

test("a text box is read once though the file holds it twice", async () => {
  const box = `<w:txbxContent>${paragraph("框中文字")}</w:txbxContent>`;
  const both = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`;
  expect(outline(await read(`<w:p>${run("正文")}<w:r>${both}</w:r></w:p>`))).toEqual(["paragraph:正文", "paragraph:框中文字"]);
});

test("tracked changes are read as accepted, with a note", async () => {
  const body = `<w:p>${run("资金")}<w:del><w:r><w:delText>80</w:delText></w:r></w:del><w:ins>${run("85")}</w:ins>${run("万元")}</w:p>`;
  const document = await read(body);
  expect(outline(document)).toEqual(["paragraph:资金85万元"]);
  expect(document.notes).toMatchObject([{ kind: "tracked-changes" }]);
});

test("a paragraph whose end is deleted goes on in the next; a deleted row is gone", async () => {
  const cut = `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run("资金到位")}</w:p>`;
  const document = await read(cut + paragraph("85万元。") + table([row(["甲", "1"]), row(["乙", "2"], "<w:del/>"), row(["丙", "3"])]));
  expect(outline(document)[0]).toBe("paragraph:资金到位85万元。");
  expect(grid(document)).toEqual(["0 0 1 1 甲", "0 1 1 1 1", "1 0 1 1 丙", "1 1 1 1 3"]);
});

test("hidden text is left out, with a note", async () => {
  const document = await read(`<w:p>${run("可见")}${run("不可见", "<w:vanish/>")}</w:p>`);
  expect(outline(document)).toEqual(["paragraph:可见"]);
  expect(document.notes).toMatchObject([{ kind: "hidden-content" }]);
});

test("of a field the result is read, of a contents field as contents", async () => {
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const code = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
  const toc = `<w:p>${mark("begin")}${code('TOC \\o "1-3"')}${mark("separate")}${run("一、概况")}<w:r><w:tab/></w:r>${run("3")}</w:p><w:p>${mark("end")}</w:p>`;
  const document = await read(
    `${toc}<w:p>${run("共")}${mark("begin")}${code("=SUM(ABOVE)")}${mark("separate")}${run("15")}${mark("end")}${run("万元")}</w:p>`,
  );
  expect(outline(document)).toEqual(["toc:一、概况\t3", "paragraph:共15万元"]);
});

test("footnotes follow their paragraph, running heads stand at the end", async () => {
  const footnotes = `<w:footnote w:type="separator" w:id="0">${paragraph("线")}</w:footnote><w:footnote w:id="2">${paragraph("数据来自决算。")}</w:footnote>`;
  const body = `<w:p>${run("支出85万元。")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>${paragraph("下一段")}`;
  const document = await read(body, { footnotes, header: paragraph("绩效评价报告") });
  expect(outline(document)).toEqual(["paragraph:支出85万元。", "footnote:数据来自决算。", "paragraph:下一段", "furniture:绩效评价报告"]);
});

test("content controls around blocks, rows, cells and runs are looked through", async () => {
  const control = (inner: string) => `<w:sdt><w:sdtPr/><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
  const document = await read(
    `${control(paragraph("甲")) + table([control(row(["乙", control(cell("丙"))])), row(["丁", "戊"])])}<w:p>${control(run("己"))}</w:p>`,
  );
  expect(outline(document)).toEqual(["paragraph:甲", "table:", "paragraph:己"]);
  expect(grid(document)?.[0]).toBe("0 0 1 1 乙");
  expect(document.tables[0]?.cells).toHaveLength(4);
});

test("characters of a font of pictures that stand as text are boxes and ticks", async () => {
  expect(outline(await read(`<w:p>${run("\uF0FE是 \uF0A8否，满意度\uF0B395%")}</w:p>`))).toEqual(["paragraph:☑是 □否，满意度≥95%"]);
});

test("a raised digit is no digit of the figure before it", async () => {
  const raised = (text: string) => `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>${text}</w:t></w:r>`;
  const document = await read(`<w:p>${run("支出12.5")}${raised("1")}${run("万元，面积85m")}${raised("2")}</w:p>`);
  expect(document.blocks[0]?.text).toBe("支出12.5¹万元，面积85m²");
});

test("symbols, tabs, special hyphens and fractions are characters of the text", async () => {
  const body =
    '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t><w:tab/><w:sym w:font="Symbol" w:char="F0B3"/><w:t>95</w:t><w:noBreakHyphen/></w:r>' +
    '<m:oMath xmlns:m="m"><m:f><m:num><m:r><m:t>实际</m:t></m:r></m:num><m:den><m:r><m:t>计划</m:t></m:r></m:den></m:f></m:oMath></w:p>';
  expect(outline(await read(body))).toEqual(["paragraph:☑是\t≥95-实际/计划"]);
});

const broken = (type: string) => `<w:r><w:br w:type="${type}"/></w:r>`;
test.each([
  [
    "a page break parts what stands on either side",
    `<w:p>${run("绩效自评报告")}${broken("page")}${run("目录")}</w:p>`,
    ["绩效自评报告\n目录"],
  ],
  ["a page break at the end of a paragraph leaves nothing", `<w:p>${run("甲")}${broken("page")}</w:p>`, ["甲"]],
  ["a page break alone is no paragraph", `<w:p>${broken("page")}</w:p>${paragraph("乙")}`, ["乙"]],
  ["a column break parts too", `<w:p>${run("甲")}${broken("column")}${run("乙")}</w:p>`, ["甲\n乙"]],
  [
    "where Word broke the page when it last showed it is no break",
    `<w:p>${run("资金")}<w:r><w:lastRenderedPageBreak/><w:t>到位</w:t></w:r></w:p>`,
    ["资金到位"],
  ],
])("%s", async (_name, body, texts) => {
  expect((await read(body)).blocks.map(({ text }) => text)).toEqual(texts);
});

test.each<[string, readonly string[]]>([
  ["docx/venues-evaluation/input.docx", []],
  ["docx/forestry-self-evaluation/input.docx", []],
  [
    "odd/odd.docx",
    [
      // Hidden text is no text to us; a formula is none to mammoth; and a ticked box is another sign.
      "本项目预算120.00万元，支出118.20万元，执行率98.50%。（草稿，勿外传）",
      "🗹",
      "满意度为95.00%，其中满意190人、调查200人。",
    ],
  ],
])("what mammoth reads in %s is read, but for what it does not know", async (name, known) => {
  const bytes = readFileSync(`fixtures/${name}`);
  const result = await extract(new Uint8Array(bytes));
  if (!result.ok) throw new Error(result.error.message);
  const squeeze = (text: string) => text.replace(/\s+/gu, "");
  const { blocks, tables } = result.value;
  const ours = [...blocks, ...tables.flatMap(({ cells }) => cells)].map(({ text }) => squeeze(text));
  const { value } = await mammoth.extractRawText({ buffer: bytes });
  const lines = value.split("\n").map(squeeze);
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.filter((line) => !ours.some((text) => text.includes(line)))).toEqual(known);
});

test("a paragraph's place counts all paragraphs of the file, those in tables included", async () => {
  const document = await read(paragraph("甲") + table([row(["乙", "丙"]), row(["丁", "戊"])]) + paragraph("己"));
  expect(document.blocks.map((block) => block.at.paragraph)).toEqual([0, undefined, 5]);
  expect(document.tables[0]?.cells.map((one) => one.at.paragraph)).toEqual([1, 2, 3, 4]);
});

test("a centred large line before the first heading is the title, a date below it is not", async () => {
  const line = (text: string, size: number) => `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${run(text, `<w:sz w:val="${size}"/>`)}</w:p>`;
  const document = await read(
    line("某县2024年度培训项目绩效自评报告", 44) +
      line("2025年3月", 44) +
      line("某县教育局", 32) +
      paragraph("一、概况") +
      line("附表说明", 44),
  );
  expect(outline(document)).toEqual([
    "heading1:某县2024年度培训项目绩效自评报告",
    "paragraph:2025年3月",
    "paragraph:某县教育局",
    "heading1:一、概况",
    "paragraph:附表说明",
  ]);
});

test("cells merged sideways the older way are one cell", async () => {
  const merged = (text: string, value: string) => cell(text, `<w:hMerge${value}/>`);
  const document = await read(table([row([merged("合计", ' w:val="restart"'), merged("", ""), cell("5")]), row(["甲", "乙", "6"])]));
  expect(grid(document)?.slice(0, 2)).toEqual(["0 0 1 2 合计", "0 2 1 1 5"]);
});

test("a cell that goes on downwards without its width has that of the cell above", async () => {
  const document = await read(
    table([
      row(["项目", "预算", "执行"]),
      row([cell("维修", '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'), "5"]),
      row([cell("", "<w:vMerge/>"), "6"]),
      row(["合计", "11", "11"]),
    ]),
  );
  expect(grid(document)?.slice(3)).toEqual(["1 0 2 2 维修", "1 2 1 1 5", "2 2 1 1 6", "3 0 1 1 合计", "3 1 1 1 11", "3 2 1 1 11"]);
});

test("a cell that goes on downwards in a row that ends early takes no more room than it says", async () => {
  const document = await read(
    table([row([cell("甲", '<w:vMerge w:val="restart"/>'), "1", "2"]), row([cell("", "<w:vMerge/>"), "3"]), row(["乙", "4", "5"])]),
  );
  expect(grid(document)?.slice(0, 4)).toEqual(["0 0 2 1 甲", "0 1 1 1 1", "0 2 1 1 2", "1 1 1 1 3"]);
});

const CHUNK = '<w:altChunk r:id="chunk0"/>';
test("web pages that are laid in whole are read where they stand", async () => {
  const page =
    "<html><body><h1>一、概况</h1><p>支出5万元。</p><table><tr><td>项目</td><td>金额</td></tr><tr><td>甲</td><td>5</td></tr></table></body></html>";
  const document = await read(paragraph("前言。") + CHUNK + paragraph("结束。"), { chunks: [{ ending: "html", content: page }] });
  expect(outline(document)).toEqual(["paragraph:前言。", "heading1:一、概况", "paragraph:支出5万元。", "table:", "paragraph:结束。"]);
  expect(grid(document)).toEqual(["0 0 1 1 项目", "0 1 1 1 金额", "1 0 1 1 甲", "1 1 1 1 5"]);
  expect(document.notes).toEqual([]);
});

test("other documents that are laid in whole are counted in a note", async () => {
  const document = await read(paragraph("前言。") + CHUNK, { chunks: [{ ending: "rtf", content: "{\\rtf1 a}" }] });
  expect(outline(document)).toEqual(["paragraph:前言。"]);
  expect(document.notes).toMatchObject([{ kind: "other", message: "文中嵌入了 1 个外部文档，未读取。" }]);
});

const fieldOf = (instruction: string, data = "", result?: string) => {
  const mark = (type: string, inner = "") => `<w:r><w:fldChar w:fldCharType="${type}">${inner}</w:fldChar></w:r>`;
  const shown = result === undefined ? "" : mark("separate") + run(result);
  return `${mark("begin", data === "" ? "" : `<w:ffData>${data}</w:ffData>`)}<w:r><w:instrText>${instruction}</w:instrText></w:r>${shown}${mark("end")}`;
};
const ticked = (inner: string) => fieldOf(" FORMCHECKBOX ", `<w:checkBox>${inner}</w:checkBox>`);

test.each<[string, string, string]>([
  ["boxes to tick", `${ticked("<w:checked/>")}${run("是")}${ticked('<w:default w:val="0"/>')}${run("否")}`, "☑是□否"],
  ["a box as the form came", ticked('<w:default w:val="1"/>') + run("是"), "☑是"],
  ["a box that was cleared", ticked('<w:default w:val="1"/><w:checked w:val="0"/>') + run("是"), "□是"],
  [
    "a list to choose from",
    run("等级：") +
      fieldOf(" FORMDROPDOWN ", '<w:ddList><w:result w:val="1"/><w:listEntry w:val="优"/><w:listEntry w:val="良"/></w:ddList>'),
    "等级：良",
  ],
  ["a fraction", run("率＝") + fieldOf(" EQ \\f(118.20,120.00) ") + run("＝98.50%"), "率＝118.20/120.00＝98.50%"],
  ["a number in a circle", fieldOf(" EQ \\o\\ac(○,3) ") + run("完成12场"), "③完成12场"],
  ["a field with a result", fieldOf(" FORMTEXT ", "<w:textInput/>", "118.20"), "118.20"],
])("a field that holds no result: %s", async (_name, inner, text) => {
  const document = await read(`<w:p>${inner}</w:p>`);
  expect(document.blocks.map((block) => block.text)).toEqual([text]);
  expect(document.notes).toEqual([]);
});

test("an exponent of a formula is no digit of the figure before it", async () => {
  const power = '<m:oMath xmlns:m="m"><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>4</m:t></m:r></m:sup></m:sSup></m:oMath>';
  expect(outline(await read(`<w:p>${run("共5×")}${power}${run("亩")}</w:p>`))).toEqual(["paragraph:共5×10⁴亩"]);
});

test.each<[string, string, string, DocxParts?]>([
  ["a formula that is not read", `<w:p>${run("支出46.6万元")}${fieldOf(" EQ \\i(1,2,x) ")}</w:p>`, "文中有用域（EQ）写的公式，未读取。"],
  ["a part kept in another file", `<w:p>${run("支出46.6万元")}<w:subDoc/></w:p>`, "文中嵌入了 1 个外部文档，未读取。"],
  ["comments", `<w:p>${run("支出46.6万元")}</w:p>`, "文中有批注，未读取。", { comments: "<w:comment><w:p/></w:comment>" }],
])("%s: left out, with a note", async (_name, body, note, parts) => {
  const document = await read(body, parts);
  expect(outline(document)).toEqual(["paragraph:支出46.6万元"]);
  expect(document.notes.map(({ message }) => message)).toEqual([note]);
});

test("a part for comments without any needs no note", async () => {
  expect((await read(paragraph("甲"), { comments: "" })).notes).toEqual([]);
});

test("a figure struck through is no part of the one beside it, and is noted", async () => {
  const document = await read(`<w:p>${run("支出")}${run("45.6", "<w:strike/>")}${run("46.6万元")}</w:p>`);
  expect(outline(document)).toEqual(["paragraph:支出 45.6 46.6万元"]);
  expect(document.notes.map(({ message }) => message)).toEqual(["文中有加了删除线的文字，仍按正文读取，请对照原件。"]);
});
