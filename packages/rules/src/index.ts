export { type Audit, type AuditOptions, audit, type Coverage } from "./audit.ts";
export { CATALOGUE, ruleById } from "./catalogue.ts";
export { shinglesOf, similarityOf } from "./consistency/shingles.ts";
export { type StaleFigures, staleSentences } from "./consistency/stale-figure.ts";
export { type Consequence, type Finding, findingId, valueHash } from "./finding.ts";
export { type Language, render } from "./messages/render.ts";
export { NATIONAL_SELF_EVALUATION, PROFILES, type Profile } from "./profile.ts";
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
