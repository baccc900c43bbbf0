import type { Failure, Step, StoredDocument } from "@gouji/archive";
import { isUnavailable } from "@gouji/database";
import type { Failure as ReadFailure } from "@gouji/isolation";

/** A file that could not be read rests with its reason. A time-out alone is tried once more: the machine may have been busy. */
export function failureOfAnswer({ kind, message }: ReadFailure, step: Step, { attempts }: Pick<StoredDocument, "attempts">): Failure {
  const before = attempts.some((attempt) => attempt.step === step && attempt.failure?.kind === "timed-out");
  return { kind, detail: message, temporary: kind === "timed-out" && !before };
}

export function failureOfThrown(error: unknown, signal: AbortSignal): Failure {
  const detail = error instanceof Error ? error.message : String(error);
  if (signal.aborted) return { kind: "interrupted", detail, temporary: true };
  if (isUnavailable(error)) return { kind: "unavailable", detail, temporary: true };
  return { kind: "internal", detail: `程序处理此文件时出错（${detail.slice(0, 500)}）。请把这一情况告知程序维护者。`, temporary: false };
}
