import type { Figure, FundLine, Sentence } from "@gouji/report";
import { type Clause, leadOf, splitClauses } from "./clauses.ts";
import { FUND_LEADS, type FundColumn } from "./fund-labels.ts";

/** The budget, spending and rate that one sentence gives: 预算金额80万元，执行金额80万元，执行率100%. */
export function fundFiguresIn(sentence: Sentence): Partial<Record<FundColumn, Figure>> | undefined {
  const figures: Partial<Record<FundColumn, Figure>> = {};
  let pending = "";
  for (const clause of splitClauses(sentence)) {
    for (const [index, { figure }] of clause.figures.entries()) {
      const lead = index === 0 ? pending + leadOf(clause, index) : leadOf(clause, index);
      const column = columnOf(lead, figure);
      // 预算安排 500 万元，调整后预算 550 万元: the adjusted one is the year's.
      const replaces = column === "budget" && /调整后|调整预算|全年预算/.test(lead);
      // 结转 35.6 万元，安排 164.4 万元，合计 200 万元: what may be spent is their sum.
      if (/^[，,、\s]*(?:合计|共计|总计)$/.test(lead) && figure.quantity.kind === "money" && figures.budget && !figures.expenditure)
        figures.budget = figure;
      if (column && (figures[column] === undefined || replaces)) figures[column] = figure;
    }
    pending = clause.figures.length === 0 && isLabel(clause) ? clause.text.replace(/\s+/g, "") : "";
  }
  const hasBudget = figures.budget !== undefined || figures.initialBudget !== undefined;
  const hasUse = figures.expenditure !== undefined || figures.fundsReceived !== undefined;
  return (hasBudget && hasUse) || (hasUse && figures.fundsReceived !== undefined && figures.expenditure !== undefined)
    ? figures
    : undefined;
}

/** 预算执行率：100%: the label stands before the colon. */
function isLabel({ text }: Clause): boolean {
  return text.length <= 12;
}

function columnOf(lead: string, figure: Figure): FundColumn | undefined {
  const { kind } = figure.quantity;
  return FUND_LEADS.find(([pattern, , expected]) => kind === expected && pattern.test(lead))?.[1];
}

/** A funding line of a sentence; `label` is the project's or item's name. */
export function fundLineOf(
  figures: Partial<Record<FundColumn, Figure>>,
  label: string,
  total: boolean,
  keyOf: (label: string) => string,
): FundLine {
  return { key: keyOf(`正文资金 › ${label}`), label, project: total ? "" : label, ...figures, total };
}
