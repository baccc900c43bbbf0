import type { Run, RunFile, RunPlan, Schedule, ScheduleRefusal } from "./schedule.ts";

export type NewSchedule = RunPlan & Pick<Schedule, "cron" | "timeZone" | "createdBy">;
export type ScheduleChange = Partial<Omit<NewSchedule, "createdBy">> & { readonly enabled?: boolean };
export type ScheduleAnswer = { readonly ok: true; readonly schedule: Schedule } | { readonly ok: false; readonly refusal: ScheduleRefusal };

/** Schedules, and what their runs found. */
export interface ScheduleStore {
  add(schedule: NewSchedule): Promise<ScheduleAnswer>;
  change(id: string, change: ScheduleChange): Promise<ScheduleAnswer>;
  /** Its runs stay. */
  remove(id: string): Promise<boolean>;
  schedule(id: string): Promise<Schedule | undefined>;
  schedules(): Promise<readonly Schedule[]>;
  /** Starts a run of each schedule whose time has come, once, whichever process asks first; one that was missed while nobody ran is made up for once. */
  startDue(): Promise<readonly Run[]>;
  start(plan: RunPlan, startedBy: string, scheduleId?: string): Promise<Run>;
  /** A run that waits for a schedule worker, wherever it runs. */
  request(plan: RunPlan, startedBy: string, scheduleId?: string): Promise<Run>;
  run(id: string): Promise<Run | undefined>;
  /** Newest first. */
  runs(filter: { readonly scheduleId?: string; readonly state?: Run["state"]; readonly limit?: number }): Promise<readonly Run[]>;
  /** Adds what was found, in order; an origin that was found before in this run is left as it was. Tells that the run lives; false once it was cancelled: then collect no more. */
  addFiles(runId: string, files: readonly RunFile[]): Promise<boolean>;
  files(runId: string): Promise<readonly RunFile[]>;
  /** Of the last run of the schedule that was collected in full, by origin. */
  lastFiles(scheduleId: string): Promise<ReadonlyMap<string, RunFile>>;
  /** Moves a run on; false if it was no longer in that state. */
  move(id: string, from: Run["state"], to: Run["state"], detail?: string): Promise<boolean>;
  /** Stops a run that has not ended, whichever process is at it; false if it had. */
  cancel(id: string, by: string): Promise<boolean>;
}
