import { expect, test } from "vitest";
import { placeOfRange } from "../../packages/document/src/index.ts";
import { type Family, inventTables, KINDS } from "./kinds.ts";
import { measure } from "./measure.ts";

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
/** Mean cell F1 over the seeds. */
const LEAST: Readonly<Record<Family, number>> = { ruled: 0.99, "three-line": 0.97, borderless: 0.9, none: 1 };

test.each(Object.entries(KINDS))("%s: cells and running text are read", (kind, { family }) => {
  const all = SEEDS.map((seed) => measure(kind, seed));
  expect(all.reduce((sum, { cells }) => sum + cells, 0) / all.length).toBeGreaterThanOrEqual(LEAST[family]);
  const sum = (side: 0 | 1) => all.reduce((total, { blocks }) => total + blocks[side], 0);
  expect(sum(0)).toBeGreaterThanOrEqual(0.85 * sum(1));
  if (family === "none") expect(all.map(({ found }) => found)).toEqual(SEEDS.map(() => 0));
});

test.each(Object.keys(KINDS))("%s: under the box of a figure stands the figure", (kind) => {
  const { invented, document } = measure(kind, 1);
  const wrong: string[] = [];
  for (const holder of [...document.blocks, ...document.tables.flatMap(({ cells }) => cells)]) {
    for (const { 0: figure, index: start } of holder.text.matchAll(/\d[\d,.]*\d|\d/gu)) {
      // A figure that the line's end cuts has two places.
      if (!holder.lines?.some((line) => line.start <= start && start + figure.length <= line.end && line.edges)) continue;
      const { page, box = [0, 0, 0, 0] } = placeOfRange(holder, start, start + figure.length);
      const under = invented.pages[(page ?? 0) - 1]?.glyphs.filter((glyph) => {
        const [x, y] = [(glyph.box[0] + glyph.box[2]) / 2, (glyph.box[1] + glyph.box[3]) / 2];
        return x > box[0] && x < box[2] && y > box[1] && y < box[3];
      });
      const text = under?.map((glyph) => glyph.text).join("");
      if (text !== figure) wrong.push(`${figure}: ${text}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("a seed gives the same pages each time, another seed other ones", () => {
  expect(inventTables("three-line", 3)).toEqual(inventTables("three-line", 3));
  expect(inventTables("three-line", 3)).not.toEqual(inventTables("three-line", 4));
});
