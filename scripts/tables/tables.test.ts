import { expect, test } from "vitest";
import { type Family, inventTables, KINDS } from "./kinds.ts";
import { measure } from "./measure.ts";

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
/** Mean cell F1 over the seeds. */
const LEAST: Readonly<Record<Family, number>> = { ruled: 0.98, "three-line": 0.96, borderless: 0.9, none: 1 };
/** Kinds that are not read as well yet. */
const BEHIND: Readonly<Record<string, number>> = { "ruled, turned page": 0.94 };

test.each(Object.entries(KINDS))("%s: the cells are read, captions and notes kept apart", (kind, { family }) => {
  const all = SEEDS.map((seed) => measure(kind, seed));
  expect(all.reduce((sum, { cells }) => sum + cells, 0) / all.length).toBeGreaterThanOrEqual(BEHIND[kind] ?? LEAST[family]);
  if (family === "none") expect(all.map(({ found }) => found)).toEqual(SEEDS.map(() => 0));
});

test("a seed gives the same pages each time, another seed other ones", () => {
  expect(inventTables("three-line", 3)).toEqual(inventTables("three-line", 3));
  expect(inventTables("three-line", 3)).not.toEqual(inventTables("three-line", 4));
});
