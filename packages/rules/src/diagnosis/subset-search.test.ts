import { aFigure } from "@gouji/report/testing";
import { Rational } from "@gouji/values";
import { expect, test } from "vitest";
import { diagnoseSum } from "./subset-search.ts";

const yuan = (text: string) => aFigure(`${text}元`);
const parts = [yuan("41,872.35"), yuan("9,016.48"), yuan("730.29"), yuan("15,504.77")];
const others = [yuan("6,238.11"), yuan("3,377.90"), yuan("1,204.06")];
const cents = (amount: number) => Rational.of(BigInt(amount), 100n);

test.each([
  ["the total lacks two parts", -(901_648 + 73_029), "missing-addend"],
  ["the total holds one part twice", 1_550_477, "double-count"],
  ["the total holds two lines of the table that are not in the list", 623_811 + 120_406, "foreign-addend"],
  ["the total is too small by twice a part", -2 * 1_550_477, "sign"],
  ["a difference that nothing makes up", 777_777, undefined],
])("%s", (_name, difference, kind) => {
  expect(diagnoseSum(parts, others, cents(difference))?.kind).toBe(kind);
});

test("round figures prove nothing", () => {
  const round = ["10", "20", "30", "40", "50"].map((text) => aFigure(`${text}万元`));
  expect(diagnoseSum(round, [], Rational.of(-500_000n))).toBeUndefined();
});
