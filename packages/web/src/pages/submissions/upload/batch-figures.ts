import { type Batch, isEnded, type Upload } from "./uploader.ts";

export interface BatchFigures {
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly sending: number;
  readonly reading: number;
  readonly checking: number;
  readonly waiting: number;
  /** Files a minute over the last minutes, undefined before there is anything to tell. */
  readonly perMinute: number | undefined;
  readonly remainingMs: number | undefined;
  /** How many failed, by kind of failure, the most frequent first. */
  readonly failures: readonly { readonly kind: string; readonly count: number }[];
}

/** The rate is that of the last while, so that it follows what the machine does now. */
const WHILE_MS = 180_000;

export function batchFigures({ startedAt, uploads }: Batch, now: number): BatchFigures {
  const count = (...states: readonly Upload["state"][]) => uploads.filter(({ state }) => states.includes(state)).length;
  const ended = uploads.filter(isEnded);
  const since = Math.max(startedAt, now - WHILE_MS);
  const recent = ended.filter(({ endedAt }) => endedAt !== undefined && endedAt >= since).length;
  const minutes = (now - since) / 60_000;
  const perMinute = recent >= 2 && minutes > 0 ? recent / minutes : undefined;
  const left = uploads.length - ended.length;
  const kinds = new Map<string, number>();
  for (const { state, failure } of uploads)
    if (state === "failed") kinds.set(failure?.kind ?? "internal", (kinds.get(failure?.kind ?? "internal") ?? 0) + 1);
  return {
    total: uploads.length,
    done: count("checked"),
    failed: count("failed"),
    sending: count("sending"),
    reading: count("extracting"),
    checking: count("auditing"),
    waiting: count("waiting", "received", "extracted"),
    perMinute,
    remainingMs: perMinute === undefined || left === 0 ? undefined : (left / perMinute) * 60_000,
    failures: [...kinds].map(([kind, failures]) => ({ kind, count: failures })).sort((one, other) => other.count - one.count),
  };
}
