import { SECTORS } from "../../../accuracy/sectors.ts";
import { FIRMS, OFFICES, PLACES, PROBLEMS, REASONS } from "../../../accuracy/vocabulary.ts";
import { cell, percent } from "../../invent-model.ts";
import { money, project, type Recipe } from "./recipe.ts";

/** A survey: options, counts, shares. */
export const survey: Recipe = (random, count) => {
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

/** Labels and what stands for them. */
export const labels: Recipe = (random) => {
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

/** Contracts: texts of different length in all columns. */
export const contracts: Recipe = (random, count) => {
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
export const problems: Recipe = (random, count) => {
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

/** Long texts in paragraphs of their own. */
export const matrix: Recipe = (random, count) => {
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
