import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as XLSX from "xlsx";
import { inventedReport } from "../service/invented-reports.ts";
import { settled } from "../service/ways.ts";
import { accessibilityFaults, missingBrowser, type OpenScreen, openScreen, picture } from "./open-screen.ts";

const missing = missingBrowser();
const UNITS = ["云溪县林业局", "云溪县水利局"];
const ONE = `/findings?unit=${encodeURIComponent(UNITS[0] ?? "")}`;

describe.skipIf(missing !== undefined)(missing ?? "exports from the screen", () => {
  let screen: OpenScreen;
  let total = 0;
  beforeAll(async () => {
    screen = await openScreen();
    const { stranger: desk, service } = screen.server;
    for (const [at, unit] of UNITS.entries()) {
      const { body } = await desk("POST", "/submissions", { unit, year: "2023" });
      for (let number = 1; number <= 2; number += 1)
        await desk("POST", `/submissions/${body.id}/files?name=${number}.md`, new TextEncoder().encode(inventedReport(number + at * 10)));
    }
    await settled(service, 30_000);
    total = (await desk("GET", `/findings/counts?unit=${encodeURIComponent(UNITS[0] ?? "")}`)).body.total;
  }, 60_000);
  afterAll(() => screen?.stop());

  /** Exports as a reviewer does; answers the file's name and bytes. */
  const exported = async (page: Page, format: string) => {
    const dialog = page.getByRole("dialog", { name: "导出" });
    if ((await dialog.count()) === 0) await page.getByRole("button", { name: "导出" }).click();
    await dialog.getByText(format).click();
    const [download] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: "保存文件" }).click()]);
    await dialog.getByText(`已保存 ${download.suggestedFilename()}`).waitFor();
    return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
  };

  test("every format holds what the filter leaves", async () => {
    const page = await screen.visit(ONE);
    const workbook = await exported(page, "审核问题清单（Excel）");
    expect(workbook.name).toBe("云溪县林业局 审核问题清单.xlsx");
    const rows = XLSX.utils.sheet_to_json<Record<string, string>>(XLSX.read(workbook.bytes).Sheets["审核问题清单"] ?? {});
    expect(rows).toHaveLength(total);
    expect(new Set(rows.map((row) => row["单位"]))).toEqual(new Set([UNITS[0]]));
    const json = await exported(page, "给程序：疑点、依据、处理和历史");
    const { documents } = JSON.parse(new TextDecoder().decode(json.bytes));
    expect(documents.flatMap(({ findings }: { findings: readonly unknown[] }) => findings)).toHaveLength(total);
    const sarif = await exported(page, "SARIF 2.1.0");
    expect(JSON.parse(new TextDecoder().decode(sarif.bytes))).toMatchObject({ version: "2.1.0" });
    const html = await exported(page, "网页报告");
    expect(new TextDecoder().decode(html.bytes)).toContain("预算执行率");
    const csv = await exported(page, "给其他表格和统计程序");
    expect(new TextDecoder().decode(csv.bytes)).toContain("预算执行率");
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test("a letter has its options, and goes to one unit", async () => {
    const page = await screen.visit("/findings");
    await page.getByRole("button", { name: "导出" }).click();
    const dialog = page.getByRole("dialog", { name: "导出" });
    await dialog.getByText("审核意见书（Word）").click();
    await dialog.getByRole("button", { name: "保存文件" }).click();
    await dialog.getByText("意见书一次发给一个单位").waitFor();
    await page.goto(`${screen.server.base}${ONE}`);
    await page.getByRole("button", { name: "导出" }).click();
    await dialog.getByText("审核意见书（Word）").click();
    await dialog.getByLabel("发文单位").fill("云溪县财政局");
    await dialog.getByLabel("编号").fill("云财绩审〔2024〕7号");
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, "export-light");
    const letter = await exported(page, "审核意见书（Word）");
    expect(letter.name).toBe("云溪县林业局 审核意见书.docx");
    const text = strFromU8(unzipSync(letter.bytes)["word/document.xml"] ?? new Uint8Array());
    for (const part of ["云溪县财政局", "云财绩审〔2024〕7号", UNITS[0] ?? "", "预算执行率"]) expect(text).toContain(part);
  });

  test("a document has its annotated copy, and what takes no remarks says so", async () => {
    const { stranger: desk, service } = screen.server;
    const report = readFileSync(new URL("../../fixtures/docx/venues-evaluation/input.docx", import.meta.url));
    const { body } = await desk("POST", "/submissions", { unit: "青禾县文化旅游体育局", year: "2024" });
    await desk("POST", `/submissions/${body.id}/files?name=report.docx`, new Uint8Array(report));
    await settled(service, 30_000);
    const documentOf = async (query: string) => (await desk("GET", `/documents?${query}`)).body.items[0].id;
    const page = await screen.visit(`/documents/${await documentOf("name=report.docx")}`);
    const copy = await exported(page, "批注副本");
    expect(copy.name).toMatch(/\.docx$/u);
    expect(strFromU8(unzipSync(copy.bytes)["word/comments.xml"] ?? new Uint8Array())).toContain("95.35%");
    await page.goto(`${screen.server.base}/documents/${await documentOf("name=1.md")}`);
    await page.getByRole("button", { name: "导出" }).click();
    const dialog = page.getByRole("dialog", { name: "导出" });
    await dialog.getByText("批注副本").click();
    await dialog.getByRole("button", { name: "保存文件" }).click();
    await dialog.getByRole("alert").waitFor();
  });

  test("a filled-in workbook comes back, row by row", async () => {
    const page = await screen.visit(ONE);
    const { bytes } = await exported(page, "审核问题清单（Excel）");
    await page.getByRole("button", { name: "关闭" }).click();
    const book = XLSX.read(bytes);
    const sheet = book.Sheets["审核问题清单"];
    if (!sheet) throw new Error("no sheet");
    const head = (XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1 })[0] ?? []).indexOf("处理意见");
    expect(head).toBeGreaterThan(0);
    XLSX.utils.sheet_add_aoa(sheet, [["确认"]], { origin: { r: 1, c: head } });
    XLSX.utils.sheet_add_aoa(sheet, [["随便"]], { origin: { r: 2, c: head } });
    const path = join(tmpdir(), `gouji-import-${process.pid}.xlsx`);
    writeFileSync(path, XLSX.write(book, { type: "buffer", bookType: "xlsx" }));
    await page.getByRole("button", { name: "导入" }).click();
    const dialog = page.getByRole("dialog");
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), dialog.getByRole("button", { name: "选择文件" }).click()]);
    await chooser.setFiles(path);
    await dialog.getByText("已采用 1").waitFor();
    const rows = dialog.getByRole("table").getByRole("row");
    expect(await rows.nth(1).textContent()).toContain("已采用");
    expect(await rows.nth(2).textContent()).toContain("填写有误");
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, "import-light");
    const { body } = await screen.server.stranger("GET", `/findings/counts?unit=${encodeURIComponent(UNITS[0] ?? "")}`);
    expect(body.state.confirmed).toBe(1);
  });

  test("what is no list of findings is refused in words", async () => {
    const page = await screen.visit(ONE);
    await page.getByRole("button", { name: "导入" }).click();
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "选择文件" }).click()]);
    await chooser.setFiles({ name: "别的.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from("不是工作簿") });
    await page.getByRole("dialog").getByRole("alert").waitFor();
    expect(await page.getByRole("dialog").getByRole("alert").textContent()).not.toBe("");
  });
});
