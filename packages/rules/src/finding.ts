import { createHash } from "node:crypto";
import type { ReportIdentity } from "@gouji/report";
import type { Diagnosis, Evidence, Message, Severity } from "./rule.ts";

/** Another relation that the same cause breaks. */
export interface Consequence {
  readonly ruleId: string;
  readonly message: Message;
  readonly evidence: readonly Evidence[];
}

/** One root cause, as a reviewer sees it: one relation that fails, with what else fails by it. */
export interface Finding {
  /** Of rule, document family and labels; survives a re-submission. */
  readonly id: string;
  /** Of the figures' values; another one under the same id means that a figure changed. */
  readonly valueHash: string;
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: Message;
  readonly stated?: string;
  readonly expected?: string;
  readonly difference?: string;
  readonly diagnosis?: Diagnosis;
  readonly evidence: readonly Evidence[];
  readonly consequences: readonly Consequence[];
  /** A conclusion (met or missed, a score, a grade, money) changes with it. */
  readonly flips: boolean;
  /** Money that the figure is off by, exact, in 元; absent where no money is at stake or it is not known. */
  readonly amount?: string;
  /** How common it is: so many of the scored reports of the batch have the same. */
  readonly baseRate?: { readonly count: number; readonly of: number };
  /** Some of its evidence was read with doubt; it is no error then, whatever its rule says. */
  readonly doubtful?: true;
}

/** `subject` is made of labels and unique for its rule. */
export function findingId(ruleId: string, { unit, project, year, kind }: ReportIdentity, subject: string): string {
  return digest([ruleId, unit, project, year, kind, subject]);
}

export function valueHash(evidence: readonly Evidence[]): string {
  return digest(evidence.map(({ role, value, figure, quote }) => `${role}=${value ?? figure ?? quote}`).sort());
}

function digest(parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\u0000")).digest("hex").slice(0, 16);
}
