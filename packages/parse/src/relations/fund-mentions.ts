import type { Figure, FundLine, Relation } from "@gouji/report";
import { isStated, magnitudeOf } from "./choosing.ts";
import { sameUnit, sameValue } from "./figures.ts";
import type { Finder } from "./finder.ts";

const COLUMNS = ["initialBudget", "budget", "fundsReceived", "expenditure"] as const;

/**
 * The funds that one sentence tells of (预算386.40万元，支出389.27万元) against the total line of the one funds table, where they have one amount in
 * common: then the others are the same facts.
 */
export const findFundMentions: Finder = (_draft, { fundLines }) => {
  const totals = fundLines.filter((line) => line.total && isCell(line));
  const [total] = totals;
  if (!total || totals.length !== 1) return [];
  return fundLines.filter((line) => line.total && !isCell(line)).flatMap((told) => restated(total, told));
};

function isCell({ budget, expenditure }: FundLine): boolean {
  return [budget, expenditure].some((figure) => figure?.source.kind === "cell");
}

function restated(total: FundLine, told: FundLine): Relation[] {
  const pairs = COLUMNS.flatMap((column): (readonly [Figure, Figure])[] => {
    const [own, other] = [total[column], told[column]];
    return own && other && isStated(own) && isStated(other) && sameUnit(own, other) ? [[own, other]] : [];
  });
  const apart = pairs.filter(([own, other]) => !sameValue(own, other));
  // 预算 may be the initial budget, 到位 the budget: what is one of the line's other amounts is taken for it.
  const others = COLUMNS.flatMap((column) => total[column] ?? []);
  const wrong = apart.filter(([, other]) => !others.some((figure) => sameValue(figure, other)));
  if (apart.length === pairs.length) return [];
  return pairs
    .filter((pair) => !apart.includes(pair) || wrong.includes(pair))
    .filter(([own, other]) => magnitudeOf(own) / magnitudeOf(other) < 2 && magnitudeOf(own) / magnitudeOf(other) > 0.5)
    .map(([own, other]) => ({
      kind: "restatement",
      key: `${told.key} › ${own.metric}`,
      basis: "inferred",
      figures: [own, other],
      components: [],
    }));
}
