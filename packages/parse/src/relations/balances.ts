import type { Addend, BalanceRelation, Figure, Sentence } from "@gouji/report";
import { isAmount, sameUnit } from "./figures.ts";
import type { Finder } from "./finder.ts";
import { columnCount, dataRows } from "./table-rows.ts";
import { columnLabel } from "./table-sums.ts";

type Side = "opening" | "income" | "expenditure" | "closing" | "surplus";

const SIDES: readonly (readonly [pattern: RegExp, side: Side])[] = [
  [
    /^(?:\d{4}年)?(?:年初|期初|上年|上年末|上期末).{0,8}(?:结转|结余|余额)|^上年结转|(?:年初|期初|上年末?)[累滚]?.{0,6}(?:结转|结余|余额)$/,
    "opening",
  ],
  [/(?:本年|当年|年度|本期).{0,4}收支结余|^(?:当年|本年)结余$/, "surplus"],
  [/(?:年末|期末|累计|滚存|本年末|年终).{0,8}(?:结转|结余|余额)|结转下年/, "closing"],
  [/^(?:本年|当年|全年|本期)?.{0,6}收入(?:合计|总计)?$|^本年下达/, "income"],
  [/^(?:本年|当年|全年|本期)?.{0,6}支出(?:合计|总计)?$/, "expenditure"],
];

/** opening + income − expenditure = closing, and income − expenditure = surplus, by labels in one sentence or one column or row of a table. */
export const findBalances: Finder = ({ sentences, tables }) => [
  ...sentences.flatMap((sentence) =>
    balancesOf(
      sentence.figures.filter(isAmount).map((figure) => [labelBefore(sentence, figure), figure] as const),
      sentence.path.slice(-1).join(),
      "sentence",
    ),
  ),
  ...tables.flatMap((table) => {
    const rows = dataRows(table);
    const columns = Array.from({ length: columnCount(table) }, (_, column) => column);
    const down = columns.flatMap((column) =>
      balancesOf(
        rows.flatMap((row) => pair(row.label, row.figure(column))),
        `${table.name} › ${columnLabel(table, column)}`,
        "label",
      ),
    );
    const across = rows.flatMap((row) =>
      balancesOf(
        columns.flatMap((column) => pair(columnLabel(table, column), row.figure(column))),
        `${table.name} › ${row.label}`,
        "label",
      ),
    );
    return [...down, ...across];
  }),
];

/** The words of the clause before the figure: 年初 and 年末 tell the sides apart and are no part of a metric. */
function labelBefore({ text }: Sentence, { quantity }: Figure): string {
  const clause = /[^，,；;。：:、\d]*(?:\d{4}年[^，,；;。：:、\d]*)?$/.exec(text.slice(0, quantity.start))?.[0] ?? "";
  return clause
    .replace(/\s+/g, "")
    .replace(/^(?:截至|其中)?\d{4}年度?(?=[年末初期本当])/, "")
    .replace(/^(?=[末初底])/, "年")
    .replace(/(?:共计|合计|总计|共|为|是|有|达到?|约)+$/, "");
}

function pair(label: string, figure: Figure | undefined): (readonly [string, Figure])[] {
  return figure && isAmount(figure) ? [[label, figure]] : [];
}

function balancesOf(labelled: readonly (readonly [string, Figure])[], place: string, basis: BalanceRelation["basis"]): BalanceRelation[] {
  const sides = new Map<Side, Figure[]>();
  for (const [label, figure] of labelled) {
    const side = SIDES.find(([pattern]) => pattern.test(label.replace(/[（(].*?[)）]/g, "")))?.[1];
    if (side) sides.set(side, [...(sides.get(side) ?? []), figure]);
  }
  const only = (side: Side) => (sides.get(side)?.length === 1 ? sides.get(side)?.[0] : undefined);
  const [opening, income, expenditure, closing, surplus] = [
    only("opening"),
    only("income"),
    only("expenditure"),
    only("closing"),
    only("surplus"),
  ];
  if (!income || !expenditure || !sameUnit(income, expenditure)) return [];
  const flows: Addend[] = [
    { figure: income, sign: 1 },
    { figure: expenditure, sign: -1 },
  ];
  const neighbours = labelled.map(([, figure]) => figure);
  const relations: BalanceRelation[] = [];
  if (surplus && sameUnit(surplus, income))
    relations.push({ kind: "balance", key: `${place} › 收支结余`, basis, result: surplus, terms: flows, neighbours });
  if (closing && opening && sameUnit(closing, income) && sameUnit(opening, income)) {
    relations.push({
      kind: "balance",
      key: `${place} › 年末结余`,
      basis,
      result: closing,
      terms: [{ figure: opening, sign: 1 }, ...flows],
      neighbours,
    });
  }
  return relations;
}
