import { setTimeout as wait } from "node:timers/promises";
import type { Service } from "@gouji/service";

/** Something done again and again, harmless when several processes do it. */
export interface Duty {
  readonly name: string;
  readonly everyMs: number;
  run(signal: AbortSignal): Promise<unknown>;
}

/** What every service does: a queue that lost work is filled again, an acceptance that has expired is open again. */
export function standingDuties({ reconcile, review }: Service, reconcileMs: number): readonly Duty[] {
  return [
    { name: "reconcile", everyMs: reconcileMs, run: reconcile },
    { name: "lapse", everyMs: 3_600_000, run: () => review.lapse() },
  ];
}

/** Does each duty in its own rhythm until the signal aborts. One that fails is told and comes again. */
export async function workSchedule(duties: readonly Duty[], signal: AbortSignal, tell: (message: string) => void): Promise<void> {
  await Promise.all(duties.map((duty) => repeat(duty, signal, tell)));
}

async function repeat({ name, everyMs, run }: Duty, signal: AbortSignal, tell: (message: string) => void): Promise<void> {
  while (!signal.aborted) {
    await wait(everyMs, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    try {
      await run(signal);
    } catch (error) {
      tell(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
