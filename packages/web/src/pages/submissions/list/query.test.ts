import { expect, test } from "vitest";
import { narrowing, queryOf, withValue } from "./query.ts";

test.each([
  ["without anything the newest come first, old versions left out", "", { latest: "true", sort: "updated", descending: "true" }],
  [
    "several values by commas or repeated",
    "year=2022,2023&unit=甲&unit=乙",
    { latest: "true", year: ["2022", "2023"], unit: ["甲", "乙"], sort: "updated", descending: "true" },
  ],
  ["failed files are no versions", "status=failed", { status: ["failed"], sort: "updated", descending: "true" }],
  ["names go upwards", "sort=unit", { latest: "true", sort: "unit", descending: "false" }],
  ["scores are numbers", "scoreFrom=9000&scoreBelow=x", { latest: "true", scoreFrom: 9000, sort: "updated", descending: "true" }],
  ["what the interface does not know is left out", "sort=evil&foo=1", { latest: "true", sort: "updated", descending: "true" }],
])("%s", (_name, search, expected) => {
  expect(queryOf(new URLSearchParams(search))).toEqual(expected);
});

test("a view keeps how the list is narrowed, in one order, without its sorting", () => {
  expect(narrowing(new URLSearchParams("year=2023&sort=unit&kind=form"))).toBe(narrowing(new URLSearchParams("kind=form&year=2023")));
});

test("a value is set and taken away", () => {
  const search = withValue(new URLSearchParams("year=2023"), "kind", ["form", "evaluation"]);
  expect([search.toString(), withValue(search, "year", undefined).toString()]).toEqual([
    "year=2023&kind=form%2Cevaluation",
    "kind=form%2Cevaluation",
  ]);
});
