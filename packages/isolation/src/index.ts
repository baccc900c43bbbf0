export type { Answers, ExtractTask, Failure, PackedRecord, ReadContent, StoredReview, Task, WorkerLimits } from "./task.ts";
export { openPool, type PoolOptions, type ThreadPool, type Through } from "./thread-pool.ts";
