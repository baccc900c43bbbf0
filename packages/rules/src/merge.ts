import { type Interval, overlaps, Rational } from "@gouji/values";
import { causeOf, type Known } from "./diagnosis/cause-of.ts";
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
export function mergeFailures(failures: readonly Failure[], known: Known = { figures: new Map(), confirmed: new Set() }): Finding[] {
  const groups: Failure[][] = [];
  const causes = new Map<Failure, Repair>();
  for (const { group, repair } of commonCauses(failures)) {
    groups.push(group);
    for (const failure of group) causes.set(failure, repair);
  }
  const groupOf = new Map<string, Failure[]>();
  const enter = (failure: Failure, group: Failure[]) => {
    for (const mark of marksOf(failure)) if (!groupOf.has(mark)) groupOf.set(mark, group);
  };
  for (const group of groups) for (const failure of group) enter(failure, group);
  for (const failure of failures) {
    if (causes.has(failure)) continue;
    const same = marksOf(failure)
      .map((mark) => groupOf.get(mark))
      .find((group) => group !== undefined);
    const group = same ?? [];
    group.push(failure);
    if (!same) groups.push(group);
    enter(failure, group);
  }
  return groups.flatMap((group) => asFinding(group, causes, known));
}

/** Failures with a mark in common are one finding: the same suspect, or the same wrong figure with the same operands, stated again elsewhere. */
function marksOf(failure: Failure): string[] {
  const { ruleId, valueHash, evidence } = failure.finding;
  const suspect = suspectOf(failure);
  // Round figures prove nothing.
  const digits = (evidence[0]?.value ?? "").replace(/\D/g, "").replace(/^0+|0+$/g, "");
  return [...(suspect === undefined ? [] : [`figure ${suspect}`]), ...(digits.length >= 3 ? [`${ruleId} ${valueHash}`] : [])];
}

/** The figure that is said to be wrong. */
function suspectOf({ finding }: Failure): string | undefined {
  const [first] = finding.evidence;
  return first?.role === "stated" ? first.figureId : undefined;
}

interface CommonCause {
  readonly group: Failure[];
  /** The figure, and the values that mend all of the group. */
  readonly repair: Repair;
}

interface Asked {
  readonly failure: Failure;
  readonly interval: Interval;
}

/** The groups of failures that one change of one figure mends all at once, the largest first; each failure belongs to one of them. */
function commonCauses(failures: readonly Failure[]): CommonCause[] {
  const found: CommonCause[] = [];
  const taken = new Set<Failure>();
  const bySize: (readonly [figureId: string, asked: readonly Asked[]])[][] = [];
  const enter = (figureId: string, asked: readonly Asked[]) => {
    const size = largestGroup(figureId, asked)?.group.length ?? 0;
    if (size < 2) return;
    const alike = bySize[size] ?? [];
    bySize[size] = alike;
    alike.push([figureId, asked]);
  };
  for (const [figureId, asked] of askedOf(failures)) enter(figureId, asked);
  for (let size = bySize.length - 1; size > 1; size -= 1) {
    for (const [figureId, asked] of bySize[size] ?? []) {
      const left = asked.filter(({ failure }) => !taken.has(failure));
      const cause = left.length > 1 ? largestGroup(figureId, left) : undefined;
      if (cause?.group.length === size) {
        found.push(cause);
        for (const failure of cause.group) taken.add(failure);
      } else if (cause) enter(figureId, left);
    }
  }
  return found;
}

function askedOf(failures: readonly Failure[]): Map<string, Asked[]> {
  const byFigure = new Map<string, Asked[]>();
  for (const failure of failures) {
    for (const { figureId, interval } of failure.repairs) {
      const asked = byFigure.get(figureId) ?? [];
      asked.push({ failure, interval });
      byFigure.set(figureId, asked);
    }
  }
  return byFigure;
}

function largestGroup(figureId: string, asked: readonly Asked[]): CommonCause | undefined {
  let best: CommonCause | undefined;
  if (asked.length < 2) return best;
  for (const { interval } of asked) {
    const agreeing = asked.filter((other) => overlaps(other.interval, interval));
    const group = [...new Set(agreeing.map(({ failure }) => failure))];
    if (group.length > (best?.group.length ?? 1)) best = { group, repair: { figureId, interval: narrowest(agreeing) } };
  }
  return best;
}

/** The most precise of the values that the relations ask for. */
function narrowest(asked: readonly { readonly interval: Interval }[]): Interval {
  const width = ({ min, max }: Interval) => (min && max ? max.subtract(min) : undefined);
  return asked
    .map(({ interval }) => interval)
    .reduce((best, next) => {
      const [a, b] = [width(best), width(next)];
      return b && (!a || b.compare(a) < 0) ? next : best;
    });
}

function asFinding(group: readonly Failure[], causes: ReadonlyMap<Failure, Repair>, known: Known): Finding[] {
  const blames = (failure: Failure) => Number(causes.get(failure)?.figureId === suspectOf(failure) && causes.has(failure));
  const [primary, ...others] = [...group].sort(
    (a, b) => RANK[b.finding.severity] - RANK[a.finding.severity] || blames(b) - blames(a) || b.specificity - a.specificity,
  );
  if (!primary) return [];
  const consequences = others.map(({ finding: { ruleId, message, evidence } }) => ({ ruleId, message, evidence }));
  const repair = causes.get(primary);
  const relations = group.filter((failure) => causes.get(failure) === repair).length;
  const diagnosis = causeOf(primary, repair && { repair, relations }, known);
  const amount = largest(group.flatMap(({ finding }) => finding.amount ?? []));
  return [
    {
      ...primary.finding,
      ...(diagnosis ? { diagnosis } : {}),
      consequences,
      flips: group.some(({ finding }) => finding.flips),
      ...(amount === undefined ? {} : { amount }),
    },
  ];
}

function largest(amounts: readonly string[]): string | undefined {
  return amounts.reduce<string | undefined>(
    (best, next) => (best === undefined || Rational.parse(next).compare(Rational.parse(best)) > 0 ? next : best),
    undefined,
  );
}

/** Errors before warnings; what was read for sure before doubtful text, what changes a conclusion first, then by the money at stake, then by what else breaks. */
export function ranked(findings: readonly Finding[]): Finding[] {
  const stakes = new Map(findings.map((finding) => [finding, Rational.parse(finding.amount ?? "0")]));
  const stakeOf = (finding: Finding) => stakes.get(finding) ?? Rational.ZERO;
  return [...findings].sort(
    (a, b) =>
      RANK[b.severity] - RANK[a.severity] ||
      Number(a.doubtful ?? false) - Number(b.doubtful ?? false) ||
      Number(b.flips) - Number(a.flips) ||
      stakeOf(b).compare(stakeOf(a)) ||
      b.consequences.length - a.consequences.length,
  );
}
