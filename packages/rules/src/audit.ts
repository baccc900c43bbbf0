import { type Note, SURE_READING } from "@gouji/document";
import type { Figure, LabelledPlace, Report } from "@gouji/report";
import { CATALOGUE } from "./catalogue.ts";
import { type Coverage, coverageOf, type UncheckedFigure } from "./coverage.ts";
import { type Finding, findingId, valueHash } from "./finding.ts";
import { type Failure, mergeFailures, ranked } from "./merge.ts";
import { AUTOMATIC, type Profile } from "./profile.ts";
import { profileFor } from "./profiles/profiles.ts";
import type { Evidence, Outcome, Rule, Severity, Tightness, Verdict } from "./rule.ts";
import { amountAtStake } from "./stake.ts";

export interface Audit {
  /** Gravest first. */
  readonly findings: readonly Finding[];
  readonly coverage: Coverage;
  /** The figures that no check could judge, in document order. */
  readonly unchecked: readonly UncheckedFigure[];
  /** Ids of the figures that count as confirmed. */
  readonly confirmed: ReadonlySet<string>;
  /** Subjects that could not be judged, by rule. */
  readonly undecided: Readonly<Record<string, number>>;
  /** Ids that their findings would have: what is not raised under them this time is not mended. */
  readonly undecidedIds: readonly string[];
  readonly outcomes: readonly Outcome[];
  /** Milliseconds each rule took; empty without a clock. */
  readonly ruleMs: Readonly<Record<string, number>>;
}

export interface AuditOptions {
  /** That of the kind of report without it. */
  readonly profile?: Profile;
  /** Ids of the rules to run; all without it. */
  readonly rules?: readonly string[];
  /** Milliseconds, for the time of each rule. */
  readonly clock?: () => number;
}

/** Tests every relation of the report and merges what fails. */
export function audit(report: Report, options: AuditOptions = {}): Audit {
  const profile = options.profile ?? profileFor(AUTOMATIC, report.identity.kind);
  const rules = CATALOGUE.filter(
    ({ id }) => (options.rules === undefined || options.rules.includes(id)) && profile.severities[id] !== "off",
  );
  const figures = new Map(report.figures.map((figure) => [figure.id, figure]));
  const failures: Failure[] = [];
  const outcomes: Outcome[] = [];
  const undecidedIds: string[] = [];
  const ruleMs: Record<string, number> = {};
  const clock = options.clock ?? (() => 0);
  for (const rule of rules) {
    const started = clock();
    const seen = new Map<string, number>();
    for (const outcome of rule.check({ report }, profile)) {
      outcomes.push(outcome);
      const occurrence = (seen.get(outcome.subject) ?? 0) + 1;
      seen.set(outcome.subject, occurrence);
      const subject = occurrence === 1 ? outcome.subject : `${outcome.subject} #${occurrence}`;
      if (outcome.verdict.kind === "inconsistent") failures.push(failureOf(rule, subject, outcome.verdict, { report, profile, figures }));
      else if (outcome.verdict.kind === "undecided") undecidedIds.push(findingId(rule.id, report.identity, subject));
    }
    if (options.clock) ruleMs[rule.id] = clock() - started;
  }
  return {
    findings: ranked(mergeFailures(failures, { figures, ...confirmedBy(outcomes) })),
    ...coverageOf(report, outcomes),
    undecided: undecidedByRule(outcomes),
    undecidedIds,
    outcomes,
    ruleMs,
  };
}

/** Rules whose relations allow one value only; a score below its weight is confirmed by nothing. */
const CONFIRMING: ReadonlySet<string> = new Set([
  "sum-total",
  "ratio",
  "product",
  "balance",
  "growth",
  "percent-of-count",
  "score-sum",
  "score-rate",
  "execution-score",
]);

/** Ids of the figures that a relation confirms to the last digit, and of those that one confirms within rounding. */
function confirmedBy(outcomes: readonly Outcome[]): { readonly confirmed: ReadonlySet<string>; readonly rounded: ReadonlySet<string> } {
  const idsOf = (...tight: readonly Tightness[]) =>
    new Set(
      outcomes.flatMap(({ ruleId, verdict }) =>
        CONFIRMING.has(ruleId) && verdict.kind === "consistent" && tight.includes(verdict.how) ? verdict.figures.map(({ id }) => id) : [],
      ),
    );
  return { confirmed: idsOf("exact"), rounded: idsOf("rounded") };
}

interface Judged {
  readonly report: Report;
  readonly profile: Profile;
  readonly figures: ReadonlyMap<string, Figure>;
}

function failureOf(
  rule: Rule,
  subject: string,
  verdict: Extract<Verdict, { kind: "inconsistent" }>,
  { report, profile, figures }: Judged,
): Failure {
  const { message, stated, expected, difference, diagnosis, repairs = [], flips = false } = verdict;
  const evidence = verdict.evidence.map((piece): Evidence => (isDoubtful(report, piece) ? { ...piece, doubtful: true } : piece));
  const doubtful = evidence.some((piece) => piece.doubtful === true);
  const given = moved(verdict.severity ?? rule.severity, rule.severity, profile.severities[rule.id]);
  const severity = doubtful ? capped(given) : flips ? raised(given) : given;
  const amount = amountAtStake(evidence, repairs, figures);
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
      ...(amount === undefined ? {} : { amount }),
      ...(doubtful ? { doubtful } : {}),
    },
  };
}

const LEVELS: readonly Severity[] = ["info", "warning", "error"];

/** The profile moves the rule's usual severity; a verdict that the rule itself weakened or raised moves along. */
function moved(given: Severity, usual: Severity, wanted: Severity | "off" | undefined): Severity {
  if (wanted === undefined || wanted === "off") return given;
  const level = LEVELS.indexOf(given) + LEVELS.indexOf(wanted) - LEVELS.indexOf(usual);
  return LEVELS[Math.max(0, Math.min(LEVELS.length - 1, level))] ?? given;
}

/** Where the reading itself is doubtful, the usual reason of a mismatch is a misreading. */
function isDoubtful({ notes }: Report, { at: place }: Evidence): boolean {
  if (place.confidence !== undefined && place.confidence < SURE_READING) return true;
  // A recognised figure says itself how sure it is.
  const isTold = (kind: Note["kind"]) => kind === "low-confidence" && place.confidence === undefined;
  const doubtful = notes.filter(({ kind }) => isTold(kind) || kind === "garbled-text" || kind === "doubtful-table");
  return doubtful.some(({ at }) => {
    if (at === undefined) return false;
    if (at.table !== undefined) return at.table === place.table;
    return typeof at.page === "number" && at.page === place.page && (!at.box || !place.box || touches(at.box, place.box));
  });
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

function undecidedByRule(outcomes: readonly Outcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { ruleId, verdict } of outcomes) {
    if (verdict.kind === "undecided") counts[ruleId] = (counts[ruleId] ?? 0) + 1;
  }
  return counts;
}
