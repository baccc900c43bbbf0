import { documentId } from "@gouji/archive";
import { afterGrace, type Service, type WorkOptions } from "@gouji/service";

/** Reads files until the signal aborts; those at work then have the grace to end. */
export function workExtract({ queue, steps }: Service, { signal, graceMs, concurrency }: WorkOptions): Promise<void> {
  const end = afterGrace(signal, graceMs);
  return queue.work("extract", ({ id }) => steps.extract(documentId(id), end), signal, concurrency);
}
