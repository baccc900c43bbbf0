import type { ShareSumRelation } from "@gouji/report";
import { contains, point, Rational, subtract } from "@gouji/values";
import { anyApproximate, byBasis, closed, decimalsFor, plainNumber, printed, sumOf, sumShown, termsOf } from "../reading.ts";
import { relationsOf } from "../relations.ts";
import { cite, consistent, defineRule, undecided } from "../rule.ts";

/** Shares this far from a whole are not all of its shares. */
const FAR = Rational.of(1n, 10n);

/** Shares of one whole add up to 100 %. */
export const percentSum = defineRule<ShareSumRelation>({
  id: "percent-sum",
  family: "arithmetic",
  title: "占比合计不为100%",
  titleEn: "Shares do not add up to 100%",
  severity: "error",
  specificity: 45,
  subjects: (input) => relationsOf(input, "shareSum"),
  keyOf: ({ key }) => key,
  judge({ shares, exhaustive, counted, basis }) {
    const terms = termsOf(shares);
    const [first] = shares;
    if (!terms || !first || shares.length < 2 || shares.some(({ quantity }) => quantity.kind !== "percent")) return undecided("value");
    const signed = terms.map((term) => ({ ...term, sign: 1 as const }));
    const sum = terms.reduce((total, { value }) => total.add(value), Rational.ZERO);
    const approximate = anyApproximate(shares);
    if (sum.equals(Rational.ONE)) return consistent(approximate ? "loose" : "exact", shares);
    if (contains(closed(sumOf(signed)), Rational.ONE)) return consistent(approximate ? "loose" : "rounded", shares);
    const difference = sum.subtract(Rational.ONE).absolute();
    // A share above the whole is wrong however far the sum is off.
    const isBeyond = terms.some(({ value }) => value.compare(Rational.ONE) > 0);
    if (!exhaustive || approximate || (difference.compare(FAR) > 0 && !isBeyond && !counted)) return undecided("otherShares");
    const decimals = decimalsFor(sum, first, 4);
    const expected = printed(sum, first, decimals);
    return {
      kind: "inconsistent",
      severity: byBasis(basis),
      message: {
        id: "percent-sum",
        data: { expected, sum: sumShown(signed), difference: plainNumber(difference, first, decimals), count: String(shares.length) },
      },
      stated: expected,
      expected: "100%",
      difference: printed(difference, first, decimals),
      evidence: shares.map((share) => cite(share, "operand")),
      repairs: signed.map((term) => {
        const others = sumOf(signed.filter((other) => other !== term));
        return { figureId: term.figure.id, interval: closed(subtract(point(Rational.ONE), others)) };
      }),
    };
  },
});
