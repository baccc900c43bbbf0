import type { Box } from "@gouji/document";
import { expect, test } from "vitest";
import type { PageCell, PageTable } from "./page-table.ts";
import { type PageOfTables, stitchTables } from "./stitch-tables.ts";

type Row = readonly (string | readonly [text: string, rowSpan: number])[];

/** Three columns of 60, 120 and 120 points, type of 10 points; a text of several lines has "/" between them. */
const COLUMNS = [50, 110, 230, 350];

function part(page: number, rows: readonly Row[]): PageTable {
  const taken = new Set<string>();
  const cells = rows.flatMap((row, at) => {
    const free = [0, 1, 2].filter((col) => !taken.has(`${at} ${col}`));
    return row.map((given, index): PageCell => {
      const [text, rowSpan] = typeof given === "string" ? [given, 1] : given;
      const col = free[index] ?? 0;
      for (let more = 1; more < rowSpan; more += 1) taken.add(`${at + more} ${col}`);
      const [x0, x1] = [COLUMNS[col] ?? 0, COLUMNS[col + 1] ?? 0];
      const box: Box = [x0, 700 + 30 * at, x1, 730 + 30 * at];
      let end = 0;
      const lines = text
        .split("/")
        .filter((line) => line !== "")
        .map((line, index) => {
          const start = end;
          end += line.length;
          const top = 700 + 30 * at + 10 * index;
          return { start, end, page, box: [x0, top, x0 + 10 * line.length, top + 10] as const };
        });
      return { row: at, col, rowSpan, colSpan: 1, text: text.replaceAll("/", ""), lines, page, box };
    });
  });
  const box: Box = [50, 700, 350, 700 + 30 * rows.length];
  return { page, kind: "ruled", box, columns: COLUMNS, rows: rows.length, cols: 3, cells, score: 1, doubts: [], glyphs: [] };
}

const pageOf = (table: PageTable, body: readonly Box[] = []): PageOfTables => ({ tables: [table], body, recognised: false });
const HEAD: Row = ["一级指标", "指标名称", "完成情况"];

test.each<[string, readonly Row[], readonly Row[], readonly string[]]>([
  ["rows that follow", [HEAD, ["甲", "乙", "丙"]], [["丁", "戊", "己"]], ["甲 乙 丙", "丁 戊 己"]],
  ["the head again", [HEAD, ["甲", "乙", "丙"]], [HEAD, ["丁", "戊", "己"]], ["甲 乙 丙", "丁 戊 己"]],
  [
    "a row that is cut: complete cells are blank below",
    [HEAD, ["甲", "乙", "一二三四五六七八九十一/一二三四五六七八九十二"]],
    [["", "", "十三"]],
    ["甲 乙 一二三四五六七八九十一一二三四五六七八九十二十三"],
  ],
  [
    "a row that is cut: its sentences break off below a merged label",
    [HEAD, [["甲", 2], "乙", "丙"], ["一二三四五六七八九十一/一二三四五六七八九十二", "一二三四五六七八九十一/一二三四五六七八九十二"]],
    [["", "已完成。", "已完成。"]],
    ["甲 乙 丙", "一二三四五六七八九十一一二三四五六七八九十二已完成。 一二三四五六七八九十一一二三四五六七八九十二已完成。"],
  ],
  [
    "short texts below a merged label are rows",
    [HEAD, [["甲", 2], "乙", "丙"], ["设施完好率", "≥95%"]],
    [["", "资金拨付率", "98%"]],
    ["甲 乙 丙", "设施完好率 ≥95%", "资金拨付率 98%"],
  ],
  [
    "a label that the page end cuts in two",
    [HEAD, ["产出指标", "乙", "丙"], ["效益指标", "丁", "戊"], ["满意度", "己", "庚"]],
    [
      [["指标", 2], "辛", "壬"],
      ["癸", "子"],
    ],
    ["产出指标 乙 丙", "效益指标 丁 戊", "满意度指标 己 庚", "辛 壬", "癸 子"],
  ],
  [
    "a label printed below the page end, in the middle of its rows",
    [HEAD, ["产出指标", "乙", "丙"], [["", 2], "丁", "戊"], ["己", "庚"]],
    [
      [["效益指标", 2], "辛", "壬"],
      ["癸", "子"],
    ],
    ["产出指标 乙 丙", "效益指标 丁 戊", "己 庚", "辛 壬", "癸 子"],
  ],
  [
    "a row that is cut between paragraphs: where every row has a label, one without goes on",
    [HEAD, ["甲", "1.目标明确；", "无"], ["乙", "1.目标明确；", "无"]],
    [
      ["", "2.资金到位；", ""],
      ["丙", "1.目标明确；", "无"],
    ],
    ["甲 1.目标明确； 无", "乙 1.目标明确；2.资金到位； 无", "丙 1.目标明确； 无"],
  ],
  [
    "a text that stands elsewhere as it is is no end of another one",
    [HEAD, ["确定能", "乙", "丙"], ["确定能", "丁", "戊"], ["有可能", "己", "庚"]],
    [
      ["确定能", "辛", "壬"],
      ["确定能", "癸", "子"],
    ],
    ["确定能 乙 丙", "确定能 丁 戊", "有可能 己 庚", "确定能 辛 壬", "确定能 癸 子"],
  ],
  [
    "a word written downwards whose last character stands behind the page end",
    [HEAD, ["甲", "乙", "丙"], ["绩/效/指", "丁", "戊"]],
    [
      [["标", 2], "辛", "壬"],
      ["癸", "子"],
    ],
    ["甲 乙 丙", "绩效指标 丁 戊", "辛 壬", "癸 子"],
  ],
  [
    "a row that is cut through: figures and full lines of narrow columns break off below merged labels",
    [HEAD, [["产出", 2], "甲", "5"], ["指标2：发放宣传资料", "2888公"]],
    [["", "数量", "里"]],
    ["产出 甲 5", "指标2：发放宣传资料数量 2888公里"],
  ],
  [
    "texts that begin with a number of their own are rows",
    [HEAD, [["产出", 2], "甲", "5"], ["指标1：改造社区服务/站数量", "指标1：改造社区服务/站数量"]],
    [["", "指标2：储备应急物资", "指标2：储备应急物资"]],
    ["产出 甲 5", "指标1：改造社区服务站数量 指标1：改造社区服务站数量", "指标2：储备应急物资 指标2：储备应急物资"],
  ],
  [
    "a row whose every row has a label is cut within lists and sentences",
    [HEAD, ["甲", "1.目标明确；", "无"], ["乙", "1.目标不够细化；", "招标时间较晚导致部分任务未完"]],
    [
      ["", "2.资金未到位；", "成。"],
      ["丙", "1.目标明确；", "无"],
    ],
    ["甲 1.目标明确； 无", "乙 1.目标不够细化；2.资金未到位； 招标时间较晚导致部分任务未完成。", "丙 1.目标明确； 无"],
  ],
  [
    "names of rows are whole, however the others end",
    [HEAD, ["甲", "恒信工程公司", "5"], ["乙", "博远管理公司", "6"], ["丙", "正泽会计师事务所", "7"]],
    [["丁", "华审工程公司", "8"]],
    ["甲 恒信工程公司 5", "乙 博远管理公司 6", "丙 正泽会计师事务所 7", "丁 华审工程公司 8"],
  ],
  ["nothing but the head again", [HEAD, ["甲", "乙", "丙"]], [HEAD], ["甲 乙 丙"]],
  [
    "labels that each end as the others are two",
    [HEAD, ["产出指标", "乙", "丙"], ["效益指标", "丁", "戊"]],
    [["满意度指标", "辛", "壬"]],
    ["产出指标 乙 丙", "效益指标 丁 戊", "满意度指标 辛 壬"],
  ],
])("%s", (_name, above, below, rows) => {
  const tables = stitchTables([pageOf(part(1, above)), pageOf(part(2, below))]);
  expect(tables).toHaveLength(1);
  const [table] = tables;
  const texts = Array.from({ length: table?.rows ?? 0 }, (_, row) =>
    table?.cells
      .filter((cell) => cell.row === row)
      .map(({ text }) => text)
      .join(" "),
  );
  expect(texts.slice(1)).toEqual(rows);
});

test("text between the parts keeps them apart", () => {
  const pages = [pageOf(part(1, [HEAD, ["甲", "乙", "丙"]])), pageOf(part(2, [HEAD, ["丁", "戊", "己"]]), [[50, 600, 350, 612]])];
  expect(stitchTables(pages)).toHaveLength(2);
});

test("the head again above other text is no table", () => {
  const pages = [pageOf(part(1, [HEAD, ["甲", "乙", "丙"]]), [[50, 790, 350, 802]]), pageOf(part(2, [HEAD]))];
  expect(stitchTables(pages).map(({ rows }) => rows)).toEqual([2]);
});

test("a label in the middle of merged rows whose lines the page end parts is one", () => {
  const label = (text: string, page: number, top: number, bottom: number, y: number): PageCell => ({
    row: 0,
    col: 0,
    rowSpan: 4,
    colSpan: 1,
    text,
    page,
    box: [50, top, 110, bottom],
    lines: [{ start: 0, end: text.length, page, box: [60, y, 60 + 10 * text.length, y + 10] }],
  });
  const rows = Array.from({ length: 4 }, (_, at): Row => ["", `指标${at}`, "5"]);
  const withLabel = (page: number, own: PageCell): PageTable => {
    const { cells, ...rest } = part(page, rows);
    return { ...rest, cells: [own, ...cells.filter(({ col }) => col > 0)] };
  };
  const tables = (y: number) =>
    stitchTables([pageOf(withLabel(1, label("绩效", 1, 700, 820, y))), pageOf(withLabel(2, label("指标", 2, 700, 820, 702)))]);
  expect(tables(808)[0]?.cells.find(({ col }) => col === 0)).toMatchObject({ rowSpan: 8, text: "绩效指标" });
  expect(
    tables(755)[0]
      ?.cells.filter(({ col }) => col === 0)
      .map(({ text }) => text),
  ).toEqual(["绩效", "指标"]);
});

test("a merged cell that no rule closes at the page end goes on, its label printed below; where rules close it, it does not", () => {
  const rows = (label: string): readonly Row[] => [
    ["产出", "甲", "5"],
    [label, "乙", "6"],
  ];
  const open = (table: PageTable, row: number, how: Partial<PageCell>): PageTable => ({
    ...table,
    cells: table.cells.map((cell) => (cell.row === row && cell.col === 0 ? { ...cell, ...how } : cell)),
  });
  const labels = (above: Partial<PageCell>, below: Partial<PageCell>) => {
    const second = part(2, [
      ["效益", "丙", "7"],
      ["满意", "丁", "8"],
    ]);
    return stitchTables([pageOf(open(part(1, rows("")), 1, above)), pageOf(open(second, 0, below))])[0]
      ?.cells.filter(({ col }) => col === 0)
      .map(({ text, rowSpan }) => [text, rowSpan]);
  };
  expect(labels({ openBelow: true }, { openAbove: true })).toEqual([
    ["产出", 1],
    ["效益", 2],
    ["满意", 1],
  ]);
  expect(labels({}, {})).toHaveLength(4);
});

test("the first column, merged and cut by the page end, need not show where the table has no rule at its side", () => {
  const first = part(1, [HEAD, [["产出", 2], "甲", "5"], ["乙", "6"]]);
  const above = { ...first, cells: first.cells.map((cell) => (cell.text === "产出" ? { ...cell, openBelow: true } : cell)) };
  const second = part(2, [
    ["", "丙", "7"],
    ["", "丁", "8"],
  ]);
  const below: PageTable = {
    ...second,
    columns: COLUMNS.slice(1),
    cols: 2,
    cells: second.cells.filter(({ col }) => col > 0).map((cell) => ({ ...cell, col: cell.col - 1 })),
  };
  const tables = stitchTables([pageOf(above), pageOf(below)]);
  expect(tables.map(({ rows, cols }) => [rows, cols])).toEqual([[5, 3]]);
  expect(tables[0]?.cells.find(({ text }) => text === "产出")?.rowSpan).toBe(4);
  expect(stitchTables([pageOf(first), pageOf(below)])).toHaveLength(2);
});
