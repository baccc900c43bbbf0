const WEEKDAYS = "日一二三四五六";
const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01 of an ISO day; undefined for a day that the calendar does not have. */
export function dayNumber(iso: string): number | undefined {
  const [year = 0, month = 0, day = 0] = iso.split("-").map(Number);
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? time / MS_PER_DAY : undefined;
}

export function weekdayOf(day: number): string {
  // 1970-01-01 was a Thursday.
  return WEEKDAYS.charAt((((day + 4) % 7) + 7) % 7);
}

/** Both ends counted. */
export function daysIn(from: number, to: number): number {
  return to - from + 1;
}
