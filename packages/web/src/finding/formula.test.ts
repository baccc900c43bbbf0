import { expect, test } from "vitest";
import type { Evidence, EvidenceRole, Finding } from "./finding.ts";
import { formulaOf, piecesOf } from "./formula.ts";
import { marksOf } from "./marks.ts";

function evidence(role: EvidenceRole, figure: string, row: number): Evidence {
  return { role, quote: figure, figure, at: { label: `表2 › 行${row} › 金额`, table: 1, row, col: 2 } };
}

function aFinding(changes: Partial<Finding>): Finding {
  return { ruleId: "sum-total", message: { id: "sum-total", data: {} }, evidence: [], consequences: [], ...changes };
}

const TOTAL = aFinding({
  expected: "30.00",
  evidence: [evidence("stated", "42.00", 0), evidence("operand", "10.00", 1), evidence("operand", "20.00", 2)],
  diagnosis: { kind: "foreign-addend", message: { id: "foreign-addend", data: { terms: "转移支出 12.00" } } },
  consequences: [
    {
      ruleId: "sum-total",
      message: { id: "", data: {} },
      evidence: [evidence("stated", "99.00", 9), evidence("operand", "12.00", 5), evidence("operand", "10.00", 1)],
    },
  ],
});

test("figures are marked by role; those of the diagnosis go on after the operands, and none twice", () => {
  expect(marksOf(TOTAL).map(({ role, letter, text }) => `${role} ${letter} ${text}`)).toEqual([
    "stated 载 42.00",
    "operand a 10.00",
    "operand b 20.00",
    "diagnosis c 12.00",
    "soft  99.00",
  ]);
});

test("a total is a column of its parts", () => {
  const formula = formulaOf(TOTAL, marksOf(TOTAL));
  expect(formula).toMatchObject({
    kind: "column",
    terms: [
      { operator: "", label: "行1" },
      { operator: "+", label: "行2" },
    ],
  });
});

test.each([
  ["a rate is its operands in a line", "ratio", {}, "a10.00 ÷ b20.00"],
  ["a printed formula is shown as it is, with the figures marked", "product", { formula: "10.00 × 20.00 + 3" }, "a10.00 × b20.00 + 3"],
])("%s", (_name, ruleId, data, shown) => {
  const finding = aFinding({ ruleId, message: { id: ruleId, data }, expected: "0.5", evidence: TOTAL.evidence });
  const formula = formulaOf(finding, marksOf(finding));
  if (formula?.kind !== "line") throw new Error("no line");
  expect(formula.pieces.map((piece) => ("mark" in piece ? `${piece.mark.letter}${piece.mark.text}` : piece.text)).join("")).toBe(shown);
});

test("what is no arithmetic has no formula", () => {
  const finding = aFinding({ ruleId: "numbering" });
  expect(formulaOf(finding, marksOf(finding))).toBeUndefined();
});

test("a figure that holds another one is taken whole", () => {
  const [stated, a, b] = marksOf(
    aFinding({ evidence: [evidence("stated", "1", 0), evidence("operand", "10", 1), evidence("operand", "100", 2)] }),
  );
  expect(stated && a && b && piecesOf("100 - 10", [a, b]).map((piece) => ("mark" in piece ? piece.mark.text : piece.text))).toEqual([
    "100",
    " - ",
    "10",
  ]);
});
