import type { Figure, GrowthRelation, Sentence } from "@gouji/report";
import { isAmount, isPercent } from "./figures.ts";
import type { Finder } from "./finder.ts";

const COMPARES = /比|较|同比|相比|上年|去年|同期/;
const CHANGES = /(增长|增加|提高|上升|提升|增|减少|下降|降低|减|回落)(?:了|率为?|幅度?为?|额为?)?$/;
const FALLS = /减少|下降|降低|减|回落/;

/** Changes against another period with both values in the sentence: 3486件，较上年3120件增长11.73%. */
export const findGrowth: Finder = ({ sentences }) => sentences.flatMap(inSentence);

function inSentence(sentence: Sentence): GrowthRelation[] {
  return sentence.figures.flatMap((change, position) => {
    const word = CHANGES.exec(sentence.text.slice(0, change.quantity.start).replace(/\s+$/, ""))?.[1];
    if (!word || change.approximate || change.quantity.baseValue === undefined || change.quantity.comparator !== "=") return [];
    const earlier = sentence.figures.slice(0, position).filter((figure) => isAmount(figure) || isPercent(figure));
    const pair = comparedPair(sentence, earlier, change);
    const reading = pair && readingOf(change, pair[0], sentence);
    if (!pair || !reading) return [];
    const [current, previous] = pair;
    const negative = (change.quantity.baseValue?.sign ?? 0) < 0;
    return [
      {
        kind: "growth" as const,
        key: [...sentence.path.slice(-1), current.metric, change.metric].filter((part) => part !== "").join(" › "),
        basis: "sentence" as const,
        change,
        current,
        previous,
        reading,
        falling: FALLS.test(word) && !negative,
      },
    ];
  });
}

/** The last two figures of one unit with words of comparing between them. */
function comparedPair(sentence: Sentence, earlier: readonly Figure[], change: Figure): readonly [Figure, Figure] | undefined {
  for (let index = earlier.length - 1; index > 0; index -= 1) {
    const [current, previous] = [earlier[index - 1], earlier[index]];
    if (!current || !previous || current.quantity.baseUnit !== previous.quantity.baseUnit) continue;
    const between = sentence.text.slice(current.quantity.end, previous.quantity.start);
    const behind = sentence.text.slice(previous.quantity.end, change.quantity.start);
    if (!COMPARES.test(between) || /[。；;]/.test(between + behind)) continue;
    if (isPercent(current) !== isPercent(previous) || current.approximate || previous.approximate) return undefined;
    return [current, previous];
  }
  return undefined;
}

function readingOf(change: Figure, current: Figure, sentence: Sentence): GrowthRelation["reading"] | undefined {
  const { kind, baseUnit } = change.quantity;
  if (kind === "percent") return isPercent(current) ? undefined : "rate";
  if (kind === "percentagePoint") return isPercent(current) ? "points" : undefined;
  if (kind === "multiple")
    return /增长|增加|提高|提升|上升/.test(sentence.text.slice(Math.max(0, change.quantity.start - 4), change.quantity.start))
      ? "increaseMultiple"
      : "multiple";
  return baseUnit === current.quantity.baseUnit && isAmount(change) ? "amount" : undefined;
}
