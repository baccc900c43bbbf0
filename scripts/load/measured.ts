/** What one way of running took, start of the process and first file apart. */
export interface Measured {
  readonly documents: number;
  readonly wallMs: number;
  /** All threads and processes together. */
  readonly cpuMs: number;
  readonly peakMb: number;
  /** Adding and handing out a job that does nothing. */
  readonly queueCpuMs?: number;
}

export interface Clocked<Value> {
  readonly value: Value;
  readonly wallMs: number;
  readonly cpuMs: number;
}

export async function clocked<Value>(work: () => Promise<Value>): Promise<Clocked<Value>> {
  const cpu = process.cpuUsage();
  const started = performance.now();
  const value = await work();
  const { user, system } = process.cpuUsage(cpu);
  return { value, wallMs: performance.now() - started, cpuMs: (user + system) / 1000 };
}

export function peakMb(): number {
  return process.resourceUsage().maxRSS / 1024;
}
