// `pnpm accuracy [--seeds from..to] [--list] [--write]`: what the audit finds in invented reports with one known error each.
import { readFileSync, writeFileSync } from "node:fs";
import { listOf } from "./list.ts";
import { type Measured, measure } from "./measure.ts";
import { tablesOf } from "./tables.ts";

const PAGE = new URL("../../docs/accuracy.md", import.meta.url);
const MARK = /(<!-- begin: written by `pnpm accuracy --write` -->\n)[\s\S]*?(\n<!-- end -->)/;

const argument = process.argv.indexOf("--seeds");
const [from = 1001, to = 1200] = (argument < 0 ? "1001..1200" : (process.argv[argument + 1] ?? "")).split("..").map(Number);
const all: Measured[] = [];
for (let seed = from; seed <= to; seed += 1) all.push(await measure(seed));

const tables = tablesOf(all, from, to);
console.log(tables);
if (process.argv.includes("--list")) console.log(listOf(all));
if (process.argv.includes("--write")) {
  const page = readFileSync(PAGE, "utf8");
  if (!MARK.test(page)) throw new Error("docs/accuracy.md has no place for the tables");
  writeFileSync(
    PAGE,
    page.replace(MARK, (_, begin: string, end: string) => `${begin}\n${tables}\n${end}`),
  );
}
