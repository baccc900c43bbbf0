import type { Note } from "@gouji/document";
import { aFigure, aReport } from "@gouji/report/testing";
import { expect, test } from "vitest";
import { audit } from "./audit.ts";

const total = aFigure("12份", { metric: "合计", at: { label: "合计", page: 2, box: [100, 100, 130, 112] } });
const parts = [
  aFigure("6份", { metric: "甲", at: { label: "甲", page: 2, box: [100, 60, 120, 72] } }),
  aFigure("4份", { metric: "乙", at: { label: "乙", page: 2, table: 3, row: 1, col: 1, box: [100, 80, 120, 92] } }),
];

function auditWith(note: Note | undefined, confidence?: number) {
  const known = confidence === undefined ? total : { ...total, at: { ...total.at, confidence } };
  const report = aReport({
    figures: [known, ...parts],
    relations: [
      {
        kind: "sum",
        key: "合计",
        basis: "table-structure",
        total: known,
        parts: parts.map((figure) => ({ figure, sign: 1 })),
        exhaustive: true,
        layout: "column",
        totalName: "合计",
        alternatives: [],
        neighbours: [],
      },
    ],
    notes: note ? [note] : [],
  });
  return audit(report).findings;
}

test.each<[string, Note | undefined, string, string[]]>([
  ["no doubt", undefined, "error", []],
  [
    "a doubtful digit in the total",
    { kind: "low-confidence", message: "。", at: { page: 2, box: [110, 101, 116, 111] } },
    "warning",
    ["12份"],
  ],
  ["a doubtful digit in a part", { kind: "low-confidence", message: "。", at: { page: 2, box: [99, 61, 106, 71] } }, "warning", ["6份"]],
  ["a doubtful digit beside them", { kind: "low-confidence", message: "。", at: { page: 2, box: [140, 101, 160, 111] } }, "error", []],
  [
    "a doubtful digit there on another page",
    { kind: "low-confidence", message: "。", at: { page: 3, box: [110, 101, 116, 111] } },
    "error",
    [],
  ],
  ["a garbled page", { kind: "garbled-text", message: "。", at: { page: 2 } }, "warning", ["12份", "6份", "4份"]],
  ["a table with incomplete lines", { kind: "doubtful-table", message: "。", at: { page: 2, table: 3 } }, "warning", ["4份"]],
  ["a page that was recognised well", { kind: "scanned-page", message: "。", at: { page: 2 } }, "error", []],
])("a sum that fails with %s", (_name, note, severity, doubtful) => {
  const [finding] = auditWith(note);
  expect(finding?.severity).toBe(severity);
  expect(finding?.doubtful ?? false).toBe(doubtful.length > 0);
  expect(finding?.evidence.filter((piece) => piece.doubtful === true).map(({ figure }) => figure)).toEqual(doubtful);
});

test.each<[string, number, Note | undefined, string]>([
  ["a figure that was recognised with doubt", 0.83, undefined, "warning"],
  ["one that was recognised for sure", 0.9, undefined, "error"],
  [
    "one that was recognised for sure, beside a doubtful one that its box touches",
    0.97,
    { kind: "low-confidence", message: "。", at: { page: 2, box: [129, 101, 140, 111] } },
    "error",
  ],
  ["one on a garbled page", 0.97, { kind: "garbled-text", message: "。", at: { page: 2 } }, "warning"],
])("%s says so itself", (_name, confidence, note, severity) => {
  expect(auditWith(note, confidence)[0]?.severity).toBe(severity);
});
