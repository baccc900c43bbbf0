import { expect, test } from "vitest";
import { cursor, several } from "./routing.ts";

test.each([
  ["one value", "error", ["error"]],
  ["several with commas", "error,warning", ["error", "warning"]],
  ["repeated", ["error", "warning,info"], ["error", "warning", "info"]],
  ["what has none", "", [""]],
  ["nothing between commas", ",", []],
])("a parameter with %s", (_what, given, expected) => {
  expect(several.parse(given)).toEqual(expected);
});

test.each([
  ["a cursor", Buffer.from(JSON.stringify([3, "id"])).toString("base64url"), true],
  ["nonsense", "nonsense", false],
  ["JSON of another shape", Buffer.from("{}").toString("base64url"), false],
])("%s is told from what is none", (_what, given, isOne) => {
  expect(cursor.safeParse(given).success).toBe(isOne);
});
