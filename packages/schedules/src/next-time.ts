import { Cron } from "croner";
import type { ScheduleRefusal } from "./schedule.ts";

/** The next time after `from` (milliseconds) that the pattern names, as ISO text; or what is wrong with it. */
export function nextTime(cron: string, timeZone: string, from: number): { readonly at: string } | { readonly refusal: ScheduleRefusal } {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
  } catch {
    return { refusal: "time-zone" };
  }
  // Five fields: a schedule that comes every second is a mistake.
  if (cron.trim().split(/\s+/u).length !== 5) return { refusal: "cron" };
  try {
    const next = new Cron(cron, { timezone: timeZone }).nextRun(new Date(from));
    return next ? { at: next.toISOString() } : { refusal: "cron" };
  } catch {
    return { refusal: "cron" };
  }
}
