import { expect, test } from "vitest";
import { shownNumber } from "./shown-number.ts";

test.each<[string, number, string | undefined, string]>([
  ["ten thousands with a point within the digits", 123456, '0!.0,"万元"', "12.3万元"],
  ["the same, rounded up over the next place", 99960, "0!.0,", "10.0"],
  ["four places behind the point", 123456, '0!.0000"万元"', "12.3456万元"],
  ["fewer digits than places", 56, "0!.0000", "0.0056"],
  ["written with a backslash", 1234567, '#0\\.0,"万"', "123.5万"],
  ["written in quotes", 1234567, '0"."00,', "12.35"],
  ["below zero, with a mark in front", -123456, '"约"0!.0,;-0!.0,', "约-12.3"],
  ["a plain format", 12.5, '0.00"万元"', "12.50万元"],
  ["a per cent", 0.9688, "0.00%", "96.88%"],
  ["powers of ten are written out", 123456, "0.00E+00", "123456"],
  ["long numbers are written out", 123456789012, undefined, "123456789012"],
  ["thousands", 1234567, "#,##0,", "1,235"],
])("%s", (_name, value, format, shown) => expect(shownNumber(value, format)).toBe(shown));
