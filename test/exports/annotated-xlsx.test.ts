import { existsSync, readFileSync } from "node:fs";
import { auditFile, readDocument } from "@gouji/pipeline";
import { toCheckJson } from "@gouji/reporters";
import { annotate } from "@gouji/reporters/annotated";
import { converted, missingOffice } from "@gouji/reporters/testing";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import * as XLSX from "xlsx";
import { xlsxOf } from "../../packages/extract/src/xlsx/xlsx-files.testing.ts";
import { findingAt, sourceOf } from "./found.ts";

const OPTIONS = { language: "zh", at: "2026-11-01T08:00:00.000Z" } as const;
const SHARED = new URL("../../../shared/reports/", import.meta.url);
const missing = existsSync(SHARED) ? undefined : "../shared is not there";

const ROWS = [
  ["项目", "预算", "执行", "执行率"],
  ["造林", 100, 96.5, "96.88%"],
  ["抚育", { value: 200, style: 2 }, { value: 150, style: 2, formula: "B3-50" }, "75.00%"],
];
const BYTES = xlsxOf([
  { name: "资金<表>&1".replaceAll(/[<>&]/gu, ""), rows: ROWS },
  {
    name: "附表",
    rows: [
      ["指标", "得分"],
      ["产出", "38.5"],
    ],
  },
]);

async function annotated(bytes: Uint8Array, texts: readonly (readonly string[])[]): Promise<Uint8Array> {
  const source = await sourceOf(bytes);
  const answer = await annotate({ bytes, source, findings: texts.map((one) => findingAt(source, one)) }, OPTIONS);
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
}

/** Comments by sheet and cell, as SheetJS reads them. */
function commentsOf(bytes: Uint8Array): Record<string, string> {
  const { Sheets } = XLSX.read(bytes);
  return Object.fromEntries(
    Object.entries(Sheets).flatMap(([sheet, cells]) =>
      Object.entries(cells).flatMap(([address, value]) =>
        value?.c ? [[`${sheet}!${address}`, value.c.map(({ t }: { t: string }) => t).join("")]] : [],
      ),
    ),
  );
}

const part = (bytes: Uint8Array, name: string) => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());

describe("annotated workbook", () => {
  test("each cell of a finding has its comment, on its sheet", async () => {
    const comments = commentsOf(await annotated(BYTES, [["96.88%", "96.5"], ["38.5"]]));
    expect(Object.keys(comments)).toEqual(["资金表1!C2", "资金表1!D2", "附表!B2"]);
    expect(comments["资金表1!D2"]).toMatch(/^【错误 1】比率不符\n执行率与金额不符/u);
    expect(comments["附表!B2"]).toMatch(/^【错误 2】/u);
  });

  test("cells, styles and formulas keep their bytes", async () => {
    const result = await annotated(BYTES, [["96.88%"]]);
    const [before, after] = [unzipSync(BYTES), unzipSync(result)];
    const changed = Object.keys(after).filter((name) => !Buffer.from(after[name] ?? []).equals(Buffer.from(before[name] ?? [])));
    expect(changed.sort()).toEqual([
      "[Content_Types].xml",
      "xl/comments.xml",
      "xl/drawings/vmlDrawing.vml",
      "xl/worksheets/_rels/sheet1.xml.rels",
      "xl/worksheets/sheet1.xml",
    ]);
    const sheet = part(result, "xl/worksheets/sheet1.xml");
    expect(sheet.replace(/<legacyDrawing [^>]*\/>/u, "")).toBe(part(BYTES, "xl/worksheets/sheet1.xml"));
  });

  test("comments that are there stay; a cell that has one gets ours behind it", async () => {
    const once = await annotated(BYTES, [["96.88%"]]);
    const twice = commentsOf(await annotated(once, [["96.88%", "75.00%"]]));
    expect(Object.keys(twice)).toEqual(["资金表1!D2", "资金表1!D3"]);
    expect(twice["资金表1!D2"]?.match(/【错误 1】/gu)).toHaveLength(2);
    expect(part(await annotated(once, [["75.00%"]]), "xl/drawings/vmlDrawing.vml").match(/<v:shape id="([^"]*)"/gu)).toEqual([
      '<v:shape id="_x0000_s1025"',
      '<v:shape id="_x0000_s1026"',
    ]);
  });

  test("the drawing stands where the form of a worksheet wants it", async () => {
    const parts = unzipSync(BYTES);
    const sheet = part(BYTES, "xl/worksheets/sheet1.xml").replace(
      "</worksheet>",
      '<pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/><extLst/></worksheet>',
    );
    const result = await annotated(zipSync({ ...parts, "xl/worksheets/sheet1.xml": strToU8(sheet) }), [["96.88%"]]);
    expect(part(result, "xl/worksheets/sheet1.xml")).toMatch(/<pageMargins [^>]*\/><legacyDrawing [^>]*\/><extLst\/><\/worksheet>$/u);
  });

  test("what stands in no cell is told on the first one", async () => {
    const source = await sourceOf(BYTES);
    const evidence = [{ quote: "全文", role: "stated" as const, at: { label: "全文无结论" } }];
    const answer = await annotate({ bytes: BYTES, source, findings: [findingAt(source, ["96.88%"], { evidence })] }, OPTIONS);
    if (!answer.ok) throw new Error(answer.error);
    expect(commentsOf(answer.value)["资金表1!A1"]).toMatch(/^全文无结论\n\n【错误 1】/u);
  });

  test("texts that look like markup or a formula stay texts", async () => {
    const source = await sourceOf(BYTES);
    const answer = await annotate(
      { bytes: BYTES, source, findings: [findingAt(source, ["96.88%"], { message: '=1+1</t><f>"&\u0000]]>' })] },
      OPTIONS,
    );
    if (!answer.ok) throw new Error(answer.error);
    expect(commentsOf(answer.value)["资金表1!D2"]).toContain('=1+1</t><f>"&]]>');
  });
});

describe.skipIf(missingOffice() !== undefined)("LibreOffice", () => {
  /** Comments as LibreOffice has them, in the order of the cells. */
  const officeComments = (bytes: Uint8Array): string[] => {
    const content = strFromU8(unzipSync(converted(bytes, "xlsx", "ods"))["content.xml"] ?? new Uint8Array());
    return Array.from(content.matchAll(/<office:annotation .*?<\/office:annotation>/gsu), ([xml]) => xml.replaceAll(/<[^>]*>/gu, ""));
  };

  test("shows the comments", async () => {
    const comments = officeComments(await annotated(BYTES, [["96.88%", "96.5"]]));
    expect(comments).toMatchObject([expect.stringMatching(/依据；详见/u), expect.stringMatching(/执行率与金额不符/u)]);
  });

  test.skipIf(missing !== undefined)("a published workbook has a comment at every cell of its findings", async () => {
    const path = new URL("huaning-2023-scores.xlsx", SHARED).pathname;
    const [audited, source, bytes] = [await auditFile(path, {}), await readDocument(path, {}), new Uint8Array(readFileSync(path))];
    if (!source.ok) throw new Error(source.error.message);
    const findings = toCheckJson([audited], { language: "zh", version: "0" }).documents[0]?.findings ?? [];
    const answer = await annotate({ bytes, source: source.value, findings }, OPTIONS);
    if (!answer.ok) throw new Error(answer.error);
    const cells = new Set(
      findings.flatMap(({ evidence }) => evidence.flatMap(({ at }) => (at.cell === undefined ? [] : [`${at.sheet}!${at.cell}`]))),
    );
    expect(cells.size).toBeGreaterThan(0);
    const held = Object.keys(commentsOf(answer.value));
    expect([...cells].filter((one) => !held.includes(one))).toEqual([]);
    expect(officeComments(answer.value)).toHaveLength(held.length);
  });
});
