import { expect, test } from "vitest";
import { assembleDocument } from "./assemble.ts";
import type { FlowItem, FlowParagraph, FlowTable } from "./flow.ts";
import { readUnitNote } from "./unit-line.ts";

const line = (text: string, more: Partial<FlowParagraph> = {}): FlowParagraph => ({
  kind: "paragraph",
  text,
  at: { paragraph: 0 },
  ...more,
});

/** A table of the rows; `>` is covered by the cell to its left, `^` by the cell above. */
function grid(...rows: readonly string[]): FlowTable {
  const texts = rows.map((row) => row.split(" "));
  const cols = texts[0]?.length ?? 0;
  const cells = texts.flatMap((row, at) =>
    row.flatMap((text, col) => {
      if (text === ">" || text === "^") return [];
      let [colSpan, rowSpan] = [1, 1];
      while (row[col + colSpan] === ">") colSpan += 1;
      while (texts[at + rowSpan]?.[col] === "^") rowSpan += 1;
      return [{ row: at, col, rowSpan, colSpan, text: text === "_" ? "" : text, at: {} }];
    }),
  );
  return { kind: "table", rows: rows.length, cols, cells, at: {} };
}

const assemble = (...items: readonly FlowItem[]) => assembleDocument({ mediaType: "text/plain", items, notes: [] });

test.each<[string, FlowTable, number]>([
  ["one line of labels over numbers", grid("项目 预算 执行", "甲 1 2", "乙 3 4"), 1],
  ["a label over two rows beside a group", grid("项目 金额 >", "^ 预算 执行", "甲 1 2"), 2],
  ["groups over leaf labels without a merged label", grid("指标 > 得分 >", "一级 二级 分值 得分", "产出 数量 10 9"), 2],
  ["a title that fills the first row belongs to the header", grid("资金情况表 > >", "项目 预算 执行", "甲 1 2"), 2],
  [
    "a form that begins with label and value has none",
    grid("项目名称 培训 > >", "主管部门 教育局 实施单位 中心", "指标 分值 得分 原因", "甲 10 9 _"),
    0,
  ],
  ["numbers in the first row are no header", grid("甲 1 2", "乙 3 4"), 0],
  ["a single row is no header", grid("项目 预算 执行"), 0],
])("header rows: %s", (_name, table, header) => {
  expect(assemble(table).tables[0]?.header).toBe(header);
});

test("header rows that the source marks are believed", () => {
  expect(assemble({ ...grid("甲 1 2", "乙 3 4"), header: 1 }).tables[0]?.header).toBe(1);
});

const TABLE = grid("项目 预算 执行", "甲 1 2");

test.each<[string, readonly FlowItem[], readonly string[]]>([
  ["captions above", [line("表1 收入"), TABLE, line("表2 支出"), TABLE], ["表1 收入", "表2 支出"]],
  ["captions below", [TABLE, line("表1 收入"), TABLE, line("表2 支出")], ["表1 收入", "表2 支出"]],
  ["one caption below, behind a page number", [TABLE, line("3", { role: "furniture" }), line("表1 收入")], ["表1 收入"]],
  [
    "the next table's caption is not that of the one above",
    [TABLE, line("表1 收入"), TABLE, line("表2 支出"), TABLE],
    ["", "表1 收入", "表2 支出"],
  ],
  [
    "a caption above among those below",
    [line("表1 收入"), TABLE, line("。"), TABLE, line("表2"), line("。"), TABLE, line("表3")],
    ["表1 收入", "表2", "表3"],
  ],
  ["a sentence below is no caption", [TABLE, line("表1所示支出为本年数。")], [""]],
])("%s", (_name, items, captions) => {
  const { tables, blocks } = assemble(...items);
  expect(tables.map(({ caption }) => caption)).toEqual(captions);
  expect(blocks.filter(({ kind }) => kind === "caption").map(({ text }) => text)).toEqual(captions.filter((text) => text !== ""));
});

test("a unit that stands on each page above its table is the table's", () => {
  expect(assemble(line("单位：万元", { role: "furniture" }), TABLE).tables[0]?.unit).toBe("单位：万元");
});

test.each<[string, readonly FlowItem[], string, string]>([
  ["caption and unit line", [line("表2-1 支出明细"), line("单位：万元")], "表2-1 支出明细", "单位：万元"],
  ["a unit inside the caption", [line("附表1 资金情况（单位：元）")], "附表1 资金情况（单位：元）", "单位：元"],
  [
    "a title with year and filler lines below",
    [line("部门整体支出绩效自评表"), line("（2024年度）"), line("填报单位：某局 金额单位：万元")],
    "部门整体支出绩效自评表",
    "金额单位：万元",
  ],
  ["a heading above serves as caption", [line("项目支出绩效自评表", { role: "heading", level: 1 })], "项目支出绩效自评表", ""],
  ["a sentence is no caption", [line("各项资金使用情况见下表。")], "", ""],
  ["a reference is no caption", [line("具体情况如表3所示")], "", ""],
  ["text between breaks the tie", [line("表1 资金情况"), line("本项目共安排资金5万元，已全部拨付到位，执行率为100%。")], "", ""],
])("above a table: %s", (_name, above, caption, unit) => {
  expect(assemble(...above, grid("项目 预算 执行", "甲 1 2")).tables[0]).toMatchObject({ caption, unit });
});

test.each([
  ["单位：万元", "单位：万元"],
  ["2024年 金额单位: 元", "金额单位:元"],
  ["（单位：万元、%）", "单位：万元、%"],
  ["计量单位：人次", "计量单位：人次"],
  ["填报单位：某县财政局", undefined],
  ["实施单位：元坝镇", undefined],
  ["单位：某局", undefined],
])("the unit note of %s is %s", (text, unit) => {
  expect(readUnitNote(text)).toBe(unit);
});

test("with heading styles in use, an unstyled number makes a heading only in a form that the styles use", () => {
  const styled = ["一、甲", "二、乙", "三、丙"].map((text) => line(text, { role: "heading", level: 2 }));
  const document = assemble(...styled, line("四、丁"), line("1.戊"), line("2.己", { bold: true }));
  expect(document.blocks.map(({ kind, level }) => `${kind}${level ?? ""}`)).toEqual([
    "heading2",
    "heading2",
    "heading2",
    "heading2",
    "paragraph",
    "heading3",
  ]);
});

test("a whole paragraph in a heading style is text", () => {
  const long = "本项目资金使用情况如下，各项支出均符合规定。".repeat(10);
  expect(assemble(line(long, { role: "heading", level: 1 })).blocks).toMatchObject([{ kind: "paragraph", text: long }]);
});

test("where headings of print are bold, a plain number is an enumeration and a short bold line a heading", () => {
  const printed = ["1.甲", "2.乙", "3.丙"].map((text) => line(text, { bold: true }));
  const document = assemble(line("一、总", { bold: true }), ...printed, line("①丁"), line("管理情况", { bold: true }), line("正文一句。"));
  expect(document.blocks.map(({ kind, level }) => `${kind}${level ?? ""}`)).toEqual([
    "heading1",
    "heading2",
    "heading2",
    "heading2",
    "paragraph",
    "heading3",
    "paragraph",
  ]);
});

test("a number printed in two typefaces has its level from the typeface and what stands above", () => {
  const set = (face: string, ...texts: readonly string[]) => texts.map((text) => line(text, { bold: true, face }));
  const document = assemble(
    ...set("黑体", "1、甲", "2、乙"),
    ...set("宋体", "1、丙", "（一）丁", "1、戊", "2、己"),
    ...set("黑体", "3、庚"),
  );
  expect(document.blocks.map(({ level }) => level)).toEqual([1, 1, 2, 2, 3, 3, 1]);
});

const BODY = line("本项目全年预算数120万元。");
test.each<[string, readonly FlowItem[], readonly string[]]>([
  [
    "the first line calls itself a report",
    [line("某县2024年度项目绩效自评报告"), line("一、概况"), BODY],
    ["某县2024年度项目绩效自评报告", "一、概况"],
  ],
  [
    "a line is set as the title",
    [line("某县绩效自评报告"), line("公园改造项目", { prominent: true }), line("一、概况"), BODY],
    ["公园改造项目", "一、概况"],
  ],
  ["the first line is a sentence", [line("现将项目绩效情况报告如下，请审阅绩效自评报告。"), line("一、概况"), BODY], ["一、概况"]],
  ["a report is named further down", [BODY, line("某县绩效自评报告"), line("一、概况"), BODY], ["一、概况"]],
])("title: %s", (_name, items, headings) => {
  expect(
    assemble(...items)
      .blocks.filter(({ kind }) => kind === "heading")
      .map(({ text }) => text),
  ).toEqual(headings);
});

test("parts without a number (摘要, 正文, 附件) stand above the numbers that begin anew in them", () => {
  const texts = ["摘要", "一、概况", "二、结论", "正  文", "一、概况", "（一）目标", "附件1", "一、清单"];
  const headings = assemble(...texts.flatMap((text) => [line(text), BODY])).blocks.filter(({ kind }) => kind === "heading");
  expect(headings.map(({ level }) => level)).toEqual([1, 2, 2, 1, 2, 3, 1, 2]);
});

test("the title above a form is a heading and the form's caption", () => {
  const { blocks, tables } = assemble(line("项目支出绩效自评表", { prominent: true }), TABLE);
  expect(blocks[0]).toMatchObject({ kind: "heading", level: 1 });
  expect(tables[0]?.caption).toBe("项目支出绩效自评表");
});

test("a number that goes on with the count before a quoted paper stands where that did", () => {
  const set = (face: string, ...texts: readonly string[]) => texts.map((text) => line(text, { bold: true, face }));
  const document = assemble(
    ...set("黑体", "1、甲", "2、乙"),
    ...set("宋体", "（一）丙", "（二）丁", "一、引", "（一）引", "（二）引", "（三）引", "（三）戊", "1、己", "2、庚", "3、辛"),
    ...set("黑体", "3、壬"),
  );
  expect(document.blocks.map(({ level }) => level)).toEqual([1, 1, 2, 2, 2, 3, 3, 3, 2, 3, 3, 3, 1]);
});

test("a line that names an indicator and its points above the text on it is a heading", () => {
  const document = assemble(line("一、指标分析"), line("C11培训人数（权重5分，得分4.5分）"), BODY, line("C12及时率(分值3分)"), BODY);
  expect(document.blocks.map(({ level }) => level)).toEqual([1, 2, undefined, 2, undefined]);
});
