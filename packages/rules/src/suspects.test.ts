import type { Figure, Relation } from "@gouji/report";
import { aFigure, aPlace, aReport } from "@gouji/report/testing";
import { describe, expect, test } from "vitest";
import { audit } from "./audit.ts";
import { render } from "./messages/render.ts";
import { placeOf, printed, shown } from "./reading.ts";

// Which of several figures is said to be wrong, and how it is shown.

describe("of two statements of one fact", () => {
  const [spent, budget] = [aFigure("465.78万元", { metric: "支出" }), aFigure("480.83万元", { metric: "预算" })];
  const inText = aFigure("96.87%", { metric: "预算执行率" });
  const inTable = aFigure("96.88%", { metric: "预算执行率" });
  const rate: Relation = {
    kind: "ratio",
    key: "执行率",
    basis: "sentence",
    rate: inText,
    rateName: "预算执行率",
    numerators: [spent],
    denominators: [budget],
    neighbours: [],
  };
  test.each([
    ["the one that arithmetic confirms is spared", [rate], "96.88%"],
    ["without arithmetic the later one is the suspect", [], "96.88%"],
  ])("%s", (_name, relations, suspect) => {
    expect(statedFirst([...relations, restated(inText, inTable)])).toBe(suspect);
  });
  test("even if it stands later", () => {
    expect(statedFirst([restated(inTable, inText)])).toBe("96.87%");
    expect(statedFirst([rate, restated(inTable, inText)])).toBe("96.88%");
  });
  test("the majority weighs more", () => {
    expect(statedFirst([rate, restated(inText, inTable, aFigure("96.88%"))])).toBe("96.87%");
  });
});

describe("of several broken relations", () => {
  test("the share that no count gives breaks the sum of shares, too", () => {
    const shares = ["84.67%", "15.10%", "0.26%"].map((share) => aFigure(share, { metric: "满意度" }));
    const [first, second, third] = shares;
    if (!first || !second || !third) throw new Error("shares");
    const relations: Relation[] = [
      { kind: "shareSum", key: "占比", basis: "sentence", shares, exhaustive: true },
      { kind: "countShare", key: "不满意", basis: "sentence", share: third, base: aFigure("437份") },
    ];
    const [finding, ...others] = audit(aReport({ figures: shares, relations })).findings;
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ ruleId: "percent-of-count", diagnosis: { kind: "single-figure" } });
    expect(finding?.diagnosis && render(finding.diagnosis.message, "zh")).toContain("改为 0.23%");
    expect(finding?.consequences.map(({ ruleId }) => ruleId)).toEqual(["percent-sum"]);
  });

  test("the total that both ask to change names the finding, not the total above it", () => {
    const inner = aFigure("130.00元", { metric: "待遇支出" });
    const outer = aFigure("150.00元", { metric: "支出小计" });
    const relations = [
      sum("小计", outer, [inner, aFigure("30.00元"), aFigure("20.00元")]),
      sum("待遇", inner, [aFigure("60.00元"), aFigure("40.00元")]),
    ];
    const [finding, ...others] = audit(aReport({ figures: [inner, outer], relations })).findings;
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ stated: "130.00元", expected: "100.00元" });
  });

  test("one cell that breaks six relations in three tables and the text is one finding with five consequences", () => {
    const at = (table: number) => ({ at: { label: `表${table}`, table } });
    const spent = aFigure("380.80万元", { metric: "全年执行数", ...at(1) });
    const budget = aFigure("320.00万元", { metric: "全年预算数", ...at(1) });
    const relations: Relation[] = [
      sum("资金来源合计", spent, [aFigure("171.36万元", at(1)), aFigure("137.44万元", at(1))]),
      sum("支出内容合计", spent, [aFigure("208.90万元", at(2)), aFigure("99.90万元", at(2))]),
      { kind: "restatement", key: "全年执行数", basis: "label", figures: [spent, aFigure("308.80万元", at(3))], components: [] },
      {
        kind: "ratio",
        key: "预算执行率",
        basis: "form",
        rate: aFigure("96.50%", at(1)),
        rateName: "预算执行率",
        numerators: [spent],
        denominators: [budget],
        neighbours: [],
      },
      {
        kind: "balance",
        key: "结余",
        basis: "sentence",
        result: aFigure("11.20万元"),
        terms: [addend(budget, 1), addend(spent, -1)],
        neighbours: [],
      },
      {
        kind: "growth",
        key: "增长",
        basis: "sentence",
        change: aFigure("28.80万元"),
        current: spent,
        previous: aFigure("280.00万元"),
        reading: "amount",
        falling: false,
      },
    ];
    const [finding, ...others] = audit(aReport({ figures: [spent, budget], relations })).findings;
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ stated: "380.80万元", expected: "308.80万元", amount: "720000" });
    expect(finding?.consequences.map(({ ruleId }) => ruleId).sort()).toEqual(["balance", "growth", "ratio", "restated-value", "sum-total"]);
  });

  test("two wrong totals stay two findings", () => {
    const relations = [
      sum("甲", aFigure("31.00元"), [aFigure("10.00元"), aFigure("20.00元")]),
      sum("乙", aFigure("52.00元"), [aFigure("20.00元"), aFigure("30.00元")]),
    ];
    expect(audit(aReport({ relations })).findings).toHaveLength(2);
  });
});

describe("figures are shown as the document prints them", () => {
  test.each([
    ["grouped", "29,252,519.43元", "30126756.28元", "30,126,756.28元"],
    ["ungrouped", "29252519.43元", "30126756.28元", "30126756.28元"],
    ["grouped below a thousand", "1,252.40万元", "3.5万元", "3.50万元"],
  ])("%s", (_name, like, value, expected) => {
    expect(printed(aFigure(value).quantity.baseValue ?? raise(), aFigure(like))).toBe(expected);
  });

  test("the equals sign of a formula is no part of its result", () => expect(shown(aFigure("=130.50万元"))).toBe("130.50万元"));

  test.each([
    ["表6 › 基金收入预算完成率 › 业绩值", 6, "表6 › 基金收入预算完成率 › 业绩值"],
    [
      "四（三） › 10.C3 预算准确性 (权重分 8 分, 实际得分 5.52 分) › C31 收入预算完成 (权重分 4 …",
      undefined,
      "四（三） › 10.C3 预算准确性",
    ],
    ["表3 › 考察项目信息化建设工作完成情况，用以反映和考核产出数量 › 跟踪目标值", 3, "表3 › 考察项目信息化建设工作完成情况… › 跟踪目标值"],
    ["预算执行率为95%", undefined, "预算执行率为95%"],
  ])("%s in a few words", (label, table, expected) => {
    const at = table === undefined ? aPlace(label) : { ...aPlace(label), table };
    expect(placeOf(aFigure("95%", { at }))).toBe(expected);
  });
});

function statedFirst(relations: readonly Relation[]): string | undefined {
  const [finding] = audit(aReport({ relations })).findings.filter(({ ruleId }) => ruleId === "restated-value");
  return finding?.stated;
}

function restated(...figures: readonly Figure[]): Relation {
  return { kind: "restatement", key: "执行率", basis: "label", figures, components: [] };
}

function addend(figure: Figure, sign: 1 | -1) {
  return { figure, sign };
}

function sum(key: string, total: Figure, parts: readonly Figure[]): Relation {
  return {
    kind: "sum",
    key,
    basis: "table-structure",
    total,
    parts: parts.map((figure) => ({ figure, sign: 1 })),
    exhaustive: true,
    layout: "column",
    totalName: key,
    alternatives: [],
    neighbours: [],
  };
}

function raise(): never {
  throw new Error("no value");
}
