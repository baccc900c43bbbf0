import { PLACES, TOWNS } from "../../../accuracy/vocabulary.ts";
import { cell, percent } from "../../invent-model.ts";
import { money, project, quantity, type Recipe } from "./recipe.ts";

/** Deep heads, subtotals, a total. */
export const accounts: Recipe = (random, count) => {
  const cells = [
    cell(0, 0, "序号", "center", 3),
    cell(0, 1, "支出科目", "center", 3),
    cell(0, 2, "预算安排情况", "center", 1, 4),
    cell(0, 6, "支出情况", "center", 1, 3),
    cell(1, 2, "合计", "center", 2),
    cell(1, 3, "其中", "center", 1, 3),
    cell(1, 6, "实际支出", "center", 2),
    cell(1, 7, "结转结余", "center", 2),
    cell(1, 8, "执行率", "center", 2),
    ...["中央", "省级", "县级"].map((text, at) => cell(2, 3 + at, text)),
  ];
  let row = 3;
  let number = 0;
  while (row < count + 3) {
    const isSub = random.chance(0.2) && row > 4;
    number += isSub ? 0 : 1;
    const name = isSub
      ? "小计"
      : `${random.chance(0.2) ? "其中：" : ""}${random.pick(["基本支出", "人员经费", "公用经费", "项目支出", "设备购置费", "委托业务费", "培训费", "差旅费", "印刷费", "劳务费", "维修（护）费", "对个人和家庭的补助"])}`;
    if (isSub) cells.push(cell(row, 0, name, "center", 1, 2));
    else cells.push(cell(row, 0, `${number}`), cell(row, 1, name, "left"));
    for (let col = 2; col < 8; col += 1) cells.push(cell(row, col, random.chance(0.1) ? "" : money(random), "right"));
    cells.push(cell(row, 8, percent(random), "right"));
    row += 1;
  }
  cells.push(cell(row, 0, "合计", "center", 1, 2));
  for (let col = 2; col < 8; col += 1) cells.push(cell(row, col, money(random), "right"));
  cells.push(cell(row, 8, percent(random), "right"));
  return { rows: row + 1, cols: 9, head: 3, weights: [0.6, 2, 1.2, 1.1, 1.1, 1.1, 1.2, 1.1, 1.1], cells };
};

/** Columns of one character's width, an empty column, labels broken after every few characters. */
export const narrow: Recipe = (random, count) => {
  const heads = ["序\n号", "县区", "补助\n对象\n类别", "人数", "补助\n标准\n（元）", "应发\n金额", "实发\n金额", "差额", "备注"];
  const cells = heads.map((text, col) => cell(0, col, text));
  for (let row = 1; row <= count; row += 1) {
    const own = [
      `${row}`,
      random.pick(PLACES),
      random.pick(["城市\n低保", "农村\n低保", "特困\n人员", "临时\n救助"]),
      `${random.int(3, 900)}`,
      `${random.int(100, 900)}`,
      money(random),
      money(random),
      random.chance(0.5) ? "0" : `-${random.int(1, 90)}`,
      "",
    ];
    cells.push(...own.map((text, col) => cell(row, col, text, col > 4 && col < 8 ? "right" : "center")));
  }
  return { rows: count + 1, cols: 9, head: 1, weights: [0.45, 0.9, 0.8, 0.8, 0.8, 1.2, 1.2, 0.8, 0.6], cells };
};

/** Sums and their names, nothing else. */
export const sums: Recipe = (random, count) => {
  const cells = random
    .pick([
      ["项目", "金额"],
      ["资金来源", "金额（万元）"],
      ["支出内容", "支出金额"],
    ])
    .map((text, col) => cell(0, col, text, col === 0 ? "left" : "right"));
  for (let row = 1; row <= count; row += 1)
    cells.push(
      cell(
        row,
        0,
        row === count ? "合计" : `${random.chance(0.3) ? `（${"一二三四五六七八九"[row - 1] ?? "十"}）` : ""}${project(random)}`,
        "left",
      ),
      cell(row, 1, money(random), "right"),
    );
  return { rows: count + 1, cols: 2, head: 1, weights: [3, 1.2], cells };
};

/** Towns down, kinds of spending across, a column of totals. */
export const crossed: Recipe = (random, count) => {
  const kinds = random.sample(["道路", "饮水", "产业", "危房", "教育", "医疗", "低保", "培训"], random.int(4, 7));
  const cells = ["乡镇", ...kinds, "合计"].map((text, col) => cell(0, col, text));
  for (let row = 1; row <= count; row += 1) {
    cells.push(cell(row, 0, row === count ? "合计" : random.pick(TOWNS)));
    for (let col = 1; col <= kinds.length + 1; col += 1)
      cells.push(cell(row, col, random.chance(0.15) ? "" : `${random.int(0, 999)}`, "right"));
  }
  return { rows: count + 1, cols: kinds.length + 2, head: 1, weights: [1.5, ...kinds.map(() => 1), 1.1], cells };
};

/** Groups of rows with a label over them, each with its sum. */
export const grouped: Recipe = (random, count) => {
  const cells = ["类别", "项目", "数量", "单价（元）", "金额（元）"].map((text, col) => cell(0, col, text));
  let row = 1;
  while (row <= count) {
    const from = row;
    for (let left = random.int(1, 4); left > 0; left -= 1, row += 1)
      cells.push(
        cell(row, 1, quantity(random), "left"),
        cell(row, 2, `${random.int(1, 900)}`, "right"),
        cell(row, 3, money(random, 9999), "right"),
        cell(row, 4, money(random), "right"),
      );
    cells.push(
      cell(row, 1, "小计"),
      cell(row, 2, `${random.int(100, 3000)}`, "right"),
      cell(row, 3, ""),
      cell(row, 4, money(random), "right"),
    );
    row += 1;
    cells.push(cell(from, 0, random.pick(["货物类", "工程类", "服务类", "其他"]), "center", row - from));
  }
  cells.push(
    cell(row, 0, "总计", "center", 1, 2),
    cell(row, 2, `${random.int(1000, 9000)}`, "right"),
    cell(row, 3, ""),
    cell(row, 4, money(random), "right"),
  );
  return { rows: row + 1, cols: 5, head: 1, weights: [1, 2.4, 1, 1.3, 1.4], cells };
};

/** A title and a unit in rows of the table itself. */
export const titled: Recipe = (random, count) => {
  const inner = crossed(random, count);
  const moved = inner.cells.map((one) => ({ ...one, row: one.row + 2 }));
  return {
    ...inner,
    rows: inner.rows + 2,
    head: 3,
    cells: [
      cell(0, 0, `${random.pick(PLACES)}2023年项目资金分配表`, "center", 1, inner.cols),
      cell(1, 0, "单位：万元", "right", 1, inner.cols),
      ...moved,
    ],
  };
};

/** Steps below each other: sums, what they are made of, what that is made of. */
export const indented: Recipe = (random, count) => {
  const cells = ["收支项目", "行次", "本年数", "上年数"].map((text, col) => cell(0, col, text));
  for (let row = 1; row <= count; row += 1) {
    const name =
      row === 1
        ? "一、财政拨款收入"
        : random.pick(["（一）一般公共预算", "　其中：中央转移支付", "　　省级补助", "二、事业收入", "三、其他收入", "（二）政府性基金"]);
    cells.push(
      cell(row, 0, name, "left"),
      cell(row, 1, `${row}`),
      cell(row, 2, money(random), "right"),
      cell(row, 3, random.chance(0.2) ? "" : money(random), "right"),
    );
  }
  return { rows: count + 1, cols: 4, head: 1, weights: [3, 0.7, 1.5, 1.5], cells };
};

/** Twelve months beside each other. */
export const months: Recipe = (random, count) => {
  const cells = [cell(0, 0, "单位", "center", 2), cell(0, 1, "2023年各月支出（万元）", "center", 1, 12), cell(0, 13, "合计", "center", 2)];
  for (let month = 1; month <= 12; month += 1) cells.push(cell(1, month, `${month}月`));
  for (let row = 2; row < count + 2; row += 1) {
    cells.push(cell(row, 0, random.pick(TOWNS)));
    for (let col = 1; col <= 13; col += 1)
      cells.push(cell(row, col, random.chance(0.1) ? "-" : `${random.int(0, 99)}.${random.int(0, 9)}`, "right"));
  }
  return { rows: count + 2, cols: 14, head: 2, weights: [1.6, ...Array.from({ length: 12 }, () => 1), 1.1], cells };
};

/** Income at the left, spending at the right: two lists in one table, one of them longer. */
export const paired: Recipe = (random, count) => {
  const cells = [
    cell(0, 0, "收入", "center", 1, 3),
    cell(0, 3, "支出", "center", 1, 3),
    ...["项目", "行次", "决算数", "项目", "行次", "决算数"].map((text, col) => cell(1, col, text)),
  ];
  const longest = Math.max(3, count);
  const lengths = [longest, longest].map((length, side) => length - (side === 0 ? random.int(0, length >> 1) : 0));
  lengths.forEach((length, side) => {
    for (let at = 0; at < longest; at += 1) {
      const [row, col] = [at + 2, 3 * side];
      cells.push(
        cell(
          row,
          col,
          at < length
            ? `${"一二三四五六七八九"[at % 9]}、${random.pick(["一般公共预算财政拨款", "事业收入", "教育支出", "住房保障支出"])}`
            : "",
          "left",
        ),
        cell(row, col + 1, `${at + 1 + side * longest}`),
        cell(row, col + 2, at < length && random.chance(0.8) ? money(random) : "", "right"),
      );
    }
  });
  for (const side of [0, 1])
    cells.push(
      cell(longest + 2, 3 * side, side === 0 ? "收入总计" : "支出总计"),
      cell(longest + 2, 3 * side + 1, `${2 * longest + 1 + side}`),
      cell(longest + 2, 3 * side + 2, money(random), "right"),
    );
  return { rows: longest + 3, cols: 6, head: 2, weights: [2.2, 0.6, 1.2, 2.2, 0.6, 1.2], cells };
};

/** Columns too narrow for their figures, which are broken anywhere. */
export const broken: Recipe = (random, count) => {
  const heads = ["序号", "项目单位", "年初预算数（元）", "调整预算数（元）", "实际支出数（元）", "结转结余数（元）", "支付率", "备注"];
  const cells = heads.map((text, col) => cell(0, col, text));
  const large = () => `${random.int(1, 99)},${random.int(100, 999)},${random.int(100, 999)}.${random.int(10, 99)}`;
  for (let row = 1; row <= count; row += 1) {
    cells.push(cell(row, 0, `${row}`), cell(row, 1, random.pick(PLACES) + random.pick(["教育局", "林业局", "残疾人联合会"]), "left"));
    for (let col = 2; col < 6; col += 1) cells.push(cell(row, col, random.chance(0.1) ? "0.00" : large(), "right"));
    cells.push(cell(row, 6, percent(random), "right"), cell(row, 7, random.chance(0.2) ? "年中追加" : ""));
  }
  return { rows: count + 1, cols: 8, head: 1, weights: [0.5, 1.1, 0.75, 0.75, 0.75, 0.75, 0.6, 0.6], cells };
};

/** A corner that says both what stands below and beside it; a note over all columns ends the table. */
export const cornered: Recipe = (random, count) => {
  const { cols, weights, cells, ...inner } = crossed(random, count);
  const rows = inner.rows + 1;
  return {
    rows,
    cols,
    head: 1,
    weights,
    cells: [
      cell(0, 0, "类别\n乡镇", "left"),
      ...cells.filter(({ row, col }) => row > 0 || col > 0),
      cell(
        rows - 1,
        0,
        "备注：1.本表由项目主管部门填报。2.合计数与分项数因四舍五入可能存在尾差，以决算批复数为准，其他情况另附说明。",
        "left",
        1,
        cols,
      ),
    ],
  };
};
