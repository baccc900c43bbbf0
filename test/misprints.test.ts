import { expect, test } from "vitest";
import { findingsOf, measureReport, readReportSource, reportNames } from "../scripts/misprints/measure.ts";

// Consistent invented reports of several regions' forms: nothing to blame, and most misprints of a figure that the report states twice or derives are told.

test.each(reportNames())("%s: nothing to blame", async (name) => {
  const findings = await findingsOf(readReportSource(name), name);
  expect(findings.map(({ ruleId, message }) => `${ruleId} ${JSON.stringify(message.data)}`)).toEqual([]);
});

test("a misprint is told where the report holds a second figure for it", async () => {
  const { found, numbers } = await measureReport("old-age-evaluation.html", 1);
  // The rest stand alone: nothing in the report could contradict them.
  expect(found / numbers).toBeGreaterThan(0.7);
}, 60_000);
