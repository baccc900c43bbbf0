import { expect, test } from "vitest";
import { readAddressList } from "./address-list.ts";

test.each([
  ["lines", "https://a.cn/1.pdf\n\n# 备注\nhttp://b.cn/\n", ["https://a.cn/1.pdf", "http://b.cn/"]],
  ["a table with a head", '单位,网址\n林业局,"https://a.cn/1.pdf"\n水利局,https://b.cn/2', ["https://a.cn/1.pdf", "https://b.cn/2"]],
  ["a text that names an address", "一、项目概况\nhttps://a.cn/1.pdf", undefined],
  ["figures", "单位,预算数\n林业局,120", undefined],
  ["nothing", "\n# 空\n", undefined],
])("%s", (_what, text, expected) => {
  expect(readAddressList(text)).toEqual(expected);
});
