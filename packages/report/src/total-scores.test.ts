import { expect, test } from "vitest";
import type { ScoreGroup } from "./indicator.ts";
import { aFigure } from "./testing.ts";
import { totalScoresOf } from "./total-scores.ts";

function group(project: string, score: string | undefined, fullScore: string | undefined, total = true): ScoreGroup {
  return {
    ...{ key: `${project}${score}`, name: "合计", project, parts: [], total, siblings: "" },
    ...(score === undefined ? {} : { score: aFigure(score, { unit: "分" }) }),
    ...(fullScore === undefined ? {} : { fullScore: aFigure(fullScore, { unit: "分" }) }),
  };
}

test.each<[string, ScoreGroup[], unknown[]]>([
  ["below the full score", [group("", "93.99", "100")], [{ project: "", score: "93.99", fullScore: "100", full: false }]],
  ["full marks of another scale", [group("", "50", "50")], [{ project: "", score: "50", fullScore: "50", full: true }]],
  ["100 without a full score", [group("", "100", undefined)], [{ project: "", score: "100", full: true }]],
  [
    "stated in the text and in the table: once, with its full score",
    [group("", "98", undefined), group("", "98", "100")],
    [{ project: "", score: "98", fullScore: "100", full: false }],
  ],
  [
    "each project has its own",
    [group("甲", "100", "100"), group("乙", "90", "100")],
    [
      { project: "甲", score: "100", fullScore: "100", full: true },
      { project: "乙", score: "90", fullScore: "100", full: false },
    ],
  ],
  ["a fraction is none", [group("", "三分之一", "100")], []],
  ["subtotals and empty totals are none", [group("", "20", "20", false), group("", undefined, "100")], []],
])("%s", (_what, scoreGroups, expected) => {
  expect(totalScoresOf({ scoreGroups })).toEqual(expected);
});
