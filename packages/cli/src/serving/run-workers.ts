import type { Service } from "@gouji/service";
import { workAudit } from "@gouji/worker-audit";
import { workExtract } from "@gouji/worker-extract";
import { type Duty, standingDuties, workSchedule } from "@gouji/worker-schedule";

export const WORKER_KINDS = ["extract", "audit", "schedule"] as const;
export type WorkerKind = (typeof WORKER_KINDS)[number];

export interface WorkersSetup {
  readonly kinds: readonly WorkerKind[];
  readonly signal: AbortSignal;
  readonly reconcileMs: number;
  readonly tell: (message: string) => void;
  /** Beside the standing ones. */
  readonly duties?: readonly Duty[];
}

/** Container and service managers kill after ten seconds. */
const GRACE_MS = 8000;

/** Runs the loops in this process until the signal aborts and what is under way has ended. */
export async function runWorkers(service: Service, { kinds, signal, reconcileMs, tell, duties = [] }: WorkersSetup): Promise<void> {
  const options = { signal, graceMs: GRACE_MS, concurrency: service.jobs };
  const loops: Readonly<Record<WorkerKind, () => Promise<void>>> = {
    extract: () => workExtract(service, { ...options, onward: kinds.includes("audit") }),
    audit: () => workAudit(service, options),
    schedule: () => workSchedule([...standingDuties(service, reconcileMs), ...duties], signal, tell),
  };
  await Promise.all(kinds.map((kind) => loops[kind]()));
}
