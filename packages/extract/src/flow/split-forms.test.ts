import { expect, test } from "vitest";
import { assembleDocument } from "./assemble.ts";
import type { FlowCell, FlowItem } from "./flow.ts";

/** Rows of texts over a grid of `cols`; a text alone in its row covers it. */
function tableOf(cols: number, rows: readonly (readonly string[])[], more: Partial<FlowCell> = {}): FlowItem {
  const cells = rows.flatMap((texts, row) =>
    texts.map((text, col): FlowCell => ({ row, col, rowSpan: 1, colSpan: texts.length === 1 ? cols : 1, text, at: {}, ...more })),
  );
  return { kind: "table", rows: rows.length, cols, cells, at: {} };
}

const form = (title: string, name: string) => [
  [title],
  ["项目名称", name, ""],
  ["产出指标", "≥60场", "64场"],
  ["满意度指标", "≥90%", "88%"],
  ["总分", "98", ""],
];
const tablesOf = (item: FlowItem) =>
  assembleDocument({ mediaType: "", items: [item], notes: [] }).tables.map(
    ({ rows, cells }) => `${rows}: ${cells[0]?.text} ${cells[0]?.row}`,
  );

test.each<[string, FlowItem, readonly string[]]>([
  [
    "forms right below each other are tables of their own",
    tableOf(3, [
      ...form("环卫作业经费项目自评表", "环卫"),
      ...form("路灯维护经费项目自评表（2022年度）", "路灯"),
      ...form("绿化项目自评表", "绿化"),
    ]),
    ["5: 环卫作业经费项目自评表 0", "5: 路灯维护经费项目自评表（2022年度） 0", "5: 绿化项目自评表 0"],
  ],
  [
    "a title inside that no form follows parts nothing",
    tableOf(3, [...form("自评表", "甲"), ["支出明细表"], ["乙", "1", "2"], ["丙", "3", "4"], ["丁", "5", "6"]]),
    ["9: 自评表 0"],
  ],
  ["a line that is no title parts nothing", tableOf(3, [...form("自评表", "甲"), ...form("第二个项目", "乙")]), ["10: 自评表 0"]],
  ["too little below a title parts nothing", tableOf(3, [...form("自评表", "甲"), ["自评表"], ["项目名称", "乙", ""]]), ["7: 自评表 0"]],
])("%s", (_name, item, expected) => expect(tablesOf(item)).toEqual(expected));

test("on pages each form stands where its cells do", () => {
  const item = tableOf(3, [...form("甲项目自评表", "甲"), ...form("乙项目自评表", "乙")]);
  if (item.kind !== "table") throw new Error("no table");
  const placed = item.cells.map((cell) => ({
    ...cell,
    page: cell.row < 7 ? 1 : 2,
    at: { box: [10, 20 * cell.row, 90, 20 * cell.row + 20] as const },
  }));
  const { tables } = assembleDocument({
    mediaType: "",
    items: [
      {
        ...item,
        cells: placed,
        parts: [
          { page: 1, box: [10, 0, 90, 140] },
          { page: 2, box: [10, 140, 90, 200] },
        ],
      },
    ],
    notes: [],
  });
  expect(tables.map(({ page, endPage, parts }) => ({ page, endPage, parts }))).toEqual([
    { page: 1, endPage: 1, parts: [{ page: 1, box: [10, 0, 90, 100] }] },
    {
      page: 1,
      endPage: 2,
      parts: [
        { page: 1, box: [10, 100, 90, 140] },
        { page: 2, box: [10, 140, 90, 200] },
      ],
    },
  ]);
});
