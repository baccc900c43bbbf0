import { readFileSync } from "node:fs";
import { extract } from "../../packages/extract/src/index.ts";
import { parse } from "../../packages/parse/src/index.ts";
import { audit } from "../../packages/rules/src/index.ts";
import { readWithBarePdfjs } from "./bare-pdfjs.ts";
import { median } from "./median.ts";

/** Until then the compiler of the engine is still at work on both readers. */
const WARM_UP = 4;

interface Taken {
  readonly wall: number;
  readonly cpu: number;
}

/** Milliseconds for each step on one file in a process that has read it before, beside bare pdf.js in turn. */
export async function warmRow(name: string, path: string, rounds: number): Promise<Record<string, string | number>> {
  const bytes = new Uint8Array(readFileSync(path));
  const taken: { readonly extract: Taken; readonly bare: Taken | undefined; readonly parse: Taken; readonly check: Taken }[] = [];
  let pages = 0;
  for (let round = 0; round < WARM_UP + rounds; round += 1) {
    const read = await timed(() => extract(bytes, { fileName: name }));
    if (!read.value.ok) throw new Error(`${path}: ${read.value.error.message}`);
    const document = read.value.value;
    pages = document.pages.length;
    const bare = document.mediaType === "application/pdf" ? await timed(() => readWithBarePdfjs(bytes)) : undefined;
    const parsed = await timed(() => parse(document, { fileName: name }));
    const checked = await timed(() => audit(parsed.value));
    if (round >= WARM_UP) taken.push({ extract: read, bare, parse: parsed, check: checked });
  }
  // Without pages, a document counts as one.
  const perPage = (of: (row: (typeof taken)[number]) => number) => (median(taken.map(of)) / Math.max(1, pages)).toFixed(2);
  const ratio = (of: (one: Taken) => number) => median(taken.map((row) => (row.bare ? of(row.extract) / of(row.bare) : Number.NaN)));
  const isPdf = taken.every(({ bare }) => bare !== undefined);
  return {
    file: name,
    pages: pages === 0 ? "—" : pages,
    "extract ms/page": perPage((row) => row.extract.wall),
    "pdf.js ms/page": isPdf ? perPage((row) => row.bare?.wall ?? 0) : "—",
    "÷ pdf.js": isPdf ? ratio(({ wall }) => wall).toFixed(2) : "—",
    "÷ pdf.js, CPU": isPdf ? ratio(({ cpu }) => cpu).toFixed(2) : "—",
    "parse ms/page": perPage((row) => row.parse.wall),
    "check ms/page": perPage((row) => row.check.wall),
  };
}

async function timed<T>(work: () => T | Promise<T>): Promise<Taken & { readonly value: T }> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return { value, wall: performance.now() - started, cpu: (user + system) / 1000 };
}
