/** What one way of running took, start of the process and first file apart. */
export interface Measured {
  readonly documents: number;
  readonly wallMs: number;
  /** All threads and processes together. */
  readonly cpuMs: number;
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
  readonly mainCpuMs: number;
}

export async function clocked<Value>(work: () => Promise<Value>): Promise<Clocked<Value>> {
  const cpu = process.cpuUsage();
  const main = process.threadCpuUsage();
  const started = performance.now();
  const value = await work();
  const wallMs = performance.now() - started;
  return { value, wallMs, cpuMs: millisecondsOf(process.cpuUsage(cpu)), mainCpuMs: millisecondsOf(process.threadCpuUsage(main)) };
}

function millisecondsOf({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}

export function peakMb(): number {
  return process.resourceUsage().maxRSS / 1024;
}
