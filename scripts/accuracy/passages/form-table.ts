import type { Draft } from "../draft.ts";
import { type Line, points, totalOf } from "../lines.ts";
import { sumOf } from "../style.ts";
import { decimalPoints, type Funding, fundingCells } from "./funding.ts";
import { indicatorCells } from "./indicator-cells.ts";

export interface FormFacts {
  readonly project: string;
  readonly funding: Funding;
  readonly lines: readonly Line[];
}

export function formTotal({ funding, lines }: FormFacts): number {
  return funding.points + totalOf(lines);
}

/** 项目支出绩效自评表 as one table, in one of its usual layouts. */
export function formTable(draft: Draft, facts: FormFacts, others: readonly string[] = []): void {
  const { random, style } = draft;
  const { project, funding, lines } = facts;
  const { words } = style;
  const weightFirst = random.chance(0.25);
  const initialShown = random.chance(0.75);
  const goals = random.chance(0.7);
  const width = 9;
  const row = (...cells: readonly string[]) => [...cells, ...new Array<string>(Math.max(0, width - cells.length)).fill("<")];

  const money = fundingCells(draft, funding, initialShown, others.length === 0);
  const moneyHead = initialShown
    ? ["", words.initial, words.budget, words.spent, words.weight, words.rate, "得分"]
    : ["资金来源", words.budget, words.spent, words.weight, words.rate, "得分", "<"];
  const moneyRows = money.map(({ label, initial, budget, spent, rate, weight, points: got }) =>
    row("^", "^", label, ...(initialShown ? [initial] : []), budget, spent, weight, rate, got),
  );

  const head = weightFirst
    ? ["绩效指标", "一级指标", "二级指标", "三级指标", words.weight, words.target, words.actual, words.score, words.reason]
    : ["绩效指标", "一级指标", "二级指标", "三级指标", words.target, words.actual, words.weight, words.score, words.reason];
  const heavier = random.pick(lines.map((_, at) => at));
  const body = lines.map((line, at) => {
    const cells = indicatorCells(draft, line);
    const more = points(line.weight + 300);
    const weight =
      at === heavier
        ? draft.either(cells.weight, more, {
            rules: ["weights-total", "score-sum"],
            what: `weight ${cells.weight} → ${more}`,
            cites: [more, "100"],
          })
        : cells.weight;
    const values = weightFirst ? [weight, cells.target, cells.actual] : [cells.target, cells.actual, weight];
    const before = lines[at - 1];
    const first = before?.first === line.first ? "^" : line.first;
    const second = first === "^" && before?.second === line.second ? "^" : line.second;
    return ["^", first, second, line.name, ...values, cells.score, cells.reason];
  });
  const total = draft.figure(decimalPoints(formTotal(facts)), ["score-sum", "grade-band"], { least: 30 });
  const wholeWeight = decimalPoints(1000 + sumOf(lines.map(({ weight }) => weight)));
  const last = weightFirst
    ? ["总分", "<", "<", "<", wholeWeight, "", "", total, ""]
    : ["总分", "<", "<", "<", "<", "<", wholeWeight, total, ""];

  draft.table(
    "",
    "",
    [
      row("项目名称", "<", project),
      row(
        "主管部门",
        "<",
        style.bureau,
        "<",
        "<",
        random.pick(["实施单位", "项目实施单位"]),
        `${style.place}${random.pick(["项目服务中心", "事务中心", "管理站"])}`,
      ),
      row(`项目资金（${style.unit}）`, "<", ...moneyHead),
      ...moneyRows,
      ...(goals ? [row("年度总体目标", "预期目标", "<", "<", "<", "实际完成情况"), goalRow(draft, facts, others)] : []),
      head,
      ...body,
      last,
    ],
    0,
  );
}

/** Plan and result in words, with a figure of the first counted indicator. */
function goalRow(draft: Draft, { lines, project }: FormFacts, others: readonly string[]): string[] {
  const { random } = draft;
  const counted = lines.filter(({ kind }) => kind === "count");
  const missed = lines.some(({ missed: isMissed }) => isMissed);
  const [other] = others.filter((name) => name !== project && name.length > 4);
  const named =
    other === undefined
      ? project
      : draft.either(project, other, { rules: ["copied-boilerplate"], what: `${project}: the goal of ${other}`, cites: [other] });
  const plan = `按计划实施${named}，${counted.map(({ name, planned, unit }) => `${name}${planned}${unit}`).join("，")}，${random.pick(["确保资金安全高效使用。", "不断提升服务水平。", "提高群众满意度。"])}`;
  const told = counted.map(({ name, done, unit }) => `${name}${done}${unit}`).join("，");
  const result = missed
    ? `${told}，${random.pick(["个别任务受客观因素影响未完全达到预期", "其余任务正在推进"])}。`
    : `${told}，各项任务均已完成。`;
  const swollen = `${told}，${random.pick(["各项绩效目标全部完成", "所有指标均已达到预期目标", "全部指标均按计划完成"])}。`;
  const worst = lines.find(({ missed: isMissed, planned, kind }) => isMissed && planned && kind !== "words");
  const claimed = worst
    ? draft.either(result, swollen, {
        rules: ["claim-contradiction", "target-missed"],
        what: "all called done",
        cites: [worst.actual, swollen.split("，").at(-1) ?? swollen],
      })
    : result;
  const hint = draft.either("", "（200字以内）", { rules: ["unfilled-template"], what: "a hint of the form left in" });
  return ["^", `${plan}${hint}`, "<", "<", "<", claimed, "<", "<", "<"];
}
