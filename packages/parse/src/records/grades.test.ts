import { expect, test } from "vitest";
import { draftOf } from "../testing.ts";
import { readRecords } from "./read-records.ts";

test.each([
  [
    "grades before their points",
    ["评价结果分为四个等级：优（得分≥90分）、良（75≤得分<90分）、中（60≤得分<75分）、差（得分<60分）。"],
    ["优 [90,)", "良 [75,90)", "中 [60,75)", "差 (,60)"],
  ],
  [
    "points before the grades",
    ["总分为85~100分（含85分）的项目为“优”；70~85分（含70分）为“良”；60~70分（含60分）为“中”；低于60分的为“差”。"],
    ["优 [85,100]", "良 [70,85)", "中 [60,70)", "差 (,60)"],
  ],
  [
    "words for the ends",
    ["优秀（90分及以上）、良好（80分（含）-90分）、合格（60-80分）、不合格（60分以下）。"],
    ["优秀 [90,)", "良好 [80,90)", "合格 [60,80)", "不合格 (,60)"],
  ],
  ["no bands", ["综合得分为88.5分，评价等级为“良”。"], []],
])("bands: %s", (_name, paragraphs, expected) => {
  const bands = readRecords(draftOf({ paragraphs })).gradeBands;
  expect(
    bands.map((band) => `${band.grade} ${band.minClosed ? "[" : "("}${band.min ?? ""},${band.max ?? ""}${band.maxClosed ? "]" : ")"}`),
  ).toEqual(expected);
});

test.each([
  ["经评价，综合得分为88.5分，评价级别为“良”。", ["良", "88.5", ""]],
  ["3、水渠修复项目综合评价得分92分，考评等级为“优秀”；", ["优秀", "92", "水渠修复项目"]],
  ["自评总分：71分，评定等级：中。", ["中", "71", ""]],
  ["评价等级为优的项目综合得分应在90分以上。", undefined],
  ["综合得分为88.5分。", undefined],
])("statement: %s", (text, expected) => {
  const [statement] = readRecords(draftOf({ paragraphs: [text] })).gradeStatements;
  expect(statement && [statement.grade.text, statement.score.quantity.digits, statement.project]).toEqual(expected);
});
