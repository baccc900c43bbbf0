import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "@gouji/cli";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as XLSX from "xlsx";
import { docxOf, paragraph } from "../../packages/extract/src/docx/docx-files.testing.ts";
import { inventedReport } from "../service/invented-reports.ts";
import { withContentTypes } from "./found.ts";

// The verbs on a desk of their own, without a process for each.

let folder = "";

async function gouji(...args: readonly string[]) {
  const said = { out: "", told: "" };
  const code = await run(args, {
    surroundings: { folder, environment: { GOUJI_DATA_FOLDER: join(folder, "data") }, colour: false, progress: false },
    print: (text) => {
      said.out += text;
    },
    tell: (text) => {
      said.told += text;
    },
    columns: 100,
  });
  return { code, ...said };
}

const bytesOf = (name: string) => new Uint8Array(readFileSync(join(folder, name)));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gouji-export-"));
  mkdirSync(join(folder, "in/林业局"), { recursive: true });
  mkdirSync(join(folder, "in/水利局"));
  const lines = inventedReport(1)
    .split("\n")
    .filter((line) => line !== "");
  writeFileSync(
    join(folder, "in/林业局/养护报告.docx"),
    withContentTypes(docxOf(lines.map((line) => paragraph(line.replace(/^#+ /u, ""))).join(""))),
  );
  writeFileSync(join(folder, "in/林业局/说明.md"), inventedReport(2));
  writeFileSync(join(folder, "in/水利局/水库.md"), inventedReport(3));
  expect((await gouji("ingest", "in", "--year", "2023")).code).toBe(0);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the workbook of a unit goes out, is filled in and comes back once", async () => {
  expect((await gouji("export", "--unit", "林业局", "--rule", "ratio", "-o", "清单.xlsx")).code).toBe(0);
  const book = XLSX.read(bytesOf("清单.xlsx"));
  const sheet = book.Sheets["审核问题清单"] ?? {};
  expect(XLSX.utils.sheet_to_json<Record<string, string>>(sheet).map((row) => row["单位"])).toEqual(["林业局", "林业局"]);
  const column = (head: string) =>
    Object.keys(sheet)
      .find((key) => /^[A-Z]+1$/u.test(key) && sheet[key].v === head)
      ?.replace("1", "") ?? "";
  sheet[`${column("处理意见")}2`] = { t: "s", v: "确认" };
  sheet[`${column("处理意见")}3`] = { t: "s", v: "批准" };
  writeFileSync(join(folder, "填好.xlsx"), XLSX.write(book, { type: "buffer", bookType: "xlsx" }));
  const first = await gouji("decisions", "import", "填好.xlsx", "--by", "李娜");
  expect([first.code, first.out]).toEqual([2, expect.stringMatching(/^已处理 1 条.*\n {2}第 3 行 \w+：处理意见不在列表中\n$/u)]);
  const again = await gouji("decisions", "import", "填好.xlsx", "--format", "json");
  expect(JSON.parse(again.out)).toMatchObject({ applied: 0, known: 1, refused: 1 });
  const confirmed = await gouji("export", "-f", "json", "--state", "已确认");
  const [document] = JSON.parse(confirmed.out).documents;
  expect(document.findings).toMatchObject([{ ruleId: "ratio", review: { state: "confirmed", revision: 2 } }]);
}, 60_000);

test("a letter goes to one unit", async () => {
  expect(await gouji("export", "-f", "docx", "-o", "信.docx")).toMatchObject({
    code: 2,
    told: expect.stringMatching(/--unit.*林业局、水利局/su),
  });
  expect(
    (await gouji("export", "-f", "docx", "--unit", "水利局", "--issuer", "县财政局", "--due", "2026-11-30", "-o", "信.docx")).code,
  ).toBe(0);
  const text = strFromU8(unzipSync(bytesOf("信.docx"))["word/document.xml"] ?? new Uint8Array()).replaceAll(/<[^>]*>/gu, "");
  for (const part of ["县财政局", "水利局：", "2026 年 11 月 30 日", "一、资金情况"]) expect(text).toContain(part);
}, 60_000);

test("annotated originals go into a folder; kinds that take none are told", async () => {
  const answer = await gouji("export", "-f", "annotated", "--unit", "林业局", "-o", "批注");
  expect([answer.code, answer.told]).toEqual([2, expect.stringMatching(/说明\.md：这种文件不能加批注/u)]);
  expect(readdirSync(join(folder, "批注"))).toEqual(["养护报告（批注）.docx"]);
  expect((await gouji("export", "-f", "annotated", "--document", "养护报告.docx", "-o", "一份.docx", "--lang", "en")).code).toBe(0);
  expect(strFromU8(unzipSync(bytesOf("一份.docx"))["word/comments.xml"] ?? new Uint8Array())).toMatch(/error 1/u);
}, 60_000);

test.each([
  [["export", "-f", "pdf"], /没有格式 pdf/u],
  [["export", "--severity", "fatal", "-o", "x.xlsx"], /--severity 没有 fatal/u],
  [["export", "--rule", "nothing", "-o", "x.xlsx"], /没有规则 nothing/u],
  [["export", "--submission", "nix", "-o", "x.xlsx"], /没有报送批次 nix/u],
  [["export", "--document", "nix.pdf", "-o", "x.xlsx"], /没有名为 nix\.pdf 的文件/u],
  [["export", "--unit", "林业局"], /请加 --output/u],
  [["export", "-f", "docx", "--unit", "水利局", "--due", "明天", "-o", "x.docx"], /--due 应为日期/u],
  [["export", "-f", "annotated", "-o", "x", "--state", "sent"], /没有符合条件的疑点/u],
  [["decisions", "import", "in/水利局/水库.md"], /这不是 Excel 工作簿/u],
  [["decisions", "import", "nix.xlsx"], /无法读取 nix\.xlsx/u],
  [["decisions"], /用法：gouji decisions import/u],
])("%j is told what is wrong", async (args, sentence) => {
  expect(await gouji(...args)).toMatchObject({ code: 2, told: expect.stringMatching(sentence) });
});
