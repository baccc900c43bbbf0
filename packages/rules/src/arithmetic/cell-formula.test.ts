import type { CellFormulaRelation } from "@gouji/report";
import { aFigure, aReport } from "@gouji/report/testing";
import { expect, test } from "vitest";
import { audit } from "../audit.ts";

interface Row {
  readonly stated: string;
  readonly result: string;
  readonly unit?: string;
  readonly beside?: string;
  readonly basis?: CellFormulaRelation["basis"];
  readonly approximate?: boolean;
}

function saidOf({ stated, result, unit, beside, basis = "formula", approximate }: Row): string {
  const units = unit === undefined ? {} : { unit };
  const figure = aFigure(stated, { ...units, metric: "金额", ...(approximate ? { approximate } : {}) });
  const relation: CellFormulaRelation = {
    kind: "cellFormula",
    key: "金额",
    basis,
    stated: figure,
    result: aFigure(result, units).quantity,
    formula: "B2*C2",
    ...(beside === undefined ? {} : { beside }),
    operands: [],
  };
  const { outcomes, findings } = audit(aReport({ figures: [figure], relations: [relation] }), { rules: ["cell-formula"] });
  const [verdict] = outcomes.map((outcome) => outcome.verdict);
  return findings[0] ? `${findings[0].severity}: ${findings[0].expected} (${findings[0].difference})` : (verdict?.kind ?? "");
}

test.each<[string, Row, string]>([
  ["a result that is the formula's", { stated: "52,000.00", result: "52000" }, "consistent"],
  ["a result that is not", { stated: "9.26", result: "9.36", unit: "万元" }, "error: 9.36万元 (0.10万元)"],
  ["a rate in the cell's format", { stated: "60.00%", result: "75.00%" }, "error: 75.00% (15.00%)"],
  ["a result that shows more digits", { stated: "33.33", result: "33.3333333" }, "consistent"],
  ["a typed number cut to fen", { stated: "12.35", result: "12.345678", unit: "元", beside: "D2" }, "consistent"],
  ["a typed number that differs", { stated: "7800", result: "7200", beside: "D2" }, "warning: 7200 (600)"],
  ["a typed number behind formulas on one side", { stated: "7800", result: "7200", beside: "D2", basis: "inferred" }, "info: 7200 (600)"],
  ["a typed number that makes shares add up", { stated: "33.4%", result: "33.3%", beside: "D2" }, "info: 33.3% (0.1%)"],
  ["a stale result that is off by one in the last place", { stated: "33.4%", result: "33.3%" }, "error: 33.3% (0.1%)"],
  ["an approximate figure", { stated: "60", result: "75", approximate: true }, "undecided"],
])("%s", (_name, row, said) => expect(saidOf(row)).toBe(said));

test("a formula's result in another unit is not compared", () => {
  const stated = aFigure("60户");
  const relation: CellFormulaRelation = {
    kind: "cellFormula",
    key: "户数",
    basis: "formula",
    stated,
    result: aFigure("75万元").quantity,
    formula: "B2",
    operands: [],
  };
  const { outcomes } = audit(aReport({ figures: [stated], relations: [relation] }), { rules: ["cell-formula"] });
  expect(outcomes.map(({ verdict }) => verdict.kind)).toEqual(["undecided"]);
});

test("a total that neither its formula nor its parts give is one finding, named by the parts", () => {
  const [total, ...parts] = ["12份", "6份", "4份"].map((printed) => aFigure(printed, { metric: printed }));
  if (!total) throw new Error("total");
  const { findings } = audit(
    aReport({
      figures: [total, ...parts],
      relations: [
        {
          kind: "sum",
          key: "合计",
          basis: "table-structure",
          total,
          parts: parts.map((figure) => ({ figure, sign: 1 })),
          exhaustive: true,
          layout: "column",
          totalName: "合计",
          alternatives: [],
          neighbours: [],
        },
        {
          kind: "cellFormula",
          key: "合计",
          basis: "formula",
          stated: total,
          result: aFigure("10份").quantity,
          formula: "SUM(B2:B3)",
          operands: parts,
        },
      ],
    }),
  );
  expect(findings.map(({ ruleId, consequences }) => [ruleId, consequences.map((other) => other.ruleId)])).toEqual([
    ["sum-total", ["cell-formula"]],
  ]);
});
