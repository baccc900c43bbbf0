// Time of reading PDF files, against getTextContent and getOperatorList of pdf.js on the same files: bench-extract.ts FILE.pdf …
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { extract } from "../packages/extract/src/index.ts";
import { openWithPdfjs } from "../packages/extract/src/pdf/pdfjs.ts";

const ROUNDS = 5;
const files = process.argv.slice(2);
if (files.length === 0) throw new Error("usage: bench-extract.ts FILE.pdf …");

async function bare(bytes: Uint8Array): Promise<number> {
  const task = openWithPdfjs(bytes, undefined);
  const document = await task.promise;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    await page.getTextContent();
    await page.getOperatorList();
    page.cleanup();
  }
  await task.destroy();
  return document.numPages;
}

async function best(run: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await run();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

const rows = [];
for (const file of files) {
  const bytes = new Uint8Array(readFileSync(file));
  const pages = await bare(bytes);
  await extract(bytes);
  const before = process.memoryUsage().heapUsed;
  const [ours, theirs] = [await best(() => extract(bytes)), await best(() => bare(bytes))];
  rows.push({
    file: basename(file),
    pages,
    "Gouji ms": Math.round(ours),
    "pdf.js ms": Math.round(theirs),
    ratio: (ours / theirs).toFixed(2),
    "heap grown MB": Math.round((process.memoryUsage().heapUsed - before) / 1e6),
  });
}
console.table(rows);
