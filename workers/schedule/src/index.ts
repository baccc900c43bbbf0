export { type Duty, standingDuties, workSchedule } from "./schedule-worker.ts";
