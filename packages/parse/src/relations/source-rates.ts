import type { Figure, RatioRelation, Sentence } from "@gouji/report";
import { isNearRate, isRateOf, isStated, magnitudeOf } from "./choosing.ts";
import { isPercent, sameUnit } from "./figures.ts";
import type { Finder } from "./finder.ts";

/** 支出612.8万元，执行率98.84%: a rate right behind what was spent or received. */
const RATE =
  /^[，,]?\s*(?:预算|资金|总体|平均)*(?:执行率|支出率|支出进度|执行进度|支付率|使用率|到位率|兑付率|预算完成率)(?:为|是|达到?|约)?\s*$/;
const SPENT = /(?:已|实际|累计|共|全年)*(?:支出|支付|使用|执行|到位|拨付|兑付)(?:资金|金额|数|了)*(?:为|是|共|计)*$/;
/** What is spent, paid or left is no budget. */
const NO_BUDGET = /支出|支付|使用|执行|结余|结转|剩余|追加|调减|节约|扣|收回|单价|标准|尾款/;
/** Words of money around the name of what it is for. */
const MONEY = /(?:财政|专项|补助|配套|预算|资金|经费|安排|下达|投入|各级|项目|年初|全年|调整后?|的)/g;
const LEADING =
  /^(?:其中|一是|二是|三是|四是|五是|六是|①|②|③|④|⑤|[（(]?\d{1,2}[)）.、．]|[（(][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+、)[：:、，,]?/;

interface Named {
  readonly name: string;
  readonly figure: Figure;
}

/**
 * The execution rate of one source or purpose whose budget stands in an earlier sentence under the same name:
 * 省级资金4934.5万元 … 省级资金支出4811.14万元，支出进度97.50%.
 */
export const findSourceRates: Finder = ({ sentences }) => {
  const prose = sentences.filter(({ at }) => at.table === undefined);
  const budgets: Named[] = [];
  return prose.flatMap((sentence) => {
    const found = sentence.figures.flatMap((rate, position): RatioRelation[] => {
      const spent = sentence.figures[position - 1];
      const isRate = isPercent(rate) && rate.quantity.comparator === "=" && !rate.approximate;
      if (!spent || !isRate || spent.quantity.kind !== "money" || !isStated(spent)) return [];
      if (!RATE.test(sentence.text.slice(spent.quantity.end, rate.quantity.start))) return [];
      const words = wordsBefore(sentence, spent);
      const name = SPENT.test(words) ? plainName(words.replace(SPENT, "")) : "";
      const budget = name.length < 2 ? undefined : budgetNamed(name, rate, spent, budgets);
      return budget ? [relationOf(sentence, rate, spent, budget)] : [];
    });
    for (const figure of sentence.figures) {
      const words = wordsBefore(sentence, figure);
      const name = figure.quantity.kind === "money" && isStated(figure) && !NO_BUDGET.test(words) ? plainName(words) : "";
      if (name.length >= 2) budgets.push({ name, figure });
    }
    return found;
  });
};

/** The words of the figure's own clause, up to the figure before it. */
function wordsBefore({ text, figures }: Sentence, { quantity }: Figure): string {
  const last = figures.findLast((other) => other.quantity.end <= quantity.start)?.quantity.end ?? 0;
  const before = text.slice(last, quantity.start).replace(/\s+/g, "");
  return (/[^，,；;。：:、（）()]*$/.exec(before)?.[0] ?? "").replace(LEADING, "");
}

function plainName(words: string): string {
  return words
    .replace(LEADING, "")
    .replace(/(?:19|20)\d{2}年度?/g, "")
    .replace(MONEY, "")
    .replace(/^[其，,]+|[为是共计]+$/g, "");
}

/** A budget of exactly this name; of several the one that fits, and none where they differ and none fits. */
function budgetNamed(name: string, rate: Figure, spent: Figure, budgets: readonly Named[]): Figure | undefined {
  const own = budgets.filter((budget) => budget.name === name && sameUnit(budget.figure, spent)).map(({ figure }) => figure);
  const fitting = own.findLast((figure) => isRateOf(rate, spent, figure));
  if (fitting) return fitting;
  const values = new Set(own.map(magnitudeOf));
  const last = own.at(-1);
  return last && values.size === 1 && isNearRate(rate, spent, last) ? last : undefined;
}

function relationOf(sentence: Sentence, rate: Figure, spent: Figure, budget: Figure): RatioRelation {
  return {
    kind: "ratio",
    key: [...sentence.path.slice(-1), spent.metric, rate.metric].join(" › "),
    basis: "label",
    rate,
    rateName: rate.metric || "执行率",
    numerators: [spent],
    denominators: [budget],
    neighbours: sentence.figures.filter((figure) => isStated(figure) && figure !== spent && figure !== budget),
  };
}
