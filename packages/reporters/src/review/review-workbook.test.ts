import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import * as XLSX from "xlsx";
import { anEvidence, anItem, aReviewed, converted, HOSTILE, missingOffice } from "../testing.ts";
import { decisionOfRow } from "./decision-of-row.ts";
import { readReviewWorkbook } from "./read-review-workbook.ts";
import { toReviewCsv } from "./to-review-csv.ts";
import { toReviewWorkbook } from "./to-review-workbook.ts";

const MADE = { language: "zh", version: "0", at: "2026-11-01T08:00:00.000Z" } as const;
const BLANK = { row: 2, id: "i", revision: "3", decision: "", reason: "", note: "", owner: "", until: "" };

type Edits = Readonly<Record<string, string | number>>;

/** The workbook after somebody filled in cells of its first sheet, saved by another program. */
function edited(bytes: Uint8Array, cells: Edits): Uint8Array {
  const book = XLSX.read(bytes, { cellStyles: true });
  const sheet = book.Sheets["审核问题清单"] ?? {};
  for (const [address, value] of Object.entries(cells))
    sheet[address] = typeof value === "number" ? { t: "n", v: value, z: "yyyy/m/d" } : { t: "s", v: value };
  return new Uint8Array(XLSX.write(book, { type: "array", bookType: "xlsx" }));
}

function columnOf(bytes: Uint8Array, head: string): string {
  const sheet = XLSX.read(bytes).Sheets["审核问题清单"] ?? {};
  const address = Object.keys(sheet).find((key) => /^[A-Z]+1$/u.test(key) && sheet[key].v === head) ?? "";
  return address.replace("1", "");
}

describe("审核问题清单.xlsx", () => {
  const items = [
    anItem({ unit: "水利局", comments: [{ at: "2026-10-01T00:00:00Z", by: "李娜", text: "请单位说明" }] }),
    anItem({ severity: "warning", state: "falsePositive", falsePositiveReason: "rounding" }),
  ];
  const bytes = toReviewWorkbook([aReviewed(items)], MADE);
  const book = XLSX.read(bytes, { cellFormula: true });
  const rows = XLSX.utils.sheet_to_json<Record<string, string>>(book.Sheets["审核问题清单"] ?? {});

  test("has one row a finding with its place, figures and what was decided", () => {
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      级别: "错误",
      状态: "待处理",
      单位: "水利局",
      文件: "报告.pdf",
      位置: "一、资金情况",
      原文: "预算执行率 96.88%",
    });
    expect(rows[0]).toMatchObject({ 所列数: "96.88%", 应为: "96.87%", 相差: "0.01%", 疑点编号: items[0]?.id, 版次: "1" });
    expect(rows[0]?.["已有意见"]).toBe("2026-10-01 李娜 请单位说明");
    expect(rows[1]).toMatchObject({ 级别: "存疑", 状态: "误报", 已有意见: "四舍五入" });
  });

  test("is a list: frozen head, filter, widths, wrapped text, choices, the revision hidden", () => {
    const parts = unzipSync(bytes);
    const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    expect(sheet).toMatch(/<pane [^>]*state="frozen"/u);
    expect(sheet).toMatch(/<autoFilter ref="A1:AA3"/u);
    expect(sheet).toMatch(/type="list"[^>]*sqref="U2:U3"><formula1>"确认,发单位,单位回复,已解决,接受,误报,不属范围,重新处理"/u);
    expect(sheet).toMatch(/<col min="27" max="27" width="6" customWidth="1" hidden="1"\/>/u);
    expect(strFromU8(parts["xl/styles.xml"] ?? new Uint8Array())).toMatch(/wrapText="1"/u);
  });

  test("sums up on its second sheet", () => {
    const legend = XLSX.utils.sheet_to_json<string[]>(book.Sheets["说明"] ?? {}, { header: 1 });
    expect(legend).toContainEqual(["合计", "1", "1", "0", "2"]);
    expect(legend).toContainEqual(["水利局", "1", "0", "0", "1"]);
  });

  test.skipIf(missingOffice() !== undefined)("opens in LibreOffice with its filter, lists and texts", () => {
    const again = unzipSync(converted(bytes, "xlsx", "ods"));
    const content = strFromU8(again["content.xml"] ?? new Uint8Array());
    for (const text of ["请单位说明", "96.88%", "填写说明"]) expect(content).toContain(text);
    expect(content).toMatch(/table:display-filter-buttons="true"/u);
    expect(content).toMatch(/cell-content-is-in-list\([^)]*误报/u);
  });

  test("without findings there is a head and the legend", () => {
    expect(XLSX.read(toReviewWorkbook([], MADE)).SheetNames).toEqual(["审核问题清单", "说明"]);
  });
});

describe("hostile texts", () => {
  const items = HOSTILE.map((text) =>
    anItem({
      ...{ unit: text, project: text, assignee: text, sentence: { zh: text, en: text }, comments: [{ at: "2026", by: text, text }] },
      finding: { stated: text, expected: text, evidence: [anEvidence({ quote: text, figure: text, at: { label: text } })] },
    }),
  );
  const documents = [aReviewed(items, { path: "=1+1.pdf" })];

  test("no cell of the workbook is a formula, or begins like one", () => {
    const book = XLSX.read(toReviewWorkbook(documents, MADE), { cellFormula: true });
    const cells = Object.values(book.Sheets).flatMap((sheet) => Object.entries(sheet).filter(([address]) => !address.startsWith("!")));
    expect(cells.length).toBeGreaterThan(100);
    for (const [address, cell] of cells) expect([address, cell.f, /^[=+@]/u.test(cell.v)]).toEqual([address, undefined, false]);
  });

  test("nor any field of the CSV", () => {
    expect(toReviewCsv(documents, MADE)).not.toMatch(/(?:^|,)"\s*[=+@＝＋＠]/mu);
  });

  test("whatever stands in a finding", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.constantFrom("=", "+", "-", "@", "\t=", "\r@", " =", "＝"), (text, sign) => {
        const hostile = sign + text;
        const book = XLSX.read(toReviewWorkbook([aReviewed([anItem({ unit: hostile })])], MADE), { cellFormula: true });
        const sheet = book.Sheets["审核问题清单"] ?? {};
        expect(sheet["D2"].f).toBeUndefined();
        const shown = String(sheet["D2"].v);
        expect(/^\s*[=+\-@＝＋－＠]/u.test(shown) && !/^[+-]?\d[\d,]*(?:\.\d+)?[%％]?$/u.test(shown)).toBe(false);
        // Another reader of CSV takes nothing in it for a formula either.
        const csv = XLSX.read(toReviewCsv([aReviewed([anItem({ unit: hostile })])], MADE), { type: "string", cellFormula: true });
        const [fields = {}] = Object.values(csv.Sheets);
        expect(Object.values(fields).filter((cell) => cell?.f !== undefined)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("an edited workbook comes back", () => {
  const items = [anItem({ revision: 4 }), anItem(), anItem(), anItem()];
  const bytes = toReviewWorkbook([aReviewed(items)], MADE);
  const at = (head: string, row: number) => `${columnOf(bytes, head)}${row}`;
  const back = edited(bytes, {
    [at("处理意见", 2)]: "误报",
    [at("理由", 2)]: "口径不同",
    [at("处理意见", 3)]: "接受",
    [at("理由", 3)]: "上级批准",
    [at("接受责任人", 3)]: "王科长",
    [at("接受至", 3)]: 46387,
    [at("备注", 4)]: "已电话核实",
  });
  const rows = readReviewWorkbook(back);
  if (typeof rows === "string") throw new Error(rows);

  test("row by row, by id and revision", () => {
    expect(rows.map(({ row, id, revision }) => [row, id, revision])).toEqual(
      items.map(({ id, revision }, index) => [index + 2, id, String(revision)]),
    );
    expect(rows.map(decisionOfRow)).toEqual([
      { kind: "decision", revision: 4, decision: { kind: "falsePositive", reason: "scopeDifference" } },
      {
        ...{ kind: "decision", revision: 1 },
        decision: { kind: "accept", reason: "上级批准", owner: "王科长", expiresAt: "2026-12-31T15:59:59.000Z" },
      },
      { kind: "decision", revision: 1, decision: { kind: "comment", note: "已电话核实" } },
      { kind: "empty" },
    ]);
  });

  test.skipIf(missingOffice() !== undefined)("also when LibreOffice saved it", () => {
    expect(readReviewWorkbook(converted(back, "xlsx", "xlsx:Calc MS Excel 2007 XML"))).toEqual(rows);
  });

  test.each([
    [{ decision: "删除" }, "unknown-decision"],
    [{ decision: "误报" }, "reason-missing"],
    [{ decision: "误报", reason: "不想看" }, "unknown-reason"],
    [{ decision: "接受", reason: "批准", until: "2026-12-31" }, "owner-missing"],
    [{ decision: "接受", reason: "批准", owner: "王", until: "2026-02-30" }, "date-missing"],
    [{ decision: "单位回复" }, "reply-missing"],
    [{ decision: "确认", revision: "" }, "revision-missing"],
    [{ decision: "确认", note: "长".repeat(4001) }, "too-long"],
  ] as const)("a value that cannot be is a fault: $1", (cells, fault) => {
    expect(decisionOfRow({ ...BLANK, ...cells })).toEqual({ kind: "fault", fault });
  });

  test.each([
    ["confirm", { kind: "confirm" }],
    ["不属范围", { kind: "outOfScope" }],
  ])("either language is understood: %s", (decision, meant) => {
    expect(decisionOfRow({ ...BLANK, decision })).toEqual({ kind: "decision", revision: 3, decision: meant });
  });

  test.each<[string, Uint8Array, string]>([
    ["text", strToU8("=1,2,3"), "not-a-workbook"],
    ["an empty archive", zipSync({}), "not-a-workbook"],
    [
      "another workbook",
      new Uint8Array(XLSX.write({ SheetNames: ["a"], Sheets: { a: { A1: { t: "s", v: "x" }, "!ref": "A1" } } }, { type: "array" })),
      "no-list",
    ],
  ])("%s is none", (_name, other, kind) => {
    expect(readReviewWorkbook(other)).toBe(kind);
  });
});
