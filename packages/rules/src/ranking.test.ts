import type { Relation } from "@gouji/report";
import { aFigure, aReport } from "@gouji/report/testing";
import { describe, expect, test } from "vitest";
import { audit } from "./audit.ts";
import type { Finding } from "./finding.ts";
import { ranked } from "./merge.ts";
import { NATIONAL_SELF_EVALUATION, profileWith } from "./profile.ts";

const base: Finding = {
  id: "",
  valueHash: "",
  ruleId: "ratio",
  severity: "error",
  message: { id: "ratio", data: {} },
  evidence: [],
  consequences: [],
  flips: false,
};
const consequence = { ruleId: "ratio", message: base.message, evidence: [] };

test.each<[string, Partial<Finding>, Partial<Finding>]>([
  ["an error before a warning that flips a conclusion", {}, { severity: "warning", flips: true }],
  ["what was read for sure before doubtful text", {}, { doubtful: true, flips: true, amount: "1000000" }],
  ["what changes a conclusion before what costs more", { flips: true }, { amount: "1000000" }],
  ["more money before less, by its value and not its digits", { amount: "20000" }, { amount: "9000.5" }],
  ["more broken relations before fewer", { consequences: [consequence, consequence] }, { consequences: [consequence] }],
])("%s", (_name, first, second) => {
  const [a, b] = [
    { ...base, ...first },
    { ...base, ...second },
  ];
  expect(ranked([b, a])).toEqual([a, b]);
  expect(ranked([a, b])).toEqual([a, b]);
});

function aSum(total: string, parts: readonly string[]): { readonly relation: Relation; readonly report: ReturnType<typeof aReport> } {
  const [whole, ...figures] = [total, ...parts].map((printed) => aFigure(printed, { metric: printed }));
  if (!whole) throw new Error("total");
  const relation: Relation = {
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
  return { relation, report: aReport({ figures: [whole, ...figures], relations: [relation] }) };
}

describe("the amount at stake", () => {
  test.each([
    ["the gap in 元, whatever the printed unit", "120.00万元", ["60.00万元", "40.00万元"], "200000"],
    ["nothing where no money is concerned", "12份", ["6份", "4份"], undefined],
  ])("%s", (_name, total, parts, amount) => {
    expect(audit(aSum(total, parts).report).findings[0]?.amount).toBe(amount);
  });
});

describe("a profile", () => {
  const { report } = aSum("12份", ["6份", "4份"]);
  const severityUnder = (severities: Record<string, "error" | "warning" | "info" | "off">) =>
    audit(report, { profile: profileWith(NATIONAL_SELF_EVALUATION, { severities }, "") }).findings.map(({ severity }) => severity);
  test.each([
    ["leaves the severity", {}, ["error"]],
    ["lowers it", { "sum-total": "info" }, ["info"]],
    ["switches the rule off", { "sum-total": "off" }, []],
  ] as const)("%s", (_name, severities, found) => {
    expect(severityUnder(severities)).toEqual(found);
  });
});

test("the figures that were not checked have their reasons", () => {
  const unlinked = aFigure("7", { metric: "" });
  const alone = aFigure("31人", { metric: "在编人数" });
  const held = aFigure("95%", { metric: "完成率" });
  const relation: Relation = { kind: "restatement", key: "完成率", basis: "label", figures: [held, aFigure("12个")], components: [] };
  const { unchecked, coverage } = audit(aReport({ figures: [unlinked, alone, held], relations: [relation] }));
  expect(unchecked.map(({ figure, reason }) => [figure, reason])).toEqual([
    ["7", "unlinked"],
    ["31人", "unrelated"],
    ["95%", "undecided"],
  ]);
  expect(unchecked[2]?.undecided).toEqual([{ ruleId: "restated-value", missing: ["unit"] }]);
  expect(coverage).toMatchObject({ figures: 3, checked: 0 });
});

test("each rule's time is told by the clock that is given", () => {
  let now = 0;
  const { ruleMs } = audit(aReport(), { rules: ["ratio", "count"], clock: () => (now += 1) });
  expect(ruleMs).toEqual({ ratio: 1, count: 1 });
  expect(audit(aReport()).ruleMs).toEqual({});
});
