import type { Random } from "../../accuracy/random.ts";
import { SECTORS } from "../../accuracy/sectors.ts";
import { FIRMS, OFFICES, PLACES, PROBLEMS, REASONS, TOWNS } from "../../accuracy/vocabulary.ts";
import { ARCHETYPES, inventModel, type ModelCell, type TableModel } from "../invent-model.ts";
import type { Align } from "../sheet.ts";

const cell = (row: number, col: number, text: string, align: Align = "center", rowSpan = 1, colSpan = 1): ModelCell => ({
  row,
  col,
  rowSpan,
  colSpan,
  text,
  align,
});

const money = (random: Random, most = 99999): string => {
  const whole = random.int(1, random.pick([9, 99, 999, most]));
  return random.chance(0.6)
    ? `${whole.toString().replace(/\B(?=(?:\d{3})+$)/gu, ",")}.${String(random.int(0, 99)).padStart(2, "0")}`
    : `${whole}`;
};
const percent = (random: Random): string =>
  random.chance(0.3) ? "100%" : `${random.int(40, 99)}.${String(random.int(0, 99)).padStart(2, "0")}%`;
const project = (random: Random): string => random.pick(random.pick(SECTORS).projects);
const quantity = (random: Random): string => random.pick(random.pick(SECTORS).quantities)[0];

export type Recipe = (random: Random, count: number) => TableModel;

/** Four levels of indicators, all merged, with the scoring standard in words. */
const scoring: Recipe = (random, count) => {
  const heads = ["一级指标", "二级指标", "三级指标", "四级指标", "分值", "评分标准", "得分", "扣分原因"];
  const cells = heads.map((text, col) => cell(0, col, text));
  let row = 1;
  const firsts = random.sample(["决策（20分）", "过程（20分）", "产出（30分）", "效益（30分）"], random.int(2, 4));
  for (const first of firsts) {
    const from1 = row;
    for (const second of random.sample(
      ["项目立项", "绩效目标", "资金投入", "资金管理", "组织实施", "产出数量", "产出质量", "项目效益"],
      random.int(1, 2),
    )) {
      const from2 = row;
      for (const third of random.sample(
        ["立项依据充分性", "立项程序规范性", "目标合理性", "预算编制科学性", "资金到位率", "制度执行有效性", "实际完成率"],
        random.int(1, 2),
      )) {
        const from3 = row;
        for (let left = random.int(1, Math.max(1, Math.min(3, count >> 2))); left > 0; left -= 1, row += 1) {
          const full = random.int(1, 6);
          const lost = random.chance(0.3);
          cells.push(
            cell(row, 3, quantity(random), "left"),
            cell(row, 4, `${full}`),
            cell(
              row,
              5,
              `①符合国家法律法规，得${full}分；②与部门职责${random.pick(["相符", "密切相关"])}，得${full / 2}分；不符合的不得分。${random.chance(0.4) ? "每发现一处扣0.5分，扣完为止。" : ""}`,
              "left",
            ),
            cell(row, 6, lost ? `${full - 0.5}` : `${full}`),
            cell(row, 7, lost ? random.pick(PROBLEMS) : "", "left"),
          );
        }
        cells.push(cell(from3, 2, third, "center", row - from3));
      }
      cells.push(cell(from2, 1, second, "center", row - from2));
    }
    cells.push(cell(from1, 0, first, "center", row - from1));
  }
  cells.push(
    cell(row, 0, "合计", "center", 1, 4),
    cell(row, 4, "100"),
    cell(row, 5, ""),
    cell(row, 6, `${random.int(70, 99)}.5`),
    cell(row, 7, ""),
  );
  return { rows: row + 1, cols: 8, head: 1, weights: [1, 1, 1.2, 1.4, 0.7, 3, 0.7, 1.6], cells };
};

/** The national 项目支出绩效自评表. */
const national: Recipe = (random, count) => {
  const { bureau } = random.pick(SECTORS);
  const cols = 9;
  const cells = [
    cell(0, 0, "项目名称", "center", 1, 2),
    cell(0, 2, project(random), "center", 1, 7),
    cell(1, 0, "主管部门", "center", 1, 2),
    cell(1, 2, bureau, "center", 1, 2),
    cell(1, 4, "实施单位", "center", 1, 2),
    cell(1, 6, `${bureau}${random.pick(OFFICES)}`, "center", 1, 3),
    cell(2, 0, "项目资金\n（万元）", "center", 5, 2),
    cell(2, 2, ""),
    ...["年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"].map((text, at) => cell(2, 3 + at, text)),
  ];
  ["年度资金总额", "其中：当年财政拨款", "上年结转资金", "其他资金"].forEach((name, at) => {
    cells.push(cell(3 + at, 2, name, "left"));
    for (let col = 3; col < 6; col += 1) cells.push(cell(3 + at, col, money(random)));
    cells.push(cell(3 + at, 6, at === 0 ? "10" : "—"), cell(3 + at, 7, percent(random)), cell(3 + at, 8, at === 0 ? "9.8" : "—"));
  });
  cells.push(
    cell(7, 0, "年度\n总体\n目标", "center", 2),
    cell(7, 1, "预期目标", "center", 1, 4),
    cell(7, 5, "实际完成情况", "center", 1, 4),
    cell(
      8,
      1,
      `目标1：完成${quantity(random)}${random.int(10, 900)}个；\n目标2：${random.pick(PROBLEMS).replace("不够", "进一步")}，保障年度工作任务全面完成。`,
      "left",
      1,
      4,
    ),
    cell(8, 5, `已完成${quantity(random)}等任务，资金拨付率${percent(random)}，服务水平明显提升。`, "left", 1, 4),
    ...["一级指标", "二级指标"].map((text, at) => cell(9, 1 + at, text)),
    cell(9, 3, "三级指标"),
    ...["年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"].map((text, at) => cell(9, 4 + at, text)),
  );
  let row = 10;
  for (const [first, subs] of [
    ["产出指标", ["数量指标", "质量指标", "时效指标"]],
    ["效益指标", ["经济效益指标", "社会效益指标"]],
    ["满意度指标", ["服务对象满意度"]],
  ] as const) {
    const from = row;
    for (const sub of subs) {
      const own = Math.max(1, Math.round(count / 6) + random.int(-1, 1));
      cells.push(cell(row, 2, sub, "center", own));
      for (let at = 0; at < own; at += 1, row += 1) {
        const full = random.int(2, 10);
        const value = random.chance(0.5)
          ? `≥${random.int(80, 99)}%`
          : `${random.int(20, 9000)}${random.pick(["人", "个", "台", "万元/公里"])}`;
        cells.push(
          cell(row, 3, `指标${at + 1}：${quantity(random)}`, "left"),
          cell(row, 4, value),
          cell(row, 5, random.chance(0.5) ? value.replace("≥", "") : percent(random)),
          cell(row, 6, `${full}`),
          cell(row, 7, `${full}`),
          cell(row, 8, random.chance(0.25) ? random.pick(REASONS) : "", "left"),
        );
      }
    }
    cells.push(cell(from, 1, first, "center", row - from));
  }
  cells.push(cell(9, 0, "绩\n效\n指\n标", "center", row - 9));
  cells.push(cell(row, 0, "总分", "center", 1, 6), cell(row, 6, "100"), cell(row, 7, `${random.int(80, 99)}`), cell(row, 8, ""));
  return { rows: row + 1, cols, head: 0, weights: [0.7, 1, 1.3, 1.8, 1.3, 1.3, 0.8, 0.9, 1.6], cells };
};

/** Deep heads, subtotals, a total. */
const accounts: Recipe = (random, count) => {
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
const narrow: Recipe = (random, count) => {
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

/** A survey: options, counts, shares. */
const survey: Recipe = (random, count) => {
  const cells = ["题目", "选项", "人数（人）", "占比"].map((text, col) => cell(0, col, text));
  let row = 1;
  const questions = ["您对本项目的总体满意程度", "您对工作人员服务态度的评价", "您认为项目实施是否公开透明", "您是否了解补贴发放标准"];
  while (row <= count) {
    const own = random.int(2, 5);
    cells.push(cell(row, 0, random.pick(questions), "left", own));
    const options = ["非常满意", "比较满意", "一般", "不满意", "不了解"];
    for (let at = 0; at < own; at += 1, row += 1)
      cells.push(cell(row, 1, options[at] ?? ""), cell(row, 2, `${random.int(0, 300)}`), cell(row, 3, percent(random)));
  }
  return { rows: row, cols: 4, head: 1, weights: [3, 1.4, 1.2, 1.2], cells };
};

/** Sums and their names, nothing else. */
const sums: Recipe = (random, count) => {
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

/** Labels and what stands for them. */
const labels: Recipe = (random) => {
  const pairs = random.sample(
    [
      ["单位名称", random.pick(FIRMS)],
      ["法定代表人", random.pick(["王建国", "李晓明", "张海燕"])],
      ["联系电话", `0${random.int(100, 999)}-${random.int(2000000, 8999999)}`],
      ["项目负责人", random.pick(["赵志强", "孙丽", "周文"])],
      ["起止时间", `2023年${random.int(1, 6)}月至2023年12月`],
      ["资金总额", `${money(random)}万元`],
      ["主管部门", random.pick(SECTORS).bureau],
      ["评价方式", "全面评价"],
    ],
    random.int(4, 8),
  );
  const rows = Math.ceil(pairs.length / 2);
  const cells = pairs.flatMap(([label, value], at) => [
    cell(at >> 1, (at % 2) * 2, label ?? ""),
    cell(at >> 1, (at % 2) * 2 + 1, value ?? "", "left"),
  ]);
  return { rows, cols: 4, head: 0, weights: [1, 2, 1, 2], cells };
};

/** Years with changes, dashes for what is not known. */
const compare: Recipe = (random, count) => {
  const cells = [
    cell(0, 0, "指标", "center", 2),
    cell(0, 1, "单位", "center", 2),
    cell(0, 2, "2022年", "center", 1, 2),
    cell(0, 4, "2023年", "center", 1, 2),
    cell(0, 6, "增减", "center", 1, 2),
    ...["目标", "完成", "目标", "完成", "数量", "幅度（%）"].map((text, at) => cell(1, 2 + at, text)),
  ];
  for (let row = 2; row < count + 2; row += 1) {
    const [name, unit, from, to] = random.pick(random.pick(SECTORS).quantities);
    cells.push(cell(row, 0, name, "left"), cell(row, 1, unit));
    for (let col = 2; col < 6; col += 1)
      cells.push(cell(row, col, random.chance(0.07) ? random.pick(["—", "/", ""]) : `${random.int(from, to)}`, "right"));
    cells.push(
      cell(row, 6, random.chance(0.4) ? `-${random.int(1, 99)}` : `${random.int(1, 99)}`, "right"),
      cell(row, 7, `${random.chance(0.3) ? "-" : ""}${random.int(0, 60)}.${random.int(0, 9)}`, "right"),
    );
  }
  return { rows: count + 2, cols: 8, head: 2, weights: [2.4, 0.8, 1, 1, 1, 1, 0.9, 1.1], cells };
};

/** Contracts: texts of different length in all columns. */
const contracts: Recipe = (random, count) => {
  const cells = ["序号", "合同名称", "承接单位", "合同金额（元）", "签订日期", "履约情况"].map((text, col) => cell(0, col, text));
  for (let row = 1; row <= count; row += 1)
    cells.push(
      cell(row, 0, `${row}`),
      cell(row, 1, `${project(random)}${random.pick(["", "采购合同", "技术服务合同（第三标段）"])}`, "left"),
      cell(row, 2, `${random.pick(PLACES)}${random.pick(FIRMS)}`, "left"),
      cell(row, 3, `${random.int(1, 999)},${String(random.int(0, 999)).padStart(3, "0")}.00`, "right"),
      cell(row, 4, `2023-${String(random.int(1, 12)).padStart(2, "0")}-${String(random.int(1, 28)).padStart(2, "0")}`),
      cell(row, 5, random.pick(["已完成", "正在履行", "已验收，质保期内", ""]), "left"),
    );
  return { rows: count + 1, cols: 6, head: 1, weights: [0.6, 2.6, 2, 1.5, 1.3, 1.2], cells };
};

/** Problems and what is done about them: long texts only. */
const problems: Recipe = (random, count) => {
  const cells = ["序号", "存在问题", "整改措施", "责任科室", "完成时限"].map((text, col) => cell(0, col, text));
  for (let row = 1; row <= count; row += 1)
    cells.push(
      cell(row, 0, `${row}`),
      cell(row, 1, random.pick(PROBLEMS), "left"),
      cell(row, 2, `${random.pick(REASONS)}。`, "left"),
      cell(row, 3, random.pick(OFFICES)),
      cell(row, 4, random.pick(["2024年6月底", "立行立改", "长期坚持"])),
    );
  return { rows: count + 1, cols: 5, head: 1, weights: [0.6, 2.6, 3, 1.1, 1.2], cells };
};

/** Towns down, kinds of spending across, a column of totals. */
const crossed: Recipe = (random, count) => {
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
const grouped: Recipe = (random, count) => {
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
const titled: Recipe = (random, count) => {
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
const indented: Recipe = (random, count) => {
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

/** Long texts in paragraphs of their own. */
const matrix: Recipe = (random, count) => {
  const cells = ["评价维度", "评价要点", "评价结论"].map((text, col) => cell(0, col, text));
  for (let row = 1; row <= Math.min(count, 8); row += 1)
    cells.push(
      cell(row, 0, random.pick(["决策", "过程", "产出", "效益", "可持续性"])),
      cell(
        row,
        1,
        random
          .sample(PROBLEMS, random.int(1, 3))
          .map((text, at) => `${at + 1}.${text}；`)
          .join("\n"),
        "left",
      ),
      cell(
        row,
        2,
        random.chance(0.2) ? "" : `${random.pick(REASONS)}。${random.chance(0.5) ? `\n得分${random.int(5, 20)}分。` : ""}`,
        "left",
      ),
    );
  return { rows: Math.min(count, 8) + 1, cols: 3, head: 1, weights: [1, 3, 3], cells };
};

/** Twelve months beside each other. */
const months: Recipe = (random, count) => {
  const cells = [cell(0, 0, "单位", "center", 2), cell(0, 1, "2023年各月支出（万元）", "center", 1, 12), cell(0, 13, "合计", "center", 2)];
  for (let month = 1; month <= 12; month += 1) cells.push(cell(1, month, `${month}月`));
  for (let row = 2; row < count + 2; row += 1) {
    cells.push(cell(row, 0, random.pick(TOWNS)));
    for (let col = 1; col <= 13; col += 1)
      cells.push(cell(row, col, random.chance(0.1) ? "-" : `${random.int(0, 99)}.${random.int(0, 9)}`, "right"));
  }
  return { rows: count + 2, cols: 14, head: 2, weights: [1.6, ...Array.from({ length: 12 }, () => 1), 1.1], cells };
};

export const RECIPES: Readonly<Record<string, Recipe>> = {
  scoring,
  national,
  accounts,
  narrow,
  survey,
  sums,
  labels,
  compare,
  contracts,
  problems,
  crossed,
  grouped,
  titled,
  indented,
  matrix,
  months,
  ...Object.fromEntries(
    ARCHETYPES.map((name): [string, Recipe] => [name, (random, count) => inventModel(random, name, count > 20 ? "long" : "any")]),
  ),
};
