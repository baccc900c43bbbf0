import { expect, test } from "vitest";
import type { Glyph, PageContent, Rule } from "../page-content.ts";
import { layOutPages, tablesAndBody } from "../page-layout.ts";
import { isCut } from "./body-rows.ts";
import { findPageTables } from "./find-page-tables.ts";

const rule = (direction: Rule["direction"], at: number, from: number, to: number): Rule => ({
  direction,
  at,
  from,
  to,
  width: 0.5,
  source: "stroke",
});
const write = (text: string, x: number, y: number): Glyph[] =>
  [...text].map((char, index) => ({
    text: char,
    box: [x + index * 10, y, x + index * 10 + 10, y + 10],
    size: 10,
    angle: 0,
    font: "",
    bold: false,
  }));

/** 2 columns, 2 rows from y 700; the left cell runs over both rows. */
function page(number: number, left: string): PageContent {
  const rules = [
    ...[50, 150, 250].map((x) => rule("vertical", x, 700, 740)),
    rule("horizontal", 700, 50, 250),
    rule("horizontal", 720, 150, 250),
    rule("horizontal", 740, 50, 250),
  ];
  const glyphs = [...write(left, 55, 715), ...write("12.5", 155, 705), ...write(`${number}`, 155, 725)];
  return { page: { number, width: 600, height: 800, rotation: 0 }, glyphs, rules, fills: [], images: [] };
}

test("a merged cell is one cell with a span", () => {
  const cells = findPageTables(page(1, "基金"))[0]?.cells.map(({ row, col, rowSpan, text }) => [row, col, rowSpan, text]);
  expect(cells).toEqual([
    [0, 0, 2, "基金"],
    [0, 1, 1, "12.5"],
    [1, 1, 1, "1"],
  ]);
});

test("the side of a merged column is part of the grid though no rule touches it", () => {
  const { rules, ...rest } = page(2, "");
  const [open] = findPageTables({ ...rest, rules: rules.map((one) => (one.direction === "horizontal" ? { ...one, from: 150 } : one)) });
  expect([open?.cols, open?.cells.find(({ col }) => col === 0)?.rowSpan]).toEqual([2, 2]);
});

test("a merged cell that the page end cuts goes on", () => {
  const { tables } = tablesAndBody(layOutPages([page(1, "基金"), page(2, "")]));
  expect(tables.map(({ rows, cells }) => [rows, cells[0]?.rowSpan])).toEqual([[4, 4]]);
});

/** Horizontal rules only; the label on the left belongs to the first three rows and stands in their middle. */
function threeLine(rows: readonly (readonly [string, string, string])[], rules: readonly number[]): PageContent {
  const glyphs = rows.flatMap(([label, name, figure], at) => [
    ...write(label, 60, label === "" ? 0 : 105 + 20 * at),
    ...write(name, 200, 105 + 20 * at),
    ...write(figure, 400 - 10 * figure.length, 105 + 20 * at),
  ]);
  const lines = rules.map((y) => rule("horizontal", y, 50, 410));
  return { page: { number: 1, width: 600, height: 800, rotation: 0 }, glyphs, rules: lines, fills: [], images: [] };
}

const INCOME = [
  ["账户", "来源", "金额"],
  ["", "单位缴费", "120.50"],
  ["统筹基金", "利息", "3.00"],
  ["", "其他收入", "0.25"],
  ["个人账户", "个人缴费", "80.00"],
] as const;

test("a three-line table has its rows and columns from the text, labels of merged rows as spans", () => {
  const cells = findPageTables(threeLine(INCOME, [100, 120, 200]))[0]?.cells.map(({ row, col, rowSpan, text }) => [
    row,
    col,
    rowSpan,
    text,
  ]);
  expect(cells).toEqual([
    [0, 0, 1, "账户"],
    [0, 1, 1, "来源"],
    [0, 2, 1, "金额"],
    [1, 0, 3, "统筹基金"],
    [1, 1, 1, "单位缴费"],
    [1, 2, 1, "120.50"],
    [2, 1, 1, "利息"],
    [2, 2, 1, "3.00"],
    [3, 1, 1, "其他收入"],
    [3, 2, 1, "0.25"],
    [4, 0, 1, "个人账户"],
    [4, 1, 1, "个人缴费"],
    [4, 2, 1, "80.00"],
  ]);
});

test("texts at the bottom of their rows, as worksheets print them, belong to the figures beside their last line", () => {
  const names = [["农村公路养护"], ["农业技术推广体系改", "革与建设"], ["防汛"], ["城市社区服务站能力", "提升"], ["培训"]];
  let y = 125;
  const rows = names.flatMap((lines, at) => {
    const own = lines.flatMap((line, index) => write(line, 60, y + 13 * index));
    const figures = [220, 320].flatMap((x) => write(`${at + 1}${at}.5`, x, y + 13 * (lines.length - 1)));
    y += 13 * lines.length + 1;
    return [...own, ...figures];
  });
  const heads = [...write("项目", 60, 105), ...write("预算", 220, 105), ...write("支出", 320, 105)];
  const rules = [100, 120, y].map((at) => rule("horizontal", at, 50, 410));
  const [table] = findPageTables(pageOf([...heads, ...rows], { rules }));
  expect(table?.cells.filter(({ col }) => col === 0).map(({ text }) => text)).toEqual(["项目", ...names.map((lines) => lines.join(""))]);
});

test("labels at the top of merged rows are told from labels in their middle", () => {
  const rows = ["甲", "", "", "", "乙", "", "", "丙", ""].map((label, at) => [label, `选项${at}`, `${at}5`] as const);
  const [table] = findPageTables(threeLine([["问题", "选项", "人数"], ...rows], [100, 120, 300]));
  expect(table?.cells.filter(({ col }) => col === 0).map(({ text, rowSpan }) => [text, rowSpan])).toEqual([
    ["问题", 1],
    ["甲", 4],
    ["乙", 3],
    ["丙", 2],
  ]);
});

test.each([
  [
    "prose between two rules",
    ["本项目全年预算执行情况良好资金使用合规各项指标均", "已完成年度目标群众满意度较上年有所提高，支出进度", "符合要求。"],
  ],
  ["a caption and a unit between two rules", ["表1 收入情况               单位：元"]],
])("%s is no table", (_name, lines) => {
  const glyphs = lines.flatMap((line, at) => write(line, 60, 105 + 20 * at));
  const rules = [100, 180].map((y) => rule("horizontal", y, 50, 410));
  const content = { page: { number: 1, width: 600, height: 800, rotation: 0 }, glyphs, rules, fills: [], images: [] };
  expect(findPageTables(content)).toEqual([]);
});

/** Two columns and rows of 60 points from y 100; what stands in the first row's left cell is given. */
function pageWithCell(glyphs: readonly Glyph[]): PageContent {
  const rules = [
    ...[50, 110, 250].map((x) => rule("vertical", x, 100, 220)),
    ...[100, 160, 220].map((y) => rule("horizontal", y, 50, 250)),
  ];
  const others = [...write("12.5", 120, 130), ...write("合计", 55, 190), ...write("3", 120, 190)];
  return { page: { number: 1, width: 600, height: 800, rotation: 0 }, glyphs: [...glyphs, ...others], rules, fills: [], images: [] };
}

test("vertical writing in a cell reads from top to bottom and from right to left", () => {
  const stack = (text: string, x: number) => [...text].flatMap((character, at) => write(character, x, 105 + 12 * at));
  const [table] = findPageTables(pageWithCell([...stack("满意度", 80), ...stack("指标", 65)]));
  expect(table?.cells[0]?.text).toBe("满意度指标");
});

test.each([
  ["2023年", "10月", true],
  ["2023年3", "月", true],
  ["98.5", "%", true],
  ["3264.1", "7", true],
  ["2023年3月", "2023年4月", false],
  ["120.50", "80.00", false],
  ["12", "13", false],
])("%s above %s: halves of one figure: %s", (above, below, cut) => {
  expect(isCut(above, below)).toBe(cut);
});

test("the last row of a table, one cell alone on the next page, goes on with it", () => {
  const [x0, x1, x2] = [50, 150, 250];
  const first: PageContent = {
    ...page(1, "基金"),
    rules: [...[x0, x1, x2].map((x) => rule("vertical", x, 700, 740)), ...[700, 720, 740].map((y) => rule("horizontal", y, x0, x2))],
    glyphs: [...write("基金", 55, 705), ...write("12.5", 155, 705), ...write("合计", 55, 725), ...write("12.5", 155, 725)],
  };
  const second: PageContent = {
    ...page(2, ""),
    rules: [...[x0, x2].map((x) => rule("vertical", x, 80, 110)), ...[80, 110].map((y) => rule("horizontal", y, x0, x2))],
    glyphs: write("备注：按决算数填列", 55, 90),
  };
  const { tables } = tablesAndBody(layOutPages([first, second]));
  expect(tables.map(({ rows, cols }) => [rows, cols])).toEqual([[3, 2]]);
  expect(tables[0]?.cells.at(-1)).toMatchObject({ row: 2, colSpan: 2, text: "备注：按决算数填列" });
});

test("where the page end cuts a table, a browser draws no rule: the row at the head of the next page goes on with it", () => {
  const xs = [50, 150, 250, 350];
  const at = (y: number) => rule("horizontal", y, 50, 350);
  const cells = (texts: readonly string[], y: number) => texts.flatMap((text, col) => write(text, (xs[col] ?? 0) + 5, y));
  const of = (number: number, from: number, to: number, ys: readonly number[], glyphs: readonly Glyph[]): PageContent => ({
    page: { number, width: 600, height: 800, rotation: 0 },
    glyphs,
    rules: [...xs.map((x) => rule("vertical", x, from, to)), ...ys.map(at)],
    fills: [],
    images: [],
  });
  const first = of(1, 700, 760, [700, 730], [...cells(["项目", "预算", "支出"], 705), ...cells(["培训", "12.5", "12.0"], 735)]);
  const second = of(2, 60, 90, [90], cells(["设备", "8.0", "7.5"], 65));
  const { tables } = tablesAndBody(layOutPages([first, second]));
  expect(tables.map(({ rows, cols }) => [rows, cols])).toEqual([[3, 3]]);
});

test("a rule that closes the head and leaves out the first column: its head is merged over both rows", () => {
  const heads = [...write("名称", 60, 115), ...write("预算", 250, 105), ...write("年初", 200, 125), ...write("全年", 300, 125)];
  const rows = ["培训", "设备", "合计"].flatMap((name, at) => [
    ...write(name, 60, 150 + 20 * at),
    ...write("12.50", 190, 150 + 20 * at),
    ...write("11.00", 290, 150 + 20 * at),
  ]);
  const rules = [rule("horizontal", 100, 50, 350), rule("horizontal", 140, 170, 350), rule("horizontal", 210, 50, 350)];
  const content = { page: { number: 1, width: 600, height: 800, rotation: 0 }, glyphs: [...heads, ...rows], rules, fills: [], images: [] };
  const [table] = findPageTables(content);
  expect(table?.cells.slice(0, 2).map(({ text, rowSpan, colSpan }) => [text, rowSpan, colSpan])).toEqual([
    ["名称", 2, 1],
    ["预算", 1, 2],
  ]);
});

/** Rows of three columns at the given x; columns of 100 points from 50. */
const rowsOf = (rows: readonly (readonly [x: number, text: string])[][], top: number): Glyph[] =>
  rows.flatMap((row, at) => row.flatMap(([x, text]) => write(text, x, top + 20 * at)));
const shade = (row: number, color = "#ddddee") =>
  [50, 150, 250].map((x) => ({ box: [x, 95 + 20 * row, x + 100, 115 + 20 * row] as const, color }));
const pageOf = (glyphs: readonly Glyph[], more: Partial<PageContent> = {}): PageContent => ({
  page: { number: 1, width: 600, height: 800, rotation: 0 },
  glyphs,
  rules: [],
  fills: [],
  images: [],
  ...more,
});

test("a table of which the head and every second row are shaded is one", () => {
  const rows = ["项目", "道路", "饮水", "教育", "医疗"].map((name, at): [number, string][] => [
    [60, name],
    [160, at === 0 ? "预算" : `${at}0`],
    [260, at === 0 ? "支出" : `${at}5`],
  ]);
  const fills = [0, 2].flatMap((row) => shade(row));
  const tables = findPageTables(pageOf(rowsOf(rows, 100), { fills }));
  expect(tables.map((table) => [table.rows, table.cols])).toEqual([[5, 3]]);
  expect(tables[0]?.cells.filter(({ row }) => row === 3).map(({ text }) => text)).toEqual(["教育", "30", "35"]);
});

test("columns that touch are columns without a rule, sentences with spaces beside digits are none", () => {
  const rows = ["12345", "678", "90123", "4567", "89"].map((figure, at): [number, string][] => [
    [60, `${at + 1}`],
    [150 - 10 * figure.length, figure],
    [152.5, "4567.89"],
    [400, `${at}0.5`],
  ]);
  const [table] = findPageTables(pageOf(rowsOf(rows, 100)));
  expect(table?.cells.filter(({ row }) => row === 1).map(({ text }) => text)).toEqual(["2", "678", "4567.89", "10.5"]);
  const prose = Array.from({ length: 6 }, (_, at): [number, string][] => [
    [50, "本年安排资金"],
    [112.5, `2023年${at}月`],
    [175, "全部到位并按进度拨付到各个项目单位"],
  ]);
  expect(findPageTables(pageOf(rowsOf(prose, 100)))).toEqual([]);
});

test.each([
  ["is a table of its own", [170, 160, 430, 240], 2],
  ["so close to its sides that they look double as well", [152, 142, 448, 258], 2],
  ["whose frame meets the row above", [153, 140.6, 447, 259.4], 2],
  ["and that leaves space at its right", [152, 142, 380, 258], 2],
  ["of a single row", [52, 102, 448, 258], 1],
] as const)("a table inside a cell %s", (_name, [x0, y0, x1, y1], count) => {
  const frame = [
    ...[x0, 280, x1].map((x) => rule("vertical", x, y0, y1)),
    ...[y0, (y0 + y1) / 2, y1].map((y) => rule("horizontal", y, x0, x1)),
  ];
  const isNested = count === 2;
  const outer = isNested
    ? [...[50, 150, 450].map((x) => rule("vertical", x, 100, 260)), ...[100, 140, 260].map((y) => rule("horizontal", y, 50, 450))]
    : [...[50, 450].map((x) => rule("vertical", x, 100, 260)), ...[100, 260].map((y) => rule("horizontal", y, 50, 450))];
  const labels = isNested ? [...write("名称", 60, 115), ...write("道路", 160, 115), ...write("明细", 60, 190)] : [];
  const glyphs = [...write("甲", 180, 165), ...write("12.5", 300, 165), ...write("乙", 180, 225), ...write("3.5", 300, 225)];
  const tables = findPageTables(pageOf([...labels, ...glyphs], { rules: [...outer, ...frame] }));
  const inner = ["甲", "12.5", "乙", "3.5"];
  expect(tables.map(({ cells }) => cells.map(({ text }) => text))).toEqual(isNested ? [["名称", "道路", "明细", ""], inner] : [inner]);
});

test("a figure that its narrow column breaks over lines is one, rows of figures without a rule are rows", () => {
  const xs = (width: number) => [50, 110, 110 + width, 110 + 2 * width];
  const told = (width: number, figures: readonly (readonly string[])[]) => {
    const [x0 = 0, , , x3 = 0] = xs(width);
    const rules = [...xs(width).map((x) => rule("vertical", x, 100, 170)), ...[100, 120, 170].map((y) => rule("horizontal", y, x0, x3))];
    const heads = ["乡镇", "甲", "乙"].flatMap((text, col) => write(text, (xs(width)[col] ?? 0) + 3, 105));
    const body = figures.flatMap((lines, at) => lines.flatMap((line, row) => write(line, 114 + at * width, 123 + 15 * row)));
    const [table] = findPageTables(pageOf([...heads, ...write("城关镇", 55, 138), ...body], { rules }));
    return [table?.rows, table?.cells.filter(({ row, col }) => row === 1 && col > 0).map(({ text }) => text)];
  };
  const broken = [
    ["3", "7", "8"],
    ["5", "0", "2"],
  ];
  expect(told(18, broken)).toEqual([2, ["378", "502"]]);
  const rows = [
    ["3", "7", "8"],
    ["15", "10", "22"],
  ];
  expect(told(80, rows)[0]).toBe(4);
});

test("a label over shaded and plain rows is no table beside its own", () => {
  const rows = ["问题", "一", "二", "三", "四"].map((name, at): [number, string][] => [
    ...(at === 0 || at === 2 ? ([[60, at === 0 ? "题目" : "很满意"]] as [number, string][]) : []),
    [160, name],
    [260, at === 0 ? "人数" : `${at}5`],
  ]);
  const fills = [...shade(0), ...[1, 2, 3, 4].flatMap((row) => (row % 2 === 1 ? shade(row).slice(1) : []))];
  const label = { box: [50, 115, 150, 195] as const, color: "#ddddee" };
  const tables = findPageTables(pageOf(rowsOf(rows, 100), { fills: [...fills, label] }));
  expect(tables.map(({ cols }) => cols)).toEqual([3]);
});
