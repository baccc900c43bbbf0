export { type ThreadPool, openPool, type PoolOptions } from "./thread-pool.ts";
export type { Answers, Failure, ReadContent, Task, WorkerLimits } from "./task.ts";
