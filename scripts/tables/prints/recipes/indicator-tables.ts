import { SECTORS } from "../../../accuracy/sectors.ts";
import { OFFICES, PROBLEMS, REASONS } from "../../../accuracy/vocabulary.ts";
import { cell, percent } from "../../invent-model.ts";
import { money, project, quantity, type Recipe } from "./recipe.ts";

/** Four levels of indicators, all merged, with the scoring standard in words. */
export const scoring: Recipe = (random, count) => {
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
export const national: Recipe = (random, count) => {
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

/** Years with changes, dashes for what is not known. */
export const compare: Recipe = (random, count) => {
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

/** 项目支出绩效目标申报表: two kinds of goals beside each other, labels down the side, a remark and signatures as rows of the table. */
export const declaration: Recipe = (random, count) => {
  const { bureau } = random.pick(SECTORS);
  const cells = [
    cell(0, 0, "项目名称", "center", 1, 2),
    cell(0, 2, project(random), "center", 1, 2),
    cell(0, 4, "项目属性"),
    cell(0, 5, "□新增项目  ☑延续项目", "center", 1, 2),
    cell(1, 0, "主管部门及代码", "center", 1, 2),
    cell(1, 2, `${random.int(100, 499)}-${bureau}`, "center", 1, 2),
    cell(1, 4, "实施单位"),
    cell(1, 5, `${bureau}${random.pick(OFFICES)}`, "center", 1, 2),
    cell(2, 0, "项目资金申请\n（万元）", "center", 3, 2),
    ...["实施期资金总额：", "其中：财政拨款", "其他资金"].flatMap((text, at) => [
      cell(2 + at, 2, text, "right"),
      cell(2 + at, 3, money(random)),
      cell(2 + at, 4, text.replace("实施期", "年度"), "right"),
      cell(2 + at, 5, money(random), "center", 1, 2),
    ]),
    cell(5, 0, "总\n体\n目\n标", "center", 2),
    cell(5, 1, "实施期目标（2023年—2025年）", "center", 1, 3),
    cell(5, 4, "年度目标", "center", 1, 3),
    cell(6, 1, `目标1：完成${quantity(random)}${random.int(10, 900)}个；\n目标2：${random.pick(PROBLEMS)}得到解决。`, "left", 1, 3),
    cell(6, 4, `目标1：完成${quantity(random)}${random.int(10, 90)}个。`, "left", 1, 3),
    ...["一级\n指标", "二级指标", "三级指标", "指标值", "三级指标", "指标值"].map((text, at) => cell(7, at === 0 ? 0 : at, text)),
    cell(7, 6, "备注"),
  ];
  let row = 8;
  for (const [first, subs] of [
    ["产出指标", ["数量指标", "质量指标", "时效指标", "成本指标"]],
    ["效益指标", ["社会效益指标", "可持续影响指标"]],
    ["满意度指标", ["服务对象满意度指标"]],
  ] as const) {
    const from = row;
    for (const sub of subs) {
      const own = Math.max(1, Math.round(count / 7) + random.int(-1, 1));
      cells.push(cell(row, 1, sub, "center", own));
      for (let at = 0; at < own; at += 1, row += 1) {
        const value = random.chance(0.5) ? `≥${random.int(80, 99)}%` : `${random.int(20, 9000)}${random.pick(["人次", "个", "公里"])}`;
        cells.push(cell(row, 2, `指标${at + 1}：${quantity(random)}`, "left"), cell(row, 3, value));
        cells.push(
          cell(row, 4, random.chance(0.7) ? quantity(random) : "", "left"),
          cell(row, 5, random.chance(0.7) ? value : ""),
          cell(row, 6, ""),
        );
      }
    }
    cells.push(cell(from, 0, first.replace(/(?=指标$)/u, "\n"), "center", row - from));
  }
  cells.push(
    cell(row, 0, "其他需要\n说明的问题", "center", 1, 2),
    cell(row, 2, random.chance(0.5) ? "无" : `${random.pick(REASONS)}。`, "left", 1, 5),
    cell(row + 1, 0, "填表人", "center", 1, 2),
    cell(row + 1, 2, "王丽"),
    cell(row + 1, 3, "联系电话"),
    cell(row + 1, 4, `0${random.int(100, 999)}-${random.int(2000000, 8999999)}`),
    cell(row + 1, 5, "填表日期"),
    cell(row + 1, 6, `2024年${random.int(1, 12)}月`),
  );
  return { rows: row + 2, cols: 7, head: 0, weights: [0.8, 1.1, 1.9, 1, 1.9, 1, 0.9], cells };
};
