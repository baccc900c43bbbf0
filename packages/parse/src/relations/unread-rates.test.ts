import { describe, expect, test } from "vitest";
import { shownRelations } from "./shown-relations.ts";

type Row = readonly [name: string, text: string, expected: readonly string[]];

describe("rates that no words tie to their figures", () => {
  test.each<Row>([
    ["to the last digit", "查处违法行为213起，其中超载147起、其他66起，结案209起，结案率98.12%。", ["98.12% = 209起 / 213起"]],
    ["a digit typed wrongly", "立案115起，办结113起，结案率98.76%。", ["98.76% = 113起 / 115起"]],
    ["a digit of the part typed wrongly", "查处213起，结案207起，结案率98.12%。", ["98.12% = 207起 / 213起"]],
    ["far from every pair", "立案115起，办结113起，群众知晓率87.31%。", []],
    ["two digits only", "立案115起，办结113起，结案率92%。", []],
  ])("%s", (_name, text, expected) => expect(shownRelations("ratio", { paragraphs: [text] })).toEqual(expected));
});

describe("changes whose figure stands in the sentence before", () => {
  test.each<Row>([
    ["to the last digit", "支出28.64万元，较预算35.00万元下降18.17%；较上年31.20万元下降8.21%。", ["8.21% (rate): 31.20万元 → 28.64万元"]],
    [
      "a digit typed wrongly",
      "支出28.64万元，较预算35.00万元下降18.17%；较上年31.20万元下降8.27%。",
      ["8.27% (rate): 31.20万元 → 28.64万元"],
    ],
    ["of something else", "支出28.64万元，较预算35.00万元下降18.17%；较上年51.20万元下降8.27%。", []],
  ])("%s", (_name, text, expected) =>
    expect(shownRelations("growth", { paragraphs: [text] }).filter((line) => !line.includes("18.17%"))).toEqual(expected),
  );
});

describe("the course of a budget over the year", () => {
  test.each<Row>([
    ["added and cut", "年初预算500万元，年中追加80万元，调减30万元，调整后预算550万元。", ["550万元 = 500万元 + 80万元 - 30万元"]],
    ["nothing added", "年初预算500万元，调整后预算550万元。", []],
    ["of two years", "上年年初预算500万元，追加80万元，调整后预算550万元。", []],
  ])("%s", (_name, text, expected) => expect(shownRelations("balance", { paragraphs: [text] })).toEqual(expected));
});
