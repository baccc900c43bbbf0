// A whole process that reads one file once, as `extract` or as `pdfjs`, and says what it took: node one-run.ts extract|pdfjs FILE
import { readFileSync } from "node:fs";
import { basename } from "node:path";

const [reader, path = ""] = process.argv.slice(2);
const bytes = new Uint8Array(readFileSync(path));
let pages = 0;
// The system's own peak counts the process that began this one.
let peak = 0;
const look = () => {
  peak = Math.max(peak, process.memoryUsage.rss());
};
if (reader === "pdfjs") {
  const { readWithBarePdfjs } = await import("./bare-pdfjs.ts");
  await readWithBarePdfjs(bytes);
} else {
  const { extract } = await import("../../packages/extract/src/index.ts");
  const result = await extract(bytes, { fileName: basename(path), onProgress: look });
  if (!result.ok) throw new Error(result.error.message);
  pages = result.value.pages.length;
}
look();
const { user, system } = process.cpuUsage();
const run: Run = { pages, wallMs: performance.now(), cpuMs: (user + system) / 1000, peakMb: peak / 1024 / 1024 };
console.log(JSON.stringify(run));

export interface Run {
  readonly pages: number;
  /** Since the process began. */
  readonly wallMs: number;
  readonly cpuMs: number;
  /** Looked at after each page. */
  readonly peakMb: number;
}
