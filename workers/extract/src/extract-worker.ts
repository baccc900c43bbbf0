import { documentId } from "@gouji/archive";
import { afterGrace, jobsFor, type Service, type WorkOptions } from "@gouji/service";

/** `onward`: audits what it has read in the same go, where the process audits anyway. */
export interface ExtractOptions extends WorkOptions {
  readonly onward: boolean;
}

/** Reads files until the signal aborts; those at work then have the grace to end. */
export function workExtract({ queue, steps }: Service, { signal, graceMs, concurrency, onward }: ExtractOptions): Promise<void> {
  const end = afterGrace(signal, graceMs);
  return queue.work("extract", ({ id }) => steps.extract(documentId(id), end, onward), signal, jobsFor(concurrency));
}
