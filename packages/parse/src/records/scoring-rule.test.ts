import { expect, test } from "vitest";
import { readScoringRule } from "./scoring-rule.ts";

/** One clause in one line: band [0.95,1.05)=4, below 0.95 by 0.01 costs 1 from 5, item 2, each 1, proportional. */
function brief(text: string, fullScore?: string): string[] {
  return readScoringRule(text, { label: "" }, fullScore).clauses.map((clause) => {
    if (clause.kind === "band") {
      return `${clause.minClosed ? "[" : "("}${clause.min ?? ""},${clause.max ?? ""}${clause.maxClosed ? "]" : ")"}=${clause.points}`;
    }
    if (clause.kind === "deduct")
      return `${clause.direction} ${clause.threshold} by ${clause.step} costs ${clause.points} from ${clause.from}`;
    if (clause.kind === "item") return `item ${clause.points}`;
    return clause.kind === "perOccurrence" ? `each ${clause.points}` : "proportional";
  });
}

test.each([
  ["a threshold and a cost per point", "≥92%得6分，每低1个百分点扣2分，扣完为止。", ["[0.92,)=6", "below 0.92 by 0.01 costs 2 from 6"]],
  ["a repeated threshold", "≥92%得6分，低于92%，每低2个百分点扣1分", ["[0.92,)=6", "below 0.92 by 0.02 costs 1 from 6"]],
  [
    "bands with costs from their own points on both sides",
    "完成率98%-102%得8分，90%-98%得7.5分。超过102%从8分起算，每超1个百分点扣0.5分，低于90%从7.5分起算，每低1个百分点扣0.7分。",
    ["[0.98,1.02]=8", "[0.9,0.98)=7.5", "above 1.02 by 0.01 costs 0.5 from 8", "below 0.9 by 0.01 costs 0.7 from 7.5"],
  ],
  [
    "strict bands with letters between the signs",
    "①满意度≥85%，得4分；②75%＜满意度＜85%，得2分；③满意度＜75%，不得分。",
    ["[0.85,)=4", "(0.75,0.85)=2", "(,0.75)=0"],
  ],
  ["bands in words", "90%以上得10分，80%（含）-90%得8分，低于80%不得分", ["[0.9,)=10", "[0.8,0.9)=8", "(,0.8)=0"]],
  ["full marks in words", "达到95%得满分，每降低1%扣0.5分", ["[0.95,)=4", "below 0.95 by 0.01 costs 0.5 from 4"]],
  ["a comma before the cost", "响应时间≤30分钟得5分，每超过10分钟，扣1分", ["(,30]=5", "above 30 by 10 costs 1 from 5"]],
  ["a cost in shares of the weight", "完成率≥100%得满分，每低1%扣权重的5%", ["[1,)=4", "below 1 by 0.01 costs 0.2 from 4"]],
  ["requirements one by one", "①制定办法得2分；②公开得1.5分。缺少的分项不得分。", ["item 2", "item 1.5"]],
  ["all or nothing", "按期办结，得10分，否则不得分", ["item 10"]],
  ["each occurrence", "专款专用得5分，发现一例违规扣1分，扣完为止", ["item 5", "each 1"]],
  ["each complaint", "及时办理得3分，每出现一次投诉扣0.5分", ["item 3", "each 0.5"]],
  ["in proportion", "全部完成得满分，未完成的按比例得分", ["item 4", "proportional"]],
  ["a formula", "得分=实际完成率×权重", ["proportional"]],
  ["no standard at all", "项目实施后，是否有效改善居住条件", []],
])("%s", (_name, text, expected) => {
  expect(brief(text, "4")).toEqual(expected);
});

test.each([
  ["不满1个百分点按1个百分点算", true],
  ["（不足1%的按1%计算，下同）", true],
  ["每低1个百分点扣1分", false],
])("%s: gaps are rounded up: %s", (text, expected) => {
  expect(readScoringRule(text, { label: "" }).roundsGapUp).toBe(expected);
});

test.each([
  ["项目实施后，是否有效改善居住条件", true],
  ["按完成情况酌情打分", undefined],
  ["见附件", undefined],
  ["≥92%得6分", undefined],
])("%s: no standard at all: %s", (text, expected) => {
  expect(readScoringRule(text, { label: "" }).withoutStandard).toBe(expected);
});

test("of unknown full marks nothing is said, nor of what lies beyond", () => {
  expect(brief("节约率≥0得满分，否则不得分")).toEqual([]);
});

test("a band is quoted with its condition, without the number of the item", () => {
  const { clauses } = readScoringRule("①满意度≥85%，得4分；②75%＜满意度＜85%，得2分。", { label: "" });
  expect(clauses.map(({ printed }) => printed)).toEqual(["满意度≥85%，得4分", "75%＜满意度＜85%，得2分"]);
});
