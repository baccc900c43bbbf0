import type { Figure, Indicator, Relation } from "@gouji/report";
import { aFigure, anEntry, anIndicator, aPhrase, aReport } from "@gouji/report/testing";
import { expect, test } from "vitest";
import { ruleById } from "./catalogue.ts";
import { render } from "./messages/render.ts";
import { NATIONAL_SELF_EVALUATION } from "./profile.ts";

// Both sides of every rule's edge: what holds, what does not, and what cannot be told.

test.each<readonly [name: string, rule: string, relation: Relation, kind: string]>([
  ["a rate rounded to nearest", "ratio", rate("66.67%", "2", "3"), "consistent"],
  ["a rate one unit beyond rounding", "ratio", rate("66.69%", "2", "3"), "inconsistent"],
  ["a truncated rate is no error", "ratio", rate("66.66%", "2", "3"), "consistent"],
  ["a truncated rate is a variant", "rounding-variant", rate("66.66%", "2", "3"), "inconsistent"],
  ["a rounded rate is no variant", "rounding-variant", rate("66.67%", "2", "3"), "consistent"],
  ["a wrong rate is no variant", "rounding-variant", rate("66.69%", "2", "3"), "undecided"],
  ["nothing over zero", "ratio", rate("100%", "0", "0"), "undecided"],
  ["an approximate operand convicts nobody", "ratio", rate("50%", "约2", "3"), "undecided"],
  ["the product in another unit", "product", product("36万元", "300人", "1200元"), "consistent"],
  ["the product is another amount", "product", product("38万元", "300人", "1200元"), "inconsistent"],
  ["a product with an approximate factor", "product", product("380万元", "约300人", "1200元"), "undecided"],
  ["a product rounded to 万元", "product", product("1.37万元", "37人", "370元"), "consistent"],
  ["a product beyond what its rounding explains", "product", product("1.38万元", "37人", "370元"), "inconsistent"],
  ["a length counts in its printed unit", "product", product("126万元", "70公里", "0.2万元", "9个月"), "consistent"],
  ["income less expenditure is the balance", "balance", balance("20.00元", "100.00元", "80.00元"), "consistent"],
  ["the balance is one cent off", "balance", balance("20.01元", "100.00元", "80.00元"), "inconsistent"],
  ["the balance of an approximate income", "balance", balance("220.01元", "约100元", "80.00元"), "undecided"],
  ["a growth rate", "growth", growth("11.73%", "3486件", "3120件", "rate"), "consistent"],
  ["a growth rate one unit off beyond rounding", "growth", growth("11.75%", "3486件", "3120件", "rate"), "inconsistent"],
  ["percentage points", "growth", growth("3.2个百分点", "95.2%", "92%", "points"), "consistent"],
  ["wrong percentage points", "growth", growth("4.2个百分点", "95.2%", "92%", "points"), "inconsistent"],
  ["growth from nothing", "growth", growth("100%", "12件", "0件", "rate"), "undecided"],
  ["a multiple of the year before", "growth", growth("2.5倍", "200件", "80件", "multiple"), "consistent"],
  ["the same growth in each of two years", "growth", growth("8.03%", "3752人", "3215人", "average", 2), "consistent"],
  ["the growth of both years is none of one", "growth", growth("16.70%", "3752人", "3215人", "average", 2), "inconsistent"],
  ["another multiple", "growth", growth("2.7倍", "200件", "80件", "multiple"), "inconsistent"],
  ["percent where percentage points are meant", "growth", growth("3.48个百分点", "95.2%", "92%", "points"), "inconsistent"],
  ["to twice, written as by twice", "growth", growth("2倍", "200件", "100件", "increaseMultiple"), "consistent"],
  ["a share that some count gives", "percent-of-count", share("84.67%", "437份"), "consistent"],
  ["a share that no count gives", "percent-of-count", share("0.26%", "437份"), "inconsistent"],
  ["too many counted for the precision", "percent-of-count", share("84.7%", "9000份"), "undecided"],
  ["a share rounded the other way", "percent-of-count", share("84.66%", "437份"), "consistent"],
  ["an approximate number of questionnaires", "percent-of-count", share("0.26%", "约437份"), "undecided"],
  ["a share of a given part", "percent-of-count", share("50.0%", "40人", "20人"), "consistent"],
  ["another share than the part gives", "percent-of-count", share("52.0%", "40人", "20人"), "inconsistent"],
  ["shares of a whole", "percent-sum", shares(["33.3%", "33.3%", "33.3%"]), "consistent"],
  ["shares beyond rounding", "percent-sum", shares(["33.3%", "33.3%", "33.2%"]), "inconsistent"],
  ["shares of the sharper precision", "percent-sum", shares(["84.67%", "15.1%", "0.23%"]), "consistent"],
  ["shares beyond the sharper precision", "percent-sum", shares(["84.67%", "15.1%", "0.26%"]), "inconsistent"],
  ["shares of an open list", "percent-sum", shares(["60.0%", "35.0%"], false), "undecided"],
  ["as many as listed", "count", listed("3个", ["甲", "乙", "丙"]), "consistent"],
  ["more than listed", "count", listed("4个", ["甲", "乙", "丙"]), "inconsistent"],
  ["more than an open list names", "count", listed("4个", ["甲", "乙", "丙"], true), "undecided"],
  ["fewer than an open list names", "count", listed("2个", ["甲", "乙", "丙"], true), "inconsistent"],
  ["one amount in two units", "restated-value", restated("46.43万元", "464300.00元"), "consistent"],
  ["one amount, rounded", "restated-value", restated("46.4万元", "46.43万元"), "consistent"],
  ["two amounts", "restated-value", restated("46.43万元", "46.34万元"), "inconsistent"],
  ["units that cannot be compared", "restated-value", restated("46.43万元", "46.43%"), "undecided"],
  ["an approximation that covers the amount", "restated-value", restated("46.43万元", "约46万元"), "consistent"],
  ["a bare limit beside an amount", "restated-value", restated("46.43万元", "≥46.34万元"), "undecided"],
  ["ten thousand times apart", "unit-mismatch", restated("46.43万元", "46.43元"), "inconsistent"],
  ["one amount in 元 and in 万元", "unit-mismatch", restated("46.43万元", "464300元"), "undecided"],
  ["one target", "target-inconsistent", targets("≥95%", "≥95%"), "consistent"],
  ["two targets", "target-inconsistent", targets("≥95%", "≥90%"), "inconsistent"],
  ["targets of two units", "target-inconsistent", targets("≥95%", "90户"), "undecided"],
])("%s", (_name, id, relation, kind) => {
  const [outcome] = ruleById(id)?.check({ report: aReport({ relations: [relation] }) }, NATIONAL_SELF_EVALUATION) ?? [];
  expect(outcome?.verdict.kind).toBe(kind);
  if (outcome?.verdict.kind !== "inconsistent") return;
  const { message, diagnosis, evidence } = outcome.verdict;
  for (const language of ["zh", "en"] as const) {
    expect(render(message, language)).not.toMatch(/[{}]/);
    if (diagnosis) expect(render(diagnosis.message, language)).not.toMatch(/[{}]/);
  }
  expect(evidence.length).toBeGreaterThan(1);
});

test.each<readonly [name: string, indicator: Partial<Indicator>, kind: string]>([
  ["households against a share", { target: anEntry("350户"), actual: anEntry("95%") }, "inconsistent"],
  ["money against a share", { target: anEntry("8万元"), actual: anEntry("100%") }, "inconsistent"],
  ["one unit", { target: anEntry("≥95%"), actual: anEntry("96.2%") }, "consistent"],
  ["two words for one count", { target: anEntry("5家"), actual: anEntry("5个") }, "consistent"],
  ["a bare number", { target: anEntry("350户"), actual: anEntry("350", { unitOrigin: "none" }) }, "undecided"],
])("target and result: %s", (_name, indicator, kind) => {
  const report = aReport({ indicators: [anIndicator(indicator)] });
  const [outcome] = ruleById("unit-mismatch")?.check({ report }, NATIONAL_SELF_EVALUATION) ?? [];
  expect(outcome?.verdict.kind).toBe(kind);
});

test("swapped digits are named", () => {
  const [outcome] =
    ruleById("ratio")?.check({ report: aReport({ relations: [rate("92.43%", "40.52", "43")] }) }, NATIONAL_SELF_EVALUATION) ?? [];
  expect(outcome?.verdict).toMatchObject({ expected: "94.23%", diagnosis: { kind: "swapped-digits" } });
});

function figures(...printed: readonly string[]): Figure[] {
  return printed.map((text, index) => aFigure(text, { metric: `项${index + 1}` }));
}

function rate(printed: string, numerator: string, denominator: string): Relation {
  return {
    kind: "ratio",
    key: "执行率",
    basis: "sentence",
    rate: aFigure(printed),
    rateName: "执行率",
    numerators: figures(numerator),
    denominators: figures(denominator),
    neighbours: [],
  };
}

function product(result: string, ...factors: readonly string[]): Relation {
  return { kind: "product", key: "补助", basis: "sentence", result: aFigure(result), factors: figures(...factors) };
}

function balance(result: string, income: string, expenditure: string): Relation {
  const terms = [
    { figure: aFigure(income), sign: 1 as const },
    { figure: aFigure(expenditure), sign: -1 as const },
  ];
  return { kind: "balance", key: "结余", basis: "label", result: aFigure(result), terms, neighbours: [] };
}

function growth(
  change: string,
  current: string,
  previous: string,
  reading: Extract<Relation, { kind: "growth" }>["reading"],
  years?: number,
): Relation {
  return {
    kind: "growth",
    key: "增长",
    basis: "sentence",
    change: aFigure(change),
    current: aFigure(current),
    previous: aFigure(previous),
    reading,
    ...(years ? { years } : {}),
    falling: false,
  };
}

function share(printed: string, base: string, part?: string): Relation {
  return {
    kind: "countShare",
    key: "满意",
    basis: "sentence",
    share: aFigure(printed),
    base: aFigure(base),
    ...(part ? { part: aFigure(part) } : {}),
  };
}

function shares(printed: readonly string[], exhaustive = true): Relation {
  return { kind: "shareSum", key: "占比", basis: "sentence", shares: figures(...printed), exhaustive };
}

function listed(stated: string, items: readonly string[], open = false): Relation {
  return {
    kind: "count",
    key: "项目",
    basis: "sentence",
    stated: aFigure(stated),
    counted: "项目",
    items: items.map((item) => aPhrase(item)),
    open,
  };
}

function restated(...printed: readonly string[]): Relation {
  return { kind: "restatement", key: "支出", basis: "label", figures: figures(...printed), components: [] };
}

function targets(...printed: readonly string[]): Relation {
  return { kind: "targetRestatement", key: "指标", basis: "label", indicator: "覆盖率", figures: figures(...printed) };
}
