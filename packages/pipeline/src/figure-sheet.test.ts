import { extract } from "@gouji/extract";
import { expect, test } from "vitest";
import { auditDocument, type FigureSheet } from "./index.ts";

const REPORT = `# 云溪县林业局2023年度造林项目绩效自评报告

## 一、资金情况

项目全年预算数200.00万元，全年执行数150.00万元，预算执行率为80.00%。

## 二、其他

| 项目 | 金额（万元） |
| --- | --- |
| 苗木 | 60.00 |
| 人工 | 40.00 |
| 合计 | 100.00 |

联系电话12345。
`;

async function sheetOf(text: string): Promise<{ sheet: FigureSheet; record: ReturnType<typeof auditDocument> }> {
  const document = await extract(new TextEncoder().encode(text), { fileName: "a.md" });
  if (!document.ok) throw new Error(document.error.message);
  const record = auditDocument(document.value, "a.md", { figures: true });
  return { sheet: JSON.parse(record.figures ?? ""), record };
}

test("every figure has its mark: the suspect of a finding fails, what adds up is confirmed, what nothing speaks of is untested", async () => {
  const { sheet, record } = await sheetOf(REPORT);
  const marks = Object.fromEntries(sheet.figures.map(({ printed, mark }) => [printed, mark]));
  expect(marks).toMatchObject({ "80.00%": "failing", "60.00": "confirmed", "40.00": "confirmed", "100.00": "confirmed" });
  const [failing] = sheet.figures.filter(({ mark }) => mark === "failing");
  expect(failing?.findings).toEqual(record.findings.filter(({ ruleId }) => ruleId === "ratio").map(({ id }) => id));
  expect(sheet.figures.filter(({ mark }) => mark === "confirmed")).toHaveLength(record.coverage.confirmed);
  expect(sheet.figures).toHaveLength(record.coverage.figures);
});

test("each check stands once, with the figures that it holds together", async () => {
  const { sheet } = await sheetOf(REPORT);
  const printed = (positions: readonly number[]) => positions.map((at) => sheet.figures[at]?.printed);
  const [sum] = sheet.checks.filter(({ ruleId }) => ruleId === "sum-total");
  expect(sum).toMatchObject({ kind: "consistent", how: "exact" });
  expect(printed(sum?.figures ?? []).sort()).toEqual(["100.00", "40.00", "60.00"]);
  const [ratio] = sheet.checks.filter(({ ruleId }) => ruleId === "ratio");
  expect([ratio?.kind, ratio?.message?.id.length]).toEqual(["inconsistent", expect.any(Number)]);
  expect(printed(ratio?.figures ?? [])).toContain("80.00%");
  const entered = (at: number) => sheet.checks.filter(({ kind, figures }) => kind !== "undecided" && figures.includes(at)).length;
  expect(sheet.figures.map(({ checks }) => checks)).toEqual(sheet.figures.map((_figure, at) => entered(at)));
});
