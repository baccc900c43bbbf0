import { withUnit } from "@gouji/quantities";
import type { BalanceRelation, Figure, Sentence } from "@gouji/report";
import { statedScores } from "../records/stated-scores.ts";
import type { Finder } from "./finder.ts";

const TAKEN_OFF = /(?:扣减?|扣除|扣了|共扣)\s*$/;
/** A rule of scoring says what would be taken off: 每低1个百分点扣0.5分. */
const RULE = /每|凡|应扣|规定|以下扣|则扣|的扣|最多|最高|至多|不扣|扣完|标准/;

/** 该指标分值8分，扣1.2分，得6.8分: what was taken off and what was given make up the full score, stated there or in the indicator's line. */
export const findDeductions: Finder = ({ sentences }, { indicators }) =>
  statedScores(sentences).flatMap(({ name, heading, score, fullScore }): BalanceRelation[] => {
    const sentence = score.source.kind === "sentence" ? sentences[score.source.sentence] : undefined;
    const deductions = sentence ? takenOff(sentences, sentence, score) : [];
    if (deductions.length === 0) return [];
    const lines = [name, heading].map((wanted) => indicators.filter((line) => line.table !== undefined && line.canonicalName === wanted));
    const line = lines.find(({ length }) => length > 0);
    const full = fullScore ?? (line?.length === 1 ? line[0]?.fullScore?.figure : undefined);
    if (!full || !isPoints(full)) return [];
    return [
      {
        kind: "balance",
        key: [heading || name, "扣分"].join(" › "),
        basis: "sentence",
        result: inPoints(score),
        terms: [{ figure: inPoints(full), sign: 1 }, ...deductions.map((figure) => ({ figure, sign: -1 as const }))],
        neighbours: [],
      },
    ];
  });

/** The points taken off before the score, in its own sentence, else in the one before under the same heading. */
function takenOff(sentences: readonly Sentence[], sentence: Sentence, score: Figure): Figure[] {
  const own = deductionsIn(sentence, score.quantity.start);
  const before = sentences[sentence.index - 1];
  // The first sentence of a paragraph stands above the heading that it begins with.
  const isNear =
    before !== undefined && sentence.path.join().startsWith(before.path.join()) && sentence.path.length - before.path.length <= 1;
  if (own.length > 0 || !isNear || statedScores([before]).length > 0) return own;
  return deductionsIn(before, before.text.length);
}

function deductionsIn({ text, figures }: Sentence, end: number): Figure[] {
  if (RULE.test(text)) return [];
  return figures.filter(
    ({ quantity, approximate }) =>
      quantity.kind === "score" && !approximate && quantity.end <= end && TAKEN_OFF.test(text.slice(0, quantity.start)),
  );
}

/** A bare 8 in the column of full scores. */
function inPoints(figure: Figure): Figure {
  return figure.quantity.kind === "number" ? { ...figure, quantity: withUnit(figure.quantity, "分"), unitOrigin: "sentence" } : figure;
}

function isPoints({ quantity }: Figure): boolean {
  return quantity.kind === "score" || quantity.kind === "number";
}
