import type { BalanceRelation, Figure, GrowthRelation, RatioRelation, ReportTable } from "@gouji/report";
import { magnitudeOf, stepOf } from "./choosing.ts";
import { isAmount, isPercent, sameUnit } from "./figures.ts";
import type { Finder } from "./finder.ts";
import { columnCount, type DataRow, dataRows, isScored } from "./table-rows.ts";
import { columnLabel } from "./table-sums.ts";

/** How a column comes about from two others of its row, a and b. */
type Operation = "quotient" | "changeRate" | "difference";

type Found = RatioRelation | GrowthRelation | BalanceRelation;

interface Law {
  readonly operation: Operation;
  readonly result: number;
  readonly a: number;
  readonly b: number;
}

/** Rows that are looked at for a law; it is then stated of all of them. */
const SAMPLE = 60;
const MOST_COLUMNS = 16;
const CHANGE_WORDS = /增长|增减|增加|增幅|变动|变化|下降|减少|减幅|同比|比上年|较上年/;
const REST_WORDS = /差异|差额|差数|超支|节约|结余|结转|剩余|未(?:执行|支出|使用|完成)/;
const RATE_WORDS = /率|占比|比例|比重|进度|%|％/;
const DIFFERENCE = new RegExp(`${CHANGE_WORDS.source}|${REST_WORDS.source}`);
const FALLING = /下降|减少|降幅|减幅/;

/** Columns that are computed from two others in nearly every row, whatever their heads say: the row that breaks the pattern is then seen. */
export const findColumnArithmetic: Finder = ({ tables }) =>
  tables.flatMap((table) => {
    const rows = isScored(table) ? [] : dataRows(table);
    return rows.length < 3 ? [] : lawsOf(table, rows).flatMap((law) => rows.flatMap((row) => relationOf(table, row, law)));
  });

function lawsOf(table: ReportTable, rows: readonly DataRow[]): Law[] {
  const sample = rows.slice(0, SAMPLE);
  const columns = Array.from({ length: columnCount(table) }, (_, column) => column);
  const most = (column: number, is: (figure: Figure) => boolean) => {
    const figures = sample.flatMap((row) => row.figure(column) ?? []);
    return figures.length >= 3 && figures.filter(is).length * 3 >= figures.length * 2;
  };
  const amounts = columns.filter((column) => most(column, isAmount)).slice(0, MOST_COLUMNS);
  const rates = columns.filter((column) => most(column, isPercent)).slice(0, MOST_COLUMNS);
  return [
    ...rates.flatMap((result) => lawFor(table, sample, result, amounts, ["quotient", "changeRate"])),
    ...amounts.flatMap((result) =>
      DIFFERENCE.test(columnLabel(table, result)) ? lawFor(table, sample, result, amounts, ["difference"]) : [],
    ),
  ];
}

/** The one law that most rows obey; none where two pairs of columns explain the rows as well as each other. */
function lawFor(
  table: ReportTable,
  rows: readonly DataRow[],
  result: number,
  amounts: readonly number[],
  operations: readonly Operation[],
): Law[] {
  const others = amounts.filter((column) => column !== result);
  const falls = FALLING.test(columnLabel(table, result));
  const laws = operations.flatMap((operation) =>
    others.flatMap((a) =>
      others.flatMap((b) => {
        const law: Law = { operation, result, a, b };
        return a === b ? [] : [{ law, ...support(rows, law, falls && operation !== "quotient") }];
      }),
    ),
  );
  const needed = isNamed(columnLabel(table, result), operations) ? 2 : 3;
  const kept = laws.filter(({ telling, obeyed, seen }) => telling >= needed && obeyed * 10 >= seen * 7);
  const best = Math.max(0, ...kept.map(({ obeyed }) => obeyed));
  const first = kept.filter(({ obeyed }) => obeyed === best);
  return first.length === 1 && first[0] ? [first[0].law] : [];
}

function isNamed(label: string, operations: readonly Operation[]): boolean {
  return (operations.includes("quotient") ? RATE_WORDS : DIFFERENCE).test(label);
}

/** In how many rows all three stand, in how many of them the law holds, and in how many of these that says something (a = b obeys too many laws). */
function support(rows: readonly DataRow[], { operation, result, a, b }: Law, falls: boolean) {
  let [seen, obeyed, telling] = [0, 0, 0];
  for (const row of rows) {
    const [r, x, y] = [row.figure(result), row.figure(a), row.figure(b)];
    if (!r || !x || !y || !sameUnit(x, y)) continue;
    const [stated, first, second, step] = [
      magnitudeOf(r),
      magnitudeOf(x),
      magnitudeOf(y),
      stepOf(r) + (operation === "difference" ? stepOf(x) + stepOf(y) : 0),
    ];
    if (operation !== "difference" && second === 0) continue;
    seen += 1;
    const computed = operation === "quotient" ? first / second : operation === "changeRate" ? first / second - 1 : first - second;
    if (Math.abs(computed - (falls ? -stated : stated)) > step) continue;
    obeyed += 1;
    if (first !== second && first !== 0 && second !== 0 && stated !== 0) telling += 1;
  }
  return { seen, obeyed, telling };
}

function relationOf(table: ReportTable, row: DataRow, { operation, result, a, b }: Law): Found[] {
  const [stated, current, previous] = [row.figure(result), row.figure(a), row.figure(b)];
  if (!stated || !current || !previous || !sameUnit(current, previous)) return [];
  const label = columnLabel(table, result);
  const core = { key: [table.name, row.label, label].filter((part) => part !== "").join(" › "), basis: "table-structure" as const };
  if (operation === "difference" ? !sameUnit(stated, current) : !isPercent(stated) || previous.quantity.baseValue?.sign === 0) return [];
  if (operation === "quotient")
    return [
      {
        kind: "ratio",
        ...core,
        rate: stated,
        rateName: `${row.label}${rateNameOf(label)}`,
        numerators: [current],
        denominators: [previous],
        neighbours: [],
      },
    ];
  if (operation === "difference" && !CHANGE_WORDS.test(label))
    return [
      {
        kind: "balance",
        ...core,
        result: stated,
        terms: [
          { figure: current, sign: 1 },
          { figure: previous, sign: -1 },
        ],
        neighbours: [],
      },
    ];
  const falling = FALLING.test(label);
  return [{ kind: "growth", ...core, change: stated, current, previous, reading: operation === "difference" ? "amount" : "rate", falling }];
}

/** 执行率（%） without what is only its unit or formula. */
function rateNameOf(label: string): string {
  return label.replace(/[（(].*$/, "") || "比率";
}
