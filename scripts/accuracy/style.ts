import { decimal, percent, rateUnits } from "./numbers.ts";
import type { Random } from "./random.ts";
import { PLACES, SECTORS, type Sector } from "./vocabulary.ts";

/** How one report looks: where it plays, how its numbers are printed. */
export interface Style {
  readonly place: string;
  readonly sector: Sector;
  readonly bureau: string;
  readonly year: number;
  readonly unit: "万元" | "元";
  readonly moneyDecimals: number;
  readonly thousands: boolean;
  readonly rateDecimals: number;
}

export function styleOf(random: Random): Style {
  const place = random.pick(PLACES);
  const sector = random.pick(SECTORS);
  const unit = random.chance(0.8) ? "万元" : "元";
  return {
    place,
    sector,
    bureau: place + sector.bureau,
    year: random.int(2019, 2024),
    unit,
    moneyDecimals: unit === "元" ? 2 : random.pick([2, 2, 2, 4]),
    thousands: random.chance(unit === "元" ? 0.6 : 0.25),
    rateDecimals: random.pick([2, 2, 1]),
  };
}

/** An amount of between `from` and `to` 万元, as a whole number of its last printed place. */
export function amount(random: Random, { unit, moneyDecimals }: Style, from: number, to: number): number {
  const units = random.int(from * 100, to * 100);
  return unit === "元"
    ? units * 10_000 + random.int(0, 9_999)
    : units * 10 ** (moneyDecimals - 2) + (moneyDecimals > 2 ? random.int(0, 99) : 0);
}

export function digits({ moneyDecimals, thousands }: Style, units: number): string {
  return decimal(units, moneyDecimals, thousands);
}

export function money(style: Style, units: number): string {
  return digits(style, units) + style.unit;
}

export function rate(style: Style, numerator: number, denominator: number): string {
  return percent(rateUnits(numerator, denominator, style.rateDecimals), style.rateDecimals);
}

/** `total` divided at random into `count` parts, none of them tiny. */
export function divided(random: Random, total: number, count: number): number[] {
  const shares = Array.from({ length: count }, () => random.int(20, 100));
  const all = shares.reduce((sum, share) => sum + share, 0);
  const parts = shares.slice(0, -1).map((share) => Math.floor((total / all) * share) + random.int(0, 9));
  return [...parts, total - sumOf(parts)];
}

export function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
