const DAY_MS = 86_400_000;

/** Where the last `count` weeks began, that of `now` the last: midnight before Monday in the time zone, ISO. */
export function weekStarts(now: number, count: number, timeZone: string): string[] {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  // The calendar day as if it were one of UTC, to count in whole days.
  const today = Date.parse(`${day.format(now)}T00:00:00Z`);
  const monday = today - ((new Date(today).getUTCDay() + 6) % 7) * DAY_MS;
  return Array.from({ length: count }, (_, at) => {
    const midnight = monday - (count - 1 - at) * 7 * DAY_MS;
    return new Date(midnight - offsetAt(midnight, timeZone)).toISOString();
  });
}

/** How far the zone's clock is ahead of UTC, milliseconds. */
function offsetAt(time: number, timeZone: string): number {
  const part = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" })
    .formatToParts(time)
    .find(({ type }) => type === "timeZoneName");
  const [, sign = "+", hours = "0", minutes = "0"] = /GMT(?:([+-])(\d{2}):(\d{2}))?/u.exec(part?.value ?? "") ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
