import type { ThreadPool } from "@gouji/isolation";
import type { JobQueue } from "@gouji/jobs";
import type { Metrics } from "./metrics.ts";
import type { State } from "./state.ts";

/** What the steps work with. */
export interface StepParts extends State {
  readonly queue: JobQueue;
  readonly pool: ThreadPool;
  readonly metrics: Metrics;
}
