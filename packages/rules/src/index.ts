export { type Audit, type AuditOptions, audit } from "./audit.ts";
export type {
  AuditedDocument,
  CheckedDocument,
  FailedDocument,
  FigureExplanation,
  FigureVerdict,
  SuppressedFinding,
  Timings,
} from "./audited-document.ts";
export { CATALOGUE, ruleById } from "./catalogue.ts";
export { shinglesOf, similarityOf } from "./consistency/shingles.ts";
export { type StaleFigures, staleSentences } from "./consistency/stale-figure.ts";
export type { Coverage, UncheckedFigure, UncheckedReason } from "./coverage.ts";
export { type Consequence, type Finding, findingId, valueHash } from "./finding.ts";
export { ranked } from "./merge.ts";
export { missingShown } from "./messages/missing.ts";
export { type Language, render } from "./messages/render.ts";
export { AUTOMATIC, NATIONAL_SELF_EVALUATION, type Profile, type ProfileValues, profileWith } from "./profile.ts";
export { PROFILES, profileFor } from "./profiles/profiles.ts";
export type {
  Diagnosis,
  Evidence,
  EvidenceRole,
  Family,
  Message,
  Outcome,
  Repair,
  Rule,
  RuleInput,
  RuleSpec,
  Severity,
  Tightness,
  Verdict,
} from "./rule.ts";
export { cite, citePhrase, consistent, defineRule, undecided } from "./rule.ts";
export { figuresOf, subjectFigures } from "./subject-figures.ts";
export { type Suppressed, type SuppressionState, type SuppressionUse, suppress } from "./suppress.ts";
export type { Suppression } from "./suppression.ts";
