import type { Draft } from "./draft.ts";
import { decimal, divideRound, percent, rateUnits, trimmed } from "./numbers.ts";
import { sumOf } from "./style.ts";

/** A score table that adds up to its total and grade; one indicator misses its target and loses points for it. */
export function scores(draft: Draft): void {
  const { random, style } = draft;
  const { quantities, qualities, people } = style.sector;
  const weights = random.pick([
    [20, 20, 20, 30, 10],
    [15, 25, 10, 40, 10],
    [30, 20, 10, 20, 20],
  ]);
  const [quantity = "", unit = "", from = 0, to = 0] = random.pick(quantities);
  const planned = random.int(from, to);
  const done = Math.floor((planned * random.int(84, 96)) / 100);
  const lines = [
    [quantity, `≥${planned}${unit}`, `${done}${unit}`],
    ...random.sample(qualities, 3).map((name) => [name, "≥95%", percent(random.int(951, 999), 1)]),
    [`${people}满意度`, "≥90%", percent(random.int(901, 989), 1)],
  ];
  const points = weights.map((weight, at) => (at === 0 ? divideRound(weight * 100 * done, planned) : weight * 100));
  const total = sumOf(points);
  const shown = (units: number) => trimmed(decimal(units, 2));
  const rows = lines.map(([name = "", target = "", actual = ""], at) => [
    name,
    target,
    actual,
    String(weights[at]),
    shown(points[at] ?? 0),
    percent(rateUnits(points[at] ?? 0, (weights[at] ?? 1) * 100, 2), 2),
    at === 0 ? "部分任务因招标推迟未完成，下一步加快实施" : "",
  ]);
  const sum = draft.figure(decimal(total, 2), ["score-sum", "score-rate", "restated-value"], { least: 5 });
  const head = ["三级指标", "年度指标值", "实际完成值", "分值", "得分", "得分率", "偏差原因分析及改进措施"];
  draft.table("表2 指标得分情况表", "", [head, ...rows, ["合计", "", "", "100", sum, percent(rateUnits(total, 10_000, 2), 2), ""]]);
  const grade = draft.either("优", "良", { rules: ["grade-band"], what: "another grade", cites: ["良", decimal(total, 2)] });
  draft.paragraph(`经综合评价，项目得分${decimal(total, 2)}分，评价等级为“${grade}”。`);
}
