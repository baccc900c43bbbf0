import { aFigure } from "@gouji/report/testing";
import { Rational } from "@gouji/values";
import { describe, expect, test } from "vitest";
import { render } from "../messages/render.ts";
import { diagnoseRate } from "./diagnose-rate.ts";
import { diagnoseTotal } from "./diagnose-total.ts";
import { diagnoseValue } from "./diagnose-value.ts";
import { diagnoseSum } from "./subset-search.ts";

// Each cause of docs/maths.md, and what looks like it by chance.

describe("a single number", () => {
  test.each<readonly [name: string, stated: string, expected: string, kind: string | undefined]>([
    ["元 written as 万元", "463.86万元", "463.86元", "unit-slip"],
    ["千元 taken for 元", "463.86元", "463860元", "unit-slip"],
    ["a percent sign too many", "0.95%", "95%", "percent-slip"],
    ["a decimal point one place off", "46.386万元", "463.86万元", "decimal-point"],
    ["two neighbouring digits swapped", "436.86万元", "463.86万元", "swapped-digits"],
    ["digits two places apart swapped", "364.86万元", "463.86万元", "swapped-digits"],
    ["one wrong digit", "468.86万元", "463.86万元", "digit-typo"],
    ["a digit dropped", "46.86万元", "463.86万元", "digit-dropped"],
    ["a digit doubled", "4463.86万元", "463.86万元", "digit-dropped"],
    ["the sign lost", "463.86万元", "-463.86万元", "sign-lost"],
    ["the last digit alone is rounding", "463.87万元", "463.86万元", undefined],
    ["a difference that nine divides, without a swap", "472.86万元", "463.86万元", undefined],
    ["one round digit ten times off proves nothing", "5万元", "50万元", undefined],
    ["another number", "812.40万元", "463.86万元", undefined],
  ])("%s", (_name, stated, expected, kind) => {
    const diagnosis = diagnoseValue(aFigure(stated), amountOf(expected));
    expect(diagnosis?.kind).toBe(kind);
    if (diagnosis) for (const language of ["zh", "en"] as const) expect(render(diagnosis.message, language)).not.toMatch(/[{}]/);
  });
});

describe("a total", () => {
  const parts = ["12345678.90元", "75308642.19元", "4567890.12元", "98765.43元"].map((part) => aFigure(part));
  const others = ["3141592.65元", "271828.18元"].map((other) => aFigure(other));
  test.each<readonly [name: string, difference: string, kind: string | undefined]>([
    ["a part left out", "-4567890.12元", "missing-addend"],
    ["two parts left out", "-4666655.55元", "missing-addend"],
    ["a part counted twice", "98765.43元", "double-count"],
    ["an item outside the list", "3141592.65元", "foreign-addend"],
    ["a part added instead of taken off", "-197530.86元", "sign"],
    ["no part fits", "1234.56元", undefined],
  ])("%s", (_name, difference, kind) => {
    const diagnosis = diagnoseSum(parts, others, amountOf(difference));
    expect(diagnosis?.kind).toBe(kind);
    if (diagnosis) expect(render(diagnosis.message, "zh")).toContain("很可能");
  });

  test("a subset of many small round numbers is likely by chance and not named", () => {
    const small = ["1万元", "2万元", "3万元", "4万元", "5万元"].map((part) => aFigure(part));
    expect(diagnoseSum(small, [], amountOf("-6万元"))).toBeUndefined();
  });
});

describe("a rate", () => {
  test.each<readonly [name: string, stated: string, numerator: string, denominator: string, kind: string | undefined]>([
    ["numerator and denominator interchanged", "125.31%", "463.86万元", "581.25万元", "inverse-ratio"],
    ["what is left instead of what is spent", "20.20%", "463.86万元", "581.25万元", "complement-ratio"],
    ["the change instead of the rate", "25.31%", "581.25万元", "463.86万元", "growth-for-ratio"],
    ["digits swapped", "97.80%", "463.86万元", "581.25万元", "swapped-digits"],
    ["nothing that is known", "83.15%", "463.86万元", "581.25万元", undefined],
  ])("%s", (_name, stated, numerator, denominator, kind) => {
    const [a, b] = [aFigure(numerator), aFigure(denominator)];
    const expected = amountOf(numerator).divide(amountOf(denominator));
    expect(diagnoseRate(aFigure(stated), a, b, expected, [])?.kind).toBe(kind);
  });

  test("a figure of another row as numerator", () => {
    const [a, b, other] = [aFigure("463.86万元"), aFigure("581.25万元"), aFigure("512.37万元", { metric: "上年支出" })];
    const expected = amountOf("463.86万元").divide(amountOf("581.25万元"));
    expect(diagnoseRate(aFigure("88.15%"), a, b, expected, [other])).toMatchObject({ kind: "operand-from-another-row" });
    expect(diagnoseRate(aFigure("91.02%"), a, b, expected, [other])).toBeUndefined();
  });
});

test("a shifted row: the rate of another line of the table", () => {
  const at = (row: number, col: number) => ({ source: { kind: "cell" as const, table: 0, row, col } });
  const [a, b] = [aFigure("463.86万元", at(1, 2)), aFigure("581.25万元", at(1, 1))];
  const others = [
    aFigure("412.37万元", at(2, 2)),
    aFigure("498.10万元", at(2, 1)),
    aFigure("77.20万元", at(3, 2)),
    aFigure("80.00万元", at(3, 1)),
  ];
  const expected = amountOf("463.86万元").divide(amountOf("581.25万元"));
  expect(diagnoseRate(aFigure("82.79%", at(1, 3)), a, b, expected, others)?.kind).toBe("row-shift");
});

test("a total copied from another column", () => {
  const [total, other] = [aFigure("1246.80万元"), aFigure("1246.80万元", { metric: "上年合计" })];
  const parts = ["612.40万元", "718.95万元"].map((part) => aFigure(part));
  const [stated, expected] = [amountOf("1246.80万元"), amountOf("1331.35万元")];
  expect(diagnoseTotal(total, expected, parts, [other, aFigure("88.10万元")], stated.subtract(expected))?.kind).toBe("copied-figure");
});

function amountOf(printed: string): Rational {
  return aFigure(printed).quantity.baseValue ?? Rational.ZERO;
}
