// `pnpm load [documents]`: small invented reports through each way of running, against the bare pipeline on the same files. Each way in a process of its own;
// "one core" is held to one by the system, so that the gain of the second is that of the core, not of a thread more. Results: docs/load.md.
import { spawnSync } from "node:child_process";
import { loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { missingFor, WAYS } from "../../test/service/ways.ts";
import { invent } from "../accuracy/invent.ts";
import { writeDocx } from "../fixtures/write-docx.ts";
import type { Measured } from "./measured.ts";
import { bare, inProcess, inProcesses, type WholeFile } from "./ways-of-running.ts";

const DOCUMENTS = 2000;
const WARM_UP = 60;

interface Run {
  /** Held to the first core by the system. */
  readonly oneCore: boolean;
  readonly measure: (files: readonly WholeFile[], warmUp: readonly WholeFile[]) => Promise<Measured>;
}

const RUNS: Readonly<Record<string, Run>> = {
  "bare pipeline, one core": { oneCore: true, measure: bare },
  ...Object.fromEntries(
    WAYS.flatMap((way): [string, Run][] => [
      [`${way}, one core`, { oneCore: true, measure: (...files) => inProcess(way, 1, ...files) }],
      [`${way}, two cores`, { oneCore: false, measure: (...files) => inProcess(way, 2, ...files) }],
      [`${way}, a worker process on one core`, { oneCore: true, measure: (...files) => inProcesses(way, 1, ...files) }],
      [`${way}, two worker processes on two cores`, { oneCore: false, measure: (...files) => inProcesses(way, 2, ...files) }],
    ]),
  ),
};

const [count = String(DOCUMENTS), only] = process.argv.slice(2);
if (only === undefined) await compareAll();
else console.log(JSON.stringify(await RUNS[only]?.measure(filesFrom(WARM_UP, Number(count)), filesFrom(0, WARM_UP))));

async function compareAll(): Promise<void> {
  const missing = await missingFor("scaled out");
  if (missing) console.error(`scaled out: ${missing}`);
  const rows: Record<string, Record<string, string>> = {};
  let base: Measured | undefined;
  let onOneCore: Measured | undefined;
  for (const [name, { oneCore }] of Object.entries(RUNS)) {
    if (missing && name.startsWith("scaled out")) continue;
    const measured = inOwnProcess(name, oneCore);
    base ??= measured;
    if (oneCore) onOneCore = measured;
    const { documents, wallMs, cpuMs, mainCpuMs, peakMb, queueCpuMs } = measured;
    rows[name] = {
      "documents/s": ((documents * 1000) / wallMs).toFixed(1),
      gain: oneCore || !onOneCore ? "" : (onOneCore.wallMs / wallMs).toFixed(2),
      "cores used": (cpuMs / wallMs).toFixed(2),
      "CPU ms/document": (cpuMs / documents).toFixed(1),
      "of it main thread": mainCpuMs === undefined ? "" : (mainCpuMs / documents).toFixed(1),
      "over bare": `${(((cpuMs - base.cpuMs) / base.cpuMs) * 100).toFixed(0)} %`,
      "empty job, CPU ms": queueCpuMs?.toFixed(2) ?? "",
      "memory MB": peakMb.toFixed(0),
      "load average": loadavg()[0]?.toFixed(1) ?? "",
    };
    console.error(name, JSON.stringify(rows[name]));
  }
  console.log(`${count} documents`);
  console.table(rows);
}

function inOwnProcess(name: string, oneCore: boolean): Measured {
  const node = [process.execPath, fileURLToPath(import.meta.url), count, name];
  const [program = "", ...args] = oneCore ? ["taskset", "--cpu-list", "0", ...node] : node;
  const { stdout, status, error } = spawnSync(program, args, { stdio: ["ignore", "pipe", "inherit"], encoding: "utf8" });
  if (status !== 0) throw new Error(`${name} ended with ${status ?? error?.message}`);
  return JSON.parse(stdout) as Measured;
}

function filesFrom(first: number, length: number): WholeFile[] {
  return Array.from({ length }, (_, at) => ({ name: `${first + at}.docx`, bytes: writeDocx(invent(first + at)) }));
}
