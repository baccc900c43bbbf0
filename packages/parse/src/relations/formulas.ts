import { type PrintedExpression, readFormulas } from "@gouji/quantities";
import type { Expression, Figure, FormulaRelation, Sentence } from "@gouji/report";
import type { Finder } from "./finder.ts";

/** Arithmetic written out in sentences: a/b×100% = r. */
export const findFormulas: Finder = ({ sentences }) =>
  sentences.flatMap((sentence) =>
    readFormulas(sentence.text).flatMap(({ expression, result }): FormulaRelation[] => {
      const read = expressionOf(expression, sentence);
      const stated = figureAt(sentence, result.start, result.end);
      if (!read || !stated || stated.approximate || stated.quantity.baseValue === undefined) return [];
      return [
        {
          kind: "formula",
          key: [...sentence.path.slice(-1), stated.metric].filter((part) => part !== "").join(" › "),
          basis: "formula",
          expression: read,
          result: stated,
        },
      ];
    }),
  );

function expressionOf(printed: PrintedExpression, sentence: Sentence): Expression | undefined {
  if (printed.kind === "quantity") {
    const figure = figureAt(sentence, printed.quantity.start, printed.quantity.end);
    return figure?.quantity.baseValue && !figure.approximate ? { kind: "figure", figure } : undefined;
  }
  const left = expressionOf(printed.left, sentence);
  const right = expressionOf(printed.right, sentence);
  return left && right && { kind: "operation", operator: printed.operator, left, right };
}

/** The figure of the sentence that stands there. */
function figureAt(sentence: Sentence, start: number, end: number): Figure | undefined {
  return sentence.figures.find(({ quantity }) => quantity.start < end && start < quantity.end);
}
