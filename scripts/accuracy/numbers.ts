/** Figures are whole numbers of their last printed place; nothing here rounds in binary. */
export function decimal(units: number, decimals: number, thousands = false): string {
  const digits = String(Math.abs(units)).padStart(decimals + 1, "0");
  const whole = decimals === 0 ? digits : digits.slice(0, -decimals);
  const grouped = thousands ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
  return `${units < 0 ? "-" : ""}${grouped}${decimals === 0 ? "" : `.${digits.slice(-decimals)}`}`;
}

/** numerator / denominator to the nearest whole number, halves upwards. */
export function divideRound(numerator: bigint | number, denominator: bigint | number): number {
  const [n, d] = [BigInt(numerator), BigInt(denominator)];
  return Number((2n * n + d) / (2n * d));
}

/** The rate in percent as a whole number of its last printed place. */
export function rateUnits(numerator: number, denominator: number, decimals: number): number {
  return divideRound(BigInt(numerator) * 100n * 10n ** BigInt(decimals), denominator);
}

export function percent(units: number, decimals: number): string {
  return `${decimal(units, decimals)}%`;
}

/** 9.60 as 9.6, 10.00 as 10. */
export function trimmed(text: string): string {
  return text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text;
}

/** Whole number of the last place, whatever is printed around the digits. */
export function unitsOf(text: string): number {
  return Number(text.replace(/[^\d-]/g, ""));
}
