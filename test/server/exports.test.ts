import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as XLSX from "xlsx";
import { docxOf, paragraph } from "../../packages/extract/src/docx/docx-files.testing.ts";
import { withContentTypes } from "../exports/found.ts";
import { bytesOf, inventedReport } from "../service/invented-reports.ts";
import { settled } from "../service/ways.ts";
import { type Caller, type OpenServer, openServer } from "./open-server.ts";

const FORESTRY = "林业局";
const WATER = "水利局";

/** The same invented report as a Word file. */
function wordReport(number: number): Uint8Array {
  const lines = inventedReport(number)
    .split("\n")
    .filter((line) => line !== "");
  return withContentTypes(docxOf(lines.map((line) => paragraph(line.replace(/^#+ /u, ""))).join("")));
}

describe("exports of the review list", () => {
  let server: OpenServer;
  let reviewer: Caller;
  let submission: string;
  beforeAll(async () => {
    server = await openServer("embedded");
    reviewer = await server.enter({ name: "li.na", displayName: "李娜", role: "reviewer", units: [] });
    submission = (await reviewer("POST", "/submissions", { unit: FORESTRY, year: "2023" })).body.id;
    const other = (await reviewer("POST", "/submissions", { unit: WATER, year: "2023" })).body.id;
    const files: readonly (readonly [string, string, Uint8Array])[] = [
      [submission, "养护报告.docx", wordReport(1)],
      [submission, "养护报告.md", bytesOf(inventedReport(2))],
      [submission, "坏.pdf", bytesOf("%PDF-1.7 broken")],
      [other, "水库报告.md", bytesOf(inventedReport(3))],
    ];
    for (const [id, name, bytes] of files)
      expect((await reviewer("POST", `/submissions/${id}/files?name=${encodeURIComponent(name)}`, bytes)).status).toBe(201);
    await settled(server.service, 25_000);
  });
  afterAll(() => server?.stop());

  const bytesAt = async (path: string) => {
    const cookie =
      (await server.stranger("POST", "/session", { name: "li.na", password: "山高水长，一二三四五" })).headers.get("set-cookie") ?? "";
    const answer = await fetch(`${server.base}/api${path}`, { headers: { cookie: cookie.split(";")[0] ?? "" } });
    return { status: answer.status, headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) };
  };
  const rowsOf = (bytes: Uint8Array) => XLSX.utils.sheet_to_json<Record<string, string>>(XLSX.read(bytes).Sheets["审核问题清单"] ?? {});
  const documentNamed = async (name: string) => (await reviewer("GET", `/documents?name=${encodeURIComponent(name)}`)).body.items[0].id;

  test("a submission as a workbook: its findings alone, with their ids", async () => {
    const { bytes, headers } = await bytesAt(`/submissions/${submission}/export?format=xlsx`);
    expect(decodeURIComponent(headers.get("content-disposition") ?? "")).toContain("林业局 审核问题清单.xlsx");
    const rows = rowsOf(bytes);
    const listed = (await reviewer("GET", `/findings?unit=${encodeURIComponent(FORESTRY)}&limit=500`)).body.items;
    expect(rows.map((row) => row["疑点编号"]).sort()).toEqual(listed.map(({ id }: { id: string }) => id).sort());
    expect(new Set(rows.map((row) => row["单位"]))).toEqual(new Set([FORESTRY]));
  });

  test.each([
    ["json", (text: string) => JSON.parse(text).documents[0].findings[0].review.state, "open"],
    ["sarif", (text: string) => JSON.parse(text).runs[0].results[0].baselineState, "new"],
    ["csv", (text: string) => text.split("\r\n")[0]?.split(",").at(-2), '"疑点编号"'],
    ["html", (text: string) => /class="state">([^<]*)/u.exec(text)?.[1], "待处理"],
  ])("the list by filter as %s", async (format, read, expected) => {
    const { status, bytes, headers } = await bytesAt(`/findings/export?format=${format}&ruleId=ratio&unit=${encodeURIComponent(FORESTRY)}`);
    expect([status, headers.get("content-disposition")?.startsWith("attachment")]).toEqual([200, true]);
    expect(read(new TextDecoder().decode(bytes))).toBe(expected);
  });

  test("a letter per submission: errors in their sections, what could not be read, the options", async () => {
    const { bytes, headers } = await bytesAt(
      `/submissions/${submission}/export?format=docx&issuer=${encodeURIComponent("云溪县财政局")}&due=2026-12-31&reply=false`,
    );
    expect(headers.get("content-type")).toMatch(/wordprocessingml/u);
    const text = strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array()).replaceAll(/<[^>]*>/gu, "");
    for (const part of ["云溪县财政局", "林业局：", "一、资金情况", "2026 年 12 月 31 日", "“坏.pdf”未能读取"])
      expect(text).toContain(part);
    expect(text).not.toContain("单位回复");
  });

  test("a letter goes to one unit", async () => {
    expect((await reviewer("GET", "/findings/export?format=docx")).body).toMatchObject({ status: 400, faults: [{ path: "unit" }] });
  });

  test("an annotated Word file; a kind that takes no remarks is refused with what to do", async () => {
    const { bytes, headers } = await bytesAt(`/documents/${await documentNamed("养护报告.docx")}/annotated?ruleId=ratio`);
    expect(decodeURIComponent(headers.get("content-disposition") ?? "")).toContain("养护报告（批注）.docx");
    expect(strFromU8(unzipSync(bytes)["word/comments.xml"] ?? new Uint8Array())).toContain("比率不符");
    const refused = await reviewer("GET", `/documents/${await documentNamed("养护报告.md")}/annotated`);
    expect([refused.status, refused.body]).toEqual([
      409,
      expect.objectContaining({ type: "urn:gouji:problem:not-annotatable", reason: "unsupported" }),
    ]);
    expect(refused.body.detail).toMatch(/网页报告/u);
    expect((await reviewer("GET", `/documents/${await documentNamed("坏.pdf")}/annotated`)).status).toBe(404);
  });

  test("all originals of a submission in one archive, with a text about those that take no remarks", async () => {
    const { bytes, headers } = await bytesAt(`/submissions/${submission}/annotated`);
    expect(decodeURIComponent(headers.get("content-disposition") ?? "")).toContain("林业局 标注原件.zip");
    const files = unzipSync(bytes);
    expect(Object.keys(files)).toEqual(["养护报告（批注）.docx", "说明 notes.txt"]);
    expect(strFromU8(files["说明 notes.txt"] ?? new Uint8Array())).toMatch(/养护报告\.md\r\n {4}这种文件不能加批注/u);
  });

  test("an edited workbook is imported once, with the check of the revision", async () => {
    const { bytes } = await bytesAt("/findings/export?format=xlsx&ruleId=ratio");
    const book = XLSX.read(bytes);
    const sheet = book.Sheets["审核问题清单"] ?? {};
    const column = (head: string) =>
      Object.keys(sheet)
        .find((key) => /^[A-Z]+1$/u.test(key) && sheet[key].v === head)
        ?.replace("1", "") ?? "";
    const fill = (head: string, row: number, text: string) => {
      sheet[`${column(head)}${row}`] = { t: "s", v: text };
    };
    fill("处理意见", 2, "确认");
    fill("备注", 2, "已与单位核对");
    fill("处理意见", 3, "误报");
    fill("处理意见", 4, "确认");
    const stale = sheet[`${column("疑点编号")}4`].v;
    const edited = new Uint8Array(XLSX.write(book, { type: "array", bookType: "xlsx" }));
    await reviewer("POST", `/findings/${stale}/decisions`, { revision: 1, decision: { kind: "outOfScope" } });

    const first = await reviewer("POST", "/findings/import", edited);
    expect(first.body).toMatchObject({ applied: 1, known: 0, refused: 2, untouched: 0 });
    expect(first.body.rows.map(({ row, outcome }: { row: number; outcome: string }) => [row, outcome])).toEqual([
      [2, "applied"],
      [3, "invalid"],
      [4, "stale"],
    ]);
    expect(first.body.rows[1].message.zh).toBe("缺少理由");
    expect(first.body.rows[2].message.zh).toMatch(/现为“不属范围”，未覆盖/u);
    const id = sheet[`${column("疑点编号")}2`].v;
    const item = (await reviewer("GET", `/findings/${id}`)).body;
    expect(item).toMatchObject({ state: "confirmed", comments: [{ by: "李娜 (li.na)", text: "已与单位核对" }] });
    expect((await reviewer("POST", "/findings/import", edited)).body).toMatchObject({ applied: 0, known: 1, refused: 2 });
    expect((await reviewer("GET", `/findings/${id}`)).body).toEqual(item);
  });

  test("what is no edited workbook is refused", async () => {
    const answer = await reviewer("POST", "/findings/import", bytesOf("=1+1"));
    expect([answer.status, answer.body.detail]).toEqual([400, expect.stringMatching(/不是 Excel 工作簿/u)]);
  });

  test("a reviewer of another unit imports nothing of this one", async () => {
    const other = await server.enter({ name: "wang", displayName: "王", role: "reviewer", units: [WATER] });
    const { bytes } = await bytesAt(`/findings/export?format=xlsx&unit=${encodeURIComponent(FORESTRY)}`);
    const book = XLSX.read(bytes);
    const sheet = book.Sheets["审核问题清单"] ?? {};
    sheet["W2"] = { t: "s", v: "越权" };
    const edited = new Uint8Array(XLSX.write(book, { type: "array", bookType: "xlsx" }));
    expect((await other("POST", "/findings/import", edited)).body).toMatchObject({
      applied: 0,
      refused: 1,
      rows: [{ outcome: "unknown" }],
    });
  });
});
