import type { Expression, Figure, Relation, Sentence } from "@gouji/report";
import { isRateOf, isStated, magnitudeOf } from "./choosing.ts";
import { isPercent, sameUnit } from "./figures.ts";
import type { Finder } from "./finder.ts";

/** Between a part and its share: ，占97.66%; （占比97.66%; （97.66%. */
const TAKES = /^(?:[，,\s（(]*(?:约)?占(?:比|比例|比重)?(?:为|是|达到?)?[：:\s]*|\s*[（(]\s*)$/;
const SURVEY = /问卷|受访|调查对象|样本/;
/** So many sentences before a list its whole is looked for. */
const REACH = 4;
/** Between these a list of shares is meant to be all. */
const ALL = [0.97, 1.03] as const;

interface Pair {
  readonly sentence: Sentence;
  readonly part: Figure;
  readonly share: Figure;
}

/**
 * 甲620万元，占41.33%；乙430万元，占28.67%；丙450万元，占30%: one whole for all. It is the figure before the list that most of the shares
 * fit, or else the sum of the parts where the shares come to all.
 */
export const findShareLists: Finder = ({ sentences }) => {
  const prose = sentences.filter(({ at, text }) => at.table === undefined && !SURVEY.test(text));
  return groupsOf(prose).flatMap((group) => relationsOf(group, prose));
};

function groupsOf(prose: readonly Sentence[]): Pair[][] {
  const groups: Pair[][] = [];
  for (const sentence of prose) {
    for (const pair of pairsIn(sentence)) {
      const open = groups.at(-1);
      const last = open?.at(-1);
      const goesOn =
        last !== undefined &&
        sentence.index - last.sentence.index <= 1 &&
        sentence.path.join() === last.sentence.path.join() &&
        sameUnit(pair.part, last.part);
      if (open && goesOn) open.push(pair);
      else groups.push([pair]);
    }
  }
  return groups;
}

function pairsIn(sentence: Sentence): Pair[] {
  return sentence.figures.flatMap((share, position): Pair[] => {
    const part = sentence.figures[position - 1];
    const isPair =
      part !== undefined &&
      isPercent(share) &&
      share.quantity.comparator === "=" &&
      !share.approximate &&
      isStated(part) &&
      TAKES.test(sentence.text.slice(part.quantity.end, share.quantity.start));
    return isPair ? [{ sentence, part, share }] : [];
  });
}

function relationsOf(group: readonly Pair[], prose: readonly Sentence[]): Relation[] {
  const [first] = group;
  if (!first) return [];
  const whole = wholeBefore(group, first, prose);
  if (whole) return group.map((pair) => ratioOf(pair, whole));
  const total = group.reduce((sum, { share }) => sum + magnitudeOf(share), 0);
  const parts = group.map(({ part }) => part);
  const sum = parts.reduce((value, part) => value + magnitudeOf(part), 0);
  const fitting = group.filter(({ part, share }) => Math.abs(magnitudeOf(part) / sum - magnitudeOf(share)) < 0.006).length;
  const isAll = group.length > 1 && total >= ALL[0] && total <= ALL[1] && fitting * 2 > group.length;
  return isAll ? group.map((pair) => shareOfSum(pair, parts)) : [];
}

/** The figure before the list that at least half of the shares fit; for one share alone it must stand in its own sentence or the one before. */
function wholeBefore(group: readonly Pair[], first: Pair, prose: readonly Sentence[]): Figure | undefined {
  const at = prose.indexOf(first.sentence);
  const near = prose
    .slice(Math.max(0, at - (group.length > 1 ? REACH : 1)), at + 1)
    .filter(({ path }) => path[0] === first.sentence.path[0]);
  const candidates = near.flatMap(({ figures }) =>
    figures.filter(
      (figure) =>
        isStated(figure) &&
        sameUnit(figure, first.part) &&
        !group.some(({ part }) => part === figure) &&
        (!first.sentence.figures.includes(figure) || figure.quantity.end <= first.part.quantity.start),
    ),
  );
  const fits = (whole: Figure) => group.filter(({ part, share }) => isRateOf(share, part, whole)).length;
  const best = candidates.reduce<Figure | undefined>(
    (known, figure) => (!known || fits(figure) >= fits(known) ? figure : known),
    undefined,
  );
  return best && fits(best) * 2 >= group.length ? best : undefined;
}

function ratioOf({ sentence, part, share }: Pair, whole: Figure): Relation {
  return {
    kind: "ratio",
    key: [...sentence.path.slice(-1), part.metric, "占比"].join(" › "),
    basis: "sentence",
    rate: share,
    rateName: `${part.metric}占比`,
    numerators: [part],
    denominators: [whole],
    neighbours: sentence.figures.filter((figure) => isStated(figure) && figure !== part && figure !== whole),
  };
}

function shareOfSum({ sentence, part, share }: Pair, parts: readonly Figure[]): Relation {
  const [first, ...rest] = parts.map((figure): Expression => ({ kind: "figure", figure }));
  const left: Expression = { kind: "figure", figure: part };
  const right = rest.reduce<Expression>((sum, next) => ({ kind: "operation", operator: "+", left: sum, right: next }), first ?? left);
  return {
    kind: "formula",
    key: [...sentence.path.slice(-1), part.metric, "占各项之和"].join(" › "),
    basis: "sentence",
    expression: { kind: "operation", operator: "÷", left, right },
    result: share,
  };
}
