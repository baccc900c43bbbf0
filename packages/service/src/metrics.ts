import type { Archive, Failure, Step, StepOutput } from "@gouji/archive";
import type { JobQueue } from "@gouji/jobs";
import type { Finding } from "@gouji/rules";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What Prometheus reads of this process, and of the database and queue that it shares. */
export interface Metrics {
  /** Answers what to call at the step's end. */
  started(step: Step | "compare"): (result: StepOutput | Failure) => void;
  read(bytes: number): void;
  found(findings: readonly Finding[]): void;
  text(): Promise<string>;
  readonly contentType: string;
}

export function openMetrics(archive: Archive, queue: JobQueue): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: "gouji_" });
  const seconds = new Histogram({
    name: "gouji_step_seconds",
    help: "Time of a step of one document, with the wait for a thread",
    labelNames: ["step", "outcome"] as const,
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
    registers,
  });
  const failures = new Counter({
    name: "gouji_step_failures_total",
    help: "Steps that ended without output, by kind of failure",
    labelNames: ["step", "kind"] as const,
    registers,
  });
  const running = new Gauge({ name: "gouji_steps_running", help: "Steps at work here", labelNames: ["step"] as const, registers });
  const bytes = new Counter({ name: "gouji_read_bytes_total", help: "Bytes of files read", registers });
  const findings = new Counter({
    name: "gouji_findings_total",
    help: "Findings raised by audits, re-runs too",
    labelNames: ["rule", "severity"] as const,
    registers,
  });
  new Gauge({
    name: "gouji_documents",
    help: "Documents of the archive by status",
    labelNames: ["status"] as const,
    registers,
    async collect() {
      for (const [status, count] of Object.entries(await archive.counts())) this.set({ status }, count);
    },
  });
  new Gauge({
    name: "gouji_jobs",
    help: "Jobs of the queue by kind and state",
    labelNames: ["kind", "state"] as const,
    registers,
    async collect() {
      for (const kind of ["extract", "audit", "compare"] as const)
        for (const [state, count] of Object.entries(await queue.counts(kind))) this.set({ kind, state }, count);
    },
  });
  return {
    started(step) {
      const stop = seconds.startTimer({ step });
      running.inc({ step });
      return (result) => {
        running.dec({ step });
        const kind = "kind" in result ? result.kind : undefined;
        stop({ outcome: kind === undefined ? "stored" : "failed" });
        if (kind !== undefined) failures.inc({ step, kind });
      };
    },
    read: (count) => bytes.inc(count),
    found(raised) {
      for (const { ruleId, severity } of raised) findings.inc({ rule: ruleId, severity });
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
