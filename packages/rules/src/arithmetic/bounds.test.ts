import type { FundLine, Report, Sentence, Wording } from "@gouji/report";
import { aFigure, aPhrase, aPlace, aReport } from "@gouji/report/testing";
import { expect, test } from "vitest";
import { ruleById } from "../catalogue.ts";
import { render } from "../messages/render.ts";
import { NATIONAL_SELF_EVALUATION } from "../profile.ts";

function kindsOf(id: string, report: Partial<Report>): string[] {
  return (ruleById(id)?.check({ report: aReport(report) }, NATIONAL_SELF_EVALUATION) ?? []).map(({ verdict }) => {
    if (verdict.kind === "inconsistent") {
      for (const language of ["zh", "en"] as const) expect(render(verdict.message, language)).not.toMatch(/[{}]/);
    }
    return verdict.kind;
  });
}

test.each([
  ["all of it", "群众满意度", "100%", ["consistent"]],
  ["more than all", "群众满意度", "100.01%", ["inconsistent"]],
  ["less than nothing", "设备完好率", "-2%", ["inconsistent"]],
  ["what may pass its plan", "任务完成率", "112%", []],
  ["a rise", "满意度同比提高率", "112%", []],
  ["about all", "群众满意度", "约98%", ["undecided"]],
])("rate-out-of-bounds: %s", (_name, metric, printed, kinds) => {
  expect(kindsOf("rate-out-of-bounds", { figures: [aFigure(printed, { metric })] })).toEqual(kinds);
});

test("rate-out-of-bounds: in an indicator table the row names the share", () => {
  const figures = [aFigure("103.2%", { metric: "实际完成值", subject: "服务对象满意度", role: "actual" })];
  expect(kindsOf("rate-out-of-bounds", { figures })).toEqual(["inconsistent"]);
});

test("rate-out-of-bounds: a comparison with another year is no share", () => {
  const figures = [aFigure("109.5%", { metric: "占比", quote: "恢复到2019年（352.8万人次）的109.5%" })];
  expect(kindsOf("rate-out-of-bounds", { figures })).toEqual(["undecided"]);
});

function line(budget: string, expenditure: string): FundLine {
  return { key: "总额", label: "年度资金总额", project: "", budget: aFigure(budget), expenditure: aFigure(expenditure), total: true };
}

const OWN_FUNDS: Sentence = { index: 0, text: "超出部分由单位自筹。", at: aPlace("资金"), path: [], figures: [] };

test.each<[string, FundLine, readonly Sentence[], string]>([
  ["all of it", line("126.50万元", "126.50万元"), [], "consistent"],
  ["a cent of ten thousand more", line("126.50万元", "126.52万元"), [], "inconsistent"],
  ["within rounding", line("126.5万元", "126.54万元"), [], "consistent"],
  ["from other funds", line("126.50万元", "131.20万元"), [OWN_FUNDS], "undecided"],
  ["about", line("126.50万元", "约131万元"), [], "undecided"],
])("spent-exceeds-available: %s", (_name, fundLine, sentences, kind) => {
  expect(kindsOf("spent-exceeds-available", { fundLines: [fundLine], sentences })).toEqual([kind]);
});

function words(amount: string, printed: string): Wording {
  return { key: "w", kind: "amountInWords", phrase: aPhrase("壹拾贰万伍仟元整"), amount, figure: aFigure(printed) };
}

test.each([
  ["in yuan", words("125000.00", "125000.00元"), "consistent"],
  ["in ten thousands", words("125000.00", "12.5万元"), "consistent"],
  ["another amount", words("125000.00", "12.8万元"), "inconsistent"],
  ["about", words("125000.00", "约12万元"), "undecided"],
])("amount-in-words: %s", (_name, wording, kind) => {
  expect(kindsOf("amount-in-words", { wordings: [wording] })).toEqual([kind]);
});
