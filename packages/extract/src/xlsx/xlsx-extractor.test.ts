import type { SourceDocument } from "@gouji/document";
import { expectSoundDocument } from "@gouji/document/testing";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { extract } from "../extract.ts";
import { decimalText } from "./decimal-text.ts";
import { withPlainFills } from "./tame-worksheet.ts";
import { type SheetContent, xlsxOf } from "./xlsx-files.testing.ts";

async function read(...sheets: readonly SheetContent[]): Promise<SourceDocument> {
  const result = await extract(xlsxOf(sheets));
  if (!result.ok) throw new Error(result.error.message);
  expectSoundDocument(result.value);
  return result.value;
}

const shapes = (document: SourceDocument) => document.tables.map(({ sheet, rows, cols }) => `${sheet} ${rows}x${cols}`);

const FORM: SheetContent = {
  name: "自评表",
  rows: [
    ["项目支出绩效自评表", "", "", ""],
    ["（2024年度）", "", "", ""],
    ["填报单位：某县林业局", null, "金额单位：万元", null],
    ["项目名称", "造林补助", "", ""],
    ["资金", "预算数", "执行数", "执行率"],
    ["", { value: 120.5, style: 2 }, { value: 100, style: 2 }, { value: 0.8299, style: 1 }],
    ["总分", "", "", { value: 98.3, formula: "SUM(D5:D6)" }],
  ],
  merges: ["A1:D1", "A2:D2", "B4:D4", "A5:A6", "A7:C7"],
};

test("a form stays one table, its title and unit lines stand above it", async () => {
  const document = await read(FORM);
  expect(document.tables[0]).toMatchObject({ sheet: "自评表", rows: 4, cols: 4, caption: "项目支出绩效自评表", unit: "金额单位：万元" });
  expect(document.blocks.map((block) => block.text)).toEqual([
    "项目支出绩效自评表",
    "（2024年度）",
    "填报单位：某县林业局",
    "金额单位：万元",
    "",
  ]);
  expect(document.blocks[0]?.at).toMatchObject({ sheet: "自评表", cell: "A1" });
});

test("a cell has the displayed text, the stored value and the formula, and its address", async () => {
  const cells = (await read(FORM)).tables[0]?.cells ?? [];
  expect(cells.find((cell) => cell.at.cell === "B6")).toMatchObject({ text: "120.50", stored: "120.5" });
  expect(cells.find((cell) => cell.at.cell === "D6")).toMatchObject({ text: "82.99%", stored: "0.8299" });
  expect(cells.find((cell) => cell.at.cell === "D7")).toMatchObject({ text: "98.3", stored: "98.3", formula: "SUM(D5:D6)" });
  expect(cells.find((cell) => cell.at.cell === "B4")).toMatchObject({ colSpan: 3, rowSpan: 1, text: "造林补助" });
  expect(cells.find((cell) => cell.at.cell === "A5")).toMatchObject({ colSpan: 1, rowSpan: 2, text: "资金" });
});

const GRID = [
  ["项目", "金额", "占比"],
  ["甲", 1, 2],
  ["乙", 3, 4],
] as const;

test.each<[string, readonly (readonly (string | number | null)[])[], readonly string[]]>([
  ["an empty row before a new header parts two tables", [...GRID, [], ["单位", "人数", "比例"], ["丙", 5, 6]], ["表 3x3", "表 2x3"]],
  ["an empty row before a new title parts two tables", [...GRID, [], ["支出明细表"], ...GRID], ["表 3x3", "表 3x3"]],
  ["a blank row with borders is a row of its table", [...GRID, ["", "", ""], ["丙", 5, 6]], ["表 5x3"]],
  ["a single blank row before more data over the same columns is no cut", [...GRID, [], ["丙", 5, 6]], ["表 5x3"]],
  ["an empty column parts two tables side by side", GRID.map((row) => [...row, null, ...row]), ["表 3x3", "表 3x3"]],
  ["a note below a table is text", [...GRID, ["注：以上数据来自决算。"]], ["表 3x3"]],
  ["a single row is text", [["联系人：", "某某"]], []],
])("%s", async (_name, rows, expected) => {
  expect(shapes(await read({ name: "表", rows }))).toEqual(expected);
});

test("sheets are read in order, hidden ones only noted", async () => {
  const document = await read(
    { name: "一", rows: GRID },
    { name: "二", rows: GRID, hidden: true },
    { name: "三", rows: GRID, hiddenRow: 1 },
  );
  expect(shapes(document)).toEqual(["一 3x3", "三 3x3"]);
  expect(document.notes.map(({ kind, at }) => [kind, at?.sheet])).toEqual([
    ["hidden-content", "二"],
    ["hidden-content", "三"],
  ]);
});

test("the caption of one sheet is not taken for a table of the next", async () => {
  const document = await read({ name: "一", rows: [["资金情况表"]] }, { name: "二", rows: GRID });
  expect(document.tables[0]?.caption).toBe("");
});

test("of several lines above a form the one that calls itself a table is the caption", async () => {
  const rows = [["附件2"], ["某县项目支出绩效自评表"], ["（2024年度）"], ...GRID];
  expect((await read({ name: "表", rows })).tables[0]).toMatchObject({ caption: "某县项目支出绩效自评表", rows: 3 });
});

test.each<[string, readonly (string | { readonly value: number; readonly style: number })[], number]>([
  ["unit and date of filling in cells of their own", ["单位：万元", "填报日期", { value: 45292, style: 3 }], 3],
  ["the filler in a cell of its own", ["填报单位", "某县林业局", "金额单位：元"], 3],
  ["a first row of label and value is the form's own", ["项目名称", "造林补助", "2024"], 4],
])("above a form: %s", async (_name, first, rows) => {
  expect((await read({ name: "表", rows: [["自评表"], first, ...GRID] })).tables[0]).toMatchObject({ caption: "自评表", rows });
});

test("dates are shown the Chinese way and stored in ISO form", async () => {
  const rows = [
    ["开工", "完工"],
    [
      { value: 45292, style: 3 },
      { value: 45292, style: 4 },
    ],
  ];
  const document = await read({ name: "表", rows });
  expect(document.tables[0]?.cells.slice(2)).toMatchObject([
    { text: "2024年1月1日", stored: "2024-01-01" },
    { text: "2024/1/1", stored: "2024-01-01" },
  ]);
});

test("a formula without a stored result is noted", async () => {
  const document = await read({
    name: "表",
    rows: [
      ["甲", "乙"],
      ["合计", { formula: "SUM(B1:B2)" }],
    ],
  });
  expect(document.notes).toMatchObject([{ kind: "other", at: { sheet: "表" } }]);
});

test("what formulas say of the numbers stands with the cell in a table, else in a note", async () => {
  const total = (column: string, value: number) => ({ value, formula: `SUM(${column}2:${column}3)` });
  const rows = [...GRID, ["合计", total("B", 5), total("C", 6)], [], [], [{ value: 9, formula: "B2+1" }]];
  const document = await read({ name: "表", rows });
  expect(document.tables[0]?.cells.flatMap(({ at, computed }) => (computed ? [[at.cell, computed]] : []))).toEqual([
    ["B4", { text: "4", formula: "SUM(B2:B3)", operands: ["B2", "B3"] }],
    ["C4", { text: "6", formula: "SUM(C2:C3)", operands: ["C2", "C3"] }],
  ]);
  expect(document.notes).toMatchObject([
    { kind: "other", at: { sheet: "表", cell: "A7" }, message: expect.stringContaining("应得 2，保存的结果是 9") },
  ]);
});

test("merged ranges that overlap or cover the whole sheet do no harm", async () => {
  const document = await read({ name: "表", rows: GRID, merges: ["A2:B3", "B3:C3", "C1:XFD1048576"] });
  expect(document.tables[0]).toMatchObject({ rows: 3, cols: 3 });
});

/** The workbook with something replaced in one of its parts. */
function altered(bytes: Uint8Array, part: string, from: string, to: string): Uint8Array {
  const parts = unzipSync(bytes);
  const text = strFromU8(parts[part] ?? new Uint8Array());
  if (!text.includes(from)) throw new Error(`${part} has no ${from}`);
  return zipSync({ ...parts, [part]: strToU8(text.replaceAll(from, to)) });
}

test.each([
  ["an address beyond all rows costs that cell, no time", "xl/worksheets/sheet1.xml", 'r="A3"', 'r="A2147483648"'],
  ["an address without a column costs that cell, no time", "xl/worksheets/sheet1.xml", 'r="A3"', 'r="4294967295"'],
  ["a hidden row beyond all rows takes no time", "xl/worksheets/sheet1.xml", '<row r="3"', '<row hidden="1" r="4294967290"'],
  [
    "columns without end take no time",
    "xl/worksheets/sheet1.xml",
    "<sheetData>",
    '<cols><col min="-99999999" max="2147483647" hidden="1"/></cols><sheetData>',
  ],
  [
    "a link over the whole sheet takes no time",
    "xl/worksheets/sheet1.xml",
    "</sheetData>",
    '</sheetData><hyperlinks><hyperlink ref="A1:XFD1048576" location="a"/></hyperlinks>',
  ],
  ["a sheet listed twice is read once", "xl/workbook.xml", "</sheets>", '<sheet name="表" sheetId="7" r:id="r1"/></sheets>'],
])("damage: %s", async (_name, part, from, to) => {
  const started = process.threadCpuUsage().user;
  const result = await extract(altered(xlsxOf([{ name: "表", rows: GRID }]), part, from, to));
  if (!result.ok) throw new Error(result.error.message);
  expectSoundDocument(result.value);
  expect(result.value.tables).toHaveLength(1);
  expect(process.threadCpuUsage().user - started).toBeLessThan(5_000_000);
});

test("columns without end in a sheet without data take no time", async () => {
  const data = "<sheetData></sheetData>";
  const started = process.threadCpuUsage().user;
  const result = await extract(
    altered(xlsxOf([{ name: "表", rows: [] }]), "xl/worksheets/sheet1.xml", data, '<cols><col min="6" max="2147483648"/></cols>'),
  );
  expect(result).toMatchObject({ ok: true, value: { tables: [] } });
  expect(process.threadCpuUsage().user - started).toBeLessThan(5_000_000);
});

test.each([
  [0.1 + 0.2, "0.3"],
  [1546.43, "1546.43"],
  [100, "100"],
  [-0.05, "-0.05"],
  [1e21, "1000000000000000000000"],
  [1.5e-7, "0.00000015"],
  [0, "0"],
])("the stored number %d is the decimal %s", (value, text) => {
  expect(decimalText(value)).toBe(text);
});

test("amounts that a format shows in ten thousands, and what a formula gives for one in the same format", async () => {
  const cells = [
    { value: 123456, style: 3 },
    { value: 200000, style: 3 },
    { value: 300000, style: 3, formula: "A2+B2" },
  ];
  const bytes = altered(
    xlsxOf([{ name: "表", rows: [["预算", "追加", "合计"], cells] }]),
    "xl/styles.xml",
    "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;",
    "0!.0,&quot;万元&quot;",
  );
  const result = await extract(bytes);
  expect(result.ok && result.value.tables[0]?.cells.slice(3).map(({ text, stored, computed }) => [text, stored, computed?.text])).toEqual([
    ["12.3万元", "123456", undefined],
    ["20.0万元", "200000", undefined],
    ["30.0万元", "300000", "32.3万元"],
  ]);
});

const WORKBOOK_XML = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="s1"><NumberFormat ss:Format="Standard"/></Style><Style ss:ID="s2"><NumberFormat ss:Format="0.00%"/></Style></Styles>
<Worksheet ss:Name="支出"><Table><Column ss:Span="4000000000"/>
<Row><Cell ss:MergeAcross="2"><Data ss:Type="String">支出明细表</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">项目</Data></Cell><Cell><Data ss:Type="String">金额</Data></Cell><Cell><Data ss:Type="String">执行率</Data></Cell></Row>
<Row><Cell ss:MergeDown="1"><Data ss:Type="String">维修</Data></Cell><Cell ss:StyleID="s1"><Data ss:Type="Number">1234.5</Data></Cell><Cell ss:StyleID="s2"><Data ss:Type="Number">0.9688</Data></Cell></Row>
<Row ss:Hidden="1"><Cell ss:Index="2"><Data ss:Type="Number">20</Data></Cell><Cell><Data ss:Type="DateTime">2024-03-01T00:00:00.000</Data></Cell></Row>
</Table></Worksheet>
<Worksheet ss:Name="底稿"><Table><Row><Cell><Data ss:Type="String">甲</Data></Cell></Row></Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>`;

test("a workbook that is one XML file, as data systems export it", async () => {
  const result = await extract(new TextEncoder().encode(WORKBOOK_XML), { fileName: "支出.xls" });
  if (!result.ok) throw new Error(result.error.message);
  expectSoundDocument(result.value);
  const { tables, notes, mediaType } = result.value;
  expect(mediaType).toBe("application/vnd.ms-excel");
  expect(tables.map(({ caption, rows, cols }) => [caption, rows, cols])).toEqual([["支出明细表", 3, 3]]);
  expect(tables[0]?.cells.map(({ row, col, rowSpan, text, stored, at }) => [row, col, rowSpan, text, stored, at.cell]).slice(3)).toEqual([
    [1, 0, 2, "维修", undefined, "A3"],
    [1, 1, 1, "1,234.50", "1234.5", "B3"],
    [1, 2, 1, "96.88%", "0.9688", "C3"],
    [2, 1, 1, "20", "20", "B4"],
    [2, 2, 1, "2024/3/1", "2024-03-01", "C4"],
  ]);
  expect(notes.map(({ kind, at }) => [kind, at?.sheet])).toEqual([
    ["hidden-content", "支出"],
    ["hidden-content", "底稿"],
  ]);
});

test.each<[string, string, string]>([
  ["entities of its own", WORKBOOK_XML.replace("<Workbook", '<!DOCTYPE x [<!ENTITY a "b">]><Workbook').replace("维修", "&a;"), "corrupt"],
  ["a missing end", WORKBOOK_XML.slice(0, -200), "corrupt"],
])("a workbook that is one XML file with %s fails with its kind", async (_name, xml, kind) => {
  expect(await extract(new TextEncoder().encode(xml))).toMatchObject({ ok: false, error: { kind } });
});

test("a digit that is set high in a text is no digit of the figure", async () => {
  const rich = '<si><r><t>绿地5000m</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r></si>';
  const parts = unzipSync(
    xlsxOf([
      {
        name: "表",
        rows: [
          ["项目", "面积"],
          ["甲", "占位"],
        ],
      },
    ]),
  );
  const replaced = (name: string, from: string | RegExp, to: string) => {
    parts[name] = strToU8(strFromU8(parts[name] ?? new Uint8Array()).replace(from, to));
  };
  replaced("xl/worksheets/sheet1.xml", /<c r="B2".*?<\/c>/u, '<c r="B2" t="s"><v>0</v></c>');
  replaced(
    "[Content_Types].xml",
    "</Types>",
    '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
  );
  replaced(
    "xl/_rels/workbook.xml.rels",
    "</Relationships>",
    '<Relationship Id="t" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
  );
  parts["xl/sharedStrings.xml"] = strToU8(`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${rich}</sst>`);
  const result = await extract(zipSync(parts));
  expect(result.ok && result.value.tables[0]?.cells.at(-1)?.text).toBe("绿地5000m²");
});

const PLAIN_ROWS = [
  ["项目", "金额"],
  ["甲", 45.6],
  ["乙", 4.4],
];

/** A workbook of one sheet with further parts, or with parts that are changed. */
async function readWith(parts: Readonly<Record<string, string>>, sheet: Partial<SheetContent> = {}): Promise<SourceDocument> {
  const files = unzipSync(xlsxOf([{ name: "表", rows: PLAIN_ROWS, ...sheet }]));
  const result = await extract(
    zipSync({ ...files, ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])) }),
  );
  if (!result.ok) throw new Error(result.error.message);
  expectSoundDocument(result.value);
  return result.value;
}

const relationTo = (type: string, target: string) => ({
  "xl/worksheets/_rels/sheet1.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="d1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`,
});
const messages = ({ notes }: SourceDocument) => notes.map(({ message }) => message);

test("text boxes over a sheet are paragraphs at their cell, pictures and charts are noted", async () => {
  const box =
    "<xdr:twoCellAnchor><xdr:from><xdr:col>3</xdr:col><xdr:row>1</xdr:row></xdr:from><xdr:sp><xdr:txBody><a:p><a:r><a:t>说明：</a:t></a:r><a:r><a:t>支出88.8万元</a:t></a:r></a:p><a:p/></xdr:txBody></xdr:sp></xdr:twoCellAnchor>";
  const others = "<xdr:twoCellAnchor><xdr:pic/></xdr:twoCellAnchor><xdr:twoCellAnchor><xdr:graphicFrame/></xdr:twoCellAnchor>";
  const document = await readWith({
    ...relationTo("drawing", "../drawings/drawing1.xml"),
    "xl/drawings/drawing1.xml": `<xdr:wsDr>${box}${others}</xdr:wsDr>`,
  });
  expect(document.blocks.map(({ text, at }) => `${at.cell ?? ""} ${text}`)).toEqual(["A1:B3 ", "D2 说明：支出88.8万元"]);
  expect(messages(document)).toEqual(["工作表“表”有 2 处图片或图表，其中的文字未读取。"]);
});

test("comments are noted", async () => {
  const comments =
    '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>a</author></authors><commentList><comment ref="B2" authorId="0"><text><t>应为46.6</t></text></comment></commentList></comments>';
  expect(messages(await readWith({ ...relationTo("comments", "../comments1.xml"), "xl/comments1.xml": comments }))).toEqual([
    "工作表“表”有批注，未读取。",
  ]);
});

test("what merged cells cover is noted, with its places", async () => {
  const document = await readWith({}, { merges: ["B2:B3"] });
  expect(document.tables[0]?.cells.map(({ text }) => text)).toEqual(["项目", "金额", "甲", "45.6", "乙"]);
  expect(document.notes).toEqual([
    { kind: "hidden-content", message: "工作表“表”的合并单元格盖住了 B3的内容，未读取。", at: { sheet: "表", cell: "B3" } },
  ]);
});

test("a sheet that the file does not hold is noted", async () => {
  const relations =
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet9.xml"/></Relationships>';
  expect(messages(await readWith({ "xl/_rels/workbook.xml.rels": relations }))).toEqual(["工作表“表”的内容不在文件中，未读取。"]);
});

test("very many styles, as files copied over years collect, are read", async () => {
  const styles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs>${'<xf numFmtId="0" fillId="70000"/>'.repeat(64_000)}</cellXfs></styleSheet>`;
  expect((await readWith({ "xl/styles.xml": styles })).tables[0]?.cells.at(-1)?.text).toBe("4.4");
});

test("cells have the fill that the file gives all", () => {
  const styles = (xml: string) => strFromU8(withPlainFills(strToU8(xml)));
  expect(styles('<styleSheet><fills count="2"><fill/><fill/></fills><xf fillId="1" x="1"/></styleSheet>')).toBe(
    '<styleSheet><xf x="1"/><fills count="1"><fill/></fills></styleSheet>',
  );
  expect(styles("<a:styleSheet><a:fills/></a:styleSheet>")).toBe('<a:styleSheet><fills count="1"><fill/></fills></a:styleSheet>');
});

const SENTENCE = "全年支出6,920.31万元，执行率95.68%，主要用于公路建设和养护。";
const outline = ({ blocks, tables }: SourceDocument) =>
  blocks.map(({ kind, text, table }) =>
    kind === "table" ? `table ${tables[table ?? 0]?.rows}x${tables[table ?? 0]?.cols}` : `${kind} ${text}`,
  );

test.each<[string, SheetContent["rows"], readonly string[]]>([
  [
    "a report typed into a sheet without blank rows",
    [
      ["绩效自评报告"],
      ["一、概况"],
      [SENTENCE],
      [SENTENCE],
      [SENTENCE],
      [SENTENCE],
      [SENTENCE],
      ["二、资金"],
      ...PLAIN_ROWS,
      ["三、绩效"],
      [SENTENCE],
      ["表2 人员情况"],
      ...PLAIN_ROWS,
    ],
    [
      "heading 绩效自评报告",
      "heading 一、概况",
      ...Array.from({ length: 5 }, () => `paragraph ${SENTENCE}`),
      "heading 二、资金",
      "table 3x2",
      "heading 三、绩效",
      `paragraph ${SENTENCE}`,
      "caption 表2 人员情况",
      "table 3x2",
    ],
  ],
  [
    "forms right below each other",
    [["甲项目自评表"], ["项目名称", "甲"], ...PLAIN_ROWS, ["乙项目自评表"], ["项目名称", "乙"], ...PLAIN_ROWS],
    ["caption 甲项目自评表", "table 4x2", "caption 乙项目自评表", "table 4x2"],
  ],
  ["a line that divides a table stays in it", [...PLAIN_ROWS, ["其中：乡镇"], ["丙", 1], ["丁", 2]], ["table 6x2"]],
])("%s", async (_name, rows, expected) => {
  expect(outline(await read({ name: "表", rows }))).toEqual(expected);
});
