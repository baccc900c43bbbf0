import type { Run, ScheduleStore } from "@gouji/schedules";
import type { Service } from "@gouji/service";

interface Parts {
  readonly service: Pick<Service, "archive">;
  readonly store: ScheduleStore;
}

/** Stops a run: whoever collects stops at the next file, what still waits for a worker is set aside, what is at work ends as it would. False if the run had ended. */
export async function cancelRun(run: Run, by: string, parts: Parts): Promise<boolean> {
  const cancelled = await parts.store.cancel(run.id, by);
  if (cancelled) await withdrawFiles(run, parts);
  return cancelled;
}

/** What the run has taken in and nobody has begun with. */
export async function withdrawFiles({ id }: Run, { service, store }: Parts): Promise<void> {
  const submissions = new Set((await store.files(id)).flatMap(({ submissionId }) => submissionId ?? []));
  await service.archive.withdraw([...submissions]);
}
