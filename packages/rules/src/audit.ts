import type { LabelledPlace, Report } from "@gouji/report";
import { CATALOGUE } from "./catalogue.ts";
import { type Finding, findingId, valueHash } from "./finding.ts";
import { type Failure, mergeFailures, ranked } from "./merge.ts";
import { NATIONAL_SELF_EVALUATION, type Profile } from "./profile.ts";
import type { Evidence, Outcome, Rule, Severity, Verdict } from "./rule.ts";

/** How much was looked at: silence is not a pass. */
export interface Coverage {
  /** Figures read. */
  readonly figures: number;
  /** Linked to a role: metric, unit, period. */
  readonly linked: number;
  /** Entered at least one check. */
  readonly checked: number;
  /** Held in at least one check, within rounding at least, and are not the suspect of a finding. */
  readonly confirmed: number;
}

export interface Audit {
  /** Gravest first. */
  readonly findings: readonly Finding[];
  readonly coverage: Coverage;
  /** Subjects that could not be judged, by rule. */
  readonly undecided: Readonly<Record<string, number>>;
  /** Ids that their findings would have: what is not raised under them this time is not mended. */
  readonly undecidedIds: readonly string[];
  readonly outcomes: readonly Outcome[];
}

export interface AuditOptions {
  readonly profile?: Profile;
  /** Ids of the rules to run; all without it. */
  readonly rules?: readonly string[];
}

/** Tests every relation of the report and merges what fails. */
export function audit(report: Report, options: AuditOptions = {}): Audit {
  const profile = options.profile ?? NATIONAL_SELF_EVALUATION;
  const rules = CATALOGUE.filter(({ id }) => options.rules === undefined || options.rules.includes(id));
  const failures: Failure[] = [];
  const outcomes: Outcome[] = [];
  const undecidedIds: string[] = [];
  for (const rule of rules) {
    const seen = new Map<string, number>();
    for (const outcome of rule.check({ report }, profile)) {
      outcomes.push(outcome);
      const occurrence = (seen.get(outcome.subject) ?? 0) + 1;
      seen.set(outcome.subject, occurrence);
      const subject = occurrence === 1 ? outcome.subject : `${outcome.subject} #${occurrence}`;
      if (outcome.verdict.kind === "inconsistent") failures.push(failureOf(rule, subject, outcome.verdict, report));
      else if (outcome.verdict.kind === "undecided") undecidedIds.push(findingId(rule.id, report.identity, subject));
    }
  }
  return {
    findings: ranked(mergeFailures(failures, new Map(report.figures.map((figure) => [figure.id, figure])))),
    coverage: coverageOf(report, outcomes),
    undecided: undecidedByRule(outcomes),
    undecidedIds,
    outcomes,
  };
}

function failureOf(rule: Rule, subject: string, verdict: Extract<Verdict, { kind: "inconsistent" }>, report: Report): Failure {
  const { message, stated, expected, difference, diagnosis, evidence, repairs = [], flips = false } = verdict;
  const given = verdict.severity ?? rule.severity;
  const severity = isDoubtful(report, evidence) ? capped(given) : flips ? raised(given) : given;
  return {
    specificity: rule.specificity,
    repairs,
    finding: {
      id: findingId(rule.id, report.identity, subject),
      valueHash: valueHash(evidence),
      ruleId: rule.id,
      severity,
      message,
      ...(stated === undefined ? {} : { stated }),
      ...(expected === undefined ? {} : { expected }),
      ...(difference === undefined ? {} : { difference }),
      ...(diagnosis === undefined ? {} : { diagnosis }),
      evidence,
      consequences: [],
      flips,
    },
  };
}

/** Where the reading itself is doubtful, the usual reason of a mismatch is a misreading. */
function isDoubtful({ notes }: Report, evidence: readonly Evidence[]): boolean {
  const doubtful = notes.filter(({ kind }) => kind === "low-confidence" || kind === "garbled-text" || kind === "doubtful-table");
  return doubtful.some(({ at }) =>
    evidence.some(({ at: place }) =>
      at === undefined
        ? false
        : at.table !== undefined
          ? at.table === place.table
          : typeof at.page === "number" && at.page === place.page && (!at.box || !place.box || touches(at.box, place.box)),
    ),
  );
}

type Box = NonNullable<LabelledPlace["box"]>;

function touches(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

function capped(severity: Severity): Severity {
  return severity === "error" ? "warning" : severity;
}

function raised(severity: Severity): Severity {
  return severity === "info" ? "warning" : "error";
}

function coverageOf({ figures }: Report, outcomes: readonly Outcome[]): Coverage {
  const checked = new Set<string>();
  const held = new Set<string>();
  const suspects = new Set<string>();
  for (const { verdict } of outcomes) {
    if (verdict.kind === "consistent") {
      for (const { id } of verdict.figures) {
        checked.add(id);
        if (verdict.how !== "loose") held.add(id);
      }
    } else if (verdict.kind === "inconsistent") {
      for (const { figureId, role } of verdict.evidence) {
        if (figureId === undefined) continue;
        checked.add(figureId);
        if (role === "stated") suspects.add(figureId);
      }
    }
  }
  const confirmed = [...held].filter((id) => !suspects.has(id)).length;
  return {
    figures: figures.length,
    linked: figures.filter(({ metric, role }) => metric !== "" || role !== "other").length,
    checked: checked.size,
    confirmed,
  };
}

function undecidedByRule(outcomes: readonly Outcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { ruleId, verdict } of outcomes) {
    if (verdict.kind === "undecided") counts[ruleId] = (counts[ruleId] ?? 0) + 1;
  }
  return counts;
}
