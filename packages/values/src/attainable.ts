import type { Interval } from "./interval.ts";
import { Rational } from "./rational.ts";

/**
 * The counts k of n whose share k/n lies in `share`, as the smallest and the largest; undefined if there is none.
 * The test is known as GRIM (Brown and Heathers 2017).
 */
export function attainableCounts(share: Interval, n: bigint): { readonly from: bigint; readonly to: bigint } | undefined {
  const whole = Rational.of(n);
  const low = share.min ? share.min.multiply(whole) : Rational.ZERO;
  const high = share.max ? share.max.multiply(whole) : whole;
  let from = low.ceil();
  if (share.min && !share.minClosed && Rational.of(from).equals(low)) from += 1n;
  let to = high.floor();
  if (share.max && !share.maxClosed && Rational.of(to).equals(high)) to -= 1n;
  return from <= to ? { from, to } : undefined;
}

/**
 * Can the shares, all of one base, be counts that add up to n? Each share leaves a range of counts, so it is enough that n lies between
 * the sum of the smallest and the sum of the largest.
 */
export function attainableTogether(shares: readonly Interval[], n: bigint): boolean {
  let [from, to] = [0n, 0n];
  for (const share of shares) {
    const counts = attainableCounts(share, n);
    if (!counts) return false;
    from += counts.from;
    to += counts.to;
  }
  return from <= n && n <= to;
}

/** Chance, from 0 to 1, that a random percentage with `decimals` decimals is no share of n counted things. */
export function attainabilityPower(n: bigint, decimals: number): Rational {
  const power = Rational.ONE.subtract(Rational.of(n, 10n ** BigInt(decimals + 2)));
  return power.sign < 0 ? Rational.ZERO : power;
}
