import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CATALOGUE, ruleById } from "./catalogue.ts";

// A rule on disk has its line in the catalogue and a page with the four sections.

test.each(CATALOGUE.map(({ id, family }) => [id, family] as const))("%s has its module and its page", (id, family) => {
  const stem = new URL(`./${family}/${id}`, import.meta.url).pathname;
  expect(existsSync(`${stem}.ts`)).toBe(true);
  const page = readFileSync(`${stem}.md`, "utf8");
  expect(page.split("\n")[0]).toBe(`# ${id} ${ruleById(id)?.title}`);
  const outside = page.replaceAll(/^```[\s\S]*?^```$/gm, "");
  expect(outside.match(/^## .+$/gm)).toEqual(["## 依据", "## 会报告", "## 不报告", "## 无法判断"]);
});

test("every page belongs to a rule of the catalogue", () => {
  for (const family of ["arithmetic", "consistency", "scores", "targets", "form"]) {
    const folder = new URL(`./${family}/`, import.meta.url);
    const pages = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".md")) : [];
    for (const page of pages) expect(ruleById(page.slice(0, -3)), page).toBeDefined();
  }
});
