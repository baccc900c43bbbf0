import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { SourceDocument } from "@gouji/document";
import { aChecked, anEvidence, anItem, converted, HOSTILE, missingOffice } from "../testing.ts";
import type { ReviewedDocument } from "../review/review-list.ts";
import { letterGroups } from "./letter-rows.ts";
import { sectionOf } from "./sections.ts";
import { type LetterOptions, toLetter } from "./to-letter.ts";

const OPTIONS: LetterOptions = {
  ...{ language: "zh", issuer: "云溪县财政局", number: "2026-031", addressee: "", signature: "云溪县财政局绩效科", due: "2026-11-08" },
  ...{ at: "2026-10-24T08:00:00.000Z", group: "section", reply: true, scope: true },
};

const HEADINGS = [
  "造林补助项目绩效自评报告",
  "摘要",
  "一、基本情况",
  "正文",
  "一、基本情况",
  "（一）项目概况",
  "1. 立项背景",
  "（二）资金情况",
  "二、结论",
];
/** Paragraphs 10, 20, 30 … under the headings 0, 1, 2 …; the last heading has a table. */
const SOURCE: SourceDocument = {
  ...{ mediaType: "x", pages: [], notes: [] },
  blocks: [
    ...HEADINGS.flatMap((text, at): SourceDocument["blocks"] => [
      {
        kind: "heading",
        level: at < 2 || text === "正文" ? 1 : /^[一二]/u.test(text) ? 2 : /^（/u.test(text) ? 3 : 4,
        text,
        at: { paragraph: at * 10 },
      },
      { kind: "paragraph", text: "正文", at: { paragraph: at * 10 + 1 } },
    ]),
    { kind: "table", text: "", at: { table: 0 }, table: 0 },
  ],
  tables: [],
};

test.each([
  ["before any numbered heading", { paragraph: 1 }, ""],
  ["in the summary, which repeats the numbers", { paragraph: 21 }, "摘要 一、基本情况"],
  ["under a second level", { paragraph: 51 }, "一（一）项目概况"],
  ["under a third, which is too deep to name", { paragraph: 61 }, "一（一）项目概况"],
  ["under the next first level", { paragraph: 81 }, "二、结论"],
  ["in a table", { table: 0 }, "二、结论"],
  ["in a worksheet", { sheet: "附表1" }, "附表1"],
])("the section of a place %s", (_name, at, name) => {
  expect(sectionOf(SOURCE, at).name).toBe(name);
});

const at = (paragraph: number, more = {}) => ({ label: `第${paragraph}段`, paragraph, page: 7, ...more });
const items = [
  anItem({ finding: { evidence: [anEvidence({ at: at(81), quote: "结论 96.88%" })] } }),
  anItem({ finding: { evidence: [anEvidence({ at: at(51) }), anEvidence({ role: "operand", at: at(52), figure: "91.20" })] } }),
  anItem({ severity: "warning", sentence: { zh: "另一处相差 0.01%。", en: "x" }, finding: { evidence: [anEvidence({ at: at(51) })] } }),
];
const reviewed: ReviewedDocument = { document: aChecked(), items, source: SOURCE };

describe("the items of the letter", () => {
  test("stand in the order of the report; findings about one figure are one item", () => {
    const groups = letterGroups([reviewed], OPTIONS);
    expect(groups.map(({ name, rows }) => [name, rows.map(({ number }) => number)])).toEqual([
      ["一（一）项目概况", [1]],
      ["二、结论", [2]],
    ]);
    expect(groups[0]?.rows[0]).toMatchObject({
      severity: "error",
      correction: "96.87%",
      quotes: [{ place: "第 7 页", text: "预算执行率 96.88%" }],
    });
    expect(groups[0]?.rows[0]?.found).toEqual(["执行率 96.88% 与金额不符，应为 96.87%。", "另一处相差 0.01%。"]);
  });

  test.each([
    ["ratio", "96.87%"],
    ["restated-value", "核实后统一（另一处为 96.87%）"],
    ["target-swap", "请核实"],
  ])("of %s the letter suggests %s", (ruleId, correction) => {
    const item = anItem({ ruleId, finding: { ruleId } });
    expect(letterGroups([{ document: aChecked(), items: [item] }], OPTIONS)[0]?.rows[0]?.correction).toBe(correction);
  });

  test("or stand by rule", () => {
    expect(letterGroups([reviewed], { ...OPTIONS, group: "rule" }).map(({ name }) => name)).toEqual(["比率不符"]);
  });

  test("name the file where there are several", () => {
    const other = { ...reviewed, document: aChecked({ path: "附表.xlsx" }) };
    expect(letterGroups([reviewed, other], OPTIONS).map(({ name }) => name)).toContain("附表.xlsx  二、结论");
  });

  test("a long clause is cut around its figure", () => {
    const quote = `${"甲".repeat(200)}96.88%${"乙".repeat(200)}`;
    const item = anItem({ finding: { evidence: [anEvidence({ quote })] } });
    const text = letterGroups([{ document: aChecked(), items: [item] }], OPTIONS)[0]?.rows[0]?.quotes[0]?.text ?? "";
    expect(text).toMatch(/^…甲+96\.88%乙+…$/u);
    expect(text.length).toBeLessThan(80);
  });
});

/** All texts of the letter, and its markup. */
async function written(documents: readonly ReviewedDocument[], options: Partial<LetterOptions> = {}) {
  const bytes = await toLetter(documents, { ...OPTIONS, ...options });
  const parts = unzipSync(bytes);
  const xml = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
  return { bytes, xml, text: Array.from(xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu), ([, text = ""]) => text).join("|") };
}

describe("审核意见书.docx", () => {
  test("says who asks whom for what until when", async () => {
    const { text, xml } = await written([reviewed]);
    expect(text).toMatch(
      /^云溪县财政局\|绩效自评报告审核意见书\|编号：2026-031\|林业局：\|你单位报送的《造林补助项目绩效自评报告》（3 页）已逐项核对。/u,
    );
    expect(text).toContain("现将 2 项错误函告如下，请于 2026 年 11 月 8 日前逐项回复并报送更正稿。");
    expect(text).toContain("序号|报告原文|核对情况|建议更正|单位回复|一（一）项目概况|1|第 7 页|“预算执行率 96.88%”");
    expect(text).toContain("核对范围：读出数字 9 个，参与核对 8 个，其中相符 7 个；未核 1 个。未核不表示无误。");
    expect(text).toMatch(/云溪县财政局绩效科\|2026 年 10 月 24 日\|单位回复\|经办人：/u);
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/u);
    expect(xml).toMatch(/<w:tblHeader\/>/u);
    for (const font of ["宋体", "黑体"]) expect(xml).toContain(`w:eastAsia="${font}"`);
  });

  test("leaves out what is not wanted", async () => {
    const { text } = await written([reviewed], {
      reply: false,
      scope: false,
      issuer: "",
      number: "",
      signature: "",
      addressee: "县林业局、某事务所",
    });
    expect(text).not.toMatch(/单位回复|核对范围|编号|财政局/u);
    expect(text).toContain("县林业局、某事务所：");
  });

  test("without findings it says so, and that silence is no proof", async () => {
    const { text, xml } = await written([{ document: aChecked(), items: [] }], { reply: false });
    expect(text).toContain("未发现需要更正的事项。未核对的数字不表示无误。");
    expect(xml).not.toContain("<w:tbl>");
  });

  test("a file that could not be read is named", async () => {
    const failed = { status: "failed" as const, path: "坏.pdf", error: { kind: "corrupt" as const, message: "文件已损坏" } };
    expect((await written([reviewed, { document: failed, items: [] }])).text).toContain("“坏.pdf”未能读取，不在核对范围内：");
  });

  test("in English too", async () => {
    expect((await written([reviewed], { language: "en" })).text).toMatch(/The rate 96.88% does not follow/u);
  });

  const hostile = HOSTILE.map((text) =>
    anItem({ unit: text, sentence: { zh: text, en: text }, finding: { expected: text, evidence: [anEvidence({ quote: text })] } }),
  );
  test("hostile texts stay texts", async () => {
    const { xml } = await written([{ document: aChecked({ path: "<b>.pdf" }), items: hostile }]);
    expect(xml).not.toContain("<script>");
    expect([...xml].filter((sign) => sign < "\t")).toEqual([]);
  });

  test.skipIf(missingOffice() !== undefined)("opens in LibreOffice, hostile texts too", async () => {
    const { bytes } = await written([reviewed, { document: aChecked({ path: "附.pdf" }), items: hostile }]);
    const text = new TextDecoder().decode(converted(bytes, "docx", "txt:Text (encoded):UTF8"));
    for (const part of ["绩效自评报告审核意见书", "一（一）项目概况", "96.87%", '<script>alert("1")</script>', "经办人："])
      expect(text).toContain(part);
  });
});
