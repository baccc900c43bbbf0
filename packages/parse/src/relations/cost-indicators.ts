import type { Figure, FundLine, Indicator, RestatementRelation } from "@gouji/report";
import { isAmount, nearlyEqual, sameUnit } from "./figures.ts";
import type { Finder } from "./finder.ts";

/** 项目总成本, 预算控制数: the whole project's money under 成本指标, not a price or a part. */
const WHOLE_COST =
  /^(?:项目|资金|预算|总|全部|年度|经费)*(?:总成本|总投资|预算控制(?:数|额)?|成本控制(?:数|额)?|总支出|支出总额|资金总额|成本|预算(?:数|总额)|投入(?:资金|总额)?)$/;

/** The whole cost as an indicator prints it is what the funds table gives as spent; the pair is told by the names and by one indicator's equality. */
export const findCostIndicators: Finder = (_draft, { indicators, fundLines }) =>
  indicators.flatMap((indicator) => {
    const line = lineOf(indicator, fundLines);
    if (!line || indicator.table === undefined) return [];
    const [planned, spent] = [indicator.target?.figure, indicator.actual?.figure];
    const budget = [line.initialBudget, line.budget].flatMap((figure) => figure ?? []);
    return [
      // A ceiling may be any; one that is the budget has its digits.
      ...(planned && budget.length > 0 ? restatement(indicator, "目标值", planned, closest(planned, budget)) : []),
      ...(spent && line.expenditure ? restatement(indicator, "完成值", spent, line.expenditure) : []),
    ];
  });

function lineOf({ name, project, path }: Indicator, lines: readonly FundLine[]): FundLine | undefined {
  if (!WHOLE_COST.test(name.replace(/\s+/g, "")) || !path.some((level) => /成本/.test(level))) return undefined;
  const totals = lines.filter((line) => line.total && (line.project === project || project === ""));
  return totals.length === 1 ? totals[0] : undefined;
}

function closest(planned: Figure, budgets: readonly Figure[]): Figure | undefined {
  return budgets.find((budget) => nearlyEqual(budget, [planned])) ?? budgets.at(-1);
}

function restatement(indicator: Indicator, column: string, figure: Figure, other: Figure | undefined): RestatementRelation[] {
  const { comparator, baseValue } = figure.quantity;
  if (!other || !baseValue || figure.approximate || !isAmount(other) || !sameUnit(figure, other) || comparator === "range") return [];
  return [{ kind: "restatement", key: `${indicator.key} › 资金${column}`, basis: "inferred", figures: [other, figure], components: [] }];
}
