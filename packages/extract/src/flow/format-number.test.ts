import { expect, test } from "vitest";
import { formatNumber } from "./format-number.ts";

test.each([
  [1, "chineseCounting", "一"],
  [10, "chineseCounting", "十"],
  [12, "chineseCountingThousand", "十二"],
  [20, "japaneseCounting", "二十"],
  [35, "taiwaneseCountingThousand", "三十五"],
  [105, "chineseCountingThousand", "一百〇五"],
  [110, "chineseCountingThousand", "一百一十"],
  [10, "chineseLegalSimplified", "壹拾"],
  [23, "ideographDigital", "二三"],
  [3, "ideographTraditional", "丙"],
  [2, "ideographZodiac", "丑"],
  [1, "decimalEnclosedCircle", "①"],
  [21, "decimalEnclosedCircleChinese", "㉑"],
  [36, "decimalEnclosedCircle", "㊱"],
  [3, "decimalEnclosedParen", "⑶"],
  [4, "decimalEnclosedFullstop", "⒋"],
  [12, "decimalFullWidth", "１２"],
  [7, "decimalZero", "07"],
  [14, "upperRoman", "XIV"],
  [9, "lowerRoman", "ix"],
  [27, "upperLetter", "AA"],
  [3, "lowerLetter", "c"],
  [5, "numberInDash", "- 5 -"],
  [5, "none", ""],
  [5, "aFormatOfTomorrow", "5"],
])("%d as %s is %s", (value, format, expected) => {
  expect(formatNumber(value, format)).toBe(expected);
});
