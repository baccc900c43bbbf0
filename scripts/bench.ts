// Speed of each step per document, extraction beside bare pdf.js on the same file, warm and as whole processes; memory against
// the number of pages: node scripts/bench.ts [FILE …] (the demo's reports without one). Ratios are medians over rounds taken in turn.
import { readdirSync } from "node:fs";
import { basename, extname, join, relative, resolve } from "node:path";
import { coldRow } from "./bench/cold.ts";
import { memoryRows } from "./bench/memory.ts";
import { scanRow } from "./bench/scans.ts";
import { warmRow } from "./bench/warm.ts";
import { ocrFolder } from "./recognition.ts";

const [WARM_ROUNDS, COLD_ROUNDS] = [5, 3];
const DEMO = resolve(import.meta.dirname, "../fixtures/demo");

const named = process.argv.slice(2);
const files = named.length > 0 ? named : readdirSync(DEMO).map((name) => join(DEMO, name));
console.log(`warm, median of ${WARM_ROUNDS} rounds`);
const warm = [];
for (const path of files) warm.push(await warmRow(basename(path), path, WARM_ROUNDS));
console.table(warm);
console.log(`cold, whole processes, median of ${COLD_ROUNDS}`);
console.table(files.filter((path) => extname(path) === ".pdf").map((path) => coldRow(basename(path), path, COLD_ROUNDS)));
console.log("memory, whole processes");
console.table(await memoryRows([20, 80, 320, 1570]));
if (ocrFolder === undefined) console.log("scans: the text recognition is not installed (gouji ocr install)");
else {
  const scans = resolve(import.meta.dirname, "../fixtures/scan");
  const paths = readdirSync(scans).map((name) => join(scans, name, "input.pdf"));
  const rows = [];
  for (const path of [...paths, ...named.filter((name) => name.endsWith("-scanned.pdf"))])
    rows.push(await scanRow(relative(".", path), path, ocrFolder));
  console.log("scans, two pages side by side where memory allows");
  console.table(rows);
}
