/** The only numbers that money, rates and scores are computed with: exact fractions of integers, always reduced, denominator above zero. */
export class Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;

  static readonly ZERO = Rational.of(0n);
  static readonly ONE = Rational.of(1n);

  private constructor(numerator: bigint, denominator: bigint) {
    this.numerator = numerator;
    this.denominator = denominator;
  }

  /** @throws RangeError on a denominator of zero. */
  static of(numerator: bigint, denominator = 1n): Rational {
    if (denominator === 0n) throw new RangeError("A fraction cannot have the denominator 0.");
    const sign = denominator < 0n ? -1n : 1n;
    const divisor = greatestCommonDivisor(numerator, denominator);
    return new Rational((sign * numerator) / divisor, (sign * denominator) / divisor);
  }

  /** Reads "12.34", "-0.5" or "2/3". @throws SyntaxError on anything else. */
  static parse(text: string): Rational {
    const fraction = /^(-?\d+)\/(\d+)$/.exec(text);
    if (fraction?.[1] && fraction[2]) return Rational.of(BigInt(fraction[1]), BigInt(fraction[2]));
    const decimal = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
    if (!decimal?.[2]) throw new SyntaxError(`Not a decimal or a fraction: ${text}`);
    const decimals = decimal[3] ?? "";
    const mantissa = BigInt(decimal[2] + decimals);
    return Rational.of(decimal[1] === "-" ? -mantissa : mantissa, 10n ** BigInt(decimals.length));
  }

  add(other: Rational): Rational {
    return Rational.of(this.numerator * other.denominator + other.numerator * this.denominator, this.denominator * other.denominator);
  }

  subtract(other: Rational): Rational {
    return this.add(other.negate());
  }

  multiply(other: Rational): Rational {
    return Rational.of(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  /** @throws RangeError when `other` is zero. */
  divide(other: Rational): Rational {
    return Rational.of(this.numerator * other.denominator, this.denominator * other.numerator);
  }

  negate(): Rational {
    return new Rational(-this.numerator, this.denominator);
  }

  absolute(): Rational {
    return this.numerator < 0n ? this.negate() : this;
  }

  /** -1, 0 or 1 as this is below, equal to or above `other`. */
  compare(other: Rational): -1 | 0 | 1 {
    const left = this.numerator * other.denominator;
    const right = other.numerator * this.denominator;
    return left < right ? -1 : left > right ? 1 : 0;
  }

  equals(other: Rational): boolean {
    return this.compare(other) === 0;
  }

  get sign(): -1 | 0 | 1 {
    return this.numerator < 0n ? -1 : this.numerator > 0n ? 1 : 0;
  }

  /** Largest integer not above this. */
  floor(): bigint {
    const quotient = this.numerator / this.denominator;
    return this.numerator < 0n && quotient * this.denominator !== this.numerator ? quotient - 1n : quotient;
  }

  /** Smallest integer not below this. */
  ceil(): bigint {
    return -this.negate().floor();
  }

  /** "12.5" where the fraction ends as a decimal, else "2/3". */
  toString(): string {
    let rest = this.denominator;
    let decimals = 0;
    while (rest % 10n === 0n) {
      rest /= 10n;
      decimals += 1;
    }
    for (const prime of [2n, 5n]) {
      while (rest % prime === 0n) {
        rest /= prime;
        decimals += 1;
      }
    }
    if (rest !== 1n) return `${this.numerator}/${this.denominator}`;
    const scaled = (this.numerator * 10n ** BigInt(decimals)) / this.denominator;
    return plain(scaled, decimals)
      .replace(/(\.\d*?)0+$/, "$1")
      .replace(/\.$/, "");
  }

  toJSON(): string {
    return this.toString();
  }
}

/** The integer `mantissa` with its last `decimals` digits behind the point. */
function plain(mantissa: bigint, decimals: number): string {
  const digits = (mantissa < 0n ? -mantissa : mantissa).toString().padStart(decimals + 1, "0");
  const sign = mantissa < 0n ? "-" : "";
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}
