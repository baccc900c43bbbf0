import type { PeerComparison } from "@gouji/report";
import { Rational } from "@gouji/values";
import { printed, shown } from "../reading.ts";
import { cite, consistent, defineRule, undecided } from "../rule.ts";

const MOST_SHOWN = 3;
const TWO = Rational.of(2n);

/** A rate or a total score that is far from those of the other reports of a batch: worth a look, no fault. */
export const outlier = defineRule<PeerComparison>({
  id: "outlier",
  family: "consistency",
  title: "数值明显偏离同类",
  titleEn: "Far from its peers",
  severity: "info",
  specificity: 5,
  subjects: ({ report: { comparisons = [] } }) => comparisons.filter((comparison) => comparison.kind === "peers"),
  keyOf: ({ key }) => key,
  judge: ({ name, figure, peers }, { smallestBatch, outlierDistance }) => {
    const value = figure.quantity.baseValue;
    const like = peers.filter(({ quantity }) => quantity.baseUnit === figure.quantity.baseUnit);
    const values = like.flatMap(({ quantity }) => quantity.baseValue ?? []);
    if (!value || values.length + 1 < smallestBatch) return undecided("otherItems");
    const median = medianOf(values);
    const distances = values.map((peer) => peer.subtract(median).absolute());
    // Where most are equal, their median distance is nothing and the mean stands in for it.
    const middle = medianOf(distances);
    const usual = middle.sign === 0 ? meanOf(distances) : middle;
    const distance = value.subtract(median).absolute();
    if (usual.sign === 0 || distance.compare(usual.multiply(Rational.parse(outlierDistance))) <= 0) return consistent("loose", [figure]);
    const nearest = [...like].sort((a, b) => away(a.quantity.baseValue, median).compare(away(b.quantity.baseValue, median)));
    return {
      kind: "inconsistent",
      message: {
        id: "outlier",
        data: {
          name,
          stated: shown(figure),
          count: String(values.length),
          median: printed(median, figure, Math.max(figure.quantity.decimals, 2)),
        },
      },
      stated: shown(figure),
      evidence: [cite(figure, "stated"), ...nearest.slice(0, MOST_SHOWN).map((peer) => cite(peer, "context"))],
    };
  },
});

function away(value: Rational | undefined, median: Rational): Rational {
  return (value ?? Rational.ZERO).subtract(median).absolute();
}

function medianOf(values: readonly Rational[]): Rational {
  const sorted = [...values].sort((a, b) => a.compare(b));
  const half = sorted.length >> 1;
  const [low, high] = [sorted[sorted.length % 2 === 0 ? half - 1 : half], sorted[half]];
  return low && high ? low.add(high).divide(TWO) : Rational.ZERO;
}

function meanOf(values: readonly Rational[]): Rational {
  return values.reduce((sum, value) => sum.add(value), Rational.ZERO).divide(Rational.of(BigInt(values.length)));
}
