import { extract } from "@gouji/extract";
import { parse } from "@gouji/parse";
import { audit } from "@gouji/rules";
import { expect, test } from "vitest";
import { type CellContent, xlsxOf } from "../packages/extract/src/xlsx/xlsx-files.testing.ts";

// A worksheet of thousands of lines, each with a rate, is read and checked in time that grows with its length.

function workbook(lines: number): Uint8Array {
  const rows: CellContent[][] = [["项目", "预算数", "执行数", "结余", "执行率"]];
  for (let at = 2; at <= lines + 1; at += 1)
    rows.push([
      `项目${at}`,
      at,
      at - 1,
      { formula: `B${at}-C${at}`, value: 1 },
      { formula: `C${at}/B${at}`, value: Number(((at - 1) / at).toPrecision(15)), style: 1 },
    ]);
  rows.push(["合计", { formula: `SUM(B2:B${lines + 1})`, value: 7 }, 8]);
  return xlsxOf([{ name: "明细", rows }]);
}

async function secondsFor(lines: number): Promise<{ readonly seconds: number; readonly rules: readonly string[] }> {
  const bytes = workbook(lines);
  // The thread's own time: a busy machine makes no test fail.
  const started = process.threadCpuUsage().user;
  const result = await extract(bytes, { fileName: "明细.xlsx" });
  if (!result.ok) throw new Error(result.error.message);
  const { findings } = audit(parse(result.value, { fileName: "明细.xlsx" }));
  return { seconds: (process.threadCpuUsage().user - started) / 1e6, rules: findings.map(({ ruleId }) => ruleId) };
}

test("four times the lines take no more than eight times as long", { timeout: 120_000 }, async () => {
  await secondsFor(500);
  const short = await secondsFor(1_000);
  const long = await secondsFor(4_000);
  expect(long.rules).toContain("cell-formula");
  expect(long.seconds / short.seconds).toBeLessThan(8);
});
