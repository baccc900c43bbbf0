// Speed of each step per document, against bare pdf.js on the same file, and peak memory: node scripts/bench.ts [FILE …] (the demo's reports without one).
import { readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { extract } from "../packages/extract/src/index.ts";
import { openPdfForDrawing } from "../packages/extract/src/pdf/pdfjs.ts";

import { parse } from "../packages/parse/src/index.ts";
import { audit } from "../packages/rules/src/index.ts";

const ROUNDS = 3;
const DEMO = resolve(import.meta.dirname, "../fixtures/demo");

const named = process.argv.slice(2);
const files = named.length > 0 ? named : readdirSync(DEMO).map((name) => join(DEMO, name));
console.table(await measureAll(files));
console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB, best of ${ROUNDS} rounds after one that is not counted`);

async function measureAll(paths: readonly string[]) {
  const rows = [];
  for (const path of paths) rows.push(await measure(path));
  return rows;
}

async function measure(path: string) {
  const bytes = new Uint8Array(readFileSync(path));
  const fileName = basename(path);
  const best = {
    extract: Number.POSITIVE_INFINITY,
    parse: Number.POSITIVE_INFINITY,
    check: Number.POSITIVE_INFINITY,
    bare: Number.POSITIVE_INFINITY,
  };
  let pages = 0;
  for (let round = 0; round <= ROUNDS; round += 1) {
    const started = performance.now();
    const document = await extract(bytes, { fileName });
    if (!document.ok) throw new Error(`${path}: ${document.error.message}`);
    const extracted = performance.now();
    const report = parse(document.value, { fileName });
    const parsed = performance.now();
    audit(report);
    const checked = performance.now();
    pages = document.value.pages.length;
    const bare = document.value.mediaType === "application/pdf" ? await bareMs(bytes) : Number.NaN;
    if (round === 0) continue;
    best.extract = Math.min(best.extract, extracted - started);
    best.parse = Math.min(best.parse, parsed - extracted);
    best.check = Math.min(best.check, checked - parsed);
    best.bare = Math.min(best.bare, bare);
  }
  // Without pages, a document counts as one.
  const perSecond = (ms: number) => Math.round((Math.max(1, pages) * 1000) / ms);
  return {
    file: fileName,
    pages: pages === 0 ? "—" : pages,
    "extract pages/s": perSecond(best.extract),
    "parse pages/s": perSecond(best.parse),
    "check pages/s": perSecond(best.check),
    "pdf.js pages/s": Number.isNaN(best.bare) ? "—" : perSecond(best.bare),
    "extract ÷ pdf.js": Number.isNaN(best.bare) ? "—" : (best.extract / best.bare).toFixed(2),
    "check ms/page": (best.check / Math.max(1, pages)).toFixed(2),
  };
}

/** What any reader on pdf.js must do at least: the text and the drawing of every page. */
async function bareMs(bytes: Uint8Array): Promise<number> {
  const started = performance.now();
  const { document, close } = await openPdfForDrawing(bytes, undefined);
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    await page.getTextContent();
    await page.getOperatorList();
    page.cleanup();
  }
  await close();
  return performance.now() - started;
}
