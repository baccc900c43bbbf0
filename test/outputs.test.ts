import type { CheckJson } from "@gouji/reporters";
import { toCsv, toPage, toSarif, toText, toXlsx } from "@gouji/reporters";
import { describe, expect, test } from "vitest";
import * as XLSX from "xlsx";

// What a hostile report may print in its cells.
const HOSTILE = ['=HYPERLINK("http://x","y")', "+1+1", "@SUM(A1)", '<script>alert("1")</script>', "a\u0000b", "“引号”\n换行"];

function resultOf(texts: readonly string[]): CheckJson {
  const findings = texts.map((text, at) => ({
    id: `id${at}`,
    valueHash: `hash${at}`,
    ruleId: "ratio",
    severity: "error" as const,
    title: text,
    message: text,
    stated: text,
    expected: "96.87%",
    difference: "0.01%",
    evidence: [
      { quote: text, figure: text, value: "0.9688", role: "stated" as const, at: { label: text, page: 3, box: [1, 2, 3, 4] as const } },
    ],
    consequences: [],
  }));
  return {
    tool: { name: "gouji", version: "0" },
    documents: [
      {
        path: "报告.pdf",
        sha256: "00",
        mediaType: "application/pdf",
        status: "checked",
        pages: 4,
        notes: [],
        undecided: {},
        coverage: { figures: 9, linked: 9, checked: 8, confirmed: 7 },
        timings: { extractMs: 0, parseMs: 0, checkMs: 0, rules: {} },
        findings,
        suppressed: [],
        unchecked: [],
      },
    ],
    summary: { documents: 1, failed: 0, error: texts.length, warning: 0, info: 0 },
  } as unknown as CheckJson; // the parts that the outputs read
}

const options = { language: "zh" as const, colour: false, columns: 100, timing: false };

describe("hostile texts", () => {
  test("CSV neutralises formulas and begins with its mark", () => {
    const csv = toCsv(resultOf(HOSTILE), options);
    expect(csv.startsWith("\uFEFF")).toBe(true);
    expect(csv).not.toMatch(/"[=+@]/);
  });

  test("a workbook opens in another reader, holds texts only, and filters", () => {
    const book = XLSX.read(toXlsx(resultOf(HOSTILE), options), { cellFormula: true });
    const sheet = book.Sheets[book.SheetNames[0] ?? ""];
    const cells = Object.entries(sheet ?? {}).filter(([address]) => !address.startsWith("!"));
    expect(book.SheetNames).toEqual(["审核问题清单"]);
    expect(cells.every(([, cell]) => cell.t === "s" && cell.f === undefined)).toBe(true);
    expect(sheet?.["!autofilter"]?.ref).toMatch(/^A1:[A-Z]+7$/);
    expect(XLSX.utils.sheet_to_json(sheet ?? {})).toHaveLength(HOSTILE.length);
  });

  test("the page escapes what the report prints", () => {
    const page = toPage(resultOf(HOSTILE), options);
    expect(page).not.toContain('<script>alert("1")');
    expect(page).toContain("&lt;script&gt;");
  });
});

test("SARIF has what its readers need: rule, level, place, both fingerprints", () => {
  const sarif = JSON.parse(toSarif(resultOf(["预算执行率"])));
  const [result] = sarif.runs[0].results;
  expect(sarif.version).toBe("2.1.0");
  expect(result).toMatchObject({ ruleId: "ratio", level: "error", partialFingerprints: { "fact/v1": "id0", "value/v1": "hash0" } });
  expect(JSON.stringify(result)).toContain('"box":[1,2,3,4]');
});

test("text names the figure, its place and the sum of it all", () => {
  const text = toText(resultOf(["预算执行率 96.88%"]), options);
  expect(text).toMatch(/错误.*预算执行率/);
  expect(text).toContain("第 3 页");
  expect(text).not.toContain("\u001b[");
});

test("the page marks the figure where it stands as a number of its own", () => {
  const result = resultOf(["满分15分，得5分"]);
  const [evidence] = result.documents[0]?.findings[0]?.evidence ?? [];
  Object.assign(evidence ?? {}, { figure: "5" });
  expect(toPage(result, options)).toContain("满分15分，得<mark>5</mark>分");
});

test("a consequence that repeats its finding says only where", () => {
  const result = resultOf(["甲与乙不符"]);
  const [finding] = result.documents[0]?.findings ?? [];
  const evidence = [{ quote: "甲", role: "stated", at: { label: "附件表 › 甲" } }];
  Object.assign(finding ?? {}, { consequences: [{ ruleId: "ratio", message: "甲与乙不符", evidence }] });
  for (const output of [toText(result, options), toPage(result, options), toCsv(result, options)])
    expect(output).toContain("又见于 附件表 › 甲");
});

describe("a finding that rests on what was read with doubt says so", () => {
  const result = resultOf(["84.70%"]);
  const [document] = result.documents;
  const [finding] = document?.findings ?? [];
  const doubt = "所依据的“84.70%”读取把握不大，本条不作错误认定，请先对照原件。";
  const doubted = { ...result, documents: [{ ...document, findings: [{ ...finding, doubtful: true, doubt }] }] } as unknown as CheckJson;
  test.each([
    ["text", toText(doubted, { ...options, width: 120 })],
    ["CSV", toCsv(doubted, options)],
    ["a web page", toPage(doubted, options)],
    ["SARIF", toSarif(doubted)],
  ])("in %s", (_name, output) => {
    expect(output.replaceAll(/\n\s*/g, "")).toContain(doubt);
  });
});
