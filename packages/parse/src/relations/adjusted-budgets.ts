import type { Addend, BalanceRelation, Figure, Sentence } from "@gouji/report";
import { isStated } from "./choosing.ts";
import { sameUnit } from "./figures.ts";
import type { Finder } from "./finder.ts";

type Step = "initial" | "added" | "cut" | "adjusted";

/** What the words right before an amount say of the budget's course over the year. */
const STEPS: readonly (readonly [pattern: RegExp, step: Step])[] = [
  [/(?:调整后|最终|年末|变更后)的?[^，,；;。\d]{0,6}预算(?:数|总?额|金额|资金)?|调整(?:后)?为|^全年预算(?:数|总?额)?/, "adjusted"],
  [/追加|调增|增加(?:预算|安排|下达)?/, "added"],
  [/调减|压减|收回|核减|减少/, "cut"],
  [/年初(?:部门|批复|下达)?[^，,；;。\d]{0,4}预算(?:数|总?额|金额|安排|资金)?|^初始预算|^原预算|^预算安排/, "initial"],
];
const OTHER = /其中|上年|去年|同比|占/;

/** 年初预算18,642.50万元，年中追加3,215.80万元，调整后预算21,858.30万元: what was added and cut leads from the one to the other. */
export const findAdjustedBudgets: Finder = ({ sentences }) =>
  sentences.flatMap((sentence): BalanceRelation[] => {
    if (sentence.at.table !== undefined) return [];
    const told = sentence.figures.flatMap((figure, position) => {
      const from = sentence.figures[position - 1]?.quantity.end ?? 0;
      const step =
        figure.quantity.kind === "money" && isStated(figure) ? stepOf(sentence.text.slice(from, figure.quantity.start)) : undefined;
      return step ? [{ figure, step }] : [];
    });
    const only = (step: Step) => {
      const found = told.filter((one) => one.step === step);
      return found.length === 1 ? found[0]?.figure : undefined;
    };
    const [initial, adjusted] = [only("initial"), only("adjusted")];
    const changes = told.filter(({ step }) => step === "added" || step === "cut");
    if (!initial || !adjusted || changes.length === 0 || told.some(({ figure }) => !sameUnit(figure, initial))) return [];
    const terms: Addend[] = [
      { figure: initial, sign: 1 },
      ...changes.map(({ figure, step }): Addend => ({ figure, sign: step === "added" ? 1 : -1 })),
    ];
    return [relationOf(sentence, adjusted, terms)];
  });

function stepOf(words: string): Step | undefined {
  const clause = /[^，,；;。：:]*$/.exec(words.replace(/\s+/g, ""))?.[0] ?? "";
  return OTHER.test(words) ? undefined : STEPS.find(([pattern]) => pattern.test(clause))?.[1];
}

function relationOf(sentence: Sentence, result: Figure, terms: readonly Addend[]): BalanceRelation {
  const own = terms.map(({ figure }) => figure);
  return {
    kind: "balance",
    key: [...sentence.path.slice(-1), result.metric, "预算调整"].join(" › "),
    basis: "sentence",
    result,
    terms,
    neighbours: sentence.figures.filter((figure) => isStated(figure) && figure !== result && !own.includes(figure)),
  };
}
