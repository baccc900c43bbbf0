import { readFileSync } from "node:fs";
import { extract } from "../../packages/extract/src/index.ts";

/** Seconds for each scanned page of a file, by the clock and of processor time, loading the networks included. */
export async function scanRow(name: string, path: string, ocrFolder: string) {
  const [started, used] = [performance.now(), process.cpuUsage()];
  const result = await extract(new Uint8Array(readFileSync(path)), { fileName: name, ocrFolder });
  const [wall, { user, system }] = [performance.now() - started, process.cpuUsage(used)];
  if (!result.ok) throw new Error(`${name}: ${result.error.message}`);
  const scanned = result.value.notes.filter(({ kind }) => kind === "scanned-page").length;
  return {
    file: name,
    "scanned pages": scanned,
    "seconds a page": (wall / 1000 / scanned).toFixed(2),
    "processor seconds a page": ((user + system) / 1e6 / scanned).toFixed(2),
    "peak memory MB": Math.round(process.resourceUsage().maxRSS / 1024),
  };
}
