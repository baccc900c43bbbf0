export { NATIONAL_SELF_EVALUATION, type Profile } from "./profile.ts";
export type {
  Diagnosis,
  Evidence,
  EvidenceRole,
  Family,
  Message,
  Outcome,
  Rule,
  RuleInput,
  RuleSpec,
  Severity,
  Tightness,
  Verdict,
} from "./rule.ts";
export { cite, citePhrase, consistent, defineRule, undecided } from "./rule.ts";
