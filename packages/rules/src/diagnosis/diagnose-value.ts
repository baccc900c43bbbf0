import type { Figure } from "@gouji/report";
import { contains, type Interval, powerOfTen, type Rational } from "@gouji/values";
import { plainNumber, printed } from "../reading.ts";
import type { Diagnosis } from "../rule.ts";

/** What may have happened to a single number: unit slip, decimal point, swapped or wrong digits. `expected` is the exact value, `allowed` all values it may be. */
export function diagnoseValue(
  stated: Figure,
  expected: Rational,
  allowed: Interval = { min: expected, max: expected, minClosed: true, maxClosed: true },
): Diagnosis | undefined {
  const { baseValue, digits } = stated.quantity;
  if (!baseValue || baseValue.sign === 0 || expected.sign === 0) return undefined;
  if (baseValue.negate().equals(expected)) return cause("sign-lost", { stated: stated.printed, expected: printed(expected, stated) });
  return slip(stated, baseValue, allowed) ?? digitError(stated, digits, plainNumber(expected, stated), expected);
}

function slip(stated: Figure, value: Rational, allowed: Interval): Diagnosis | undefined {
  for (const exponent of [4, 3, 6, 8, 1, 2]) {
    for (const sign of [1, -1]) {
      if (!contains(allowed, value.multiply(powerOfTen(exponent * sign)))) continue;
      if (stated.quantity.digits.replace(/[.0]/g, "").length < 2) return undefined;
      const kind = exponent > 2 ? "unit-slip" : stated.quantity.kind === "percent" && exponent === 2 ? "percent-slip" : "decimal-point";
      return cause(kind, { factor: String(10 ** exponent) });
    }
  }
  return undefined;
}

function digitError(stated: Figure, s: string, e: string, expected: Rational): Diagnosis | undefined {
  const data = { stated: stated.printed, expected: printed(expected, stated) };
  if (s.replace(/\D/g, "").length < 3) return undefined;
  if (s.length === e.length) {
    const places = [...s].flatMap((digit, index) => (digit === e[index] ? [] : [index]));
    const [first = 0, second = 0] = places;
    if (places.length === 2 && s[first] === e[second] && s[second] === e[first]) return cause("swapped-digits", data);
    // The last digit alone is more often a matter of rounding.
    if (places.length === 1 && first < s.length - 1) return cause("digit-typo", data);
    return undefined;
  }
  const [long, short] = s.length > e.length ? [s, e] : [e, s];
  const dropped = long.length === short.length + 1 && [...long].some((_, index) => long.slice(0, index) + long.slice(index + 1) === short);
  return dropped ? cause("digit-dropped", data) : undefined;
}

/** A cause that the arithmetic makes likely. */
export function cause(kind: string, data: Readonly<Record<string, string>>, bits?: number): Diagnosis {
  const likely = bits === undefined || bits >= 10;
  const words = likely ? { certainty: "很可能", certaintyEn: "Probably" } : { certainty: "可能", certaintyEn: "Possibly" };
  return { kind, message: { id: kind, data: { ...data, ...words } }, ...(bits === undefined ? {} : { bits: Math.floor(bits) }) };
}
