import { withUnit } from "@gouji/quantities";
import type { Figure } from "@gouji/report";
import { canonicalName } from "../synonyms.ts";

const OPERAND = String.raw`[\p{Script=Han}A-Za-z\d“”（）()]{1,30}`;
const NUMBER = String.raw`\d[\d,.]*(?:[%％]|[万亿]?元|人|户|个)?`;
const OPERATOR = String.raw`\s*[/÷×*＋+－−-]\s*`;
/** 做实率=缴费基数总额/参保人数/12 789592006/11778/12: a formula in words, then the same in figures. */
const TWICE = new RegExp(
  String.raw`(${OPERAND}(?:${OPERATOR}${OPERAND})+)\s*[=＝：:，,]?\s*(?<![\d.])(${NUMBER}(?:${OPERATOR}${NUMBER})+)`,
  "gu",
);

/** The operands of a formula in figures, named by the formula in words that stands before it. */
export function nameOperands(words: string, figures: readonly Figure[]): readonly Figure[] {
  const names = new Map<Figure, string>();
  for (const match of words.matchAll(TWICE)) {
    const [, spoken = "", printed = ""] = match;
    const named = spoken.split(/[/÷×*＋+－−-]/).map((name) => name.trim());
    const numbers = [...printed.matchAll(new RegExp(NUMBER, "gu"))];
    if (named.length !== numbers.length) continue;
    const from = match.index + match[0].length - printed.length;
    for (const [position, number] of numbers.entries()) {
      const start = from + number.index;
      const figure = figures.find(({ quantity }) => quantity.start <= start && start < quantity.end);
      const name = named[position] ?? "";
      if (figure && /\p{Script=Han}{2}/u.test(name)) names.set(figure, name);
    }
  }
  return names.size === 0 ? figures : figures.map((figure) => renamed(figure, names.get(figure)));
}

function renamed(figure: Figure, name: string | undefined): Figure {
  if (name === undefined) return figure;
  const unit = figure.quantity.unit !== "" ? "" : /人员?数$/.test(name) ? "人" : /户数$/.test(name) ? "户" : "";
  const counted = unit === "" ? {} : { quantity: withUnit(figure.quantity, unit), unitOrigin: "sentence" as const };
  return { ...figure, ...counted, metric: name, canonicalMetric: canonicalName(name) };
}
