// Speed of each step per document, extraction beside bare pdf.js on the same file, warm and as whole processes; memory against
// the number of pages: node scripts/bench.ts [FILE …] (the demo's reports without one). Ratios are medians over rounds taken in turn.
import { readdirSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { coldRow } from "./bench/cold.ts";
import { memoryRows } from "./bench/memory.ts";
import { warmRow } from "./bench/warm.ts";

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
console.table(memoryRows([20, 80, 320]));
