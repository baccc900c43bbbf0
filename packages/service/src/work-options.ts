/** How a worker's loop runs. */
export interface WorkOptions {
  /** Takes no new work from then on. */
  readonly signal: AbortSignal;
  /** How long work that is under way may then still take. */
  readonly graceMs: number;
  readonly concurrency: number;
}

/** Aborts so long after the signal did. */
export function afterGrace(signal: AbortSignal, graceMs: number): AbortSignal {
  const end = new AbortController();
  const abort = () => end.abort(new Error("The worker was stopped."));
  signal.addEventListener("abort", () => setTimeout(abort, graceMs).unref(), { once: true });
  return end.signal;
}

/** Jobs at a time for so many threads: one more, so that a thread that has ended finds the next file ready. */
export function jobsFor(threads: number): number {
  return threads + 1;
}
