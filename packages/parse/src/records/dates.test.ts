import { expect, test } from "vitest";
import { parseOf } from "../testing.ts";

function datesOf(...paragraphs: readonly string[]): string[] {
  return parseOf({ title: "2023年度某项目绩效评价报告", paragraphs }).dates.map((date) => {
    switch (date.kind) {
      case "day":
        return `${date.day}${date.weekday ?? ""}${date.done ? " done" : ""}`;
      case "signed":
        return `signed ${date.day}`;
      case "span":
        return `${date.from}…${date.to}${date.length ? ` ${date.length.value} ${date.length.unit}` : ""}`;
      default:
        return `${date.kind} ${date.year}`;
    }
  });
}

test.each<[string, readonly string[], readonly string[]]>([
  ["a day with its weekday", ["2023年5月3日（星期三）召开动员会。"], ["2023-05-03三 done"]],
  ["a day that is planned", ["计划于2023年12月15日完成验收。"], ["2023-12-15"]],
  ["a span and its length", ["建设期为2023年3月1日至2023年5月31日，历时92天。"], ["2023-03-01…2023-05-31 92 day"]],
  ["a span of months in one year", ["2023年3月至10月实施。"], ["2023-03…2023-10"]],
  ["a span over two years", ["2022年11月—2023年2月供暖。"], ["2022-11…2023-02"]],
  ["a duration", ["项目于2023年3月-6个月内完成。"], []],
  ["the signature", ["2024年4月20日"], ["signed 2024-04-20"]],
  ["begun and done", ["项目于2023年5月启动，2022年12月完成验收。"], ["2023-05…2022-12"]],
  ["the result of the targets", ["一、绩效目标完成情况", "2022年完成管网改造12公里。"], []],
  ["a paper's number", ["根据《通知》（财预〔2020〕10号）执行。"], []],
  ["the year of the targets", ["一、绩效目标", "2022年完成管网改造12公里。"], ["goalYear 2022"]],
  ["what is to be done for a year", ["五、下一步措施", "一是细化2023年预算编制；二是加强调度。"], ["planYear 2023"]],
  ["what was learnt from a year", ["五、下一步措施", "结合2023年预算编制中的问题，加强2023年结转资金管理。"], []],
  ["what was done for a year", ["二、预算编制情况", "合理编制2023年预算。"], []],
  ["a year since which", ["一、绩效目标", "2021年以来持续推进管网改造。"], []],
  ["another section", ["一、完成情况", "2022年完成管网改造12公里。"], []],
])("dates: %s", (_name, paragraphs, found) => {
  expect(datesOf(...paragraphs)).toEqual(found);
});
