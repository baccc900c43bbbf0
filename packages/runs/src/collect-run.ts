import type { DocumentId, Lane } from "@gouji/archive";
import { type CollectOptions, collect, type Found } from "@gouji/ingest";
import type { Run, RunFile, ScheduleStore } from "@gouji/schedules";
import type { Service } from "@gouji/service";
import { withdrawFiles } from "./cancel-run.ts";
import { unitOfOrigin } from "./unit-of-origin.ts";

export interface Collecting {
  readonly service: Pick<Service, "receive" | "archive">;
  readonly store: ScheduleStore;
  readonly options: CollectOptions;
  readonly lane?: Lane;
  /** Told of each file as it is taken in. */
  readonly onFile?: (file: RunFile) => void;
}

/**
 * Takes in what the run's sources hold. Each file is on record before the next is looked at; one that was there before with the same bytes is not audited
 * again. Stops at the next file once the run was cancelled. Ends as `auditing`, as `failed` with the reason where the collecting could not go on, and stays `collecting` where it was interrupted.
 */
export async function collectRun(run: Run, { service, store, options, lane = "bulk", onFile }: Collecting): Promise<void> {
  const before = run.scheduleId === null ? new Map<string, RunFile>() : await store.lastFiles(run.scheduleId);
  const take = async (source: string, found: Found): Promise<RunFile> => {
    if (found.kind === "refused") return refusedFile(found.origin, found.refusal.kind, found.refusal.detail);
    const { name, origin } = found.file;
    const bytes = await found.file.open();
    if (!bytes.ok) return refusedFile(origin, bytes.error.kind, bytes.error.detail);
    const unit = run.unit || unitOfOrigin(origin, source, options.folder);
    const submission = { id: `${run.id} ${unit}`.trim(), unit, project: "", year: run.year, kind: run.kind, lane };
    const earlier = before.get(origin)?.documentId;
    const file = { name, bytes: bytes.value, ...(earlier ? { replaces: earlier as DocumentId } : {}) }; // kept as given by the archive
    const [receipt] = await service.receive(submission, [file]);
    if (!receipt || receipt.status === "refused") return refusedFile(origin, receipt?.failure.kind ?? "internal", receipt?.failure.detail);
    const { documentId } = receipt;
    const change = earlier === undefined ? "new" : earlier === documentId ? "unchanged" : "changed";
    return { origin, change, documentId, submissionId: submission.id, reason: "" };
  };
  try {
    for (const source of run.sources) {
      for await (const found of collect([source], options)) {
        const file = await take(source, found);
        const goesOn = await store.addFiles(run.id, [file]);
        onFile?.(file);
        // The last one came in after those before it were taken back.
        if (!goesOn) return void (await withdrawFiles(run, { service, store }));
      }
    }
  } catch (error) {
    await store.move(run.id, "collecting", "failed", error instanceof Error ? error.message : String(error));
    throw error;
  }
  if (!options.signal?.aborted) await store.move(run.id, "collecting", "auditing");
}

function refusedFile(origin: string, kind: string, detail = ""): RunFile {
  return { origin, change: "refused", documentId: null, submissionId: null, reason: `${kind} ${detail}`.trim() };
}
