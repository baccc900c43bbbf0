import { describe, expect, test } from "vitest";
import { shownRelations } from "./shown-relations.ts";

// What the rows and columns of tables say must hold: what is found, what is none, and what leaves a choice.

type Row = readonly [name: string, rows: readonly (readonly string[])[], expected: readonly string[]];

describe("lines that make up a neighbour", () => {
  test.each<Row>([
    [
      "whatever they are called, twice over",
      [
        ["资金", "年初预算", "全年预算", "执行数"],
        ["部门支出", "186.4", "241.5", "234.2"],
        ["财政拨款", "172.0", "220.5", "214.9"],
        ["其他收入", "14.4", "21.0", "19.3"],
        ["基本支出", "118.0", "126.2", "126.2"],
        ["项目支出", "68.4", "115.3", "108.0"],
      ],
      [
        "186.4 = 172.0 + 14.4",
        "241.5 = 220.5 + 21.0",
        "234.2 = 214.9 + 19.3",
        "186.4 = 118.0 + 68.4",
        "241.5 = 126.2 + 115.3",
        "234.2 = 126.2 + 108.0",
      ],
    ],
    [
      "not a total over some of its lines, where another is blank in these columns",
      [
        ["单位", "一季度", "二季度", "三季度", "全年"],
        ["东镇", "87.89", "/", "/", "87.89"],
        ["西镇", "69.84", "99.56", "33.91", "203.31"],
        ["南乡", "/", "9.83", "134.33", "144.16"],
        ["合计", "157.73", "109.39", "168.24", "435.36"],
      ],
      [
        "157.73 = 87.89 + 69.84",
        "109.39 = 99.56 + 9.83",
        "168.24 = 33.91 + 134.33",
        "435.36 = 87.89 + 203.31 + 144.16",
        "203.31 = 69.84 + 99.56 + 33.91",
        "144.16 = 9.83 + 134.33",
        "435.36 = 157.73 + 109.39 + 168.24",
      ],
    ],
    [
      "everywhere but in one column",
      [
        ["资金", "年初预算", "全年预算", "执行数"],
        ["部门支出", "186.4", "241.5", "243.2"],
        ["财政拨款", "172.0", "220.5", "214.9"],
        ["其他收入", "14.4", "21.0", "19.3"],
      ],
      ["186.4 = 172.0 + 14.4", "241.5 = 220.5 + 21.0", "243.2 = 214.9 + 19.3"],
    ],
    [
      "one column is not enough",
      [
        ["资金", "年初预算", "全年预算"],
        ["部门支出", "186.4", "241.5"],
        ["财政拨款", "172.0", "120.5"],
        ["其他收入", "14.4", "21.0"],
      ],
      [],
    ],
    [
      "small numbers add up by chance",
      [
        ["村", "2021年", "2022年"],
        ["甲", "5", "7"],
        ["乙", "2", "3"],
        ["丙", "3", "4"],
      ],
      [],
    ],
    [
      "people are counted once where money is not",
      [
        ["补助", "预算", "支出", "人数"],
        ["两项补助", "86.4", "84.5", "410人"],
        ["甲项", "52.0", "50.2", "260人"],
        ["乙项", "34.4", "34.3", "195人"],
      ],
      ["86.4 = 52.0 + 34.4", "84.5 = 50.2 + 34.3"],
    ],
    [
      "columns beside each other",
      [
        ["县区", "资金", "省级", "县级"],
        ["甲县", "186.4", "172.0", "14.4"],
        ["乙县", "241.5", "220.5", "21.0"],
        ["丙县", "243.2", "214.9", "19.3"],
      ],
      ["186.4 = 172.0 + 14.4", "241.5 = 220.5 + 21.0", "243.2 = 214.9 + 19.3"],
    ],
  ])("%s", (_name, rows, expected) => expect(shownRelations("sum", { tables: [{ rows }] })).toEqual(expected));
});

describe("totals", () => {
  test.each<Row>([
    [
      "a column over its 合计",
      [
        ["费用", "金额"],
        ["印刷费", "3.20"],
        ["差旅费", "4.15"],
        ["合计", "7.35"],
      ],
      ["7.35 = 3.20 + 4.15"],
    ],
    [
      "合计 first",
      [
        ["费用", "金额"],
        ["合计", "7.35"],
        ["印刷费", "3.20"],
        ["差旅费", "4.15"],
      ],
      ["7.35 = 3.20 + 4.15"],
    ],
    [
      "subtotals and the grand total of them",
      [
        ["费用", "金额"],
        ["印刷费", "3.20"],
        ["差旅费", "4.15"],
        ["小计", "7.35"],
        ["材料费", "1.00"],
        ["人工费", "2.00"],
        ["小计", "3.00"],
        ["合计", "10.35"],
      ],
      ["7.35 = 3.20 + 4.15", "3.00 = 1.00 + 2.00", "10.35 = 7.35 + 3.00"],
    ],
    [
      "below an item, only the first of the rows says 其中",
      [
        ["项目", "上年", "本年"],
        ["公务接待费", "4.40", "3.26"],
        ["公务用车费", "13.95", "12.56"],
        ["其中：购置费", "0", "2.00"],
        ["运行维护费", "13.95", "10.56"],
        ["合计", "18.35", "15.82"],
      ],
      ["18.35 = 4.40 + 13.95", "15.82 = 3.26 + 12.56", "13.95 ⊇ 0 + 13.95", "12.56 ⊇ 2.00 + 10.56"],
    ],
    [
      "an overview of projects with their scores",
      [
        ["项目名称", "预算数", "执行数", "自评得分", "等级"],
        ["道路养护", "12.50", "12.10", "96", "优"],
        ["桥梁加固", "84.27", "80.18", "95", "优"],
        ["合计", "96.87", "92.28", "", ""],
      ],
      ["96.87 = 12.50 + 84.27", "92.28 = 12.10 + 80.18"],
    ],
    [
      "items below an item by their codes",
      [
        ["科目编码", "科目名称", "预算数", "决算数"],
        ["201", "一般公共服务支出", "12.50", "12.50"],
        ["214", "交通运输支出", "84.27", "80.18"],
        ["2140104", "公路建设", "50.27", "46.18"],
        ["2140106", "公路养护", "34.00", "34.00"],
        ["", "合计", "96.77", "92.68"],
      ],
      ["96.77 = 12.50 + 84.27", "92.68 = 12.50 + 80.18", "84.27 = 50.27 + 34.00", "80.18 = 46.18 + 34.00"],
    ],
    [
      "items below an item by their sums alone, one cell of which is wrong",
      [
        ["科目", "预算数", "调整数", "决算数"],
        ["行政运行", "12.50", "12.50", "12.50"],
        ["道路", "84.27", "80.18", "70.00"],
        ["建设", "50.27", "46.18", "36.00"],
        ["养护", "34.00", "34.00", "35.00"],
        ["合计", "96.77", "92.68", "82.50"],
      ],
      [
        "96.77 = 12.50 + 84.27",
        "92.68 = 12.50 + 80.18",
        "82.50 = 12.50 + 70.00",
        "84.27 = 50.27 + 34.00",
        "80.18 = 46.18 + 34.00",
        "70.00 = 36.00 + 35.00",
      ],
    ],
    [
      "numbered items below an item",
      [
        ["费用", "金额"],
        ["一、日常公用经费", "7.35"],
        ["（一）印刷费", "3.20"],
        ["（二）差旅费", "4.15"],
      ],
      ["7.35 = 3.20 + 4.15"],
    ],
    [
      "其中 may be some of the parts",
      [
        ["费用", "金额"],
        ["公用经费", "7.35"],
        ["其中：印刷费", "3.20"],
        ["其中：差旅费", "2.15"],
      ],
      ["7.35 ⊇ 3.20 + 2.15"],
    ],
    [
      "rates do not add up",
      [
        ["项目", "执行率"],
        ["甲", "95%"],
        ["乙", "97%"],
        ["合计", "96%"],
      ],
      [],
    ],
    [
      "no total",
      [
        ["费用", "金额"],
        ["印刷费", "3.20"],
        ["差旅费", "4.15"],
      ],
      [],
    ],
    [
      "a single item",
      [
        ["费用", "金额"],
        ["印刷费", "3.20"],
        ["合计", "3.20"],
      ],
      [],
    ],
  ])("%s", (_name, rows, expected) => expect(shownRelations("sum", { tables: [{ rows, unit: "万元" }] })).toEqual(expected));

  test("a column 合计 over the columns beside it, where most rows foot", () => {
    const rows = [
      ["乡镇", "中央", "省级", "合计"],
      ["东山镇", "5.00", "3.00", "8.00"],
      ["西河镇", "6.00", "2.00", "8.00"],
      ["南岭乡", "4.00", "1.00", "5.50"],
    ];
    expect(shownRelations("sum", { tables: [{ rows, unit: "万元" }] })).toEqual([
      "8.00 = 5.00 + 3.00",
      "8.00 = 6.00 + 2.00",
      "5.50 = 4.00 + 1.00",
    ]);
  });

  test("a column 合计 that rows do not foot to is of something else", () => {
    const rows = [
      ["乡镇", "户数", "人数", "合计"],
      ["东山镇", "5", "13", "8"],
      ["西河镇", "6", "22", "8"],
    ];
    expect(shownRelations("sum", { tables: [{ rows }] })).toEqual([]);
  });
});

describe("rates", () => {
  test.each<Row>([
    [
      "letters in the header say what is divided",
      [
        ["项目", "计划（A）", "完成（B）", "进度（B/A）"],
        ["甲", "20", "19", "95.00%"],
      ],
      ["95.00% = 19 / 20"],
    ],
    [
      "a named rate with one column for each operand",
      [
        ["项目", "应到位资金", "实际到位", "到位率"],
        ["甲", "20.00", "19.00", "95.00%"],
      ],
      ["95.00% = 19.00 / 20.00"],
    ],
    [
      "two columns for the numerator leave it open",
      [
        ["项目", "计划数", "一季度回收", "二季度回收", "回收率"],
        ["甲", "20", "5", "14", "95.00%"],
      ],
      [],
    ],
    [
      "no operands",
      [
        ["项目", "到位率"],
        ["甲", "95.00%"],
      ],
      [],
    ],
  ])("%s", (_name, rows, expected) => expect(shownRelations("ratio", { tables: [{ rows, unit: "万元" }] })).toEqual(expected));
});

describe("price times number", () => {
  const header = ["物资", "单价", "数量", "金额"];
  test.each<Row>([
    [
      "where most rows multiply, the one that does not is among them",
      [header, ["铁锹", "25", "40", "1000"], ["水泵", "1200", "3", "3600"], ["头灯", "30", "10", "350"]],
      ["1000 = 25 × 40", "3600 = 1200 × 3", "350 = 30 × 10"],
    ],
    ["where they do not, the columns say something else", [header, ["铁锹", "25", "40", "90"], ["水泵", "1200", "3", "77"]], []],
    [
      "no price",
      [
        ["物资", "数量", "金额"],
        ["铁锹", "40", "1000"],
        ["水泵", "3", "3600"],
      ],
      [],
    ],
  ])("%s", (_name, rows, expected) => expect(shownRelations("product", { tables: [{ rows }] })).toEqual(expected));
});

describe("balances", () => {
  test.each<Row>([
    [
      "down a column",
      [
        ["项目", "金额"],
        ["上年结余", "120.00"],
        ["本年收入", "80.00"],
        ["本年支出", "50.00"],
        ["年末结余", "150.00"],
      ],
      ["150.00 = 120.00 + 80.00 - 50.00"],
    ],
    [
      "across a row",
      [
        ["基金", "年初结余", "本年收入", "本年支出", "年末结余"],
        ["甲", "120.00", "80.00", "50.00", "150.00"],
      ],
      ["150.00 = 120.00 + 80.00 - 50.00"],
    ],
    [
      "without expenditure",
      [
        ["项目", "金额"],
        ["上年结余", "120.00"],
        ["本年收入", "80.00"],
        ["年末结余", "200.00"],
      ],
      [],
    ],
  ])("%s", (_name, rows, expected) => expect(shownRelations("balance", { tables: [{ rows, unit: "万元" }] })).toEqual(expected));
});

describe("one fact in two places", () => {
  const indicators = (target: string, actual: string) => [
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"],
    ["产出指标", "数量指标", "培训农技人员数量", target, actual],
    ["产出指标", "质量指标", "培训考核合格率", "≥95%", "97%"],
  ];
  const pair = (first: readonly [string, string], second: readonly [string, string]) => ({
    tables: [{ rows: indicators(...first) }, { rows: indicators(...second) }],
  });
  test("an indicator's result in two tables", () => {
    expect(shownRelations("restatement", pair(["≥200人", "210人"], ["≥200人", "201人"]))).toContain("210人 ~ 201人");
  });
  test("an indicator's target in two tables", () => {
    expect(shownRelations("targetRestatement", pair(["≥200人", "210人"], ["≥220人", "210人"]))).toContain("≥200人 ~ ≥220人");
  });
  test("targets in words are not compared", () => {
    const words = shownRelations("targetRestatement", pair(["按计划完成", "已完成"], ["全部完成", "已完成"]));
    expect(words).toEqual(["≥95% ~ ≥95%"]);
  });
  test("names that differ by a filler word only", () => {
    const table = (name: string, target: string) => ({
      rows: [
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"],
        ["产出指标", "质量指标", name, target, "97%"],
      ],
    });
    const tables = [table("信息化建设工作完成率", "≥95%"), table("信息化建设完成率", "≥90%")];
    expect(shownRelations("targetRestatement", { tables })).toEqual(["≥95% ~ ≥90%"]);
    const others = [table("工作人员培训合格率", "≥95%"), table("人员培训合格率", "≥90%")];
    expect(shownRelations("targetRestatement", { tables: others })).toEqual([]);
  });
  test("one table states nothing twice", () => {
    expect(shownRelations("targetRestatement", { tables: [{ rows: indicators("≥200人", "210人") }] })).toEqual([]);
  });
});

describe("columns that are computed from others", () => {
  const towns = ["东山镇", "西河镇", "南岭乡", "北港镇"];
  const table = (head: readonly string[], ...columns: readonly (readonly string[])[]) => [
    head,
    ...towns.map((town, row) => [town, ...columns.map((column) => column[row] ?? "")]),
  ];
  const shownOf = (kind: "ratio" | "growth" | "balance", rows: readonly (readonly string[])[], unit = "万元") =>
    shownRelations(kind, { tables: [{ rows, unit }] });

  test("a rate by any name, though three columns could be its operands", () => {
    const rows = table(
      ["乡镇", "年初数", "调整数", "决算数", "兑现比例"],
      ["50", "60", "70", "80"],
      ["55", "64", "75", "90"],
      ["50", "60", "60", "81"],
      ["90.91%", "93.75%", "80.00%", "91.00%"],
    );
    expect(shownOf("ratio", rows)).toEqual(["90.91% = 50 / 55", "93.75% = 60 / 64", "80.00% = 60 / 75", "91.00% = 81 / 90"]);
  });

  test("the change against the year before, as a rate and as an amount", () => {
    const rows = table(
      ["乡镇", "2022年", "2023年", "增减额", "增减率"],
      ["50", "60", "70", "80"],
      ["55", "57", "77", "90"],
      ["5", "-3", "7", "11"],
      ["10%", "-5%", "10%", "12.5%"],
    );
    expect(shownOf("growth", rows).sort()).toEqual(
      [
        "10% (rate): 50 → 55",
        "-5% (rate): 60 → 57",
        "10% (rate): 70 → 77",
        "12.5% (rate): 80 → 90",
        "5 (amount): 50 → 55",
        "-3 (amount): 60 → 57",
        "7 (amount): 70 → 77",
        "11 (amount): 80 → 90",
      ].sort(),
    );
  });

  test("what is left of a budget is a balance", () => {
    const rows = table(["乡镇", "预算数", "执行数", "结余"], ["50", "60", "70", "80"], ["45", "57", "60", "71"], ["5", "3", "10", "8"]);
    expect(shownOf("balance", rows)).toEqual(["5 = 50 - 45", "3 = 60 - 57", "10 = 70 - 60", "8 = 80 - 71"]);
  });

  test.each([
    [
      "half of the rows do not follow",
      table(["乡镇", "甲", "乙", "比例"], ["50", "60", "70", "80"], ["45", "57", "60", "71"], ["90%", "95%", "10%", "20%"]),
    ],
    [
      "all rows are alike and say nothing",
      table(["乡镇", "甲", "乙", "比例"], ["50", "60", "70", "80"], ["50", "60", "70", "80"], ["100%", "100%", "100%", "100%"]),
    ],
    [
      "a table of scores",
      table(["指标", "分值", "得分", "得分率"], ["10", "20", "30", "40"], ["9", "18", "24", "30"], ["90%", "90%", "80%", "80%"]),
    ],
  ])("nothing where %s", (_what, rows) => {
    expect(shownOf("ratio", rows)).toEqual([]);
  });
});
