import type { Figure, FormulaRelation, RatioRelation } from "@gouji/report";
import { Rational } from "@gouji/values";
import { diagnoseRate } from "../diagnosis/diagnose-rate.ts";
import { diagnoseValue } from "../diagnosis/diagnose-value.ts";
import { byBasis, nameOf, plainNumber, printed, shown } from "../reading.ts";
import { relationsOf } from "../relations.ts";
import { cite, consistent, defineRule, type Repair, undecided, type Verdict } from "../rule.ts";
import { figuresOf, formulaShown, judgeFormula } from "./evaluate.ts";
import { judgeRate } from "./judge-rate.ts";

/** rate = numerator ÷ denominator, and arithmetic that the text writes out. */
export const ratio = defineRule<RatioRelation | FormulaRelation>({
  id: "ratio",
  family: "arithmetic",
  title: "比率不符",
  titleEn: "Rate is not its numerator over its denominator",
  severity: "error",
  specificity: 50,
  subjects: (input) => [...relationsOf(input, "ratio"), ...relationsOf(input, "formula")],
  keyOf: ({ key }) => key,
  judge: (relation) => (relation.kind === "ratio" ? judgeRatio(relation) : judgePrintedFormula(relation)),
});

function judgeRatio(relation: RatioRelation): Verdict {
  const { rate, numerators, denominators } = relation;
  const pairs = numerators.flatMap((numerator) =>
    denominators.map((denominator) => ({ numerator, denominator, result: judgeRate(rate, numerator, denominator) })),
  );
  for (const { numerator, denominator, result } of pairs) {
    if (result.kind === "holds") return consistent(result.how, [rate, numerator, denominator]);
  }
  const [first] = pairs;
  const failing = pairs.find(({ result }) => result.kind === "fails");
  if (failing?.result.kind !== "fails") return undecided(first?.result.kind === "open" ? first.result.missing : "operand");
  if (pairs.some(({ result }) => result.kind === "open")) return undecided("operand");
  const { expected, repairs } = failing.result;
  const only = pairs.length === 1 ? repairs : repairs.filter(({ figureId }) => figureId === rate.id);
  return wrongRate(relation, failing.numerator, failing.denominator, expected, only);
}

function wrongRate(
  { rate, rateName, neighbours, basis }: RatioRelation,
  numerator: Figure,
  denominator: Figure,
  expected: Rational,
  repairs: readonly Repair[],
): Verdict {
  const words = differenceWords(rate, expected);
  const diagnosis = diagnoseRate(rate, numerator, denominator, expected, neighbours);
  return {
    kind: "inconsistent",
    severity: byBasis(basis),
    message: {
      id: words.points ? "ratio.points" : "ratio",
      data: {
        rate: rateName || nameOf(rate),
        stated: shown(rate),
        numerator: nameOf(numerator),
        a: shown(numerator),
        denominator: nameOf(denominator),
        b: shown(denominator),
        expected: words.expected,
        difference: words.number,
      },
    },
    stated: shown(rate),
    expected: words.expected,
    difference: words.difference,
    evidence: [cite(rate, "stated"), cite(numerator, "operand"), cite(denominator, "operand")],
    ...(diagnosis ? { diagnosis } : {}),
    repairs,
  };
}

/** Expected value and difference at the printed precision. */
export function differenceWords(stated: Figure, expected: Rational) {
  const value = stated.quantity.baseValue ?? Rational.ZERO;
  const difference = value.subtract(expected).absolute();
  const points = stated.quantity.kind === "percent";
  return {
    points,
    expected: printed(expected, stated),
    number: points ? plainNumber(difference, stated) : printed(difference, stated),
    difference: printed(difference, stated),
  };
}

function judgePrintedFormula({ expression, result: stated, basis }: FormulaRelation): Verdict {
  const outcome = judgeFormula(expression, stated);
  const operands = figuresOf(expression);
  if (outcome.kind === "open") return undecided("value");
  if (outcome.kind === "holds") return consistent(outcome.how, [stated, ...operands]);
  const words = differenceWords(stated, outcome.expected);
  const diagnosis = diagnoseValue(stated, outcome.expected);
  return {
    kind: "inconsistent",
    severity: byBasis(basis),
    message: {
      id: "ratio.formula",
      data: { formula: formulaShown(expression), stated: shown(stated), expected: words.expected, difference: words.difference },
    },
    stated: shown(stated),
    expected: words.expected,
    difference: words.difference,
    evidence: [cite(stated, "stated"), ...operands.map((figure) => cite(figure, "operand"))],
    ...(diagnosis ? { diagnosis } : {}),
    repairs: [{ figureId: stated.id, interval: outcome.allowed }],
  };
}
