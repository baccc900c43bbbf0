import { documentId } from "@gouji/archive";
import { afterGrace, type Service, type WorkOptions } from "@gouji/service";

/** Audits documents until the signal aborts; those at work then have the grace to end. */
export function workAudit({ queue, steps }: Service, { signal, graceMs, concurrency }: WorkOptions): Promise<void> {
  const end = afterGrace(signal, graceMs);
  return queue.work("audit", ({ id }) => steps.audit(documentId(id), end), signal, concurrency);
}
