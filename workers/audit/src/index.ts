export { type AuditPool, openPool, type PoolOptions } from "./audit-pool.ts";
export type { Answers, Failure, Task, WorkerLimits } from "./task.ts";
