import type { Expression, Figure, Relation, Sentence } from "@gouji/report";
import { isStated, magnitudeOf } from "./choosing.ts";
import { nearlyEqual, sameUnit } from "./figures.ts";
import type { Finder } from "./finder.ts";

/** A bracket that explains the figure before it. */
interface Bracket {
  readonly figure: Figure;
  readonly text: string;
  readonly inside: readonly Figure[];
}

/** What tells of something else than the parts of the figure. */
const OTHER = /上年|去年|同期|其中|每|目标|计划|标准|单价|约|左右|多选/;

/** 643.15万元（12863人×5元×100天）, 62.50万元（5台，12.5万元/台） and 2050人（春季1038人、秋季1012人）. */
export const findBracketed: Finder = ({ sentences }) =>
  sentences
    .filter(({ at }) => at.table === undefined)
    .flatMap((sentence) => bracketsIn(sentence).flatMap((bracket) => relationOf(sentence, bracket)));

function bracketsIn({ text, figures }: Sentence): Bracket[] {
  return figures.flatMap((figure): Bracket[] => {
    const match = /^[\p{Script=Han}]{0,4}[（(]([^（）()]*)[）)]/u.exec(text.slice(figure.quantity.end));
    const start = figure.quantity.end + (match?.[0].indexOf(match[1] ?? "") ?? 0);
    const end = figure.quantity.end + (match?.[0].length ?? 0);
    const inside = figures.filter(({ quantity }) => quantity.start >= start && quantity.end < end);
    return match?.[1] !== undefined && inside.length > 1 && isStated(figure) && inside.every(isExact)
      ? [{ figure, text: match[1], inside }]
      : [];
  });
}

function isExact({ quantity, approximate }: Figure): boolean {
  return quantity.baseValue !== undefined && quantity.comparator === "=" && !approximate;
}

function relationOf(sentence: Sentence, { figure, text, inside }: Bracket): Relation[] {
  const key = [...sentence.path.slice(-1), figure.metric || figure.quote].join(" › ");
  if (/[=＝]/.test(text)) return [];
  if (/^[^×xX*÷/+-]*(?:[×xX*][^×xX*÷+-]*)+$/.test(text) && inside.length === text.split(/[×xX*]/).length)
    return [{ kind: "formula", key, basis: "formula", expression: productOf(inside), result: figure }];
  const price = inside.find(({ quantity }) => quantity.kind === "moneyRate");
  const count = inside.find(({ quantity }) => quantity.kind === "count" || quantity.kind === "measure");
  if (
    inside.length === 2 &&
    price &&
    count &&
    figure.quantity.kind === "money" &&
    price.quantity.unit.endsWith(`/${count.quantity.unit.replace(/^[万亿]/, "")}`)
  )
    return [{ kind: "product", key, basis: "sentence", result: figure, factors: [price, count] }];
  return isList(figure, text, inside)
    ? [
        {
          kind: "sum",
          key,
          basis: nearlyEqual(figure, inside) ? "sentence" : "inferred",
          total: figure,
          parts: inside.map((part) => ({ figure: part, sign: 1 as const })),
          exhaustive: true,
          layout: "prose",
          totalName: figure.metric || figure.quote,
          alternatives: [],
          neighbours: [],
        },
      ]
    : [];
}

/** Two or more named amounts of the figure's own unit that come near it. */
function isList(figure: Figure, text: string, inside: readonly Figure[]): boolean {
  if (
    OTHER.test(text) ||
    /等[^级]?$/.test(text) ||
    !inside.every((part) => isStated(part) && sameUnit(part, figure) && part.quantity.kind === figure.quantity.kind)
  )
    return false;
  const sum = inside.reduce((total, part) => total + magnitudeOf(part), 0);
  return Math.abs(sum - magnitudeOf(figure)) <= 0.2 * magnitudeOf(figure);
}

function productOf([first, ...rest]: readonly Figure[]): Expression {
  const start: Expression = { kind: "figure", figure: first as Figure }; // never called without a figure
  return rest.reduce<Expression>((left, figure) => ({ kind: "operation", operator: "×", left, right: { kind: "figure", figure } }), start);
}
