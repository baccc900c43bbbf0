/** Milliseconds since 1970. Handed in by the runtime; nothing below it reads the time. */
export type Clock = () => number;

/** The clock's time as the text that tables keep: UTC, sorts as it passes. */
export function timestamp(clock: Clock): string {
  return new Date(clock()).toISOString();
}
