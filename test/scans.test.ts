import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { extract, type ScanReader } from "@gouji/extract";
import { parse } from "@gouji/parse";
import { audit, type Finding } from "@gouji/rules";
import { describe, expect, test } from "vitest";
import { scannedFixtures } from "../scripts/fixtures/catalogue.ts";
import { writePdf } from "../scripts/fixtures/write-pdf.ts";
import { ocrFolder } from "../scripts/recognition.ts";
import { recordedReader } from "./recorded-scans.ts";

// Scanned pages, turned a little, lying on their side or on their head, alone and among pages with text: the findings are those of the same report
// as text. Everywhere with the answers that an engine gives at best, and with the recognition itself where it is installed.

const installed = ocrFolder !== undefined;
const recognition = ocrFolder === undefined ? {} : { ocrFolder };
const REPORT = resolve("../shared/reports/huaning-2023-evaluation");
const shared = existsSync(`${REPORT}.docx`);

interface Reading {
  readonly ocrFolder?: string;
  readonly scanReader?: ScanReader;
}

async function findingsOf(
  bytes: Uint8Array,
  reading: Reading = {},
): Promise<{ readonly findings: readonly Finding[]; readonly notes: readonly string[] }> {
  const document = await extract(bytes, { fileName: "input.pdf", ...reading });
  if (!document.ok) throw new Error(document.error.message);
  return {
    findings: audit(parse(document.value, { fileName: "input.pdf" })).findings,
    notes: document.value.notes.map(({ kind }) => kind),
  };
}

const errors = (findings: readonly Finding[]) =>
  findings
    .filter(({ severity }) => severity === "error")
    // A scan shows no blanks that are narrower than a character.
    .map(({ ruleId, stated = "", expected = "" }) => `${ruleId} ${stated.replaceAll(" ", "")} ${expected.replaceAll(" ", "")}`)
    .sort();

const bytesOf = (path: string) => new Uint8Array(readFileSync(path));

describe.each(scannedFixtures().map((fixture) => [fixture.path, fixture] as const))("%s", (path, { content, lies }) => {
  const bytes = bytesOf(`fixtures/${path}`);

  test("with the recorded answers: the errors of the same report as text", async () => {
    const { findings, notes } = await findingsOf(bytes, { scanReader: recordedReader(content) });
    const asText = await findingsOf(writePdf(content));
    expect(asText.findings.length).toBeGreaterThan(0);
    expect(errors(findings)).toEqual(errors(asText.findings));
    expect(notes.filter((kind) => kind === "scanned-page")).toHaveLength(lies.filter((lie) => lie !== "text").length);
  });

  test("without recognition: the scanned pages are named, the others are read", async () => {
    const { notes } = await findingsOf(bytes);
    expect(notes.filter((kind) => kind === "scanned-page")).toHaveLength(lies.filter((lie) => lie !== "text").length);
  });

  test.skipIf(!installed)("with the recognition: the same errors", { timeout: 120_000 }, async () => {
    const { findings } = await findingsOf(bytes, recognition);
    expect(errors(findings)).toEqual(errors((await findingsOf(writePdf(content))).findings));
  });
});

test("a figure that was read with doubt makes no error, and the finding says so", async () => {
  const [fixture] = scannedFixtures();
  if (!fixture) throw new Error("no scans");
  const bytes = bytesOf(`fixtures/${fixture.path}`);
  const cited = fixture.content.seeded[0]?.cites[0] ?? "";
  const sure = await findingsOf(bytes, { scanReader: recordedReader(fixture.content) });
  const doubted = await findingsOf(bytes, { scanReader: recordedReader(fixture.content, cited) });
  const about = (findings: readonly Finding[]) => findings.filter(({ evidence }) => evidence.some(({ figure }) => figure?.includes(cited)));
  expect(about(sure.findings).some(({ severity }) => severity === "error")).toBe(true);
  expect(about(doubted.findings).length).toBeGreaterThan(0);
  expect(about(doubted.findings).filter(({ severity }) => severity === "error")).toEqual([]);
  expect(about(doubted.findings).every(({ doubtful }) => doubtful === true)).toBe(true);
  // The figure's place says how sure the reading is.
  const confidences = (findings: readonly Finding[]) =>
    about(findings).flatMap(({ evidence }) => evidence.flatMap(({ figure, at }) => (figure?.includes(cited) ? [at.confidence] : [])));
  expect(confidences(sure.findings).every((confidence) => confidence !== undefined && confidence >= 0.97)).toBe(true);
  expect(confidences(doubted.findings).every((confidence) => confidence !== undefined && confidence < 0.9)).toBe(true);
});

test.skipIf(!installed || !shared)("the published report as a scan: the errors of its Word file", { timeout: 600_000 }, async () => {
  const scan = await findingsOf(bytesOf(`${REPORT}-scanned.pdf`), recognition);
  const word = await extract(bytesOf(`${REPORT}.docx`));
  if (!word.ok) throw new Error(word.error.message);
  const expected = errors(audit(parse(word.value, { fileName: "report.docx" })).findings);
  expect(expected.length).toBeGreaterThan(0);
  expect(errors(scan.findings)).toEqual(expected);
});
