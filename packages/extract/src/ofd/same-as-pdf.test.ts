import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { extract } from "../extract.ts";
import type { Glyph, Rule } from "../layout/page-content.ts";
import { DEFAULT_LIMITS } from "../limits.ts";
import { readPdfPages } from "../pdf/read-pages.ts";
import { readOfd } from "./read-ofd.ts";

const REPORTS = resolve("../shared/reports");
const present = existsSync(`${REPORTS}/huaning-2023-evaluation.ofd`);
const NAMES = ["huaning-2023-evaluation", "qingyunpu-2023-monitoring", "yushui-2022-self-evaluation"];
const bytesOf = (name: string) => new Uint8Array(readFileSync(`${REPORTS}/${name}`));

/** Both readers estimate ascents where no font is embedded, so only the left side of a glyph is exact. */
const near = (one: number, other: number, by = 0.06) => Math.abs(one - other) < by;
const isSameGlyph = (one: Glyph, other: Glyph) =>
  one.text === other.text && near(one.box[0], other.box[0]) && near(one.size, other.size) && near(one.box[3], other.box[3], 5);
const isSameRule = (one: Rule, other: Rule) =>
  one.direction === other.direction && near(one.at, other.at, 0.3) && near(one.from, other.from, 0.6) && near(one.to, other.to, 0.6);

test.skipIf(!present).each(NAMES)("%s shows the same glyphs and rules at the same places as its PDF", { timeout: 30_000 }, async (name) => {
  const { pages } = await readOfd(bytesOf(`${name}.ofd`), { limits: DEFAULT_LIMITS });
  let count = 0;
  for await (const { content, total } of readPdfPages(bytesOf(`${name}.pdf`), { limits: DEFAULT_LIMITS })) {
    expect(pages).toHaveLength(total);
    const page = pages[content.page.number - 1];
    const [ours, theirs] = [page?.glyphs ?? [], content.glyphs].map((glyphs) => glyphs.filter(({ text }) => text.trim() !== ""));
    expect(ours).toHaveLength(theirs?.length ?? 0);
    expect(theirs?.filter((glyph) => !ours?.some((other) => isSameGlyph(glyph, other)))).toEqual([]);
    expect(page?.rules).toHaveLength(content.rules.length);
    expect(content.rules.filter((rule) => !page?.rules.some((other) => isSameRule(rule, other)))).toEqual([]);
    count += theirs?.length ?? 0;
  }
  expect(count).toBeGreaterThan(1_000);
});

test.skipIf(!present).each(NAMES)("%s gives the same blocks of text as its PDF", { timeout: 30_000 }, async (name) => {
  const [ofd, pdf] = await Promise.all(
    ["ofd", "pdf"].map(async (ending) => {
      const result = await extract(bytesOf(`${name}.${ending}`));
      if (!result.ok) throw new Error(result.error.message);
      return result.value.blocks.map(({ text }) => text.replace(/\s+/gu, ""));
    }),
  );
  expect(ofd).toEqual(pdf);
});
