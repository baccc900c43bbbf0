import type { CountShareRelation, Figure } from "@gouji/report";
import { attainabilityPower, attainableCounts, type Interval, Rational } from "@gouji/values";
import { diagnoseRate } from "../diagnosis/diagnose-rate.ts";
import { anyApproximate, byBasis, nameOf, plainNumber, printed, shown } from "../reading.ts";
import { relationsOf } from "../relations.ts";
import { cite, consistent, defineRule, undecided, type Verdict } from "../rule.ts";
import { judgeRate } from "./judge-rate.ts";

/** A percentage of n counted things must be k/n for some integer k. */
export const percentOfCount = defineRule<CountShareRelation>({
  id: "percent-of-count",
  family: "arithmetic",
  title: "百分比不可能",
  titleEn: "No count gives this percentage",
  severity: "error",
  specificity: 55,
  subjects: (input) => relationsOf(input, "countShare"),
  keyOf: ({ key }) => key,
  judge({ share, base, part, basis }, profile) {
    if (share.quantity.kind !== "percent" || anyApproximate([share, base])) return undecided("exactValue");
    if (part) return judgePart(share, base, part, basis);
    const { baseValue, step, decimals } = share.quantity;
    const n = base.quantity.baseValue;
    if (!baseValue || !step || !n || n.denominator !== 1n || n.sign <= 0 || base.quantity.comparator !== "=") return undecided("base");
    if (baseValue.sign < 0 || baseValue.compare(Rational.ONE) > 0) return undecided("share");
    if (attainabilityPower(n.numerator, decimals).compare(Rational.parse(profile.minimalAttainabilityPower)) < 0)
      return undecided("precision");
    const half = step.divide(Rational.of(2n));
    if (attainableCounts(around(baseValue, half, true), n.numerator)) return consistent("rounded", [share, base]);
    if (attainableCounts(around(baseValue, step, false), n.numerator)) return consistent("loose", [share, base]);
    return impossible(share, base, { value: baseValue, half, n }, basis);
  },
});

function around(value: Rational, distance: Rational, taken: boolean): Interval {
  return { min: value.subtract(distance), max: value.add(distance), minClosed: taken, maxClosed: taken };
}

function impossible(
  share: Figure,
  base: Figure,
  { value, half, n }: { readonly value: Rational; readonly half: Rational; readonly n: Rational },
  basis: CountShareRelation["basis"],
): Verdict {
  const k = value.multiply(n).floor();
  const [below, above] = [k, k + 1n].map((count) => `${count} ÷ ${n.numerator} = ${printed(Rational.of(count).divide(n), share)}`);
  return {
    kind: "inconsistent",
    severity: byBasis(basis),
    message: {
      id: "percent-of-count",
      data: { share: nameOf(share), stated: shown(share), base: shown(base), below: below ?? "", above: above ?? "" },
    },
    stated: shown(share),
    evidence: [cite(share, "stated"), cite(base, "operand")],
    repairs: [k, k + 1n].map((count) => ({ figureId: share.id, interval: around(Rational.of(count).divide(n), half, true) })),
  };
}

function judgePart(share: Figure, base: Figure, part: Figure, basis: CountShareRelation["basis"]): Verdict {
  const result = judgeRate(share, part, base);
  if (result.kind === "open") return undecided(result.missing);
  if (result.kind === "holds") return consistent(result.how, [share, part, base]);
  const { expected, repairs } = result;
  const difference = (share.quantity.baseValue ?? Rational.ZERO).subtract(expected).absolute();
  const diagnosis = diagnoseRate(share, part, base, expected, []);
  return {
    kind: "inconsistent",
    severity: byBasis(basis),
    message: {
      id: "percent-of-count.part",
      data: {
        share: nameOf(share),
        stated: shown(share),
        part: shown(part),
        base: shown(base),
        expected: printed(expected, share),
        difference: plainNumber(difference, share),
      },
    },
    stated: shown(share),
    expected: printed(expected, share),
    difference: printed(difference, share),
    evidence: [cite(share, "stated"), cite(part, "operand"), cite(base, "operand")],
    ...(diagnosis ? { diagnosis } : {}),
    repairs,
  };
}
