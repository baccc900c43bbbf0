import type { Run, RunFile, ScheduleStore } from "@gouji/schedules";
import type { Service } from "@gouji/service";

/** What a run found, and how far it is. */
export interface RunReport {
  readonly run: Run;
  readonly files: Readonly<Record<RunFile["change"], number>>;
  /** Origins of the run before that were not found any more. */
  readonly gone: readonly string[];
  /** What was not taken in, and what could not be read, with the reason. */
  readonly failed: readonly { readonly origin: string; readonly reason: string }[];
  readonly documents: { readonly found: number; readonly done: number };
  /** Documents a minute so far, and the seconds that the rest will take at that rate; null before the first is done. */
  readonly rate: { readonly perMinute: number; readonly remainingSeconds: number } | null;
  /** On the review list, of the run's documents: in all, by severity, by rule, by unit. */
  readonly findings: {
    readonly total: number;
    readonly severity: Readonly<Record<string, number>>;
    readonly rule: Readonly<Record<string, number>>;
    readonly unit: Readonly<Record<string, number>>;
  };
}

interface Parts {
  readonly service: Pick<Service, "archive" | "review">;
  readonly store: ScheduleStore;
  readonly clock: () => number;
}

/** Documents asked for in one query. */
const CHUNK = 500;

export async function runReport(run: Run, { service, store, clock }: Parts): Promise<RunReport> {
  const files = await store.files(run.id);
  const counts = { new: 0, changed: 0, unchanged: 0, refused: 0 };
  for (const { change } of files) counts[change] += 1;
  const ids = [...new Set(files.flatMap(({ documentId }) => documentId ?? []))];
  const origins = new Map(files.flatMap(({ documentId, origin }) => (documentId === null ? [] : [[documentId, origin] as const])));
  const failed = files.flatMap(({ change, origin, reason }) => (change === "refused" ? [{ origin, reason }] : []));
  let done = 0;
  for (const submissionId of new Set(files.flatMap(({ submissionId: id }) => id ?? []))) {
    const [submission] = (await service.archive.submissions({ id: submissionId })).items;
    done += (submission?.counts.checked ?? 0) + (submission?.counts.failed ?? 0);
    for (let after: string | undefined, more = (submission?.counts.failed ?? 0) > 0; more; more = after !== undefined) {
      const page = await service.archive.documents({ submissionId, status: ["failed"], ...(after === undefined ? {} : { after }) });
      for (const { id, failure } of page.items)
        failed.push({ origin: origins.get(id) ?? id, reason: `${failure?.kind ?? ""} ${failure?.detail ?? ""}`.trim() });
      after = page.next;
    }
  }
  const minutes = ((run.endedAt === null ? clock() : Date.parse(run.endedAt)) - Date.parse(run.startedAt)) / 60_000;
  const perMinute = minutes > 0 ? done / minutes : 0;
  return {
    ...{ run, files: counts, gone: await goneSince(run, files, store), failed, documents: { found: ids.length, done } },
    rate:
      done === 0
        ? null
        : {
            perMinute: Math.round(perMinute * 10) / 10,
            remainingSeconds: perMinute > 0 ? Math.round(((ids.length - done) / perMinute) * 60) : 0,
          },
    findings: await findingsOf(ids, service.review),
  };
}

/** Only a run that has seen all of its sources can say that something is gone. */
async function goneSince(run: Run, files: readonly RunFile[], store: ScheduleStore): Promise<readonly string[]> {
  if (run.scheduleId === null || (run.state !== "auditing" && run.state !== "ended")) return [];
  const earlier = (await store.runs({ scheduleId: run.scheduleId })).filter(
    ({ startedAt, state }) => startedAt < run.startedAt && (state === "auditing" || state === "ended"),
  );
  const last = earlier[0];
  if (!last) return [];
  const here = new Set(files.map(({ origin }) => origin));
  return (await store.files(last.id)).flatMap(({ origin, change }) => (change !== "refused" && !here.has(origin) ? [origin] : []));
}

async function findingsOf(ids: readonly string[], review: Service["review"]): Promise<RunReport["findings"]> {
  const sum = { total: 0, severity: {} as Record<string, number>, rule: {} as Record<string, number>, unit: {} as Record<string, number> };
  for (let at = 0; at < ids.length; at += CHUNK) {
    const counts = await review.counts({ documentIds: ids.slice(at, at + CHUNK) });
    sum.total += counts.total;
    for (const by of ["severity", "rule", "unit"] as const)
      for (const [name, count] of Object.entries(counts[by])) sum[by][name] = (sum[by][name] ?? 0) + count;
  }
  return sum;
}
