import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { extract } from "@gouji/extract";
import { parse } from "@gouji/parse";
import { audit, type Finding } from "@gouji/rules";
import { describe, expect, test } from "vitest";
import { listOf } from "../scripts/accuracy/list.ts";
import { measure } from "../scripts/accuracy/measure.ts";
import { ratesOf } from "../scripts/accuracy/tables.ts";
import { fixtures } from "../scripts/fixtures/catalogue.ts";

// The invented reports say themselves which errors were written into them. All must be found in every format, and no other error reported.

/** The goals of docs/accuracy.md. */
const LEAST = { errors: 0.98, warnings: 0.95, clean: 0.99 };

const CASES = fixtures().map((fixture) => [fixture.path, fixture] as const);

describe.each(CASES)("%s", (path, { bytes, seeded }) => {
  test("is what scripts/fixtures writes", () => {
    expect(readFileSync(new URL(`../fixtures/${path}`, import.meta.url)).equals(bytes)).toBe(true);
  });

  test("shows every error that was written into it", async () => {
    const findings = await findingsOf(path, bytes);
    const missed = seeded.filter((error) => !findings.some((finding) => matches(finding, error)));
    expect(missed, listed(findings)).toEqual([]);
  });

  test("shows no error that was not", async () => {
    const findings = await findingsOf(path, bytes);
    const others = findings.filter((finding) => finding.severity === "error" && !seeded.some((error) => matches(finding, error)));
    expect(listed(others)).toEqual("");
  });
});

// One document written in several formats: docx/<name>/…, pdf/<name>/….
const NAMES = [...new Set(CASES.flatMap(([path]) => (path.startsWith("docx/") ? [path.split("/")[1] ?? ""] : [])))];

test.each(NAMES)("%s gives the same findings in every format", async (name) => {
  const written = CASES.filter(
    ([path]) => /^(?:docx?|html|markdown|ofd|pdf)$/.test(path.split("/")[0] ?? "") && path.split("/")[1] === name,
  );
  const [first, ...others] = await Promise.all(
    written.map(async ([path, { bytes }]) =>
      (await findingsOf(path, bytes)).map(({ id, ruleId, severity, stated }) => `${id} ${severity} ${ruleId} ${stated ?? ""}`).sort(),
    ),
  );
  expect(others.length).toBeGreaterThan(0);
  for (const other of others) expect(other).toEqual(first);
});

// Reports of five kinds, each with one known error; docs/accuracy.md has the figures for many more seeds.
test("few of the errors of invented reports are missed, and few reports are accused wrongly", async () => {
  const seeds = Array.from({ length: 60 }, (_, at) => 9001 + at);
  const all = await Promise.all(seeds.map(measure));
  const { errors, warnings, clean } = ratesOf(all);
  const told = listOf(all);
  expect(errors.recall, told).toBeGreaterThanOrEqual(LEAST.errors);
  expect(errors.precision, told).toBeGreaterThanOrEqual(LEAST.errors);
  expect(warnings.recall, told).toBeGreaterThanOrEqual(LEAST.warnings);
  expect(warnings.precision, told).toBeGreaterThanOrEqual(LEAST.warnings);
  expect(clean, told).toBeGreaterThanOrEqual(LEAST.clean);
}, 60_000);

async function findingsOf(path: string, bytes: Uint8Array): Promise<readonly Finding[]> {
  const fileName = basename(path);
  const document = await extract(bytes, { fileName });
  if (!document.ok) throw new Error(document.error.message);
  return audit(parse(document.value, { fileName })).findings;
}

/** The finding, or one of its consequences, is raised under one of the rules and cites every figure. */
function matches(finding: Finding, { rules, cites }: { readonly rules: readonly string[]; readonly cites: readonly string[] }): boolean {
  const raised = [finding.ruleId, ...finding.consequences.map(({ ruleId }) => ruleId)];
  const evidence = [...finding.evidence, ...finding.consequences.flatMap((consequence) => consequence.evidence)];
  return (
    rules.some((rule) => raised.includes(rule)) &&
    cites.every((cited) => evidence.some(({ figure, quote }) => (figure ?? quote).includes(cited)))
  );
}

function listed(findings: readonly Finding[]): string {
  return findings
    .map(
      ({ severity, ruleId, evidence }) =>
        `${severity} ${ruleId}: ${evidence.map(({ figure, quote, at }) => `${figure ?? quote} @ ${at.label}`).join(" | ")}`,
    )
    .join("\n");
}
