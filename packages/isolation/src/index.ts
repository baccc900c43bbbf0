export type { Answers, Failure, PackedRecord, ReadContent, StoredReview, Task, WorkerLimits } from "./task.ts";
export { openPool, type PoolOptions, type ThreadPool } from "./thread-pool.ts";
