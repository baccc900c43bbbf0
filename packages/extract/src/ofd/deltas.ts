import { readNumber } from "./geometry.ts";

/**
 * The steps from character to character in DeltaX or DeltaY: plain numbers and runs `g n v` (v, n times), at most `count` of them.
 * Absent: no steps. Fewer than asked for: the last one goes on.
 */
export function readDeltas(text: string | undefined, count: number): readonly number[] {
  const steps: number[] = [];
  const parts = (text ?? "").split(/[\s,]+/u).filter((part) => part !== "");
  for (let at = 0; at < parts.length && steps.length < count; at += 1) {
    const part = parts[at] ?? "";
    if (part !== "g" && part !== "G") {
      steps.push(readNumber(part));
      continue;
    }
    const times = Math.min(Math.max(0, Math.trunc(readNumber(parts[at + 1]))), count - steps.length);
    const step = readNumber(parts[at + 2]);
    for (let time = 0; time < times; time += 1) steps.push(step);
    at += 2;
  }
  const last = steps.at(-1);
  while (last !== undefined && steps.length < count) steps.push(last);
  return steps;
}

/** How many steps the text gives, counted up to `limit`. */
export function countDeltas(text: string | undefined, limit: number): number {
  const parts = (text ?? "").split(/[\s,]+/u).filter((part) => part !== "");
  let count = 0;
  for (let at = 0; at < parts.length && count <= limit; at += 1) {
    const run = parts[at] === "g" || parts[at] === "G";
    count += run ? Math.max(0, Math.trunc(readNumber(parts[at + 1]))) : 1;
    if (run) at += 2;
  }
  return Math.min(count, limit + 1);
}
