import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { median } from "./median.ts";
import type { Run } from "./one-run.ts";

const ONE_RUN = join(import.meta.dirname, "one-run.ts");
const TOOLS = {
  pdftotext: (path: string) => ["-layout", path, "-"],
  mutool: (path: string) => ["draw", "-F", "stext", "-o", "-", path],
};

export function runOnce(reader: "extract" | "thread" | "pdfjs", path: string): Run {
  return JSON.parse(execFileSync(process.execPath, [ONE_RUN, reader, path], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
}

/** Whole processes, from start to end, in turn: reading with everything still to be loaded. */
export function coldRow(name: string, path: string, rounds: number): Record<string, string> {
  const pairs = Array.from({ length: rounds }, () => ({ ours: runOnce("extract", path), bare: runOnce("pdfjs", path) }));
  const row: Record<string, string> = {
    file: name,
    "extract ms": median(pairs.map(({ ours }) => ours.wallMs)).toFixed(0),
    "pdf.js ms": median(pairs.map(({ bare }) => bare.wallMs)).toFixed(0),
    "÷ pdf.js, CPU": median(pairs.map(({ ours, bare }) => ours.cpuMs / bare.cpuMs)).toFixed(2),
  };
  for (const [tool, argsFor] of Object.entries(TOOLS))
    row[`${tool} ms`] = toolMs(tool, argsFor(path), rounds)?.toFixed(0) ?? "not installed";
  return row;
}

function toolMs(tool: string, args: readonly string[], rounds: number): number | undefined {
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now();
    const { error } = spawnSync(tool, args, { stdio: ["ignore", "ignore", "ignore"] });
    return error ? undefined : performance.now() - started;
  });
  const known = times.filter((time) => time !== undefined);
  return known.length > 0 ? median(known) : undefined;
}
