import type { DateMention, Indicator, Report, Sentence } from "@gouji/report";
import { aFigure, anEntry, anIndicator, aPhrase, aPlace, aReport } from "@gouji/report/testing";
import { expect, test } from "vitest";
import { ruleById } from "../catalogue.ts";
import { render } from "../messages/render.ts";
import { NATIONAL_SELF_EVALUATION } from "../profile.ts";
import { dayNumber, weekdayOf } from "./calendar.ts";
import { shinglesOf, similarityOf } from "./shingles.ts";

/** The message of each failure, the kind of each other verdict. */
function verdicts(id: string, report: Partial<Report>): string[] {
  return (ruleById(id)?.check({ report: aReport(report) }, NATIONAL_SELF_EVALUATION) ?? []).map(({ verdict }) => {
    if (verdict.kind !== "inconsistent") return verdict.kind;
    for (const language of ["zh", "en"] as const) expect(render(verdict.message, language)).not.toMatch(/[{}]/);
    return verdict.message.id.replace(`${id}.`, "");
  });
}

const IDENTITY = { title: "某区2023年度项目绩效自评报告", unit: "", project: "", year: "2023", kind: "selfEvaluation" as const };
const common = { key: "k", phrase: aPhrase("所述日期") };
const day = (iso: string, more: { weekday?: string; done?: boolean } = {}): DateMention => ({
  kind: "day",
  ...common,
  day: iso,
  done: false,
  ...more,
});
const span = (from: string, to: string, length?: readonly [number, "day" | "month"]): DateMention => ({
  kind: "span",
  ...common,
  from,
  to,
  ...(length ? { length: { printed: "历时", value: length[0], unit: length[1] } } : {}),
});
const SIGNED: DateMention = { kind: "signed", ...common, day: "2024-04-20" };
const year = (kind: "formYear" | "goalYear" | "planYear", text: string): DateMention => ({ kind, ...common, year: text });

test.each<[string, readonly DateMention[], readonly string[]]>([
  ["the 29th of February of a common year", [day("2023-02-29")], ["invalid"]],
  ["the 29th of February of a leap year", [day("2024-02-29")], ["undecided"]],
  ["a thirteenth month", [day("2023-13-05")], ["invalid"]],
  ["a wrong weekday", [day("2023-05-03", { weekday: "四" })], ["weekday"]],
  ["the right weekday", [day("2023-05-03", { weekday: "三" })], ["consistent"]],
  ["done after the signature", [day("2024-04-21", { done: true }), SIGNED], ["future"]],
  ["done on the day of the signature", [day("2024-04-20", { done: true }), SIGNED], ["consistent"]],
  ["planned after the signature", [day("2024-08-12"), SIGNED], ["undecided"]],
  ["a span of days backwards", [span("2023-09-01", "2023-03-31")], ["backwards"]],
  ["a span of months backwards", [span("2023-12", "2023-03")], ["backwards"]],
  ["a span of one month", [span("2023-12", "2023-12")], ["consistent"]],
  ["92 days", [span("2023-03-01", "2023-05-31", [92, "day"])], ["consistent"]],
  ["91 days between them", [span("2023-03-01", "2023-05-31", [91, "day"])], ["consistent"]],
  ["93 days", [span("2023-03-01", "2023-05-31", [93, "day"])], ["length"]],
  ["fewer days, perhaps working days", [span("2023-03-01", "2023-05-31", [60, "day"])], ["undecided"]],
  ["three months", [span("2023-03-01", "2023-05-31", [3, "month"])], ["consistent"]],
  ["six months", [span("2023-03-01", "2023-05-31", [6, "month"])], ["length"]],
  ["a form of the year before", [year("formYear", "2022")], ["formYear"]],
  ["forms of the year before throughout", [year("formYear", "2022"), year("formYear", "2022")], ["undecided", "undecided"]],
  ["a form of the year", [year("formYear", "2023")], ["consistent"]],
  ["targets of the year before, twice", [year("goalYear", "2022"), year("goalYear", "2022")], ["goalYear"]],
  ["plans for the year before", [year("planYear", "2022")], ["planYear"]],
  ["plans for the year after", [year("planYear", "2024")], ["undecided"]],
  ["targets of the year after", [year("goalYear", "2025")], ["undecided"]],
])("period-mismatch: %s", (_name, dates, found) => {
  expect(verdicts("period-mismatch", { identity: IDENTITY, dates })).toEqual(found);
});

test.each<[string, string, string | undefined, readonly string[]]>([
  ["as many as there were", "304天", "2023-10-31", ["consistent"]],
  ["one more", "305天", "2023-10-31", ["elapsed"]],
  ["a whole year", "365天", undefined, ["consistent"]],
  ["more than one thing's", "730天", undefined, ["undecided"]],
])("period-mismatch: days of running, %s", (_name, printed, cutOff, found) => {
  const indicators: Indicator[] = [anIndicator({ name: "系统运行天数", actual: anEntry(printed) })];
  const period = { from: "2023-01-01", to: "2023-12-31", printed: "2023年" };
  expect(verdicts("period-mismatch", { identity: IDENTITY, indicators, period, ...(cutOff ? { cutOff } : {}) })).toEqual(found);
});

test("calendar: the weekday of a day", () => {
  expect(weekdayOf(dayNumber("2023-05-03") ?? 0)).toBe("三");
  expect(dayNumber("2023-02-30")).toBeUndefined();
});

/** Sentences, one a paragraph, of clauses with one count each. */
function told(...paragraphs: readonly (readonly string[])[]): Sentence[] {
  return paragraphs.map((clauses, index) => ({
    index,
    text: clauses.join("，"),
    at: { ...aPlace(`段 ${index}`), paragraph: index },
    path: [],
    figures: clauses.flatMap((clause) => {
      const printed = /\d+(?:\.\d+)?(?:家|批次|元|万元|人)/.exec(clause)?.[0];
      return printed ? [aFigure(printed, { quote: clause, source: { kind: "sentence", sentence: index } })] : [];
    }),
  }));
}

test.each<[string, readonly (readonly string[])[], readonly string[]]>([
  [
    "two of two",
    [
      ["2022年", "检查单位86家", "抽检142批次"],
      ["2023年", "检查单位86家", "抽检142批次"],
    ],
    ["stale-figure"],
  ],
  [
    "one of two",
    [
      ["2022年", "检查单位86家", "抽检142批次"],
      ["2023年", "检查单位86家", "抽检157批次"],
    ],
    ["consistent"],
  ],
  [
    "none of two",
    [
      ["2022年", "检查单位86家", "抽检142批次"],
      ["2023年", "检查单位94家", "抽检157批次"],
    ],
    [],
  ],
  [
    "of one year",
    [
      ["2023年", "检查单位86家", "抽检142批次"],
      ["2023年", "检查单位86家", "抽检142批次"],
    ],
    [],
  ],
  [
    "standards",
    [
      ["2022年", "补助标准2400元", "每人发放1800元"],
      ["2023年", "补助标准2400元", "每人发放1800元"],
    ],
    [],
  ],
  [
    "in other words",
    [
      ["2022年", "检查单位86家", "抽检142批次"],
      ["2023年", "走访企业86家", "送检142批次"],
    ],
    [],
  ],
])("stale-figure: %s", (_name, paragraphs, found) => {
  expect(verdicts("stale-figure", { sentences: told(...paragraphs) })).toEqual(found);
});

test.each<[string, string, string, number]>([
  ["the same, with other years", "2022年全区开展农村人居环境整治行动", "2023年全区开展农村人居环境整治行动", 1],
  ["another text", "开展农村人居环境整治专项行动情况", "组织城区供水管网更新改造工程项目", 0],
  ["a short text within a long one", "全区开展农村人居环境整治行动", "按照上级部署，全区开展农村人居环境整治行动，取得明显成效。", 1],
  ["nothing", "", "全区开展农村人居环境整治行动", 0],
])("shingles: %s", (_name, a, b, share) => {
  expect(similarityOf(shinglesOf(a, 8), shinglesOf(b, 8))).toBe(share);
});

test.each(["otherRegion", "otherSelf", "otherProject", "otherSector"] as const)("copied-boilerplate: %s", (kind) => {
  const wordings = [{ key: kind, kind, phrase: aPhrase("我校"), other: aPhrase("我局") }];
  expect(verdicts("copied-boilerplate", { wordings })).toEqual([kind]);
});
