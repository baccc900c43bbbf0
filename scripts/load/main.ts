// `pnpm load [documents]`: small invented reports through each way of running, against the bare pipeline on the same files. Each way in a process of its own.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { missingFor, WAYS } from "../../test/service/ways.ts";
import { invent } from "../accuracy/invent.ts";
import { writeDocx } from "../fixtures/write-docx.ts";
import type { Measured } from "./measured.ts";
import { bare, inProcess, inProcesses, type WholeFile } from "./ways-of-running.ts";

const DOCUMENTS = 2000;
const WARM_UP = 20;

type Run = (files: readonly WholeFile[], warmUp: readonly WholeFile[]) => Promise<Measured>;
const RUNS: Readonly<Record<string, Run>> = {
  "bare pipeline": bare,
  ...Object.fromEntries(
    WAYS.flatMap((way): [string, Run][] => [
      [`${way}, 1 thread`, (...files) => inProcess(way, 1, ...files)],
      [`${way}, 2 threads`, (...files) => inProcess(way, 2, ...files)],
      [`${way}, 1 worker process`, (...files) => inProcesses(way, 1, ...files)],
      [`${way}, 2 worker processes`, (...files) => inProcesses(way, 2, ...files)],
    ]),
  ),
};

const [count = String(DOCUMENTS), only] = process.argv.slice(2);
if (only === undefined) await compareAll();
else console.log(JSON.stringify(await RUNS[only]?.(filesFrom(WARM_UP, Number(count)), filesFrom(0, WARM_UP))));

async function compareAll(): Promise<void> {
  const missing = await missingFor("scaled out");
  if (missing) console.error(`scaled out: ${missing}`);
  const rows: Record<string, Record<string, string>> = {};
  let base: Measured | undefined;
  for (const name of Object.keys(RUNS)) {
    if (missing && name.startsWith("scaled out")) continue;
    const measured = inOwnProcess(name);
    base ??= measured;
    const { documents, wallMs, cpuMs, peakMb, queueCpuMs } = measured;
    rows[name] = {
      "documents/s": ((documents * 1000) / wallMs).toFixed(1),
      "CPU ms/document": (cpuMs / documents).toFixed(1),
      "over bare": `${(((cpuMs - base.cpuMs) / base.cpuMs) * 100).toFixed(0)} %`,
      "empty job, CPU ms": queueCpuMs?.toFixed(2) ?? "",
      "memory MB": peakMb.toFixed(0),
    };
    console.error(name, JSON.stringify(rows[name]));
  }
  console.log(`${count} documents`);
  console.table(rows);
}

function inOwnProcess(name: string): Measured {
  const { stdout, status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), count, name], {
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${name} ended with ${status}`);
  return JSON.parse(stdout) as Measured;
}

function filesFrom(first: number, length: number): WholeFile[] {
  return Array.from({ length }, (_, at) => ({ name: `${first + at}.docx`, bytes: writeDocx(invent(first + at)) }));
}
