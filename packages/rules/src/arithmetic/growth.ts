import type { Figure, GrowthRelation } from "@gouji/report";
import { add, between, divide, type Interval, multiply, negate, overlaps, point, Rational, scale, subtract } from "@gouji/values";
import { cause, diagnoseValue } from "../diagnosis/diagnose-value.ts";
import { anyApproximate, byBasis, closed, nameOf, printed, shown, type Term, termsOf } from "../reading.ts";
import { relationsOf } from "../relations.ts";
import { cite, consistent, defineRule, type Repair, undecided, type Verdict } from "../rule.ts";
import { variantOf } from "./judge-rate.ts";

type Reading = GrowthRelation["reading"];

const WORDS: Readonly<Record<Reading, readonly [zh: string, en: string]>> = {
  rate: ["增减幅", "the change is"],
  multiple: ["倍数", "the multiple is"],
  increaseMultiple: ["增加的倍数", "the increase is"],
  points: ["增减的百分点", "the difference in percentage points is"],
  amount: ["增减额", "the difference is"],
  average: ["年均增减幅", "the average change a year is"],
  rateByAmount: ["增减幅", "the change is"],
};

/** A change against another period's figure. */
export const growth = defineRule<GrowthRelation>({
  id: "growth",
  family: "arithmetic",
  title: "增减幅不符",
  titleEn: "Change does not follow from the two periods",
  severity: "error",
  specificity: 50,
  subjects: (input) => relationsOf(input, "growth"),
  keyOf: ({ key }) => key,
  judge: judgeGrowth,
});

function judgeGrowth({ change, current, previous, reading, years = 1, falling, basis }: GrowthRelation): Verdict {
  const [stated] = termsOf([change]) ?? [];
  const [c, p] = termsOf([current, previous]) ?? [];
  const figures = [change, current, previous];
  if (!stated || !c || !p) return undecided("value");
  if (current.quantity.baseUnit !== previous.quantity.baseUnit) return undecided("unit");
  const unsigned = reading === "average" ? averageChange(years, falling, c, p) : changeBy(reading, falling, c, p);
  if (!unsigned) return undecided("previous");
  // 下降0.74% is read with its sign; the amount of the change has none.
  const isNegative = reading === "rateByAmount" && stated.value.sign < 0;
  const expected = isNegative ? { value: unsigned.value.negate(), interval: negate(unsigned.interval) } : unsigned;
  const approximate = anyApproximate(figures);
  if (fits(stated, expected)) return consistent(approximate ? "loose" : expected.value.equals(stated.value) ? "exact" : "rounded", figures);
  if (variantOf(expected.value, stated.value, change.quantity.step)) return consistent("loose", figures);
  // Many write 增长1.5倍 for "to 1.5 times": a matter of wording.
  const level = reading === "increaseMultiple" ? changeBy("multiple", falling, c, p) : undefined;
  if (level && fits(stated, level)) return consistent("loose", figures);
  if (approximate) return undecided("exactValue");
  const words = {
    expected: printed(expected.value, change),
    difference: printed(stated.value.subtract(expected.value).absolute(), change),
  };
  const [zh, en] = WORDS[reading];
  const diagnosis = diagnose(change, stated, expected, reading, falling, c, p);
  return {
    kind: "inconsistent",
    severity: byBasis(basis),
    message: {
      id: reading === "rateByAmount" ? "growth.by-amount" : "growth",
      data: {
        metric: nameOf(current),
        current: shown(current),
        previous: shown(previous),
        stated: shown(change),
        reading: zh,
        readingEn: en,
        ...words,
      },
    },
    stated: shown(change),
    ...words,
    evidence: [cite(change, "stated"), cite(current, "operand"), cite(previous, "operand")],
    ...(diagnosis ? { diagnosis } : {}),
    repairs: [{ figureId: change.id, interval: closed(expected.interval) }, ...periodRepairs(stated, reading, falling, c, p)],
  };
}

interface Expected {
  readonly value: Rational;
  readonly interval: Interval;
}

/** The change by its reading; undefined where the base is zero or below. */
function changeBy(reading: Reading, falling: boolean, c: Term, p: Term): Expected | undefined {
  const sign = (expected: Expected): Expected =>
    falling ? { value: expected.value.negate(), interval: negate(expected.interval) } : expected;
  const difference = { value: c.value.subtract(p.value), interval: subtract(c.interval, p.interval) };
  if (reading === "amount") return sign(difference);
  if (reading === "points") {
    const hundred = Rational.of(100n);
    return sign({ value: difference.value.multiply(hundred), interval: scale(difference.interval, hundred) });
  }
  if (reading === "rateByAmount") {
    const [base, allowed] = falling
      ? [c.value.add(p.value), add(c.interval, p.interval)]
      : [c.value.subtract(p.value), subtract(c.interval, p.interval)];
    const share = base.sign > 0 ? divide(p.interval, allowed) : undefined;
    return share && { value: p.value.divide(base), interval: share };
  }
  const quotient = p.value.sign > 0 ? divide(c.interval, p.interval) : undefined;
  if (!quotient) return undefined;
  const value = c.value.divide(p.value);
  if (reading === "multiple") return { value, interval: quotient };
  return sign({ value: value.subtract(Rational.ONE), interval: subtract(quotient, point(Rational.ONE)) });
}

/** The same change in each of the years: (c/p)^(1/years) − 1. */
function averageChange(years: number, falling: boolean, c: Term, p: Term): Expected | undefined {
  const quotient = p.value.sign > 0 && c.value.sign > 0 ? divide(c.interval, p.interval) : undefined;
  if (quotient?.min === undefined || quotient.max === undefined) return undefined;
  const yearly = (total: Rational) =>
    rootOf(total, years)
      .subtract(Rational.ONE)
      .multiply(Rational.of(falling ? -1n : 1n));
  const [low, high] = [yearly(quotient.min), yearly(quotient.max)];
  return { value: yearly(c.value.divide(p.value)), interval: falling ? between(high, low) : between(low, high) };
}

/** The positive root to eight decimals: finer than any rate is printed. */
function rootOf(value: Rational, degree: number): Rational {
  const one = 10n ** 8n;
  let [low, high] = [0n, (BigInt(value.ceil()) + 1n) * one];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    const power = Array.from({ length: degree }, () => Rational.of(middle, one)).reduce((product, factor) => product.multiply(factor));
    if (power.compare(value) <= 0) low = middle;
    else high = middle;
  }
  return Rational.of(low, one);
}

/** What the two periods' figures would have to be. */
function periodRepairs({ interval }: Term, reading: Reading, falling: boolean, c: Term, p: Term): Repair[] {
  if (reading === "average") return [];
  // Amount and rate go with one base: what the current value would be depends on both.
  if (reading === "rateByAmount") return [];
  const signed = falling ? negate(interval) : interval;
  if (reading === "amount" || reading === "points") {
    const step = reading === "points" ? scale(signed, Rational.of(1n, 100n)) : signed;
    return [
      { figureId: c.figure.id, interval: closed(add(p.interval, step)) },
      { figureId: p.figure.id, interval: closed(subtract(c.interval, step)) },
    ];
  }
  const factor = reading === "multiple" ? signed : add(point(Rational.ONE), signed);
  const base = divide(c.interval, closed(factor));
  return [
    { figureId: c.figure.id, interval: closed(multiply(p.interval, factor)) },
    ...(base ? [{ figureId: p.figure.id, interval: closed(base) }] : []),
  ];
}

function fits(stated: Term, expected: Expected): boolean {
  return overlaps(closed(stated.interval), closed(expected.interval));
}

function diagnose(change: Figure, stated: Term, expected: Expected, reading: Reading, falling: boolean, c: Term, p: Term) {
  if (reading === "points") {
    const rate = changeBy("rate", falling, c, p);
    const percent = rate && { value: rate.value.multiply(Rational.of(100n)), interval: scale(rate.interval, Rational.of(100n)) };
    if (percent && fits(stated, percent)) return cause("percent-for-points", { other: printed(expected.value, change) });
  }
  if (reading === "rate" && p.value.sign > 0 && c.value.sign > 0) {
    const over = (value: Rational) => fits(stated, { value, interval: point(falling ? value.negate() : value) });
    if (over(c.value.subtract(p.value).divide(c.value))) {
      return cause("growth-base", { current: shown(c.figure), previous: shown(p.figure), stated: shown(change) });
    }
    const level = c.value.divide(p.value);
    if (fits(stated, { value: level, interval: point(level) })) return cause("level-for-growth", {});
  }
  if (reading === "rateByAmount" && c.value.sign > 0) {
    const ofCurrent = p.value.divide(c.value);
    const base = falling ? c.value.add(p.value) : c.value.subtract(p.value);
    if (fits(stated, { value: ofCurrent, interval: point(ofCurrent) }))
      return cause("growth-base", { current: shown(c.figure), previous: printed(base, c.figure), stated: shown(change) });
  }
  return diagnoseValue(change, expected.value);
}
