import { expect, test } from "vitest";
import { recognisedFigures } from "./recognised-figures.ts";

/** Confidence by character: "?" stands for a doubtful one in the second row. */
const confidencesOf = (doubts: string) => Array.from(doubts, (sign) => (sign === "?" ? 0.437 : 0.99));

test.each<[string, string, string, readonly (readonly [string, number])[]]>([
  [
    "each figure has its own",
    "支出12.5万元，占84%",
    "     ?       ",
    [
      ["12.5", 0.43],
      ["84%", 0.99],
    ],
  ],
  ["marks within a figure are part of it", "共3,5。", "  ?  ", [["3,5", 0.43]]],
  ["a mark at the end is none either", "合计12,", "    ?", [["12", 0.99]]],
  ["words without figures", "合格", "??", []],
])("%s", (_name, text, doubts, expected) => {
  const found = recognisedFigures(text, confidencesOf(doubts.padEnd(text.length)));
  expect(found?.map(({ from, to, confidence }) => [text.slice(from, to), confidence])).toEqual(expected);
});

test("text that the file holds as text has none", () => {
  expect(recognisedFigures("12万元", [undefined, undefined, undefined, undefined])).toBeUndefined();
});
