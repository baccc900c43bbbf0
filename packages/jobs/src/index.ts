export { type EmbeddedQueueSetup, openEmbeddedQueue } from "./embedded/queue.ts";
export { JOBS_SCHEMA } from "./embedded/schema.ts";
export {
  type Counts,
  type Handler,
  type Job,
  type JobKind,
  type JobQueue,
  type Lane,
  type ParkedJob,
  QUEUE_DEFAULTS,
  type QueueOptions,
} from "./queue.ts";
export { reconcile } from "./reconcile.ts";
