import { existsSync, readFileSync } from "node:fs";
import { extract } from "@gouji/extract";
import { compareBatch, digestOf, parse } from "@gouji/parse";
import { audit, CATALOGUE, type Outcome } from "@gouji/rules";
import { expect, test } from "vitest";
import { type CellContent, xlsxOf } from "../packages/extract/src/xlsx/xlsx-files.testing.ts";

// The examples on a rule's page are documents: each is run through the whole program and must come out as its fence says.

interface Example {
  readonly id: string;
  /** md, or sheet for a worksheet drawn as a table, with formulas. */
  readonly format: string;
  readonly says: string;
  readonly text: string;
}

const EXAMPLES: readonly Example[] = CATALOGUE.flatMap(({ id, family }) => {
  const path = new URL(`../packages/rules/src/${family}/${id}.md`, import.meta.url);
  // A rule without a page has no example; the tests of the catalogue and the one below say so.
  const page = existsSync(path) ? readFileSync(path, "utf8") : "";
  return Array.from(page.matchAll(/^```(md|sheet) (\w+)\n([\s\S]*?)^```$/gm), ([, format = "", says = "", text = ""]) => ({
    id,
    format,
    says,
    text,
  }));
});

/** Several documents of one example are compared with each other. */
async function outcomesOf({ text, id, format }: Example): Promise<readonly Outcome[]> {
  const reports = await Promise.all(
    text.split(/^=====.*=====$/m).map(async (part, at) => {
      const bytes = format === "sheet" ? workbookOf(part) : new TextEncoder().encode(part.trimStart());
      const document = await extract(bytes, { fileName: format === "sheet" ? "example.xlsx" : "example.md" });
      if (!document.ok) throw new Error(document.error.message);
      return { path: `${at}.md`, report: parse(document.value, { fileName: "example.md" }) };
    }),
  );
  const alone = reports.map(({ report }) => report);
  const compared =
    reports.length === 1
      ? []
      : compareBatch(
          reports.map(({ path, report }) => ({ path, digest: digestOf(report, new Set()) })),
          () => false,
        );
  return [...alone, ...compared].flatMap((report) => audit(report, { rules: [id] }).outcomes);
}

/** A worksheet from a table in which `=B2-C2 → 1.26` is a formula with the result that the file holds. */
function workbookOf(table: string): Uint8Array {
  const rows = table
    .split("\n")
    .filter((line) => line.startsWith("|") && !/^\|[\s|-]*$/.test(line))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell): CellContent => {
          const [, formula, stored = cell.trim()] = /^\s*=(.*) → (.*?)\s*$/.exec(cell) ?? [];
          const value = /^-?\d+(?:\.\d+)?$/.test(stored) ? Number(stored) : stored;
          return formula === undefined ? value : { formula, value };
        }),
    );
  return xlsxOf([{ name: "示例", rows }]);
}

test.each(EXAMPLES.map((example) => [`${example.id} is ${example.says}`, example] as const))("%s", async (_name, example) => {
  const { says } = example;
  const outcomes = await outcomesOf(example);
  const kinds = outcomes.map(({ verdict }) => verdict.kind);
  if (says === "inconsistent") expect(kinds).toContain("inconsistent");
  else if (says === "consistent") {
    expect(kinds).not.toContain("inconsistent");
    // Rules that only look for what is wrong confirm nothing.
    expect(kinds.includes("consistent") || outcomes.length === 0).toBe(true);
  } else {
    expect(says).toBe("undecided");
    expect(kinds).toContain("undecided");
    expect(kinds).not.toContain("inconsistent");
  }
});

test.each(CATALOGUE.map(({ id }) => id))("%s has an example that it reports and one that it does not", (id) => {
  const said = new Set(EXAMPLES.flatMap((example) => (example.id === id ? [example.says] : [])));
  expect(said).toContain("inconsistent");
  expect(said.has("consistent") || said.has("undecided")).toBe(true);
});
