import type { Figure, PeerComparison } from "@gouji/report";
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
  judge: ({ name, figure, all }, { smallestBatch, outlierDistance }) => {
    const value = figure.quantity.baseValue;
    if (!value || all.length < smallestBatch) return undecided("otherItems");
    const { median, usual, nearest } = spreadOf(all);
    const distance = value.subtract(median).absolute();
    if (usual.sign === 0 || distance.compare(usual.multiply(Rational.parse(outlierDistance))) <= 0) return consistent("loose", [figure]);
    const decimals = Math.max(figure.quantity.decimals, 2);
    return {
      kind: "inconsistent",
      message: {
        id: "outlier",
        data: { name, stated: shown(figure), count: String(all.length), median: printed(median, figure, decimals) },
      },
      stated: shown(figure),
      evidence: [cite(figure, "stated"), ...nearest.map((peer) => cite(peer, "context"))],
    };
  },
});

interface Spread {
  readonly median: Rational;
  /** How far from it the figures usually are. */
  readonly usual: Rational;
  /** Some of the nearest, to be shown. */
  readonly nearest: readonly Figure[];
}

const known = new WeakMap<readonly Figure[], Spread>();

/** Once for all documents that share the list: a batch may have a thousand. */
function spreadOf(all: readonly Figure[]): Spread {
  const found = known.get(all) ?? measured(all);
  known.set(all, found);
  return found;
}

function measured(all: readonly Figure[]): Spread {
  const values = all.flatMap(({ quantity }) => quantity.baseValue ?? []);
  const median = medianOf(values);
  const distances = values.map((value) => value.subtract(median).absolute());
  // Where most are equal, their median distance is nothing and the mean stands in for it.
  const middle = medianOf(distances);
  return {
    median,
    usual: middle.sign === 0 ? meanOf(distances) : middle,
    nearest: [...all].sort((a, b) => away(a.quantity.baseValue, median).compare(away(b.quantity.baseValue, median))).slice(0, MOST_SHOWN),
  };
}

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
