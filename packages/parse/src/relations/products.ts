import type { Figure, ProductRelation, ReportTable, Sentence } from "@gouji/report";
import { isAmount } from "./figures.ts";
import type { Finder } from "./finder.ts";
import { columnCount, dataRows } from "./table-rows.ts";
import { columnLabel } from "./table-sums.ts";

/** Unit price × number = amount, in one sentence or one row. */
export const findProducts: Finder = ({ sentences, tables }) => [...sentences.flatMap(inSentence), ...tables.flatMap(inTable)];

/** One price per thing, one number of these things, one amount: 6240册，每册50元，共计31.20万元. */
function inSentence(sentence: Sentence): ProductRelation[] {
  const exact = sentence.figures.filter(
    (figure) => figure.quantity.baseValue !== undefined && figure.quantity.comparator === "=" && !figure.approximate,
  );
  const prices = exact.filter((figure) => unitsOfPrice(sentence, figure).length > 0);
  const [price] = prices;
  const per = price ? unitsOfPrice(sentence, price) : [];
  if (!price || prices.length !== 1 || per.length === 0 || /[=＝]/.test(sentence.text)) return [];
  const factors = per.map((unit) =>
    exact.filter(({ quantity }) => isCountOf(quantity.baseUnit, unit) || quantity.unit.replace(/^[万亿]/, "") === unit),
  );
  const amounts = exact.filter(
    (figure) =>
      figure.quantity.kind === "money" &&
      figure !== price &&
      /共|合计|总|计|金额|资金|支出|发放|需/.test(
        figure.metric + sentence.text.slice(Math.max(0, figure.quantity.start - 4), figure.quantity.start),
      ),
  );
  const [amount] = amounts;
  if (!amount || amounts.length !== 1 || factors.some((candidates) => candidates.length !== 1)) return [];
  const counted = factors.flat();
  return [
    {
      kind: "product",
      key: [...sentence.path.slice(-1), amount.metric || amount.quote].join(" › "),
      basis: "inferred",
      result: amount,
      factors: [price, ...counted],
    },
  ];
}

/** What the price is per: 50元/册, 每册50元, 每公里每月补助0.2万元. Empty if the figure is no price. */
function unitsOfPrice({ text }: Sentence, { quantity }: Figure): readonly string[] {
  if (quantity.kind === "moneyRate") return quantity.unit.split("/")[1]?.split("·") ?? [];
  const before = /((?:每\p{Script=Han}{1,2}?)+)(?:补助|补贴|标准|单价|奖励|为|按)?$/u.exec(text.slice(0, quantity.start));
  return quantity.kind === "money" ? (before?.[1]?.split("每").filter((unit) => unit !== "") ?? []) : [];
}

function isCountOf(baseUnit: string, unit: string): boolean {
  return baseUnit === unit || baseUnit === `个${unit}` || (unit === "人" && baseUnit === "名");
}

/** Columns 单价, 数量 and 金额; only where most rows multiply. */
function inTable(table: ReportTable): ProductRelation[] {
  const labels = Array.from({ length: columnCount(table) }, (_, column) => columnLabel(table, column));
  const only = (pattern: RegExp) => {
    const found = labels.flatMap((label, column) => (pattern.test(label) ? [column] : []));
    return found.length === 1 ? found[0] : undefined;
  };
  const [price, count, amount] = [only(/单价|补助标准|补贴标准|^标准/), only(/^数量|人数$|户数$|数量$/), only(/金额|小计|合计/)];
  if (price === undefined || count === undefined || amount === undefined) return [];
  const rows = dataRows(table).flatMap((row): { label: string; factors: Figure[]; result: Figure }[] => {
    const [a, b, result] = [row.figure(price), row.figure(count), row.figure(amount)];
    return a && b && result && isAmount(b) && result.quantity.baseValue ? [{ label: row.label, factors: [a, b], result }] : [];
  });
  const holding = rows.filter(({ factors: [a, b], result }) => {
    const product = a?.quantity.baseValue && b?.quantity.baseValue ? a.quantity.baseValue.multiply(b.quantity.baseValue) : undefined;
    return (
      product &&
      result.quantity.baseValue &&
      result.quantity.step &&
      product.subtract(result.quantity.baseValue).absolute().compare(result.quantity.step) <= 0
    );
  });
  if (holding.length < 2 || holding.length * 2 <= rows.length) return [];
  return rows.map(({ label, factors, result }) => ({
    kind: "product",
    key: `${table.name} › ${label}`,
    basis: "table-structure",
    result,
    factors,
  }));
}
