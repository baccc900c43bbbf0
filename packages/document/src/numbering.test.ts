import { expect, test } from "vitest";
import { readNumbering } from "./numbering.ts";

test.each([
  ["a Chinese numeral with 、", "一、基本情况", "chinese", "一、", 1, "基本情况"],
  ["a two-figure Chinese numeral", "十二、其他说明", "chinese", "十二、", 1, "其他说明"],
  ["a Chinese numeral in full-width parentheses", "（三）资金使用情况", "chineseParenthesis", "（三）", 2, "资金使用情况"],
  ["a Chinese numeral in half-width parentheses and a blank", "(一) 项目概况", "chineseParenthesis", "(一)", 2, "项目概况"],
  ["an Arabic number with a full stop", "1.预算执行情况", "arabic", "1.", 3, "预算执行情况"],
  ["an Arabic number with 、", "2、绩效目标", "arabic", "2、", 3, "绩效目标"],
  ["an Arabic number with a full-width full stop", "3．产出指标", "arabic", "3．", 3, "产出指标"],
  ["a decimal number of two parts", "1.1 立项依据", "decimal", "1.1", 4, "立项依据"],
  ["a decimal number of three parts without a blank", "2.3.1组织实施", "decimal", "2.3.1", 5, "组织实施"],
  ["an Arabic number in parentheses", "（1）数量指标", "arabicParenthesis", "（1）", 4, "数量指标"],
  ["a number in a circle", "①培训次数", "circle", "①", 5, "培训次数"],
  ["a chapter", "第一章 总论", "chapter", "第一章", 1, "总论"],
  ["a part", "第二部分 自评结论", "chapter", "第二部分", 1, "自评结论"],
  ["a section", "第三节 效益", "section", "第三节", 2, "效益"],
])("%s is read", (_name, text, kind, number, level, rest) => {
  expect(readNumbering(text)).toEqual({ kind, number, level, rest });
});

test.each([
  ["an amount", "1.5万元用于培训"],
  ["a percentage", "95.2%的村已完成"],
  ["an amount with two decimals", "12.05 万元"],
  ["a year", "2023年度部门预算"],
  ["a date", "2023.12.10 完成验收"],
  ["a sentence that counts", "一是加强管理"],
  ["a number alone", "3.1"],
  ["an enumeration of numerals", "一二三四"],
  ["plain text", "项目支出绩效自评表"],
])("%s is no number of a heading", (_name, text) => {
  expect(readNumbering(text)).toBeUndefined();
});
