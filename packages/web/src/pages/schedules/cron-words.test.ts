import { expect, test } from "vitest";
import { cronOf, cronWords, rhythmOf } from "./cron-words.ts";

test.each([
  ["30 2 * * *", "每天 02:30", "every day 02:30"],
  ["0 3 * * 1", "每周一 03:00", "Mon 03:00"],
  ["0 22 * * 1-5", "每周一至周五 22:00", "Mon–Fri 22:00"],
  ["0 22 * * 7,3", "每周日、周三 22:00", "Sun, Wed 22:00"],
  ["15 1 1 * *", "每月 1 日 01:15", "every month on day 1 01:15"],
  ["15 1 1,15 3 *", "3 月 1、15 日 01:15", "of month 3 on day 1, 15 01:15"],
  ["0 8,20 * * *", "每天 08:00、20:00", "every day 08:00, 20:00"],
  ["5 * * * *", "每天 每小时第 5 分", "every day at minute 5 of every hour"],
  ["*/10 * * * *", "每天 每 10 分钟", "every day every 10 minutes"],
  ["0 */6 * * *", "每天 每 6 小时，第 0 分", "every day every 6 hours at minute 0"],
])("%s in words", (cron, zh, en) => {
  expect([cronWords(cron, "zh"), cronWords(cron, "en")]).toEqual([zh, en]);
});

test.each(["0 2 13 * 5", "0 2-4/2 * * *", "0 2 32 * *", "0 2 * JAN *", "nonsense"])("%s stays a pattern", (cron) => {
  expect(cronWords(cron, "zh")).toBe(cron);
});

test.each([
  ["daily", "02:30", 1],
  ["workdays", "22:05", 1],
  ["weekly", "00:00", 0],
  ["monthly", "23:59", 28],
] as const)("%s goes into a pattern and back", (rhythm, time, day) => {
  expect(rhythmOf(cronOf(rhythm, time, day))).toEqual({ rhythm, time, day });
});

test("another pattern is the form's own", () => {
  expect(rhythmOf("*/10 * * * *").rhythm).toBe("own");
});
