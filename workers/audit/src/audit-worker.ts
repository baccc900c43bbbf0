import { documentId } from "@gouji/archive";
import { afterGrace, jobsFor, type Service, type WorkOptions } from "@gouji/service";

/** Audits documents, and compares the files of submissions, until the signal aborts; those at work then have the grace to end. */
export async function workAudit({ queue, steps }: Service, { signal, graceMs, concurrency }: WorkOptions): Promise<void> {
  const end = afterGrace(signal, graceMs);
  await Promise.all([
    queue.work("audit", ({ id }) => steps.audit(documentId(id), end), signal, jobsFor(concurrency)),
    queue.work("compare", ({ id }) => steps.compare(id, end), signal, concurrency),
  ]);
}
