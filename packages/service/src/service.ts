import { type Change, type DocumentId, pendingWork, type Step, type Submission } from "@gouji/archive";
import { DEFAULT_LIMITS } from "@gouji/extract";
import { type Failure, openPool } from "@gouji/isolation";
import { type JobQueue, reconcile } from "@gouji/jobs";
import type { Activity } from "@gouji/review/schema";
import type { Result } from "@gouji/values";
import { type AnnotatedCopy, annotatedCopy, type CopyRequest, type NoCopy } from "./exports/annotated-copy.ts";
import { type ImportReport, type ImportRequest, importDecisions } from "./exports/import-decisions.ts";
import { type ExportRequest, writeExport } from "./exports/write-export.ts";
import type { Listening } from "./listen-while.ts";
import { type Metrics, openMetrics } from "./metrics.ts";
import { openQueue } from "./open-queue.ts";
import { type IncomingFile, queueNext, type Receipt, receiveFile } from "./receive.ts";
import type { ServiceSetup } from "./setup.ts";
import { openState, type State } from "./state.ts";
import { openSteps, type Steps } from "./steps.ts";
import { watchChanges } from "./watch-changes.ts";
import { watchDecisions } from "./watch-decisions.ts";

/** The stores, the queue and the steps of one process, wired together. Server and workers stand on it. */
export interface Service extends State {
  readonly queue: JobQueue;
  readonly steps: Steps;
  readonly metrics: Metrics;
  /** Changes of documents' states, from every process. */
  readonly changes: Pick<Listening<Change>, "subscribe">;
  /** What reviewers do with findings, from every process. */
  readonly decisions: Pick<Listening<Activity>, "subscribe">;
  /** Files at a time in this process. */
  readonly jobs: number;
  /** Takes files into a submission, one after the other. Each is on record before it is queued. */
  receive(submission: Submission, files: Iterable<IncomingFile> | AsyncIterable<IncomingFile>): Promise<readonly Receipt[]>;
  /** Runs a document that is at rest again, from the first step unless told. False if it is not at rest. */
  retry(id: DocumentId, step?: Step): Promise<boolean>;
  /** An annotated copy of a document's original, for people who wait for it: beside the queue, in a thread of its own. */
  annotated(request: CopyRequest): Promise<Result<AnnotatedCopy, NoCopy>>;
  /** A collected part of the review list as a file, likewise. */
  exported(request: ExportRequest): Promise<Result<string | Uint8Array, Failure>>;
  /** Decisions that somebody took in an exported workbook. */
  importDecisions(request: ImportRequest): Promise<Result<ImportReport, Failure>>;
  /** Puts into the queue what the archive says is to be done and the queue does not know. Runs at every start. */
  reconcile(): Promise<{ readonly added: number; readonly known: number; readonly refused: number }>;
  /** Call it after the workers have ended. */
  close(): Promise<void>;
}

export async function openService(setup: ServiceSetup): Promise<Service> {
  const state = await openState(setup);
  const { archive, database } = state;
  const queue = await openQueue(setup, database).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const metrics = openMetrics(archive, queue);
  const pool = openPool({ jobs: setup.jobs, limits: setup.limits });
  const [changes, decisions] = [watchChanges(archive, setup.clock), watchDecisions(state.review)];
  const desk = openPool({ jobs: 1, limits: setup.limits });
  const maxBytes = (setup.reading.limits ?? DEFAULT_LIMITS).maxBytes;
  const service: Service = {
    ...state,
    queue,
    metrics,
    steps: openSteps(setup, { ...state, queue, pool, metrics }),
    changes,
    decisions,
    jobs: setup.jobs,
    async receive(submission, files) {
      const receipts: Receipt[] = [];
      await archive.open(submission);
      for await (const file of files) receipts.push(await receiveFile(state, queue, maxBytes, submission, file));
      return receipts;
    },
    async retry(id, step) {
      const done = await archive.retry(id, step);
      if (done) await queueNext(state, queue, id);
      return done;
    },
    annotated: (request) => annotatedCopy(state, desk, request),
    exported: (request) => writeExport(desk, request),
    importDecisions: (request) => importDecisions(state.review, desk, request),
    reconcile: () => reconcile(queue, pendingWork(archive)),
    async close() {
      changes.close();
      decisions.close();
      await Promise.all([pool.close(), desk.close()]);
      await queue.close();
      await database.close();
    },
  };
  await service.reconcile();
  return service;
}
