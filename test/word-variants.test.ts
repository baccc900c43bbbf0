import { extract } from "@gouji/extract";
import { expect, test } from "vitest";
import { REPORTS } from "../scripts/fixtures/catalogue.ts";
import type { Content } from "../scripts/fixtures/content.ts";
import { WORD_VARIANTS } from "../scripts/fixtures/word-variants.ts";
import { writeRtf } from "../scripts/fixtures/write-rtf.ts";
import { writeFlatWordXml, writeWord2003Xml } from "../scripts/fixtures/write-word-xml.ts";
import { shownTable, tablesOf } from "./shown-cells.ts";

// The invented reports as Word files of other programs, habits and formats, all named as one: every cell, line and heading is the report's.

const KINDS = { ...WORD_VARIANTS, rtf: writeRtf, flatXml: writeFlatWordXml, word2003Xml: writeWord2003Xml };
const CASES = Object.entries(KINDS).flatMap(([variant, write]) =>
  Object.entries(REPORTS).map(([name, content]) => ({ variant, name, content, write })),
);

test.each(CASES)("$name as $variant: tables cell by cell, text and headings in order", async ({ content, write }) => {
  const result = await extract(write(content), { fileName: "report.docx" });
  if (!result.ok) throw new Error(result.error.message);
  const { blocks, tables } = result.value;
  expect(tables.map(shownTable)).toEqual(tablesOf(content));
  const read = blocks
    .filter(({ kind, text }) => /^(?:heading|paragraph|list)$/u.test(kind) && !/^单位：/u.test(text))
    .map(({ kind, level, text }) => (kind === "heading" ? `${level} ${text}` : text));
  expect(read).toEqual(linesOf(content));
});

function linesOf({ title, parts }: Content): string[] {
  const lines = parts.flatMap((part) =>
    part.kind === "table" ? [] : [part.kind === "heading" ? `${part.level} ${part.text}` : part.text],
  );
  return [`1 ${title}`, ...lines];
}
