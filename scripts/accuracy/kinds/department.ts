import type { Draft } from "../draft.ts";
import { linesOf, points, schemeOf, totalOf } from "../lines.ts";
import { divideRound } from "../numbers.ts";
import { accounts, crossTable, expenditure, fundsTable } from "../passages/accounts.ts";
import { adjustment, budgetChange, multiples, pointsGained, yearOnYear } from "../passages/changes.ts";
import { indicatorCells } from "../passages/indicator-cells.ts";
import { closedList, openLists, problems } from "../passages/lists.ts";
import { aid, contract, purchases } from "../passages/payments.ts";
import { structure, survey } from "../passages/survey.ts";
import { traps } from "../passages/traps.ts";
import { background, schedule, work } from "../passages/words.ts";
import { COMMON_QUANTITIES } from "../sectors.ts";
import { money } from "../style.ts";
import { ADVICE } from "../vocabulary.ts";
import { gradeOf } from "./forms.ts";
import type { Kind } from "./kind.ts";

/** 部门整体支出绩效自评报告: prose with tables. */
export const department: Kind = {
  name: "department report",
  write(draft) {
    const { random, style } = draft;
    const [project = ""] = style.sector.projects;
    draft.heading(1, random.pick(["部门概况", "部门（单位）基本情况"]));
    background(draft, project);
    closedList(draft);
    traps(draft, 1);
    draft.heading(1, random.pick(["部门整体支出管理及使用情况", "预算收支情况"]));
    draft.heading(2, "收支总体情况");
    const { spent } = accounts(draft);
    expenditure(draft, spent);
    adjustment(draft);
    if (random.chance(0.6)) budgetChange(draft);
    draft.heading(2, "项目支出情况");
    fundsTable(draft, "表1 项目支出情况表", random.sample(style.sector.projects, random.int(4, 6)), "项目名称");
    if (random.chance(0.5)) crossTable(draft, "表2 支出明细表", random.sample(style.sector.costs, random.int(3, 5)));
    if (random.chance(0.5)) structure(draft);
    if (random.chance(0.4)) lastYear(draft);
    draft.heading(1, random.pick(["履职效益情况", "部门整体支出绩效情况"]));
    for (const passage of random.sample(
      [yearOnYear, pointsGained, multiples, aid, contract, purchases, work, schedule, openLists],
      random.int(4, 6),
    ))
      passage(draft);
    survey(draft);
    draft.heading(1, "自评结论");
    conclusion(draft);
    if (draft.has({ rules: ["missing-section"], what: "no problems, no measures", cites: [] })) return title(draft);
    draft.heading(1, "存在的主要问题");
    problems(draft);
    draft.heading(1, random.pick(["改进措施和有关建议", "下一步改进措施"]));
    draft.paragraph(`${random.sample(ADVICE, 2).join("；")}。`);
    traps(draft, random.int(1, 2));
    return title(draft);
  },
};

function title({ style, random }: Draft): string {
  return random.pick([`${style.bureau}${style.year}年度部门整体支出绩效自评报告`, `${style.year}年度${style.bureau}整体支出绩效自评报告`]);
}

/** An indicator table without rules, its total and its grade. */
function conclusion(draft: Draft): void {
  const { random, style } = draft;
  const budget = random.int(400, 900) * 10 ** style.moneyDecimals * (style.unit === "元" ? 10_000 : 1);
  const spent = Math.floor((budget * random.int(88, 99)) / 100);
  const lines = linesOf(draft, schemeOf(draft), { planned: budget, spent });
  const execution = divideRound(spent * 1000, budget);
  const total = execution + totalOf(lines);
  draft.paragraph(
    `项目支出全年预算${money(style, budget)}，执行${money(style, spent)}。经自评，${style.year}年度部门整体支出绩效自评得分${points(total)}分，评价等级为“${draft.either(gradeOf(total), gradeOf(total) === "优" ? "良" : "优", { rules: ["grade-band"], what: "another grade", cites: [points(total), "良", "优"] })}”。`,
  );
  const body = lines.map((line, at) => {
    const cells = indicatorCells(draft, line);
    const first = lines[at - 1]?.first === line.first ? "^" : line.first;
    return [first, line.second, line.name, cells.target, cells.actual, cells.weight, cells.score, cells.reason];
  });
  const { words } = style;
  draft.table(random.pick(["部门整体支出绩效自评表", "附表 部门整体支出绩效指标完成情况表"]), "", [
    ["一级指标", "二级指标", "三级指标", words.target, words.actual, words.weight, words.score, words.reason],
    [
      "预算执行率",
      "预算执行率",
      "预算执行率",
      "100%",
      `${divideRound(spent * 10_000, budget) / 100}%`,
      "10",
      points(execution),
      execution < 1000 ? random.pick(["部分项目尾款待验收后支付", "政府采购节约资金", "部分资金按合同约定结转下年支付"]) : "",
    ],
    ...body,
    ["合计", "<", "<", "", "", "100", draft.figure(points(total), ["score-sum", "restated-value"], { least: 30 }), ""],
  ]);
}

/** Two years side by side; a stale column repeats last year's figures. */
function lastYear(draft: Draft): void {
  const { random, style } = draft;
  const rows = random
    .sample([...style.sector.quantities, ...COMMON_QUANTITIES], 14)
    .filter(([, , from]) => from >= 100)
    .map(([label, ...rest]) => [`累计${label}`, ...rest] as const)
    .map(([name, unit, from, to]) => {
      const before = random.int(from, to) + 3;
      return { name, unit, before, now: Math.floor((before * random.int(103, 127)) / 100) };
    });
  rows.splice(4);
  const isStale = draft.has({
    rules: ["stale-figure"],
    what: "this year's column repeats last year's",
    cites: rows.map(({ before }) => String(before)),
  });
  draft.table("两年主要业务指标对比表", "", [
    ["指标", "单位", `${style.year - 1}年`, `${style.year}年`],
    ...rows.map(({ name, unit, before, now }) => [name, unit, String(before), String(isStale ? before : now)]),
  ]);
}
