import { existsSync, readFileSync } from "node:fs";
import { Rational } from "@gouji/values";
import { describe, expect, test } from "vitest";
import type { Quantity } from "./quantity.ts";
import { readQuantities } from "./read-quantities.ts";
import { readQuantity } from "./read-quantity.ts";

interface Row {
  readonly id: string;
  readonly text: string;
  readonly kind: string;
  readonly value: string | { readonly min: string; readonly max: string } | null;
  readonly unit: string | null;
  readonly base_value: string | { readonly min: string; readonly max: string } | null;
  readonly base_unit: string | null;
  readonly decimals: number | null;
  readonly step: string | null;
  readonly comparator: string;
  readonly approx_kind: string | null;
  readonly semantics?: string;
  readonly interval: {
    readonly min: string | null;
    readonly max: string | null;
    readonly min_inclusive: boolean;
    readonly max_inclusive: boolean;
  } | null;
}

const FILE = new URL("../../../../shared/quantities.json", import.meta.url);
const rows: readonly Row[] = existsSync(FILE) ? JSON.parse(readFileSync(FILE, "utf8")) : [];
const exact = (text: string) => Rational.parse(text).toString();

describe.skipIf(rows.length === 0)("every row of the shared table of quantities", () => {
  test.each(rows.map((row) => [`${row.id} ${row.text}`, row] as const))("%s", (_name, row) => {
    const quantity = mainQuantity(row.text);
    expect(quantity && view(quantity)).toEqual(expected(row));
  });
  test("there are rows", () => expect(rows.length).toBeGreaterThan(100));
});

/** The reading as a cell where it is one, else the one quantity of the text. */
function mainQuantity(text: string): Quantity | undefined {
  return readQuantity(text) ?? readQuantities(text)[0];
}

function view(quantity: Quantity) {
  const { kind, unit, baseUnit, comparator, value, baseValue, step, decimals, approximation, interval, from, to } = quantity;
  const calendar = kind === "date" || kind === "period";
  const numeric = step !== undefined;
  return {
    kind: kind.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value:
      kind === "date"
        ? from
        : calendar || value === undefined
          ? from === undefined
            ? null
            : `${trimmed(from)} … ${trimmed(to)}`
          : value.toString(),
    unit: unit || null,
    base: baseUnit || null,
    baseValue: numeric && baseValue ? baseValue.toString() : null,
    decimals: numeric ? decimals : null,
    step: step?.toString() ?? null,
    comparator,
    approximation: approximation ?? null,
    interval: interval
      ? `${interval.minClosed ? "[" : "("}${interval.min ?? "−∞"}, ${interval.max ?? "+∞"}${interval.maxClosed ? "]" : ")"}`
      : null,
  };
}

function trimmed(text: string | undefined): string | undefined {
  return text && /^-?[\d.]+$/.test(text) ? exact(text) : text;
}

function expected(row: Row) {
  const { kind, value, unit, base_value, base_unit, decimals, step, comparator, approx_kind, interval } = row;
  const end = (text: string | null, open: string) => (text === null ? open : exact(text));
  return {
    kind,
    value:
      value === null
        ? null
        : typeof value === "string"
          ? /^-?[\d.]+(\/\d+)?$/.test(value)
            ? exact(value)
            : value
          : `${trimmed(value.min)} … ${trimmed(value.max)}`,
    unit,
    base: kind === "ordinal" ? null : base_unit,
    baseValue: step !== null && typeof base_value === "string" ? exact(base_value) : null,
    decimals,
    step: step === null ? null : exact(step),
    comparator,
    approximation: approx_kind,
    interval:
      interval &&
      `${interval.min_inclusive ? "[" : "("}${end(interval.min, "−∞")}, ${end(interval.max, "+∞")}${interval.max_inclusive ? "]" : ")"}`,
  };
}
