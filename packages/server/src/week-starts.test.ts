import { expect, test } from "vitest";
import { weekStarts } from "./week-starts.ts";

test.each([
  ["a Thursday in Shanghai", "2026-11-26T01:00:00Z", 2, "Asia/Shanghai", ["2026-11-15T16:00:00.000Z", "2026-11-22T16:00:00.000Z"]],
  ["Monday's first hour there, still Sunday in UTC", "2026-11-22T16:30:00Z", 1, "Asia/Shanghai", ["2026-11-22T16:00:00.000Z"]],
  ["Sunday's last hour there", "2026-11-22T15:59:00Z", 1, "Asia/Shanghai", ["2026-11-15T16:00:00.000Z"]],
  ["UTC itself", "2026-11-25T12:00:00Z", 1, "UTC", ["2026-11-23T00:00:00.000Z"]],
  ["over the end of summer time", "2026-10-28T12:00:00Z", 2, "Europe/Berlin", ["2026-10-18T22:00:00.000Z", "2026-10-25T23:00:00.000Z"]],
])("weeks begin on Monday: %s", (_what, now, count, zone, expected) => {
  expect(weekStarts(Date.parse(now), count, zone)).toEqual(expected);
});
