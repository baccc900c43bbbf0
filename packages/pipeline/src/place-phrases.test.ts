import type { SourceDocument, TextLine } from "@gouji/document";
import type { Evidence, Finding } from "@gouji/rules";
import { expect, test } from "vitest";
import { placedPhrases } from "./place-phrases.ts";

const TEXT = "项目预算执行情况良好，达到绩效目标。";
/** Ten points a character: nine on the first line, five on the second, the rest on the next page. */
const LINES: readonly TextLine[] = [
  { start: 0, end: 9, page: 1, box: [100, 700, 190, 712], edges: Array.from({ length: 10 }, (_, at) => 100 + at * 10) },
  { start: 9, end: 14, page: 1, box: [80, 720, 130, 732], edges: Array.from({ length: 6 }, (_, at) => 80 + at * 10) },
  { start: 14, end: 18, page: 2, box: [80, 60, 120, 72], edges: Array.from({ length: 5 }, (_, at) => 80 + at * 10) },
];
const DOCUMENT: SourceDocument = {
  ...{ mediaType: "application/pdf", tables: [], notes: [] },
  pages: [1, 2].map((number) => ({ number, width: 595, height: 842, rotation: 0 })),
  blocks: [{ kind: "paragraph", text: TEXT, at: { page: 1, box: [80, 700, 190, 732] }, lines: LINES }],
};

/** Words of the text as evidence: with the box of the sentence's first line, as they come from a report. */
function findingOf(words: string, more: Partial<Evidence> = {}): Finding {
  const start = TEXT.indexOf(words);
  const at = { label: "", page: 1, box: [100, 700, 190, 712] as const, start, end: start + words.length };
  const evidence: Evidence = { role: "stated", quote: words, at, ...more };
  const message = { id: "x", data: {} };
  const consequences = [{ ruleId: "y", message, evidence: [evidence] }];
  return { id: "f", valueHash: "v", ruleId: "x", severity: "warning", message, evidence: [evidence], consequences, flips: false };
}

test.each<[string, string, Partial<Evidence>, object]>([
  ["on the first line", "预算", {}, { page: 1, box: [120, 700, 140, 712] }],
  ["on the second line", "达到", {}, { page: 1, box: [100, 720, 120, 732] }],
  ["over a page break: the first part", "绩效目标", {}, { page: 1, box: [120, 720, 130, 732] }],
  ["on the next page", "目标", {}, { page: 2, box: [90, 60, 110, 72] }],
  ["a figure, whose place is its own", "达到", { figure: "达到" }, { page: 1, box: [100, 700, 190, 712] }],
])("words %s", (_name, words, more, at) => {
  const [finding] = placedPhrases([findingOf(words, more)], DOCUMENT);
  expect(finding?.evidence[0]?.at).toMatchObject(at);
  expect(finding?.consequences[0]?.evidence[0]?.at).toMatchObject(at);
});

test("a document without pages is left as it is", () => {
  const findings = [findingOf("达到")];
  expect(placedPhrases(findings, { ...DOCUMENT, pages: [] })).toBe(findings);
});
