/** What to collect, and for whom. */
export interface RunPlan {
  readonly name: string;
  /** Files, folders, archives, addresses, lists of addresses, as `@gouji/ingest` takes them. */
  readonly sources: readonly string[];
  /** The unit of all files; empty where the folder below the source names it. */
  readonly unit: string;
  readonly year: string;
  readonly kind: string;
  /** Address that is told the report of the run; empty for none. */
  readonly webhook: string;
}

/** A bulk audit that comes back 定期核查. */
export interface Schedule extends RunPlan {
  readonly id: string;
  /** Five fields as cron knows them, in `timeZone`. */
  readonly cron: string;
  readonly timeZone: string;
  readonly enabled: boolean;
  /** Null while it is not enabled. */
  readonly nextAt: string | null;
  readonly createdAt: string;
  readonly createdBy: string;
}

/**
 * `waiting`: asked for; a schedule worker takes it up. `collecting`: files are looked for and taken in. `auditing`: all are in, the workers are at it. `ended`: every document is at rest.
 * `failed`: the collecting stopped; `detail` says why. `cancelled`: somebody stopped it 已取消; `detail` says who.
 */
export type RunState = "waiting" | "collecting" | "auditing" | "ended" | "failed" | "cancelled";

/** One collecting of files 批次, from a schedule or by hand. */
export interface Run extends RunPlan {
  readonly id: string;
  readonly scheduleId: string | null;
  readonly state: RunState;
  readonly detail: string;
  readonly startedBy: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** When the collecting process last said that it lives. */
  readonly aliveAt: string;
}

/** What became of one file that a run found. */
export interface RunFile {
  /** Path, archive › member, or address. */
  readonly origin: string;
  /** Against the last run of the same schedule that ended: `new` also for the first run. */
  readonly change: "new" | "changed" | "unchanged" | "refused";
  readonly documentId: string | null;
  readonly submissionId: string | null;
  /** Kind and detail of a refusal. */
  readonly reason: string;
}

export type ScheduleRefusal = "cron" | "time-zone" | "no-sources" | "unknown";
