import type { Random } from "../accuracy/random.ts";
import { SECTORS } from "../accuracy/sectors.ts";
import { TOWNS } from "../accuracy/vocabulary.ts";
import type { Align } from "./sheet.ts";

export interface ModelCell {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly text: string;
  readonly align: Align;
}

/** A table before it is typeset. */
export interface TableModel {
  readonly rows: number;
  readonly cols: number;
  /** Leading rows that are the head. */
  readonly head: number;
  /** Shares of the width. */
  readonly weights: readonly number[];
  readonly cells: readonly ModelCell[];
}

export const ARCHETYPES = ["indicators", "budget", "list", "years", "form"] as const;
export type Archetype = (typeof ARCHETYPES)[number];

const REASONS = [
  "受汛期连续降雨影响，部分工程开工时间推迟，已于次年一季度补齐",
  "申报人数少于预期，下一步加强政策宣传并优化申报流程",
  "招标节约资金，结余部分已按规定交回财政统筹使用",
  "采购Word Office授权数量按实际终端核减",
  "无",
] as const;
const OWNERS = ["县级财政资金", "上级专项转移支付资金", "单位自有资金", "社会捐赠资金"] as const;

/** A cell of a model, in the middle and of one row and column unless told. */
export const cell = (row: number, col: number, text: string, align: Align = "center", rowSpan = 1, colSpan = 1): ModelCell => ({
  row,
  col,
  rowSpan,
  colSpan,
  text,
  align,
});

export function inventModel(random: Random, archetype: Archetype, size: "short" | "any" | "long" = "any"): TableModel {
  const count = size === "long" ? random.int(34, 60) : size === "short" ? random.int(3, 6) : random.int(4, 16);
  return { indicators, budget, list, years, form }[archetype](random, count);
}

const money = (random: Random): string => {
  const whole = random.int(1, random.pick([9, 99, 999, 9999, 999999]));
  const digits = random.chance(0.5) ? whole.toString().replace(/\B(?=(?:\d{3})+$)/gu, ",") : `${whole}`;
  return random.chance(0.15) ? `${whole}` : `${digits}.${String(random.int(0, 99)).padStart(2, "0")}`;
};
export const percent = (random: Random): string =>
  random.chance(0.3) ? "100%" : `${random.int(40, 99)}.${String(random.int(0, 99)).padStart(2, "0")}%`;
const long = (random: Random): string =>
  random.pick([...SECTORS.flatMap(({ quantities, qualities }) => [...quantities.map(([name]) => name), ...qualities])]);

/** 一级 and 二级 indicators merged over rows, wrapped reasons. */
function indicators(random: Random, count: number): TableModel {
  const heads = [
    "一级指标",
    "二级指标",
    "三级指标",
    "年度指标值",
    "实际完成值",
    "分值",
    "得分",
    ...(random.chance(0.6) ? ["偏差原因分析及改进措施"] : []),
  ];
  const cols = heads.length;
  const cells = heads.map((text, col) => cell(0, col, text));
  const groups = [
    ["产出指标", ["数量指标", "质量指标", "时效指标", "成本指标"]],
    ["效益指标", ["经济效益指标", "社会效益指标", "可持续影响指标"]],
    ["满意度指标", ["服务对象满意度指标"]],
  ] as const;
  let row = 1;
  for (const [name, subs] of groups) {
    const first = row;
    const share = Math.max(subs.length, Math.round((count * subs.length) / 8));
    subs.forEach((sub, at) => {
      const own = Math.max(1, Math.floor(share / subs.length) + (at === 0 ? share % subs.length : 0) + random.int(-1, 1));
      cells.push(cell(row, 1, sub, "center", own));
      for (let index = 0; index < own; index += 1, row += 1) {
        const isRate = random.chance(0.5);
        const full = random.int(2, 10);
        const target = isRate ? `≥${random.int(80, 99)}%` : `${random.int(20, 9000)}${random.pick(["人", "个", "台", "平方米", "场次"])}`;
        const texts = [
          random.chance(0.3) ? `${long(random)}及${long(random)}` : long(random),
          target,
          isRate ? percent(random) : target,
          `${full}`,
          `${full - random.int(0, 1)}`,
        ];
        if (cols === 8) texts.push(random.chance(0.4) ? random.pick(REASONS) : "");
        cells.push(...texts.map((text, offset) => cell(row, 2 + offset, text, offset === 0 || offset === 5 ? "left" : "center")));
      }
    });
    cells.push(cell(first, 0, name, "center", row - first));
  }
  cells.push(cell(row, 0, "合计", "center", 1, 5), cell(row, 5, "100"), cell(row, 6, `${random.int(80, 99)}.5`));
  if (cols === 8) cells.push(cell(row, 7, ""));
  return { rows: row + 1, cols, head: 1, weights: [1.2, 1.3, 2.4, 1.3, 1.3, 0.8, 0.8, 2.4].slice(0, cols), cells };
}

/** A head of two rows with groups, figures to the right, a total. */
function budget(random: Random, count: number): TableModel {
  const groups = random.pick([
    [
      ["预算数", ["年初预算", "调整预算", "全年预算"]],
      ["执行数", ["支出金额", "执行率"]],
    ],
    [
      ["收入", ["本年", "上年"]],
      ["支出", ["本年", "上年"]],
    ],
    [
      ["中央资金", ["下达", "支付"]],
      ["省级资金", ["下达", "支付"]],
      ["县级资金", ["下达", "支付"]],
    ],
  ] as const);
  const leaves = groups.flatMap(([, names]) => [...names] as string[]);
  const tail = random.chance(0.4) ? ["备注"] : [];
  const cells = [cell(0, 0, random.pick(["项目名称", "支出项目", "资金来源"]), "center", 2)];
  let col = 1;
  for (const [name, names] of groups) {
    const first = col;
    cells.push(cell(0, first, name, "center", 1, names.length));
    cells.push(...names.map((leaf, at) => cell(1, first + at, leaf)));
    col += names.length;
  }
  for (const name of tail) cells.push(cell(0, col, name, "center", 2));
  const cols = col + tail.length;
  const figures = random.pick<Align>(["right", "right", "center"]);
  for (let row = 2; row < count + 2; row += 1) {
    const { projects } = random.pick(SECTORS);
    cells.push(
      cell(
        row,
        0,
        row === count + 1 ? "合计" : `${random.pick(projects)}${random.chance(0.3) ? "项目（第二批中央及省级配套）" : ""}`,
        row === count + 1 ? "center" : "left",
      ),
    );
    const textOf = (leaf: string) => (leaf === "执行率" ? percent(random) : random.chance(0.06) ? "" : money(random));
    cells.push(...leaves.map((leaf, at) => cell(row, at + 1, textOf(leaf), figures)));
    for (const _ of tail) cells.push(cell(row, col, random.chance(0.3) ? random.pick(["结转下年", "已支付", "按进度拨付"]) : ""));
  }
  return { rows: count + 2, cols, head: 2, weights: [2.4, ...leaves.map(() => 1.3), ...tail.map(() => 1.2)], cells };
}

/** Running number, names, amounts, dates; town names merged over rows at times. */
function list(random: Random, count: number): TableModel {
  const isMerged = random.chance(0.4);
  const heads = ["序号", "乡镇", "项目内容", "金额", "占比", "完成时间"];
  const cells = heads.map((text, col) => cell(0, col, text));
  let row = 1;
  while (row <= count) {
    const own = isMerged ? Math.min(random.int(1, 4), count - row + 1) : 1;
    cells.push(cell(row, 1, random.pick(TOWNS), "center", own));
    for (let index = 0; index < own; index += 1, row += 1) {
      const name = random.pick(random.pick(SECTORS).projects);
      cells.push(
        cell(row, 0, `${row}`),
        cell(row, 2, random.chance(0.35) ? `${name}工程勘察设计、施工及监理服务采购` : name, "left"),
        cell(row, 3, money(random), "right"),
        cell(row, 4, percent(random), "right"),
        cell(row, 5, `2023年${random.int(1, 12)}月`),
      );
    }
  }
  return { rows: count + 1, cols: 6, head: 1, weights: [0.7, 1.2, 3, 1.5, 1.1, 1.5], cells };
}

/** Years side by side, two or three levels of heads. */
function years(random: Random, count: number): TableModel {
  const deep = random.chance(0.5);
  const all = random.chance(0.5) ? ["2021年", "2022年", "2023年"] : ["2022年", "2023年"];
  const head = deep ? 3 : 2;
  const cells = [cell(0, 0, "指标名称", "center", head), cell(0, 1, "计量单位", "center", head)];
  if (deep) cells.push(cell(0, 2, "各年度情况", "center", 1, 2 * all.length));
  all.forEach((year, at) => {
    cells.push(cell(head - 2, 2 + 2 * at, year, "center", 1, 2), cell(head - 1, 2 + 2 * at, "计划"), cell(head - 1, 3 + 2 * at, "完成"));
  });
  for (let row = head; row < head + count; row += 1) {
    const [name, unit, from, to] = random.pick(random.pick(SECTORS).quantities);
    cells.push(cell(row, 0, name, "left"), cell(row, 1, unit));
    for (let col = 2; col < 2 + 2 * all.length; col += 1)
      cells.push(cell(row, col, random.chance(0.08) ? "—" : `${random.int(from, to)}`, "right"));
  }
  return { rows: head + count, cols: 2 + 2 * all.length, head, weights: [2.6, 1, ...all.flatMap(() => [1, 1])], cells };
}

/** 自评表: labels and values merged both ways. */
function form(random: Random, count: number): TableModel {
  const { projects, bureau } = random.pick(SECTORS);
  const cells = [
    cell(0, 0, "项目名称"),
    cell(0, 1, random.pick(projects), "center", 1, 6),
    cell(1, 0, "主管部门"),
    cell(1, 1, bureau, "center", 1, 2),
    cell(1, 3, "实施单位"),
    cell(1, 4, `${bureau}办公室`, "center", 1, 3),
    cell(2, 0, "项目资金（万元）", "center", 3),
    cell(2, 1, ""),
  ];
  cells.push(...["年初预算数", "全年预算数", "全年执行数", "分值", "执行率"].map((text, at) => cell(2, 2 + at, text)));
  for (const row of [3, 4]) {
    cells.push(cell(row, 1, row === 3 ? "年度资金总额" : (OWNERS[random.int(0, 3)] ?? "")));
    for (let col = 2; col < 5; col += 1) cells.push(cell(row, col, money(random)));
    cells.push(cell(row, 5, row === 3 ? "10" : "—"), cell(row, 6, percent(random)));
  }
  cells.push(
    cell(5, 0, "年度总体目标", "center", 2),
    cell(5, 1, "预期目标", "center", 1, 3),
    cell(5, 4, "实际完成情况", "center", 1, 3),
    cell(6, 1, `完成${long(random)}、${long(random)}等年度任务，保障资金及时足额拨付，提升服务水平。`, "left", 1, 3),
    cell(6, 4, `已完成${long(random)}等任务，资金拨付率${percent(random)}。`, "left", 1, 3),
    cell(7, 0, "绩效指标", "center", count + 1),
  );
  cells.push(...["一级指标", "二级指标", "三级指标", "指标值", "完成值", "得分"].map((text, at) => cell(7, 1 + at, text)));
  let row = 8;
  while (row < 8 + count) {
    const own = Math.min(random.int(1, 4), 8 + count - row);
    cells.push(cell(row, 1, random.pick(["产出指标", "效益指标", "满意度指标"]), "center", own));
    for (let index = 0; index < own; index += 1, row += 1) {
      cells.push(cell(row, 2, random.pick(["数量指标", "质量指标", "时效指标"])), cell(row, 3, long(random), "left"));
      for (const col of [4, 5]) cells.push(cell(row, col, percent(random)));
      cells.push(cell(row, 6, `${random.int(2, 10)}`));
    }
  }
  return { rows: row, cols: 7, head: 0, weights: [1.1, 1.3, 1.4, 2, 1.3, 1.2, 1.1], cells };
}
