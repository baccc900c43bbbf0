import { auditDocument, readBytes } from "@gouji/pipeline";
import { type IncomingFile, openService, type Service } from "@gouji/service";
import { compared, openRunning, openWay, settled, type Way } from "../../test/service/ways.ts";
import { freePort, startWorkerProcess } from "../../test/service/worker-process.ts";
import { clocked, type Measured, peakMb } from "./measured.ts";

const SUBMISSION = { id: "load", unit: "财政局", project: "", year: "", kind: "", lane: "bulk" as const };
export interface WholeFile extends IncomingFile {
  readonly bytes: Uint8Array;
}

const WARM_UP = { ...SUBMISSION, id: "warm-up" };
const PATIENCE_MS = 3_600_000;

/** Read, parse, check, one file after the other, with all that a service keeps of a document: what no service can be faster than on one core. */
export async function bare(files: readonly WholeFile[], warmUp: readonly WholeFile[]): Promise<Measured> {
  const run = async (list: readonly WholeFile[]) => {
    for (const { name, bytes } of list) {
      const document = await readBytes(bytes, name);
      if (!document.ok) throw new Error(`${name}: ${document.error.message}`);
      JSON.stringify(auditDocument(document.value, name, { digest: true, figures: true }));
    }
  };
  await run(warmUp);
  const { wallMs, cpuMs } = await clocked(() => run(files));
  return { documents: files.length, wallMs, cpuMs, serversCpuMs: 0, peakMb: peakMb() };
}

/** Workers in this process, `jobs` threads. */
export async function inProcess(way: Way, jobs: number, files: readonly WholeFile[], warmUp: readonly WholeFile[]): Promise<Measured> {
  const open = await openWay(way, { jobs });
  try {
    const { service, stop } = await openRunning(open.setup);
    await service.receive(WARM_UP, warmUp);
    await settled(service, PATIENCE_MS);
    await compared(service, PATIENCE_MS);
    const queue = await emptyJobs(service);
    const { wallMs, cpuMs, mainCpuMs, serversCpuMs } = await clocked(async () => {
      await service.receive(SUBMISSION, files);
      return settled(service, PATIENCE_MS);
    });
    await stop();
    return { documents: files.length, wallMs, cpuMs, mainCpuMs, serversCpuMs, peakMb: peakMb(), queueCpuMs: queue };
  } finally {
    await open.drop();
  }
}

/** Workers as processes of their own, one thread each, as `gouji worker` runs on many machines. */
export async function inProcesses(
  way: Way,
  processes: number,
  files: readonly WholeFile[],
  warmUp: readonly WholeFile[],
): Promise<Measured> {
  const open = await openWay(way);
  const service = await openService(open.setup);
  const ports = await Promise.all(Array.from({ length: processes }, freePort));
  const workers = ports.map((port) => startWorkerProcess(open.environment, ["--monitor-port", String(port)]));
  try {
    await Promise.all(workers.map(({ ready }) => ready));
    await service.receive(WARM_UP, warmUp);
    await settled(service, PATIENCE_MS);
    await compared(service, PATIENCE_MS);
    const before = await workersAt(ports);
    const { wallMs, cpuMs, serversCpuMs } = await clocked(async () => {
      await service.receive(SUBMISSION, files);
      return settled(service, PATIENCE_MS);
    });
    const after = await workersAt(ports);
    return { documents: files.length, wallMs, cpuMs: cpuMs + after.cpuMs - before.cpuMs, serversCpuMs, peakMb: after.residentMb };
  } finally {
    await Promise.all(workers.map((worker) => worker.kill("SIGTERM")));
    await service.close();
    await open.drop();
  }
}

const EMPTY = 1000;

/** CPU time of a job that does nothing, added, handed out and done. */
async function emptyJobs({ queue }: Service): Promise<number> {
  const stop = new AbortController();
  let left = EMPTY;
  const { cpuMs } = await clocked(async () => {
    for (let number = 0; number < EMPTY; number++) await queue.add({ kind: "schedule", id: `empty-${number}`, lane: "bulk", fairKey: "" });
    await queue.work("schedule", async () => void (--left === 0 && stop.abort()), stop.signal, 2);
  });
  return cpuMs / EMPTY;
}

/** Sums over the workers, as their metrics say. */
async function workersAt(ports: readonly number[]): Promise<{ readonly cpuMs: number; readonly residentMb: number }> {
  const texts = await Promise.all(ports.map(async (port) => (await fetch(`http://127.0.0.1:${port}/metrics`)).text()));
  const sumOf = (name: string) =>
    texts.reduce((sum, text) => sum + Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1] ?? Number.NaN), 0);
  return { cpuMs: sumOf("gouji_process_cpu_seconds_total") * 1000, residentMb: sumOf("gouji_process_resident_memory_bytes") / 1024 / 1024 };
}
