import { expect, test } from "vitest";
import { isAttachment, isReportPage, pageLinks } from "./page-links.ts";

const page = new URL("https://czj.example.gov.cn/jxgl/index.html");
const linksOf = (html: string) => pageLinks(html, page);

test.each([
  ["a file below the page", '<a href="./P020.pdf">自评报告</a>', "https://czj.example.gov.cn/jxgl/P020.pdf"],
  [
    "a file with a Chinese name",
    '<a href="/附件1：自评表.docx">附件1</a>',
    "https://czj.example.gov.cn/%E9%99%84%E4%BB%B61%EF%BC%9A%E8%87%AA%E8%AF%84%E8%A1%A8.docx",
  ],
  ["a download script whose link names the file", '<a href="/down?id=7">2023年自评报告.pdf</a>', "https://czj.example.gov.cn/down?id=7"],
  ["a link against the base", '<base href="https://files.example.cn/a/"><a href="b.xlsx">表</a>', "https://files.example.cn/a/b.xlsx"],
])("%s is an attachment", (_what, html, address) => {
  expect(
    linksOf(html)
      .filter(isAttachment)
      .map((link) => link.address.href),
  ).toEqual([address]);
});

test.each([
  ["an article about a self-evaluation", '<a href="/jxgl/2024/t01.html" title="关于2023年度绩效自评的公示">关于2023年度…</a>', false],
  ["an article named in full", '<a href="/jxgl/2024/t01.html">2023年度项目绩效自评报告</a>', true],
  ["an article named by its title alone", '<a href="/jxgl/2024/t01.html" title="2023年度绩效自评"><img></a>', true],
  ["another site", '<a href="https://other.example.cn/t.html">绩效评价报告</a>', false],
  ["something else", '<a href="/news/1.html">春节放假通知</a>', false],
  ["the page itself", '<a href="#top">绩效评价</a>', false],
  ["a script", '<a href="javascript:void(0)">绩效评价</a>', false],
])("%s is a page to look into: %s", (_what, html, expected) => {
  expect(linksOf(html).some((link) => isReportPage(link, page))).toBe(expected);
});

test("an address that is linked twice is one link, with the text that says something", () => {
  expect(linksOf('<a href="a.pdf"><img></a><a href="a.pdf#page=2"> 自评 报告 </a>')).toEqual([
    { address: new URL("https://czj.example.gov.cn/jxgl/a.pdf"), text: "自评 报告" },
  ]);
});
