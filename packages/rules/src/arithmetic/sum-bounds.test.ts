import type { Figure, SumRelation } from "@gouji/report";
import { aFigure, aReport } from "@gouji/report/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { NATIONAL_SELF_EVALUATION } from "../profile.ts";
import { sumTotal } from "./sum-total.ts";

// Properties of sums of printed figures (docs/maths.md): what rounding explains, and what must not matter.

const hundredths = fc.array(fc.integer({ min: 100, max: 99_999 }), { minLength: 2, maxLength: 12 });

test("parts rounded to nearest never break their rounded total", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1_000_000, max: 99_999_999 }), { minLength: 2, maxLength: 12 }), (yuan) => {
      const rounded = yuan.map((amount) => Math.round(amount / 100));
      const total = Math.round(yuan.reduce((sum, amount) => sum + amount, 0) / 100);
      expect(verdict(total, rounded, "万元")).toBe("consistent");
    }),
  );
});

test("n rounded parts allow half of n units, and not one more", () => {
  fc.assert(
    fc.property(hundredths, fc.constantFrom(1, -1), (parts, direction) => {
      const sum = parts.reduce((total, part) => total + part, 0);
      const bound = Math.floor(parts.length / 2);
      expect(verdict(sum + direction * bound, parts, "万元")).toBe("consistent");
      expect(verdict(sum + direction * (bound + 1), parts, "万元")).toBe("inconsistent");
    }),
  );
});

test("amounts to the cent allow nothing", () => {
  fc.assert(
    fc.property(hundredths, fc.constantFrom(1, -1), (parts, direction) => {
      const sum = parts.reduce((total, part) => total + part, 0);
      expect(verdict(sum, parts, "元")).toBe("consistent");
      expect(verdict(sum + direction, parts, "元")).toBe("inconsistent");
    }),
  );
});

test("the order of the parts does not matter", () => {
  fc.assert(
    fc.property(hundredths, fc.integer({ min: -8, max: 8 }), (parts, off) => {
      const total = parts.reduce((sum, part) => sum + part, 0) + off;
      const [first = 0, ...others] = parts;
      const orders = [[...parts].reverse(), [...others, first], [...parts].sort((a, b) => a - b)];
      for (const order of orders) expect(verdict(total, order, "万元")).toBe(verdict(total, parts, "万元"));
    }),
  );
});

test("the scale of the unit does not matter", () => {
  fc.assert(
    fc.property(hundredths, fc.integer({ min: -8, max: 8 }), (parts, off) => {
      const total = parts.reduce((sum, part) => sum + part, 0) + off;
      expect(verdict(total, parts, "亿元")).toBe(verdict(total, parts, "万元"));
    }),
  );
});

function verdict(total: number, parts: readonly number[], unit: string): string {
  const [whole, ...figures] = [total, ...parts].map((value): Figure => aFigure((value / 100).toFixed(2), { unit }));
  if (!whole) throw new Error("no total");
  const relation: SumRelation = {
    kind: "sum",
    key: "合计",
    basis: "table-structure",
    total: whole,
    parts: figures.map((figure) => ({ figure, sign: 1 })),
    exhaustive: true,
    layout: "column",
    totalName: "合计",
    alternatives: [],
    neighbours: [],
  };
  const [outcome] = sumTotal.check({ report: aReport({ relations: [relation] }) }, NATIONAL_SELF_EVALUATION);
  return outcome?.verdict.kind ?? "none";
}
