import type { Figure, FundLine, RatioRelation, ReportTable } from "@gouji/report";
import { isAmount, isPercent, sameUnit } from "./figures.ts";
import type { Finder } from "./finder.ts";
import { columnCount, dataRows } from "./table-rows.ts";
import { columnLabel } from "./table-sums.ts";

/** Rates of funding lines, and columns whose header says what is divided: 执行率（B/A）. */
export const findTableRatios: Finder = ({ tables }, { fundLines }) => {
  const fromFunds = fundLines.flatMap((line, at): RatioRelation[] => {
    const { executionRate: rate, expenditure, budget, initialBudget, fundsReceived } = line;
    const denominators = budget
      ? [budget, ...(fundsReceived ? [fundsReceived] : [])]
      : [initialBudget, fundsReceived].flatMap((figure) => figure ?? []);
    if (!rate || !expenditure || !isPercent(rate) || denominators.length === 0) return [];
    return [ratio(line.key, "预算执行率", rate, [expenditure], denominators, "form", besides(line, near(fundLines, at)))];
  });
  const used = new Set(fromFunds.map(({ rate }) => rate));
  return [
    ...fromFunds,
    ...tables.flatMap(headerFormulas).filter(({ rate }) => !used.has(rate)),
    ...tables.flatMap(namedRates).filter(({ rate }) => !used.has(rate)),
  ];
};

/** Lines so far apart are not taken for each other. */
const NEAR = 50;

function near(lines: readonly FundLine[], at: number): readonly FundLine[] {
  return lines.slice(Math.max(0, at - NEAR), at + NEAR + 1);
}

/** Spending and budgets of the table's other lines, whose rate may have slipped into this one. */
function besides(line: FundLine, all: readonly FundLine[]): Figure[] {
  const table = line.executionRate?.source.kind === "cell" ? line.executionRate.source.table : undefined;
  return all.flatMap(({ expenditure, budget }) => {
    const figures = [expenditure, budget].flatMap((figure) => figure ?? []);
    const isBeside = table !== undefined && figures.every(({ source }) => source.kind === "cell" && source.table === table);
    return isBeside && expenditure !== line.expenditure ? figures : [];
  });
}

function ratio(
  key: string,
  rateName: string,
  rate: Figure,
  numerators: readonly Figure[],
  denominators: readonly Figure[],
  basis: RatioRelation["basis"],
  neighbours: readonly Figure[] = [],
): RatioRelation {
  return { kind: "ratio", key: `${key} › ${rateName}`, basis, rate, rateName, numerators, denominators, neighbours };
}

/** 执行率（B/A）, ③=②/①: the letters stand in other headers. */
function headerFormulas(table: ReportTable): RatioRelation[] {
  const labels = Array.from({ length: columnCount(table) }, (_, column) => columnLabel(table, column));
  return labels.flatMap((label, column) => {
    const formula = /[（(=＝]\s*([A-Z①-⑳])\s*[/÷]\s*([A-Z①-⑳])/.exec(label);
    if (!formula) return [];
    const markOf = (mark: string | undefined) =>
      labels.findIndex(
        (other, index) => index !== column && mark !== undefined && new RegExp(`[（(]\\s*${mark}\\s*[)）]|${mark}$`).test(other),
      );
    const [numerator, denominator] = [markOf(formula[1]), markOf(formula[2])];
    if (numerator < 0 || denominator < 0) return [];
    return dataRows(table).flatMap((row) => {
      const [rate, above, below] = [row.figure(column), row.figure(numerator), row.figure(denominator)];
      return rate && above && below && isPercent(rate) && sameUnit(above, below)
        ? [ratio(`${table.name} › ${row.label}`, label.replace(/[（(].*$/, ""), rate, [above], [below], "formula")]
        : [];
    });
  });
}

const PAIRS: readonly (readonly [rate: RegExp, numerator: RegExp, denominator: RegExp])[] = [
  [/执行率|支出进度|支出率|使用率/, /执行数|决算|支出|执行金额|使用/, /全年预算|调整后?预算|预算数|预算金额|预算|到位/],
  [/到位率/, /(?<!应)到位/, /预算|计划|应到位/],
  [/完成率/, /实际完成|完成数|实际/, /计划|目标|任务/],
  [/回收率/, /回收|收回/, /发放/],
];

/** Rate columns by their names, where the columns of both operands are unmistakable. */
function namedRates(table: ReportTable): RatioRelation[] {
  const labels = Array.from({ length: columnCount(table) }, (_, column) => columnLabel(table, column));
  return labels.flatMap((label, column) => {
    const pair = PAIRS.find(([rate]) => rate.test(label) && !/[A-Z]\/[A-Z]/.test(label));
    if (!pair) return [];
    const fit = (pattern: RegExp) =>
      labels.flatMap((other, index) => (index !== column && pattern.test(other) && !/率|比/.test(other) ? [index] : []));
    const [numerators, denominators] = [fit(pair[1]), fit(pair[2]).filter((index) => !pair[1].test(labels[index] ?? ""))];
    if (numerators.length !== 1 || denominators.length === 0) return [];
    return dataRows(table).flatMap((row) => {
      const rate = row.figure(column);
      const above = row.figure(numerators[0] ?? -1);
      const below = denominators
        .flatMap((index) => row.figure(index) ?? [])
        .filter((figure) => above !== undefined && sameUnit(figure, above));
      if (!rate || !isPercent(rate) || !above || !isAmount(above) || below.length === 0) return [];
      return [
        ratio(`${table.name} › ${row.label}`, `${row.label}${label}`, rate, [above], below, below.length === 1 ? "label" : "inferred"),
      ];
    });
  });
}
