import { type Interval, overlaps } from "@gouji/values";
import type { Finding } from "./finding.ts";
import type { Repair, Severity } from "./rule.ts";

/** A finding before merging, with what would mend it. */
export interface Failure {
  readonly finding: Finding;
  readonly specificity: number;
  readonly repairs: readonly Repair[];
}

const RANK: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 };

/** One root cause, one finding: failures that one and the same change of one figure would mend, or that suspect the same figure. */
export function mergeFailures(failures: readonly Failure[]): Finding[] {
  const groups: Failure[][] = [];
  let rest = [...failures];
  for (let group = largestCommonCause(rest); group.length > 1; group = largestCommonCause(rest)) {
    groups.push(group);
    rest = rest.filter((failure) => !group.includes(failure));
  }
  for (const failure of rest) {
    const suspect = suspectOf(failure);
    const same = groups.find((group) =>
      group.some((other) => (suspect !== undefined && suspectOf(other) === suspect) || isRepeated(failure, other)),
    );
    if (same) same.push(failure);
    else groups.push([failure]);
  }
  return groups.flatMap(asFinding);
}

/** The figure that is said to be wrong. */
function suspectOf({ finding }: Failure): string | undefined {
  const [first] = finding.evidence;
  return first?.role === "stated" ? first.figureId : undefined;
}

/** The same wrong figure with the same operands, stated again elsewhere. Round figures prove nothing. */
function isRepeated({ finding: a }: Failure, { finding: b }: Failure): boolean {
  const digits = (a.evidence[0]?.value ?? "").replace(/\D/g, "").replace(/^0+|0+$/g, "");
  return a.ruleId === b.ruleId && a.valueHash === b.valueHash && digits.length >= 3;
}

/** The most failures that one change of one figure mends all at once. */
function largestCommonCause(failures: readonly Failure[]): Failure[] {
  const byFigure = new Map<string, { failure: Failure; interval: Interval }[]>();
  for (const failure of failures) {
    for (const { figureId, interval } of failure.repairs)
      byFigure.set(figureId, [...(byFigure.get(figureId) ?? []), { failure, interval }]);
  }
  let best: Failure[] = [];
  for (const asked of byFigure.values()) {
    if (asked.length <= best.length || asked.length < 2) continue;
    for (const { interval } of asked) {
      const agreeing = asked.filter((other) => overlaps(other.interval, interval)).map(({ failure }) => failure);
      const distinct = [...new Set(agreeing)];
      if (distinct.length > best.length) best = distinct;
    }
  }
  return best;
}

function asFinding(group: readonly Failure[]): Finding[] {
  const [primary, ...others] = [...group].sort(
    (a, b) => RANK[b.finding.severity] - RANK[a.finding.severity] || b.specificity - a.specificity,
  );
  if (!primary) return [];
  const consequences = others.map(({ finding: { ruleId, message, evidence } }) => ({ ruleId, message, evidence }));
  return [{ ...primary.finding, consequences, flips: group.some(({ finding }) => finding.flips) }];
}

/** Errors before warnings, what changes a conclusion first, then what breaks most relations. */
export function ranked(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) => RANK[b.severity] - RANK[a.severity] || Number(b.flips) - Number(a.flips) || b.consequences.length - a.consequences.length,
  );
}
