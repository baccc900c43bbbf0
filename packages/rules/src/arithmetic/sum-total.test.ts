import type { Figure, SumRelation } from "@gouji/report";
import { aFigure, aReport } from "@gouji/report/testing";
import { expect, test } from "vitest";
import { audit } from "../audit.ts";
import { render } from "../messages/render.ts";
import { NATIONAL_SELF_EVALUATION } from "../profile.ts";
import { sumTotal } from "./sum-total.ts";

test.each([
  ["adds up to the cent", "600.00", ["100.00", "200.00", "300.00"], "元", true, "consistent"],
  ["one cent off where the cent is exact", "600.01", ["100.00", "200.00", "300.00"], "元", true, "inconsistent"],
  ["off by what rounding of three terms explains", "10.01", ["3.33", "3.33", "3.34"], "万元", true, "consistent"],
  ["one unit beyond what rounding of three terms explains", "10.02", ["3.33", "3.33", "3.34"], "万元", true, "inconsistent"],
  ["a bare 80 shares the precision of its column", "87.57", ["80", "7.17"], "万元", true, "inconsistent"],
  ["some of the parts only", "600.00", ["100.00", "200.00"], "元", false, "undecided"],
  ["some of the parts exceed the whole", "250.00", ["100.00", "200.00"], "元", false, "inconsistent"],
  ["an approximate total convicts nobody", "约500万元", ["100.00", "200.00"], "万元", true, "undecided"],
  ["a total that is a limit", "≥500", ["100", "200"], "个", true, "undecided"],
])("%s", (_name, total, parts, unit, exhaustive, kind) => {
  expect(verdictOf(total, parts, unit, exhaustive)).toMatchObject({ kind });
});

test("neither the order of the parts nor the unit matters", () => {
  for (const unit of ["元", "万元", "亿元"]) {
    for (const parts of [
      ["1.20", "2.30", "3.40"],
      ["3.40", "1.20", "2.30"],
    ]) {
      expect(verdictOf("6.90", parts, unit).kind).toBe("consistent");
      expect(verdictOf("7.90", parts, unit).kind).toBe("inconsistent");
    }
  }
});

test("names the part that was left out, in a sentence", () => {
  const verdict = verdictOf("87654321.09", ["12345678.90", "75308642.19", "4567890.12", "98765.43"], "元");
  if (verdict.kind !== "inconsistent") throw new Error(verdict.kind);
  expect(verdict.diagnosis).toMatchObject({ kind: "missing-addend" });
  for (const language of ["zh", "en"] as const) {
    expect(render(verdict.message, language)).toContain("4666655.55元");
    if (verdict.diagnosis) expect(render(verdict.diagnosis.message, language)).toContain("4567890.12");
  }
});

test("one wrong cell in a row and a column is one finding, two wrong totals are two", () => {
  const shared = people("29");
  const row = relation("甲", people("30"), [people("10"), shared]);
  const column = relation("乙", people("50"), [shared, people("30")]);
  const [finding, ...others] = audit(aReport({ relations: [row, column] }), { rules: ["sum-total"] }).findings;
  expect(others).toEqual([]);
  expect(finding?.consequences).toHaveLength(1);
  const sharing = relation("丙", people("90"), [shared, people("30")]);
  expect(audit(aReport({ relations: [row, sharing] }), { rules: ["sum-total"] }).findings).toHaveLength(2);
});

function people(count: string): Figure {
  return aFigure(count, { unit: "人" });
}

function relation(key: string, total: Figure, parts: readonly Figure[], exhaustive = true): SumRelation {
  return {
    kind: "sum",
    key,
    basis: "table-structure",
    total,
    parts: parts.map((figure) => ({ figure, sign: 1 })),
    exhaustive,
    layout: "column",
    totalName: "合计",
    alternatives: [],
    neighbours: [],
  };
}

function verdictOf(total: string, parts: readonly string[], unit: string, exhaustive = true) {
  const figures = parts.map((part) => aFigure(part, { unit }));
  const report = aReport({ relations: [relation("表1 › 合计", aFigure(total, { unit }), figures, exhaustive)] });
  const [outcome] = sumTotal.check({ report }, NATIONAL_SELF_EVALUATION);
  if (!outcome) throw new Error("no outcome");
  return outcome.verdict;
}
