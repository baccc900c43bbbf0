import type { CollectOptions, WebClient } from "@gouji/ingest";
import type { Run, ScheduleStore } from "@gouji/schedules";
import type { Service } from "@gouji/service";
import { collectRun } from "./collect-run.ts";
import { type RunReport, runReport } from "./run-report.ts";

export interface Attending {
  readonly service: Service;
  readonly store: ScheduleStore;
  readonly options: Omit<CollectOptions, "client" | "signal">;
  readonly openClient: () => WebClient;
  readonly clock: () => number;
  readonly tell: (message: string) => void;
}

/** A collecting that has not said anything for so long died with its process. */
const SILENT_MS = 15 * 60_000;

/** One look at what is to be done: takes up what was asked for or left by a dead process, starts what is due, ends what is through and tells its webhook. */
export async function attendRuns(attending: Attending, signal: AbortSignal): Promise<void> {
  const { store, clock } = attending;
  const left = (await store.runs({ state: "collecting" })).filter(({ aliveAt }) => clock() - Date.parse(aliveAt) > SILENT_MS);
  for (const run of [...left, ...(await store.startDue())]) await perform(run, attending, signal);
  // The longest waiting first; another worker may have been faster.
  for (const run of (await store.runs({ state: "waiting" })).toReversed())
    if (await store.move(run.id, "waiting", "collecting")) await perform({ ...run, state: "collecting" }, attending, signal);
  for (const run of await store.runs({ state: "auditing" })) await endIfDone(run, attending);
}

/** Collects a run that has been started; what stops it is kept with the run. */
export async function perform(run: Run, { service, store, options, openClient, tell }: Attending, signal: AbortSignal): Promise<void> {
  let client: WebClient | undefined;
  const open = () => {
    client ??= openClient();
    return client;
  };
  try {
    await collectRun(run, { service, store, options: { ...options, client: open, signal } });
  } catch (error) {
    tell(`${run.name}: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await client?.close();
  }
}

/** Ends the run once all of its documents are at rest, and those that came together have been held against each other. */
export async function endIfDone(
  run: Run,
  { service, store, clock, openClient, tell }: Omit<Attending, "options">,
): Promise<RunReport | undefined> {
  const report = await runReport(run, { service, store, clock });
  if (report.documents.done < report.documents.found || (await isComparing(run, { service, store }))) return undefined;
  if (!(await store.move(run.id, "auditing", "ended"))) return undefined;
  const ended = { ...report, run: (await store.run(run.id)) ?? run };
  if (run.webhook !== "") await notify(run.webhook, ended, openClient(), tell);
  return ended;
}

async function isComparing(run: Run, { service, store }: Pick<Attending, "service" | "store">): Promise<boolean> {
  for (const submissionId of new Set((await store.files(run.id)).flatMap((file) => file.submissionId ?? [])))
    if ((await service.archive.pendingComparisons({ submissionId })).items.length > 0) return true;
  return false;
}

/** Tells the address the report, without the texts of documents. One that does not answer is told to the operator, not asked again. */
async function notify(address: string, report: RunReport, client: WebClient, tell: (message: string) => void): Promise<void> {
  try {
    const answer = await client.post(new URL(address), { event: "run-ended", ...report });
    if (!answer.ok) tell(`webhook: ${answer.error.kind} ${answer.error.detail ?? ""}`);
  } finally {
    await client.close();
  }
}
