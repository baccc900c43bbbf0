import { readdirSync, readFileSync } from "node:fs";

/** What one way of running took, start of the process and first file apart. */
export interface Measured {
  readonly documents: number;
  readonly wallMs: number;
  /** All threads and processes of ours together. */
  readonly cpuMs: number;
  /** Of PostgreSQL and Redis, where they run on this machine. */
  readonly serversCpuMs: number;
  /** Of the one thread that talks to database and queue: what cannot be shared among cores. Absent where that is in other processes. */
  readonly mainCpuMs?: number;
  readonly peakMb: number;
  /** Adding and handing out a job that does nothing. */
  readonly queueCpuMs?: number;
}

export interface Clocked<Value> {
  readonly value: Value;
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly serversCpuMs: number;
  readonly mainCpuMs: number;
}

export async function clocked<Value>(work: () => Promise<Value>): Promise<Clocked<Value>> {
  const cpu = process.cpuUsage();
  const servers = serversCpuMs();
  const main = process.threadCpuUsage();
  const started = performance.now();
  const value = await work();
  const wallMs = performance.now() - started;
  const mainCpuMs = millisecondsOf(process.threadCpuUsage(main));
  return { value, wallMs, cpuMs: millisecondsOf(process.cpuUsage(cpu)), mainCpuMs, serversCpuMs: serversCpuMs() - servers };
}

const SERVERS = ["postgres", "redis-server"];
/** Linux counts CPU time in hundredths of a second. */
const TICK_MS = 10;

/** All that the servers' processes have taken so far, those that have ended included. */
function serversCpuMs(): number {
  let ticks = 0;
  for (const id of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const [, name = "", rest = ""] = /\((.*)\) (.*)/s.exec(statOf(id)) ?? [];
    // utime, stime, and the same of children that were waited for; the first field after the name is the third.
    if (SERVERS.includes(name)) for (const field of rest.split(" ").slice(11, 15)) ticks += Number(field);
  }
  return ticks * TICK_MS;
}

function statOf(id: string): string {
  try {
    return readFileSync(`/proc/${id}/stat`, "utf8");
  } catch {
    return ""; // It has just ended.
  }
}

function millisecondsOf({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}

export function peakMb(): number {
  return process.resourceUsage().maxRSS / 1024;
}
