import { extract } from "@gouji/extract";
import { expect, test } from "vitest";
import { REPORTS } from "../scripts/fixtures/catalogue.ts";
import type { Content } from "../scripts/fixtures/content.ts";
import { SITES } from "../scripts/fixtures/write-site-html.ts";
import { shownTable, tablesOf } from "./shown-cells.ts";

// The invented reports as different sites print them: every cell of every table is the report's, and nothing of the site is taken for the report.

const CASES = Object.entries(SITES).flatMap(([site, write]) =>
  Object.entries(REPORTS).map(([name, content]) => ({ site, name, content, write })),
);
const squeeze = (text: string) => text.replace(/\s+/gu, "");

test.each(CASES)("$name on a page of kind $site: tables cell by cell, text and headings in order", async ({ content, write }) => {
  const result = await extract(write(content), { fileName: "report.html" });
  if (!result.ok) throw new Error(result.error.message);
  const { blocks, tables } = result.value;
  expect(tables.map(shownTable)).toEqual(tablesOf(content));
  const read = blocks
    .filter(({ kind }) => kind === "heading" || kind === "paragraph" || kind === "list")
    .map(({ kind, text }) => (kind === "heading" ? `# ${squeeze(text)}` : squeeze(text)));
  expect(read.filter((line) => !isOfPage(line)).map(plainAnnex)).toEqual(linesOf(content).map(plainAnnex));
});

test.each<[keyof typeof SITES, readonly string[]]>([
  ["system", ["自评表.xlsx", "佐证材料.pdf"]],
  ["trs", ["自评表.xlsx", "佐证材料.pdf"]],
  ["jcms", ["自评表.xlsx", "佐证材料.pdf"]],
  ["catalogue", ["自评表.xlsx"]],
  ["ueditor", ["自评表.xlsx", "1709260.pdf"]],
  ["account", []],
])("a page of kind %s: its attachments are named", async (site, names) => {
  const [content] = Object.values(REPORTS);
  const result = content && (await extract(SITES[site](content), { fileName: "report.html" }));
  const notes = result?.ok ? result.value.notes.flatMap(({ message }) => /个附件，未读取：(.*?)。/u.exec(message)?.[1] ?? []) : undefined;
  expect(notes).toEqual(names.length > 0 ? [names.join("、")] : []);
});

/** What may stand beside the report's own lines: units above tables, and the word above the attachments. */
function isOfPage(line: string): boolean {
  return /^单位：|^附件：$/u.test(line);
}

/** 附件1 above a form is a heading where the page has headings, and else a line. */
function plainAnnex(line: string): string {
  return line.replace(/^# (?=附件\d?$)/u, "");
}

function linesOf({ title, parts }: Content): string[] {
  const lines = parts.flatMap((part) =>
    part.kind === "table" ? [] : [part.kind === "heading" ? `# ${squeeze(part.text)}` : squeeze(part.text)],
  );
  return [`# ${squeeze(title)}`, ...lines];
}
