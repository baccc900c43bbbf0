export { nextTime } from "./next-time.ts";
export type { Run, RunFile, RunPlan, RunState, Schedule, ScheduleRefusal } from "./schedule.ts";
export type { NewSchedule, ScheduleAnswer, ScheduleChange, ScheduleStore } from "./schedule-store.ts";
export { openScheduleStore, type ScheduleStoreSetup } from "./tables/schedule-store.ts";
export { SCHEDULE_SCHEMA } from "./tables/schema.ts";
