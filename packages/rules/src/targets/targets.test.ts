import type { Claim, Indicator, Report, Sentence } from "@gouji/report";
import { aFigure, anEntry, anIndicator, aPhrase, aPlace, aReport } from "@gouji/report/testing";
import { expect, test } from "vitest";
import { ruleById } from "../catalogue.ts";
import { render } from "../messages/render.ts";
import { NATIONAL_SELF_EVALUATION } from "../profile.ts";

function kindsOf(id: string, report: Partial<Report>): string[] {
  const outcomes = ruleById(id)?.check({ report: aReport(report) }, NATIONAL_SELF_EVALUATION) ?? [];
  return outcomes.map(({ verdict }) => {
    if (verdict.kind !== "inconsistent") return verdict.kind;
    for (const language of ["zh", "en"] as const) expect(render(verdict.message, language)).not.toMatch(/[{}]/);
    expect(verdict.evidence[0]?.role).toBe("stated");
    return verdict.severity ?? "inconsistent";
  });
}

type Row = readonly [target: string, actual: string];

function row([target, actual]: Row, more: Partial<Indicator> = {}): Indicator {
  const lower = /[≤<]/.test(target) || /投诉|差错/.test(more.name ?? "");
  return anIndicator({ target: anEntry(target), actual: anEntry(actual), direction: lower ? "lower" : "higher", ...more });
}

const points = (score: string, fullScore: string) => ({
  score: anEntry(score, { unit: "分" }),
  fullScore: anEntry(fullScore, { unit: "分" }),
});

test.each<[string, Row, string]>([
  ["reaches it exactly", ["≥95%", "95%"], "consistent"],
  ["a hundredth of a point below", ["≥95%", "94.99%"], "inconsistent"],
  ["at the upper bound", ["≤3天", "3天"], "consistent"],
  ["a day late", ["≤3天", "4天"], "inconsistent"],
  ["strictly above", [">95%", "95%"], "inconsistent"],
  ["about as much", ["≥500户", "约490户"], "undecided"],
  ["other units", ["≥500户", "98%"], "undecided"],
  ["words", ["按时完成", "已完成"], "undecided"],
  ["more than an exact number", ["500户", "505户"], "consistent"],
])("full-marks-unmet-target: %s", (_name, values, kind) => {
  expect(kindsOf("full-marks-unmet-target", { indicators: [row(values, points("10", "10"))] })).toEqual([kind]);
});

test("full-marks-unmet-target: a lower score is not judged, a printed band that gives all points decides", () => {
  expect(kindsOf("full-marks-unmet-target", { indicators: [row(["≥95%", "90%"], points("9", "10"))] })).toEqual([]);
  const band = { kind: "band" as const, min: "0.9", minClosed: true, maxClosed: false, points: "10", printed: "≥90%得10分" };
  const scoringRule = { text: "≥90%得10分", at: aPlace("评分标准"), clauses: [band], roundsGapUp: false };
  const indicators = [row(["≥95%", "92%"], { ...points("10", "10"), scoringRule })];
  expect(kindsOf("full-marks-unmet-target", { indicators })).toEqual(["undecided"]);
});

function claim(kind: Claim["kind"], text: string, more: Partial<Claim> = {}): Claim {
  return { key: text, kind, phrase: aPhrase(text), subject: "", canonicalSubject: more.subject ?? "", figures: [], ...more };
}

const ALL_DONE = claim("allDone", "各项工作均完成年初计划");

test.each<[string, Indicator, readonly Claim[], string]>([
  ["all is said to be done", row(["≥95%", "94.9%"]), [ALL_DONE], "inconsistent"],
  ["met", row(["≥95%", "95%"]), [ALL_DONE], "consistent"],
  ["nobody says so", row(["≥95%", "94.9%"]), [], "undecided"],
  [
    "said of this very indicator though points were lost",
    row(["≥95%", "94.9%"], points("8", "10")),
    [claim("targetMet", "达到绩效目标", { indicator: "走访户数" })],
    "inconsistent",
  ],
  ["owned up to by a lower score", row(["≥95%", "94.9%"], points("8", "10")), [ALL_DONE], "undecided"],
  ["owned up to by a reason", row(["≥95%", "94.9%"], { deviationReason: anEntry("人手不足") }), [ALL_DONE], "undecided"],
  ["said of other work", row(["≥95%", "94.9%"]), [claim("allDone", "均完成", { subject: "培训工作" })], "undecided"],
  ["full marks are a finding of their own", row(["≥95%", "94.9%"], points("10", "10")), [ALL_DONE], "undecided"],
])("target-missed: %s", (_name, indicator, claims, kind) => {
  expect(kindsOf("target-missed", { indicators: [indicator], claims })).toEqual([kind]);
});

test("target-missed: in the form of one of several projects 达到预期目标 means the form's own", () => {
  const met = claim("targetMet", "达到预期目标", { phrase: { ...aPhrase("达到预期目标"), at: { ...aPlace("实际完成情况"), table: 2 } } });
  const own = row(["≥95%", "94.9%"], { project: "甲", table: 2, key: "甲" });
  const other = row(["≥95%", "94.8%"], { project: "乙", table: 3, key: "乙" });
  expect(kindsOf("target-missed", { indicators: [own, other], claims: [met] })).toEqual(["inconsistent", "undecided"]);
});

test("target-missed: a monitoring report is held to the target of its stage", () => {
  const indicator = row(["≥365天", "300天"], { stageTarget: anEntry("300天") });
  expect(kindsOf("target-missed", { indicators: [indicator], claims: [ALL_DONE] })).toEqual(["consistent"]);
});

test.each<[string, Partial<Indicator>, string[]]>([
  ["behind the year's target", { interim: true }, []],
  ["behind what the stage asks", { interim: true, stageTarget: anEntry("17处") }, ["warning"]],
  ["the whole year's value", {}, ["warning"]],
])("missing-deviation-reason: in the middle of the year, %s", (_name, more, kinds) => {
  const indicators = [row(["28处", "16处"], { deviationReason: anEntry(""), ...more })];
  expect(kindsOf("missing-deviation-reason", { indicators })).toEqual(kinds);
});

test.each<[string, Row, string]>([
  ["with the sign of the target", ["≥92%", "≥92%"], "warning"],
  ["in another spelling", ["≥92%", ">=92%"], "warning"],
  ["with a sign and another value", ["≥92%", "≥95%"], "info"],
  ["the same number", ["≥92%", "92%"], "consistent"],
  ["short words", ["提升", "提升"], "undecided"],
  ["a question answered by itself", ["考察管理制度是否健全并得到有效执行", "考察管理制度能够健全并得到有效执行"], "warning"],
  ["an answer with facts", ["管理制度健全并得到有效执行", "管理制度健全并得到有效执行，检查2次"], "undecided"],
])("target-actual-copied: %s", (_name, values, kind) => {
  expect(kindsOf("target-actual-copied", { indicators: [row(values)] })).toEqual([kind]);
});

test.each([
  ["eight that all equal their targets", 8, 8, "inconsistent"],
  ["one of them does not", 8, 7, "consistent"],
  ["seven are too few", 7, 7, undefined],
])("target-actual-copied: %s", (_name, count, equal, kind) => {
  const indicators = Array.from({ length: count }, (_, index) => {
    const planned = 120 + index * 30;
    const done = index < equal ? planned : planned + 1;
    return row([`≥${planned}份`, `${done}份`], { name: `印发数量${index}`, canonicalName: `印发数量${index}`, key: `k${index}` });
  });
  expect(kindsOf("target-actual-copied", { indicators }).slice(count)).toEqual(kind === undefined ? [] : [kind]);
});

test.each<[string, Row, Row, string]>([
  ["the table has the result as result", ["99.2%", "90%"], ["≥90%", "99.2%"], "inconsistent"],
  ["the table agrees", ["99.2%", "90%"], ["≥99.2%", "90%"], "undecided"],
  ["the table has other values", ["99.2%", "90%"], ["≥80%", "85%"], "undecided"],
])("target-swap: %s", (_name, prose, table, kind) => {
  const indicators = [row(prose, { key: "prose", origin: "prose" }), row(table, { key: "table" })];
  expect(kindsOf("target-swap", { indicators })[0]).toBe(kind);
});

test("target-swap: fewer is better", () => {
  const indicators = [
    row(["2天", "5天"], { key: "prose", origin: "prose", name: "办理天数", canonicalName: "办理天数", direction: "lower" }),
    row(["≤5天", "2天"], { key: "table", name: "办理天数", canonicalName: "办理天数" }),
  ];
  expect(kindsOf("target-swap", { indicators })).toEqual(["inconsistent", "consistent"]);
});

test.each<[string, Row, Partial<Indicator>, string]>([
  ["at the bound", ["≥40场", "60场"], {}, "inconsistent"],
  ["just below", ["≥40场", "59场"], {}, "consistent"],
  ["a small target", ["≥4场", "9场"], {}, "undecided"],
  ["explained", ["≥40场", "80场"], { deviationReason: anEntry("新增夜间场次") }, "undecided"],
  ["无 explains nothing", ["≥40场", "80场"], { deviationReason: anEntry("无") }, "inconsistent"],
  ["a rate", ["≥40%", "80%"], {}, "undecided"],
])("target-too-low: %s", (_name, values, more, kind) => {
  expect(kindsOf("target-too-low", { indicators: [row(values, more)] })).toEqual([kind]);
});

function sentence(text: string, ...path: string[]): Sentence {
  return { index: 0, text, at: aPlace(text), path, figures: [] };
}

const PROBLEMS = "五、存在的问题及原因分析";

test.each<[string, Row, Partial<Indicator>, readonly Sentence[], string | undefined]>([
  ["an empty cell", ["≥90%", "84%"], { ...points("6", "10"), deviationReason: anEntry("") }, [], "warning"],
  ["— in the cell", ["≥90%", "84%"], { ...points("6", "10"), deviationReason: anEntry("—") }, [], "warning"],
  ["a reason", ["≥90%", "84%"], { ...points("6", "10"), deviationReason: anEntry("样本偏少") }, [], "consistent"],
  ["the problems speak of other things", ["≥90%", "84%"], points("6", "10"), [sentence("预算编制不够精细。", PROBLEMS)], "warning"],
  [
    "a cause that is none",
    ["≥90%", "84%"],
    { ...points("6", "10"), deviationReason: anEntry("") },
    [sentence("走访户数84%，个别任务受客观因素影响未完全达到预期。", "二、完成情况")],
    "warning",
  ],
  [
    "a cause told with the results",
    ["≥90%", "84%"],
    { ...points("6", "10"), deviationReason: anEntry("") },
    [sentence("走访户数84%，受汛期道路中断影响未完成。", "二、完成情况")],
    "undecided",
  ],
  ["the problems name it", ["≥90%", "84%"], points("6", "10"), [sentence("走访户数不足。", PROBLEMS)], "undecided"],
  [
    "the problems tell of its matter",
    ["≥90%", "84%"],
    { ...points("6", "10"), name: "公益讲座场次" },
    [sentence("讲座组织不足。", PROBLEMS)],
    "undecided",
  ],
  ["dissatisfaction", ["≥90%", "84%"], { ...points("6", "10"), name: "观众满意度" }, [sentence("满意度偏低。", PROBLEMS)], "undecided"],
  [
    "the pace of spending",
    ["100%", "95.1%"],
    { ...points("9.5", "10"), name: "预算执行率" },
    [sentence("河道项目推进较慢，执行率仅90.55%。", PROBLEMS)],
    "undecided",
  ],
  ["other matters are no problems", ["≥90%", "84%"], points("6", "10"), [sentence("无。", "八、其他需要说明的问题")], "undecided"],
  ["no place for reasons", ["≥90%", "84%"], points("6", "10"), [], "undecided"],
  ["a small loss over the target", ["≥80%", "84%"], { ...points("9", "10"), deviationReason: anEntry("") }, [], "info"],
  ["a loss at the bound", ["≥80%", "84%"], { ...points("7", "10"), deviationReason: anEntry("") }, [], "warning"],
  ["nothing lost", ["≥80%", "84%"], { ...points("10", "10"), deviationReason: anEntry("") }, [], undefined],
])("missing-deviation-reason: %s", (_name, values, more, sentences, kind) => {
  const kinds = kindsOf("missing-deviation-reason", { indicators: [row(values, more)], sentences });
  expect(kinds).toEqual(kind === undefined ? [] : [kind]);
});

test.each<[string, readonly Indicator[], readonly Claim[], readonly string[]]>([
  ["work that has not begun", [], [ALL_DONE, claim("notStarted", "尚未启动", { subject: "水表改造工作" })], ["error"]],
  ["nothing against it", [], [ALL_DONE], ["undecided"]],
  ["a target that is missed", [row(["≥95%", "90%"])], [claim("noDeviation", "未出现偏差")], ["error"]],
  ["a target that is met", [row(["≥95%", "95%"])], [claim("noDeviation", "未出现偏差")], ["undecided", "undecided"]],
  ["points that were lost", [row(["≥95%", "95%"], points("6", "10"))], [claim("noDeviation", "不存在偏差")], ["undecided", "warning"]],
  [
    "a finished share of work that has not begun",
    [row(["≥95%", "100%"], { name: "水表改造验收合格率", canonicalName: "水表改造验收合格率" })],
    [claim("notStarted", "尚未开工", { subject: "水表改造工程" })],
    ["error"],
  ],
  [
    "targets met that were never set",
    [],
    [claim("noTargets", "未编制绩效目标"), claim("targetMet", "达到绩效目标")],
    ["undecided", "warning"],
  ],
  [
    "money used well and badly",
    [],
    [claim("compliant", "资金使用合规"), claim("problemAdmitted", "专项资金使用不规范", { subject: "专项资金使用" })],
    ["warning"],
  ],
])("claim-contradiction: %s", (_name, indicators, claims, kinds) => {
  expect(kindsOf("claim-contradiction", { indicators, claims })).toEqual(kinds);
});

test.each([
  ["a fraction of a copy", aFigure("2.6份"), "inconsistent"],
  ["a fraction of ten thousand copies", aFigure("2.6万份"), "undecided"],
  ["a fraction of a distance", aFigure("2.6公里"), undefined],
  ["an average", aFigure("2.6份", { quote: "平均每户领取手册2.6份" }), "undecided"],
])("missing-unit: %s", (_name, figure, kind) => {
  expect(kindsOf("missing-unit", { figures: [figure] })).toEqual(kind === undefined ? [] : [kind]);
});

test.each<[string, string, string, readonly string[]]>([
  ["a rate in words", "用户满意度", "满意", ["info"]],
  ["a rate", "用户满意度", "≥90%", ["consistent"]],
  ["a trend", "水质合格率", "逐年提高", ["undecided"]],
  ["a quality", "供水保障", "良好", []],
])("vague-target: %s", (_name, name, target, kinds) => {
  const found = kindsOf("vague-target", { indicators: [anIndicator({ name, target: anEntry(target) })] });
  expect(found.map((kind) => (kind === "inconsistent" ? "info" : kind))).toEqual(kinds);
});

test.each<[string, Partial<Indicator>, readonly Claim[], string | undefined]>([
  ["full marks", { actual: anEntry(""), ...points("10", "10") }, [], "inconsistent"],
  ["no points, no claim", { actual: anEntry(""), ...points("0", "10") }, [], "undecided"],
  ["all said to be done", { actual: anEntry("—") }, [ALL_DONE], "inconsistent"],
  ["given", { actual: anEntry("98%") }, [ALL_DONE], "consistent"],
  ["no column", {}, [ALL_DONE], undefined],
])("missing-actual: %s", (_name, more, claims, kind) => {
  const other = row(["≥95%", "97%"], { key: "other", name: "抢修及时率" });
  const indicator = anIndicator({ target: anEntry("≥95%"), ...more });
  expect(kindsOf("missing-actual", { indicators: [other, indicator], claims })[1]).toBe(kind);
});

test("missing-actual: a form that nobody has filled in", () => {
  const indicators = [anIndicator({ target: anEntry("≥95%"), actual: anEntry("") })];
  expect(kindsOf("missing-actual", { indicators, claims: [ALL_DONE] })).toEqual([]);
});
