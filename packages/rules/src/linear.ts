import type { Addend, Figure } from "@gouji/report";
import { add, type Interval, overlaps, point, Rational, scale, subtract } from "@gouji/values";
import { anyApproximate, sumOf, type Term, termsOf } from "./reading.ts";
import type { Repair, Tightness } from "./rule.ts";

export type LinearResult =
  | { readonly kind: "holds"; readonly how: Tightness }
  | { readonly kind: "open" }
  | { readonly kind: "fails"; readonly expected: Rational; readonly difference: Rational; readonly repairs: readonly Repair[] };

/** Does `total` equal the signed sum of `parts`, as far as their printed precision goes? */
export function judgeSum(total: Figure, parts: readonly Addend[]): LinearResult {
  const terms = termsOf([total, ...parts.map(({ figure }) => figure)]);
  const [whole, ...rest] = terms ?? [];
  if (!whole || rest.length === 0 || rest.some(({ figure }) => figure.quantity.baseUnit !== total.quantity.baseUnit))
    return { kind: "open" };
  const signed = rest.map((term, index) => ({ ...term, sign: parts[index]?.sign ?? 1 }));
  const expected = signed.reduce((sum, { value, sign }) => sum.add(sign === 1 ? value : value.negate()), Rational.ZERO);
  const approximate = anyApproximate([total, ...parts.map(({ figure }) => figure)]);
  if (expected.equals(whole.value)) return { kind: "holds", how: approximate ? "loose" : "exact" };
  if (overlaps(whole.interval, sumOf(signed))) return { kind: "holds", how: approximate ? "loose" : "rounded" };
  if (approximate) return { kind: "open" };
  return { kind: "fails", expected, difference: whole.value.subtract(expected), repairs: repairsOf(whole, signed) };
}

/** For each figure, what it would have to be. */
function repairsOf(whole: Term, parts: readonly (Term & { readonly sign: 1 | -1 })[]): Repair[] {
  const sum = sumOf(parts);
  // Sums of what stands before and behind each part: a table may have thousands of them.
  const before = runningSums(parts);
  const behind = runningSums([...parts].reverse()).reverse();
  const ofParts = parts.map((part, at) => {
    const others = add(before[at] ?? NOTHING, behind[at + 1] ?? NOTHING);
    return { figureId: part.figure.id, interval: scale(subtract(whole.interval, others), Rational.of(BigInt(part.sign))) };
  });
  return [{ figureId: whole.figure.id, interval: add(sum, NOTHING) }, ...ofParts];
}

const NOTHING = point(Rational.ZERO);

/** Signed sums of the first none, one, two, … parts. */
function runningSums(parts: readonly (Term & { readonly sign: 1 | -1 })[]): Interval[] {
  const sums: Interval[] = [NOTHING];
  for (const { interval, sign } of parts) sums.push(add(sums.at(-1) ?? NOTHING, scale(interval, Rational.of(BigInt(sign)))));
  return sums;
}
