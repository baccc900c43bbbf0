import type { BalanceRelation, Figure, Sentence } from "@gouji/report";
import { isStated, stepOf, magnitudeOf } from "./choosing.ts";
import { sameUnit } from "./figures.ts";
import type { Finder } from "./finder.ts";

const REST =
  /(?:(?<!上年|年初|以前年度|年末|累计|滚存)(?:结余|结转结余|剩余|尚余|余额)(?:资金)?|尚有|未(?:支出|支付|使用|完成)(?:资金)?|剩余[\p{Script=Han}]{0,8}|节约(?:资金)?)(?:为|共|计|是|约)?\s*$/u;
const WHOLE = /预算|到位|安排|下达|投资|计划|目标|总额|总|共|收入|资金/;
const DONE = /支出|支付|使用|执行|完成|采购|拨付|发放|兑付|已/;
/** 原值3,862.45万元，累计折旧1,427.68万元，净值2,434.77万元; 应付1,449.48万元，扣减18.30万元后，应支付1,431.18万元. */
const NET: readonly (readonly [whole: RegExp, part: RegExp, rest: RegExp])[] = [
  [/原值/, /折旧/, /(?:净值|账面价值)(?:为|计)?\s*$/],
  [/应付|应支付|应发|应拨/, /扣减|扣除|核减|扣款/, /(?:后|实际)[，,]?[^，,；;。\d]{0,4}(?:支付|拨付|付|发放)[^，,；;。\d]{0,4}$/],
  [/多报|多计|多付|调增|增加/, /少报|少计|少付|调减|减少/, /净(?:多[报计付]|增加?|调增)[^，,；;。\d]{0,4}$/],
];
/** With what was carried over a rest is no plain difference. */
const CARRIED = /结转|上年|年初/;

/** 预算402.15万元 … 支出389.27万元，结余12.88万元: what is left is the whole less what is done. */
export const findRemainders: Finder = ({ sentences }) => {
  const prose = sentences.filter(({ at }) => at.table === undefined);
  return prose.flatMap((sentence, index) =>
    sentence.figures.flatMap((rest, position): BalanceRelation[] => {
      const net = netOf(sentence, rest, position);
      if (net) return [relationOf(sentence, rest, ...net)];
      const last = sentence.figures.findLast(({ quantity }) => quantity.end <= rest.quantity.start)?.quantity.end ?? 0;
      if (!isStated(rest) || !REST.test(sentence.text.slice(last, rest.quantity.start))) return [];
      const near = prose.slice(Math.max(0, index - 2), index + 1).filter(({ path }) => path.join() === sentence.path.join());
      const found = choose(rest, sentence, near);
      return found ? [relationOf(sentence, rest, ...found)] : [];
    }),
  );
};

/** The two right before the figure, where the words of all three say so. */
function netOf(sentence: Sentence, rest: Figure, position: number): readonly [Figure, Figure] | undefined {
  const [whole, part] = sentence.figures.slice(Math.max(0, position - 2), position);
  if (!whole || !part || ![whole, part, rest].every(isStated) || !sameUnit(whole, part) || !sameUnit(part, rest)) return undefined;
  const [first, second] = [wordsBefore(sentence, whole), wordsBefore(sentence, part)];
  const words = sentence.text.slice(part.quantity.end, rest.quantity.start);
  return NET.some(([a, b, c]) => a.test(first) && b.test(second) && c.test(words)) ? [whole, part] : undefined;
}

/** The two whose difference it is; else those that the sentence itself calls the whole and what is done. */
function choose(rest: Figure, sentence: Sentence, near: readonly Sentence[]): readonly [Figure, Figure] | undefined {
  const told = near.flatMap((other) =>
    other.figures.flatMap((figure) =>
      isStated(figure) && sameUnit(figure, rest) && figure !== rest && (other !== sentence || figure.quantity.end <= rest.quantity.start)
        ? [{ figure, words: wordsBefore(other, figure), own: other === sentence }]
        : [],
    ),
  );
  const wholes = told.filter(({ words }) => WHOLE.test(words) && !/支出|支付|执行/.test(words));
  const done = told.filter(({ words }) => DONE.test(words));
  const pairs = wholes.flatMap((whole) => done.flatMap((part) => (part.figure === whole.figure ? [] : [{ whole, part }])));
  const fitting = pairs.find(({ whole, part }) => gap(whole.figure, part.figure, rest) <= stepOf(whole.figure) + stepOf(part.figure));
  if (fitting) return [fitting.whole.figure, fitting.part.figure];
  // 3,780万元项目预算支出3,564万元，…，结余216万元: the words may stand behind, the numbers say which are meant.
  const anyTwo = told.flatMap((whole) => told.map((part) => ({ whole, part })));
  const telling = anyTwo.find(
    ({ whole, part }) => whole !== part && magnitudeOf(part.figure) > 0 && gap(whole.figure, part.figure, rest) < stepOf(rest) / 2,
  );
  if (telling) return [telling.whole.figure, telling.part.figure];
  const own = pairs.filter(({ whole, part }) => whole.own && part.own);
  const [only] = own;
  if (!only || own.length !== 1 || near.some(({ text }) => CARRIED.test(text))) return undefined;
  const expected = magnitudeOf(only.whole.figure) - magnitudeOf(only.part.figure);
  return expected > 0 && magnitudeOf(rest) / expected > 0.5 && magnitudeOf(rest) / expected < 2
    ? [only.whole.figure, only.part.figure]
    : undefined;
}

function gap(whole: Figure, part: Figure, rest: Figure): number {
  return Math.abs(magnitudeOf(whole) - magnitudeOf(part) - magnitudeOf(rest));
}

function wordsBefore({ text, figures }: Sentence, { metric, quantity }: Figure): string {
  const last = figures.findLast((other) => other.quantity.end <= quantity.start)?.quantity.end ?? 0;
  return `${metric} ${text.slice(Math.max(last, quantity.start - 12), quantity.start)}`;
}

function relationOf(sentence: Sentence, rest: Figure, whole: Figure, part: Figure): BalanceRelation {
  return {
    kind: "balance",
    key: [...sentence.path.slice(-1), rest.metric || "结余"].join(" › "),
    basis: "sentence",
    result: rest,
    terms: [
      { figure: whole, sign: 1 },
      { figure: part, sign: -1 },
    ],
    neighbours: sentence.figures.filter((figure) => isStated(figure) && figure !== rest && figure !== whole && figure !== part),
  };
}
