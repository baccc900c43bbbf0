// A whole process that reads one file once, by `extract` itself, as `gouji extract` does (in a worker `thread`, its answer
// JSON) or by bare `pdfjs`, and says what it took: node one-run.ts extract|thread|pdfjs FILE
import { readFileSync } from "node:fs";
import { basename } from "node:path";

const [reader, path = ""] = process.argv.slice(2);
const LOOK_MS = 20;
let pages = 0;
// The system's own peak counts the process that began this one.
let peak = 0;
const look = () => {
  peak = Math.max(peak, process.memoryUsage.rss());
};
const READERS = {
  async pdfjs() {
    const { readWithBarePdfjs } = await import("./bare-pdfjs.ts");
    await readWithBarePdfjs(new Uint8Array(readFileSync(path)));
  },
  async extract() {
    const { extract } = await import("../../packages/extract/src/index.ts");
    const result = await extract(new Uint8Array(readFileSync(path)), { fileName: basename(path), onProgress: look });
    if (!result.ok) throw new Error(result.error.message);
    pages = result.value.pages.length;
  },
  async thread() {
    const { openPool } = await import("../../packages/isolation/src/index.ts");
    const { Settings, workerLimitsOf } = await import("../../packages/runtime/src/index.ts");
    const pool = openPool({
      jobs: 1,
      limits: workerLimitsOf(Settings.parse({})),
      onProgress: (_, done) => {
        pages = Math.max(pages, done);
      },
    });
    const looking = setInterval(look, LOOK_MS);
    const answer = await pool.run({ verb: "extract", path, named: path, format: "json", options: {} });
    if (!answer.ok) throw new Error(answer.error.message);
    look();
    clearInterval(looking);
    await pool.close();
  },
};
await READERS[reader as keyof typeof READERS]();
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
