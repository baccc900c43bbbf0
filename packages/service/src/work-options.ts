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
