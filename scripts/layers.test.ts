import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { cyclesOf, layerFault, ROWS } from "./layers.ts";

test.each([
  ["downwards", "@gouji/rules", "@gouji/values", undefined],
  ["inside a package", "@gouji/rules", "@gouji/rules", undefined],
  ["upwards", "@gouji/values", "@gouji/rules", /upwards/],
  ["sideways", "@gouji/parse", "@gouji/rules", /sideways/],
  ["from a package without a row", "@gouji/attic", "@gouji/values", /not in the table/],
])("an import %s", (_name, from, to, fault) => {
  const found = layerFault({ file: "a.ts", from, to });
  if (fault) expect(found).toMatch(fault);
  else expect(found).toBeUndefined();
});

test("a cycle is found with its files, a diamond is none", () => {
  const graph = (edges: Record<string, string[]>) => new Map(Object.entries(edges));
  expect(cyclesOf(graph({ a: ["b"], b: ["c"], c: ["b"] }))).toEqual([["b", "c", "b"]]);
  expect(cyclesOf(graph({ a: ["b", "c"], b: ["d"], c: ["d"], d: [] }))).toEqual([]);
});

test("docs/architecture.md shows the same rows", () => {
  const page = readFileSync(new URL("../docs/architecture.md", import.meta.url), "utf8");
  const rows = Array.from(page.matchAll(/^\| (\d+) +\| `([^`]+)`/gm), ([, row, name]) => `${row} ${name}`);
  expect(rows).toEqual(ROWS.flatMap((names, row) => names.map((name) => `${row} ${name.replace("@gouji/", "")}`)));
});
