import type { Figure, RatioRelation, Sentence } from "@gouji/report";
import { isNearRate, isRateOf, isStated, likeness, magnitudeOf, wordsAround } from "./choosing.ts";
import { isPercent, sameUnit } from "./figures.ts";
import type { Finder } from "./finder.ts";

/** 占年度资金的57.49%, 完成下达任务的100.78%: a whole that is named and stands elsewhere. */
const NAMED =
  /(?:占|相当于|为|是|达到?了?|完成了?)(?:了|全部|全年|全县|全市|全区|全省)?([^，,；;。：:、（）()\d]{2,16}?)(?:总[数额量]|数|总)?的(?:比例|比重)?(?:约|仅)?(?:为|达)?\s*$/;
/** Another period's figure, or the unit's own: no whole of this one. */
const COMPARED = /上年|去年|同期|去年|前年|基期/;
/** So far back the whole is looked for, in sentences. */
const REACH = 60;
/** Two pairs of characters in common name a thing. */
const SURE = 2;

interface Candidate {
  readonly figure: Figure;
  readonly sentence: Sentence;
}

/** Shares of a whole that the text names without its figure: the figure before it, or the one of that name, that makes the share right. */
export const findNamedWholes: Finder = ({ sentences }) => {
  const prose = sentences.filter(({ at }) => at.table === undefined);
  return prose.flatMap((sentence, index) => {
    const before = prose.slice(Math.max(0, index - REACH), index + 1);
    return sentence.figures.flatMap((rate): RatioRelation[] => {
      const name = NAMED.exec(sentence.text.slice(lastEnd(sentence, rate), rate.quantity.start))?.[1];
      if (name === undefined || !isPercent(rate) || rate.approximate || rate.quantity.comparator !== "=" || COMPARED.test(name)) return [];
      const part = partOf(sentence, rate);
      const whole = part && wholeNamed(name, rate, part, sentence, before);
      return part && whole ? [relationOf(sentence, rate, part, whole.figure, name, whole.basis)] : [];
    });
  });
};

function lastEnd({ figures }: Sentence, rate: Figure): number {
  return figures.findLast(({ quantity }) => quantity.end <= rate.quantity.start)?.quantity.end ?? 0;
}

/** The amount right before, in the same sentence; of two shares of one amount, the same. */
function partOf({ text, figures }: Sentence, rate: Figure): Figure | undefined {
  const part = figures.findLast((figure) => figure.quantity.end <= rate.quantity.start && isStated(figure));
  return part && !/[。；;]/.test(text.slice(part.quantity.end, rate.quantity.start)) ? part : undefined;
}

function wholeNamed(
  name: string,
  rate: Figure,
  part: Figure,
  sentence: Sentence,
  before: readonly Sentence[],
): { readonly figure: Figure; readonly basis: RatioRelation["basis"] } | undefined {
  const candidates = before.flatMap((other): Candidate[] =>
    other.figures.flatMap((figure) => {
      const isEarlier = other !== sentence || figure.quantity.end <= part.quantity.start;
      return isEarlier &&
        figure !== part &&
        figure.quantity.baseValue !== undefined &&
        figure.quantity.kind === part.quantity.kind &&
        sameUnit(figure, part)
        ? [{ figure, sentence: other }]
        : [];
    }),
  );
  const scored = candidates
    .map((candidate) => ({ ...candidate, score: likeness(name, wordsAround(candidate.sentence, candidate.figure)) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const fitting = scored.find(({ figure }) => isRateOf(rate, part, figure));
  if (fitting) return { figure: fitting.figure, basis: "label" };
  const nearby = candidates.findLast(
    ({ figure, sentence: other }) => isTelling(rate) && other.path.join() === sentence.path.join() && isRateOf(rate, part, figure),
  );
  if (nearby) return { figure: nearby.figure, basis: "inferred" };
  const all = wholeOfUnit(name, candidates);
  if (all && isNearRate(rate, part, all)) return { figure: all, basis: "inferred" };
  const best = scored.filter(({ score }) => score >= SURE && score === scored[0]?.score);
  const values = new Set(best.map(({ figure }) => magnitudeOf(figure)));
  const last = best.at(-1);
  return last && values.size === 1 && isNearRate(rate, part, last.figure) ? { figure: last.figure, basis: "inferred" } : undefined;
}

/** 占总户数: of all that is counted in 户, the largest number that the text has. */
function wholeOfUnit(name: string, candidates: readonly Candidate[]): Figure | undefined {
  const unit = /^总(\p{Script=Han})$/u.exec(name)?.[1];
  const counted = candidates.filter(({ figure: { quantity } }) => quantity.kind === "count" && quantity.baseUnit === unit);
  return counted
    .map(({ figure }) => figure)
    .reduce<Figure | undefined>(
      (largest, figure) => (!largest || magnitudeOf(figure) > magnitudeOf(largest) ? figure : largest),
      undefined,
    );
}

/** Three digits or more are not alike by chance. */
function isTelling({ quantity }: Figure): boolean {
  return quantity.digits.replace(/\D/g, "").replace(/^0+/, "").length > 2;
}

function relationOf(
  sentence: Sentence,
  rate: Figure,
  part: Figure,
  whole: Figure,
  name: string,
  basis: RatioRelation["basis"],
): RatioRelation {
  return {
    kind: "ratio",
    key: [...sentence.path.slice(-1), part.metric, `占${name}`].join(" › "),
    basis,
    rate,
    rateName: `${part.metric}占${name}的比例`,
    numerators: [part],
    denominators: [whole],
    neighbours: sentence.figures.filter((figure) => isStated(figure) && figure !== part && figure !== whole),
  };
}
