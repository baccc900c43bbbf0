import { compareBatch, joinSubmission } from "@gouji/parse";
import { type DigestedDocument, type Figure, type Report, readDigest } from "@gouji/report";
import { AUTOMATIC, type AuditedDocument, audit, type Finding, type Outcome, type Profile, profileFor, subjectFigures } from "@gouji/rules";
import { addAcross } from "./add-across.ts";
import { verdictsOn } from "./explain-figure.ts";

/** What is judged between the files of a submission, and between the reports of a batch. */
export const WITHIN_SUBMISSION = ["restated-value", "unit-mismatch", "target-inconsistent"];
export const WITHIN_BATCH = ["stale-figure", "copied-boilerplate", "outlier"];

export interface TogetherOptions {
  /** Positions of the files of each submission; a file that stands in none is a submission of its own. */
  readonly submissions?: readonly (readonly number[])[];
  /** Compare the files as reports of several units and years. */
  readonly batch?: boolean;
  /** Earlier or other reports to compare with; nothing is said of them. */
  readonly known?: readonly DigestedDocument[];
  readonly profile?: string;
  readonly profiles?: Readonly<Record<string, Profile>>;
  /** Ids of the rules to run; all without it. */
  readonly rules?: readonly string[];
}

/**
 * Checks several audited files together: the files of a submission against each other, the reports of a batch against
 * each other and against earlier ones. Needs their digests. A finding goes to the document of its suspect.
 */
export function auditTogether(documents: readonly AuditedDocument[], options: TogetherOptions = {}): AuditedDocument[] {
  return together(documents, options).documents;
}

/** The same, with the ids that findings would have whose subjects could not be judged. */
export function together(
  documents: readonly AuditedDocument[],
  options: TogetherOptions,
): { readonly documents: AuditedDocument[]; readonly undecidedIds: readonly string[]; readonly judged: readonly Across[] } {
  const { submissions = [], batch = false, known = [] } = options;
  const digests = documents.map((document) =>
    document.status === "checked" && document.digest !== undefined
      ? { path: document.path, digest: readDigest(document.digest) }
      : undefined,
  );
  const found = [...documents];
  const undecided: string[] = [];
  const judged: Across[] = [];
  const judge = (report: Report, rules: readonly string[], numbers: Across["numbers"], concerned: readonly number[]) => {
    const wanted = rules.filter((id) => options.rules === undefined || options.rules.includes(id));
    const profile = profileFor(options.profile ?? AUTOMATIC, report.identity.kind, options.profiles);
    const { findings, outcomes, undecidedIds } = audit(report, { profile, rules: wanted });
    undecided.push(...undecidedIds);
    const across = { findings, outcomes, figures: subjectFigures(report), numbers, concerned };
    judged.push(across);
    addTo(found, across);
  };
  for (const submission of submissions) {
    const files = submission.filter((file) => digests[file] !== undefined);
    if (files.length > 1) judge(joinSubmission(files.flatMap((file) => digests[file] ?? [])), WITHIN_SUBMISSION, numbered(files), files);
  }
  if (batch || known.length > 0) {
    const files = documents.flatMap((_document, file) => (digests[file] ? [file] : []));
    const all = [...files.flatMap((file) => digests[file] ?? []), ...known];
    const groupOf = new Map(submissions.flatMap((submission, group) => submission.map((file) => [file, group] as const)));
    const belongTogether = (a: number, b: number) => {
      const [x, y] = [files[a], files[b]];
      return isSameFile(documents, x, y) || (x !== undefined && y !== undefined && groupOf.has(x) && groupOf.get(x) === groupOf.get(y));
    };
    const reports = compareBatch(all, belongTogether);
    const numbers = numbered(files);
    for (const [number, file] of files.entries()) {
      const report = reports[number];
      if (report) judge(report, WITHIN_BATCH, numbers, [file]);
    }
  }
  return { documents: withBaseRates(found, [...digests, ...known], options), undecidedIds: undecided, judged };
}

/** The same bytes twice are one document. */
function isSameFile(documents: readonly AuditedDocument[], a: number | undefined, b: number | undefined): boolean {
  const [x, y] = [a === undefined ? undefined : documents[a], b === undefined ? undefined : documents[b]];
  return x?.sha256 !== undefined && x.sha256 === y?.sha256;
}

/** What was judged between documents at once. */
export interface Across {
  readonly findings: readonly Finding[];
  readonly outcomes: readonly Outcome[];
  readonly figures: ReadonlyMap<string, readonly Figure[]>;
  /** The number in the figures' ids that stands for each document. */
  readonly numbers: ReadonlyMap<number, number>;
  /** The documents that findings may be of. */
  readonly concerned: readonly number[];
}

function numbered(files: readonly number[]): Across["numbers"] {
  return new Map(files.map((file, number) => [file, number]));
}

/** In place: a batch of a thousand adds to one document at a time. */
function addTo(found: AuditedDocument[], { findings, outcomes, figures, numbers, concerned }: Across): void {
  for (const file of concerned) {
    const document = found[file];
    const number = numbers.get(file);
    if (!document || document.status === "failed" || number === undefined) continue;
    const explained = document.explanations?.map((explanation) => ({
      ...explanation,
      verdicts: [...explanation.verdicts, ...verdictsOn(`${number}/${explanation.figureId}`, outcomes, figures)],
    }));
    found[file] = { ...addAcross(document, `${number}/`, findings, outcomes), ...(explained ? { explanations: explained } : {}) };
  }
}

/** 'Of 13 reports 8 have full marks' beside a finding that says so of one: without it the finding is noise. */
function withBaseRates(
  documents: readonly AuditedDocument[],
  digests: readonly (DigestedDocument | undefined)[],
  { profile, profiles }: TogetherOptions,
): AuditedDocument[] {
  const scored = digests.flatMap((digested) => digested?.digest.fullMarks ?? []);
  const full = scored.filter(Boolean).length;
  return documents.map((document) => {
    if (document.status === "failed") return document;
    const { smallestBatch } = profileFor(profile ?? AUTOMATIC, document.identity.kind, profiles);
    if (scored.length < smallestBatch) return document;
    return { ...document, findings: document.findings.map((finding) => withBaseRate(finding, full, scored.length)) };
  });
}

function withBaseRate(finding: Finding, count: number, of: number): Finding {
  return finding.ruleId === "all-full-marks" ? { ...finding, baseRate: { count, of } } : finding;
}
