import { readFileSync } from "node:fs";
import type { SourceDocument } from "@gouji/document";
import { extract } from "@gouji/extract";
import { parse } from "@gouji/parse";
import { converted, missingOffice } from "@gouji/reporters/testing";
import { audit } from "@gouji/rules";
import { expect, test } from "vitest";

// One report as another program saves it in other formats: the tables are the same cell by cell, and the findings the same one by one.

const missing = missingOffice();

interface Read {
  readonly tables: readonly string[];
  readonly headings: readonly string[];
  readonly findings: readonly string[];
}

async function read(bytes: Uint8Array, fileName: string): Promise<Read> {
  const result = await extract(bytes, { fileName });
  if (!result.ok) throw new Error(result.error.message);
  const document: SourceDocument = result.value;
  return {
    tables: document.tables.flatMap(({ index, cells }) =>
      cells.map(({ row, col, rowSpan, colSpan, text }) => `${index}: ${row} ${col} ${rowSpan} ${colSpan} ${text.replace(/\s+/gu, "")}`),
    ),
    // Nothing but its style says that 附件1 is a heading.
    headings: document.blocks.flatMap(({ kind, text }) =>
      kind === "heading" && !/^附件\d?$/u.test(text) ? [text.replace(/\s+/gu, "")] : [],
    ),
    findings: audit(parse(document, { fileName: "report" }))
      .findings.map(({ severity, ruleId, stated = "", expected = "" }) =>
        `${severity} ${ruleId} ${stated} ${expected}`.replace(/\s+/gu, " "),
      )
      .sort(),
  };
}

test.skipIf(missing !== undefined).each<[string, string, readonly string[]]>([
  ["docx/venues-evaluation/input.docx", "docx", ["doc", "docx", "html", "rtf"]],
  ["docx/renovation-evaluation/input.docx", "docx", ["doc", "html", "pdf", "rtf"]],
  ["xlsx/canteen-forms/input.xlsx", "xlsx", ["xls", "xlsx"]],
])("%s saved by another program", { timeout: 120_000 }, async (path, ending, formats) => {
  const bytes = new Uint8Array(readFileSync(new URL(`../fixtures/${path}`, import.meta.url)));
  const own = await read(bytes, `report.${ending}`);
  expect(own.findings.length).toBeGreaterThan(0);
  for (const format of formats) {
    const other = await read(converted(bytes, ending, format), `report.${format}`);
    expect({ format, ...other }).toEqual({ format, ...own });
  }
});
