import { aFigure } from "@gouji/report/testing";
import { expect, test } from "vitest";
import { judgeFormula } from "./evaluate.ts";

const times = (left: string, right: string) =>
  ({
    kind: "operation",
    operator: "×",
    left: { kind: "figure", figure: aFigure(left) },
    right: { kind: "figure", figure: aFigure(right) },
  }) as const;

test.each([
  ["kilometres are multiplied as printed", times("48.4公里", "0.3万元"), "14.52万元", "holds"],
  ["tens of thousands of people as well", times("1.2万人", "50元"), "60万元", "holds"],
  ["points are rounded to what is printed", times("84.36%", "5"), "4.2分", "holds"],
  ["points beyond rounding", times("84.36%", "5"), "4.4分", "fails"],
  ["another product is wrong in any unit", times("48.4公里", "0.30万元"), "17.25万元", "fails"],
])("%s", (_name, expression, result, kind) => {
  expect(judgeFormula(expression, aFigure(result)).kind).toBe(kind);
});
