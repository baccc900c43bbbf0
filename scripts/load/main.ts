// `pnpm load [documents]`: small invented reports through each way of running, against the bare pipeline on the same files. Each way in a process of its own;
// "one core" is held to one by the system, so that the gain of the second is that of the core, not of a thread more. Results: docs/load.md.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { loadavg } from "node:os";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { missingFor, WAYS } from "../../test/service/ways.ts";
import { invent } from "../accuracy/invent.ts";
import { writeDocx } from "../fixtures/write-docx.ts";
import type { Measured } from "./measured.ts";
import { bare, inProcess, inProcesses, type WholeFile } from "./ways-of-running.ts";

const DOCUMENTS = 2000;
/** Of each thread: the engine compiles what is often run, in each thread anew. */
const WARM_UP = 300;

interface Run {
  /** That read files at a time, and need to be warm. */
  readonly threads: 1 | 2;
  /** Of processes beside each other, each held to a core of its own. */
  readonly heldTo?: readonly number[];
  readonly measure: (files: readonly WholeFile[], warmUp: readonly WholeFile[]) => Promise<Measured>;
}

const ONE_CORE = { threads: 1, heldTo: [0] } as const;
const RUNS: Readonly<Record<string, Run>> = {
  "bare pipeline, one core": { ...ONE_CORE, measure: bare },
  // Nothing is shared between them but the machine: what no service can gain more than.
  "bare pipeline, two processes on two cores": { threads: 1, heldTo: [0, 1], measure: bare },
  ...Object.fromEntries(
    WAYS.flatMap((way): [string, Run][] => [
      [`${way}, one core`, { ...ONE_CORE, measure: (...files) => inProcess(way, 1, ...files) }],
      [`${way}, two cores`, { threads: 2, measure: (...files) => inProcess(way, 2, ...files) }],
      [`${way}, a worker process on one core`, { ...ONE_CORE, measure: (...files) => inProcesses(way, 1, ...files) }],
      [`${way}, two worker processes on two cores`, { threads: 2, measure: (...files) => inProcesses(way, 2, ...files) }],
    ]),
  ),
};

const [count = String(DOCUMENTS), only] = process.argv.slice(2);
const asked = only === undefined ? undefined : RUNS[only];
if (only === undefined) await compareAll();
else if (asked)
  console.log(JSON.stringify(await asked.measure(filesFrom(2 * WARM_UP, Number(count)), filesFrom(0, asked.threads * WARM_UP))));
else throw new Error(`no such way of running: ${only}`);

async function compareAll(): Promise<void> {
  const missing = await missingFor("scaled out");
  if (missing) console.error(`scaled out: ${missing}`);
  const rows: Record<string, Record<string, string>> = {};
  let base: Measured | undefined;
  let onOneCore: Measured | undefined;
  for (const [name, { heldTo }] of Object.entries(RUNS)) {
    if (missing && name.startsWith("scaled out")) continue;
    const measured = await inOwnProcesses(name, heldTo);
    base ??= measured;
    const isOne = heldTo?.length === 1;
    if (isOne) onOneCore = measured;
    const { documents, wallMs, cpuMs, serversCpuMs, mainCpuMs, peakMb, queueCpuMs } = measured;
    rows[name] = {
      "documents/s": ((documents * 1000) / wallMs).toFixed(1),
      gain: isOne || !onOneCore ? "" : (onOneCore.wallMs / wallMs).toFixed(2),
      "CPU ms/document": (cpuMs / documents).toFixed(1),
      "of it main thread": mainCpuMs === undefined ? "" : (mainCpuMs / documents).toFixed(1),
      "over bare": `${(((cpuMs - base.cpuMs) / base.cpuMs) * 100).toFixed(0)} %`,
      "servers, CPU ms/document": serversCpuMs > 0 && name.startsWith("scaled out") ? (serversCpuMs / documents).toFixed(1) : "",
      "cores used": (cpuMs / wallMs).toFixed(2),
      "with servers": ((cpuMs + (name.startsWith("scaled out") ? serversCpuMs : 0)) / wallMs).toFixed(2),
      "empty job, CPU ms": queueCpuMs?.toFixed(2) ?? "",
      "memory MB": peakMb.toFixed(0),
      "load average": loadavg()[0]?.toFixed(1) ?? "",
    };
    console.error(name, JSON.stringify(rows[name]));
  }
  console.log(`${count} documents`);
  console.table(rows);
}

/** Each core that is named has a process of its own, with its share of the documents. */
async function inOwnProcesses(name: string, heldTo: readonly number[] | undefined): Promise<Measured> {
  const cores = heldTo ?? [undefined];
  const parts = await Promise.all(cores.map((core) => inOwnProcess(name, Math.round(Number(count) / cores.length), core)));
  const sumOf = (value: (part: Measured) => number) => parts.reduce((sum, part) => sum + value(part), 0);
  const [first] = parts;
  if (first && parts.length === 1) return first;
  return {
    documents: sumOf(({ documents }) => documents),
    wallMs: Math.max(...parts.map(({ wallMs }) => wallMs)),
    cpuMs: sumOf(({ cpuMs }) => cpuMs),
    serversCpuMs: 0,
    peakMb: sumOf(({ peakMb }) => peakMb),
  };
}

async function inOwnProcess(name: string, documents: number, core: number | undefined): Promise<Measured> {
  const node = [process.execPath, fileURLToPath(import.meta.url), String(documents), name];
  const [program = "", ...args] = core === undefined ? node : ["taskset", "--cpu-list", String(core), ...node];
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
  const [said, [status]] = await Promise.all([text(child.stdout), once(child, "exit")]);
  if (status !== 0) throw new Error(`${name} ended with ${status}`);
  return JSON.parse(said) as Measured;
}

function filesFrom(first: number, length: number): WholeFile[] {
  return Array.from({ length }, (_, at) => ({ name: `${first + at}.docx`, bytes: writeDocx(invent(first + at)) }));
}
