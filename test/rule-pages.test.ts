import { existsSync, readFileSync } from "node:fs";
import { extract } from "@gouji/extract";
import { compareBatch, digestOf, parse } from "@gouji/parse";
import { audit, CATALOGUE, type Outcome } from "@gouji/rules";
import { expect, test } from "vitest";

// The examples on a rule's page are documents: each is run through the whole program and must come out as its fence says.

interface Example {
  readonly id: string;
  readonly says: string;
  readonly text: string;
}

const EXAMPLES: readonly Example[] = CATALOGUE.flatMap(({ id, family }) => {
  const path = new URL(`../packages/rules/src/${family}/${id}.md`, import.meta.url);
  // A rule without a page has no example; the tests of the catalogue and the one below say so.
  const page = existsSync(path) ? readFileSync(path, "utf8") : "";
  return Array.from(page.matchAll(/^```md (\w+)\n([\s\S]*?)^```$/gm), ([, says = "", text = ""]) => ({ id, says, text }));
});

/** Several documents of one example are compared with each other. */
async function outcomesOf(text: string, id: string): Promise<readonly Outcome[]> {
  const reports = await Promise.all(
    text.split(/^=====.*=====$/m).map(async (part, at) => {
      const document = await extract(new TextEncoder().encode(part.trimStart()), { fileName: "example.md" });
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

test.each(EXAMPLES.map((example) => [`${example.id} is ${example.says}`, example] as const))("%s", async (_name, { id, says, text }) => {
  const outcomes = await outcomesOf(text, id);
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
