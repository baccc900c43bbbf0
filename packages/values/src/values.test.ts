import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attainabilityPower, attainableCounts, attainableTogether } from "./attainable.ts";
import { add, contains, divide, type Interval, multiply, negate, overlaps, point, scale, subtract, within } from "./interval.ts";
import { Rational } from "./rational.ts";
import { decimalString, roundedInterval, roundHalfUp, roundStepwise, roundUp, sumSlack, truncate } from "./rounding.ts";

const r = (text: string) => Rational.parse(text);
const rational = fc.tuple(fc.bigInt({ min: -10_000n, max: 10_000n }), fc.bigInt({ min: 1n, max: 400n })).map(([a, b]) => Rational.of(a, b));
const step = fc.constantFrom("1", "0.1", "0.01", "100").map(r);
/** A printed value and one of the true values behind it. */
const printed = fc.tuple(rational, step).map(([value, unit]) => ({ value, interval: roundedInterval(roundHalfUp(value, unit), unit) }));

describe("rounding", () => {
  test.each([
    ["half goes up", "0.125", "0.01", "0.13", "0.12", "0.13"],
    ["half below zero goes away from zero", "-0.125", "0.01", "-0.13", "-0.12", "-0.13"],
    ["exact stays", "3", "1", "3", "3", "3"],
  ])("%s", (_name, value, unit, nearest, cut, up) => {
    expect([roundHalfUp(r(value), r(unit)), truncate(r(value), r(unit)), roundUp(r(value), r(unit))].map(String)).toEqual([
      nearest,
      cut,
      up,
    ]);
  });
  test("stepwise rounding differs where GB/T 8170 says so", () => {
    expect(roundStepwise(r("8.53459"), r("0.01"), 2).toString()).toBe("8.54");
    expect(roundHalfUp(r("8.53459"), r("0.01")).toString()).toBe("8.53");
  });
  test("decimals are printed with their zeros", () => {
    expect([decimalString(r("1.5"), 2), decimalString(r("-0.004"), 2), decimalString(r("2/3"), 0)]).toEqual(["1.50", "0.00", "1"]);
  });
  test("a value lies in the interval of its rounded print", () => {
    fc.assert(fc.property(printed, ({ value, interval }) => contains(interval, value)));
  });
});

describe("interval arithmetic keeps the true values inside", () => {
  const both = (check: (a: { value: Rational; interval: Interval }, b: { value: Rational; interval: Interval }) => boolean) =>
    fc.assert(fc.property(printed, printed, check));
  test("sum", () => both((a, b) => contains(add(a.interval, b.interval), a.value.add(b.value))));
  test("difference", () => both((a, b) => contains(subtract(a.interval, b.interval), a.value.subtract(b.value))));
  test("product", () => both((a, b) => contains(multiply(a.interval, b.interval), a.value.multiply(b.value))));
  test("quotient, or no answer", () =>
    both((a, b) => {
      const quotient = divide(a.interval, b.interval);
      return quotient === undefined || contains(quotient, a.value.divide(b.value));
    }));
  test("scaling and negation agree", () => {
    fc.assert(fc.property(printed, ({ interval }) => JSON.stringify(scale(interval, r("-1"))) === JSON.stringify(negate(interval))));
  });
  test("order of addends does not matter", () =>
    both((a, b) => JSON.stringify(add(a.interval, b.interval)) === JSON.stringify(add(b.interval, a.interval))));
  test("overlap is mutual, a part overlaps its whole", () =>
    both((a, b) => overlaps(a.interval, b.interval) === overlaps(b.interval, a.interval) && within(point(a.value), a.interval)));
});

test("n rounded parts differ from their rounded total by at most half of n units", () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: 0n, max: 100_000n }), { minLength: 1, maxLength: 8 }), (thousandths) => {
      const parts = thousandths.map((value) => Rational.of(value, 1000n));
      const total = parts.reduce((sum, part) => sum.add(part), Rational.ZERO);
      const unit = r("0.01");
      const shown = parts.map((part) => roundHalfUp(part, unit)).reduce((sum, part) => sum.add(part), Rational.ZERO);
      const units = roundHalfUp(total, unit).subtract(shown).absolute().divide(unit);
      return units.compare(Rational.of(BigInt(Math.floor(parts.length / 2)))) <= 0;
    }),
  );
});

describe("attainable counts", () => {
  test.each([
    ["a share that one count gives", "0.8467", 437n, "370 370"],
    ["a share that no count gives", "0.8470", 437n, "none"],
    ["the smallest share", "0.0026", 437n, "none"],
    ["a coarse base", "0.5", 2n, "1 1"],
  ])("%s", (_name, share, n, expected) => {
    const found = attainableCounts(roundedInterval(r(share), r("0.0001")), n);
    expect(found ? `${found.from} ${found.to}` : "none").toBe(expected);
  });
  test("every true share is attainable", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 5000n }), fc.bigInt({ min: 0n, max: 5000n }), (n, k) => {
        fc.pre(k <= n);
        const unit = r("0.0001");
        const found = attainableCounts(roundedInterval(roundHalfUp(Rational.of(k, n), unit), unit), n);
        return found !== undefined && found.from <= k && k <= found.to;
      }),
    );
  });
  test("power falls to zero for large bases", () => {
    expect([attainabilityPower(437n, 2), attainabilityPower(20_000n, 2)].map(String)).toEqual(["0.9563", "0"]);
  });
});

describe("shares of one base together", () => {
  const shares = (...texts: string[]) => texts.map((text) => roundedInterval(r(text), r("0.0001")));
  test.each([
    ["counts that add up", shares("0.8467", "0.1510", "0.0023"), true],
    ["one share that no count gives", shares("0.8467", "0.1510", "0.0026"), false],
    ["each attainable, but one person too many", shares("0.8467", "0.1533", "0.0023"), false],
  ])("%s", (_name, intervals, expected) => expect(attainableTogether(intervals, 437n)).toBe(expected));
});

describe("slack of a sum", () => {
  test("three terms of one step: two units is the slack, one unit the most that is reached", () => {
    expect(sumSlack(r("0.01"), [r("0.01"), r("0.01"), r("0.01")]).toString()).toBe("0.02");
  });
  test("true values stay strictly inside, in any order and at any scale", () => {
    const term = fc.tuple(rational, step);
    fc.assert(
      fc.property(fc.array(term, { minLength: 1, maxLength: 8 }), step, fc.constantFrom("1", "10000"), (terms, unit, factor) => {
        const total = terms.reduce((sum, [value]) => sum.add(value), Rational.ZERO);
        const shown = terms.reduce((sum, [value, own]) => sum.add(roundHalfUp(value, own)), Rational.ZERO);
        const steps = terms.map(([, own]) => own);
        const gap = roundHalfUp(total, unit).subtract(shown).absolute().multiply(r(factor));
        const slack = sumSlack(unit, [...steps].reverse());
        const scaled = sumSlack(
          unit.multiply(r(factor)),
          steps.map((own) => own.multiply(r(factor))),
        );
        return scaled.equals(slack.multiply(r(factor))) && gap.compare(scaled) <= 0;
      }),
    );
  });
});

describe("the edge of an agreement", () => {
  const rate = (digits: string) => roundedInterval(r(digits), r("0.0001"));
  test.each([
    ["the nearest print", "0.6667", true],
    ["one unit above", "0.6668", false],
    ["one unit below", "0.6666", false],
  ])("two of three: %s", (_name, digits, expected) => {
    expect(overlaps(rate(digits), point(r("2/3")))).toBe(expected);
  });
});
