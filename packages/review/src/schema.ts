// For server and browser: the shapes of the review list. No engine is imported here.
import { z } from "zod";

export const State = z.enum(["open", "confirmed", "sent", "answered", "resolved", "accepted", "falsePositive", "outOfScope"]);
export type State = z.infer<typeof State>;
export const Severity = z.enum(["error", "warning", "info"]);
export type Severity = z.infer<typeof Severity>;
/** What the latest version did to the finding. */
export const Change = z.enum(["new", "unchanged", "updated", "resolved", "reopened", "notChecked"]);
export type Change = z.infer<typeof Change>;
export const FalsePositiveReason = z.enum(["extractionError", "rounding", "scopeDifference", "localRule", "other"]);
export type FalsePositiveReason = z.infer<typeof FalsePositiveReason>;
/** A sentence in both languages, kept as it was shown. */
export const Sentence = z.object({ zh: z.string(), en: z.string() });
export type Sentence = z.infer<typeof Sentence>;
const Text = z.string().trim().min(1).max(4000);
const Time = z.iso.datetime();
const Tag = z.string().trim().min(1).max(60);
const note = { note: Text.optional() };

/** What a reviewer may do with a finding 处理意见. */
export const Decision = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("confirm"), ...note }),
  z.object({ kind: z.literal("send"), ...note }),
  z.object({ kind: z.literal("answer"), reply: Text, ...note }),
  z.object({ kind: z.literal("resolve"), ...note }),
  z.object({ kind: z.literal("accept"), owner: Text, reason: Text, expiresAt: Time, ...note }),
  z.object({ kind: z.literal("falsePositive"), reason: FalsePositiveReason, ...note }),
  z.object({ kind: z.literal("outOfScope"), ...note }),
  z.object({ kind: z.literal("reopen"), ...note }),
  z.object({ kind: z.literal("assign"), to: Text.nullable(), ...note }),
  z.object({ kind: z.literal("comment"), note: Text }),
  z.object({ kind: z.literal("due"), at: Time.nullable(), ...note }),
  z.object({ kind: z.literal("tag"), add: z.array(Tag).max(20), remove: z.array(Tag).max(20), ...note }),
  /** Looked at, without a decision. */
  z.object({ kind: z.literal("look"), ...note }),
]);
export type Decision = z.infer<typeof Decision>;

export const Scope = z.enum(["document", "submission"]);
export type Scope = z.infer<typeof Scope>;
export const Comment = z.object({ at: z.string(), by: z.string(), text: z.string() });
/** A finding on the list with everything decided about it. */
export const ReviewItem = z.object({
  id: z.string(),
  /** The finding's id in reports and exports. */
  findingId: z.string(),
  revision: z.number().int(),
  familyId: z.string(),
  unit: z.string(),
  project: z.string(),
  year: z.string(),
  reportKind: z.string(),
  /** Found in the document alone, or between the files of a submission. */
  scope: Scope,
  /** What other files say against the same figure, as the comparison wrote it. */
  across: z.array(z.record(z.string(), z.unknown())),
  /** Where it was seen last. */
  documentId: z.string(),
  version: z.number().int(),
  ruleId: z.string(),
  severity: Severity,
  valueHash: z.string(),
  sentence: Sentence,
  /** The finding as the check wrote it, with evidence and places. */
  finding: z.record(z.string(), z.unknown()),
  state: State,
  change: Change,
  /** The latest version raises it. */
  present: z.boolean(),
  acceptance: z.object({ owner: z.string(), reason: z.string(), expiresAt: z.string() }).nullable(),
  falsePositiveReason: FalsePositiveReason.nullable(),
  /** The version that made it go, or null while a person or nothing did. */
  resolvedByVersion: z.number().int().nullable(),
  assignee: z.string().nullable(),
  dueAt: z.string().nullable(),
  tags: z.array(z.string()),
  comments: z.array(Comment),
  lookedAt: z.string().nullable(),
  firstSeenAt: z.string(),
  updatedAt: z.string(),
});
export type ReviewItem = z.infer<typeof ReviewItem>;

/** The finding with what other files say against the same figure among its consequences. */
export function wholeFinding({ finding, across }: Pick<ReviewItem, "finding" | "across">): ReviewItem["finding"] {
  const own: unknown = finding.consequences;
  return across.length === 0 ? finding : { ...finding, consequences: [...(Array.isArray(own) ? own : []), ...across] };
}

export const Filter = z.object({
  ids: z.array(z.string()).optional(),
  documentId: z.string().optional(),
  documentIds: z.array(z.string()).optional(),
  familyId: z.string().optional(),
  units: z.array(z.string()).optional(),
  project: z.string().optional(),
  year: z.string().optional(),
  years: z.array(z.string()).optional(),
  reportKind: z.string().optional(),
  reportKinds: z.array(z.string()).optional(),
  ruleIds: z.array(z.string()).optional(),
  severities: z.array(Severity).optional(),
  states: z.array(State).optional(),
  changes: z.array(Change).optional(),
  assignee: z.string().nullable().optional(),
  tag: z.string().optional(),
  seenSince: z.string().optional(),
  seenBefore: z.string().optional(),
  dueBefore: z.string().optional(),
  /** Money at stake of at least so much, in 元; an exact decimal. */
  amountFrom: z
    .string()
    .regex(/^\d{1,18}(?:\.\d{1,6})?$/u)
    .optional(),
  scope: Scope.optional(),
  /** Whether anybody has looked at it. */
  looked: z.boolean().optional(),
  /** Whether the latest version still raises it. */
  present: z.boolean().optional(),
  /** Part of the sentence, in either language, of the unit, the project, or of a place or figure of the evidence. */
  text: z.string().optional(),
});
export type Filter = z.infer<typeof Filter>;
export const Sort = z.enum(["severity", "firstSeen", "updated", "unit", "rule", "amount", "due"]);
export type Sort = z.infer<typeof Sort>;
export const Query = z.object({
  filter: Filter.default({}),
  sort: Sort.default("severity"),
  descending: z.boolean().default(false),
  limit: z.number().int().min(1).max(500).default(50),
  after: z.string().optional(),
});
export type Query = z.input<typeof Query>;

/** One line of the audit log: complete states, not differences. */
export const AuditEntry = z.object({
  number: z.number().int(),
  itemId: z.string(),
  at: z.string(),
  actor: z.string(),
  action: z.string(),
  note: z.string().nullable(),
  /** The same for all lines of one bulk change or merge. */
  operation: z.string(),
  engineVersion: z.string().nullable(),
  before: ReviewItem.nullable(),
  after: ReviewItem,
});
export type AuditEntry = z.infer<typeof AuditEntry>;
export const ListCounts = z.object({
  total: z.number().int(),
  severity: z.record(z.string(), z.number().int()),
  state: z.record(z.string(), z.number().int()),
  unit: z.record(z.string(), z.number().int()),
  rule: z.record(z.string(), z.number().int()),
  year: z.record(z.string(), z.number().int()),
  reportKind: z.record(z.string(), z.number().int()),
  change: z.record(z.string(), z.number().int()),
  /** Nobody's under the empty name. */
  assignee: z.record(z.string(), z.number().int()),
});
export type ListCounts = z.infer<typeof ListCounts>;
/** What somebody did with a finding, without the states. */
export const Activity = z.object({
  ...{ number: z.number().int(), itemId: z.string(), at: z.string(), actor: z.string(), action: z.string(), operation: z.string() },
  ...{ unit: z.string(), documentId: z.string(), state: State, revision: z.number().int() },
});
export type Activity = z.infer<typeof Activity>;
/** A named filter of one account 视图. `query` is the list's, as it stands in an address. */
export const SavedView = z.object({ id: z.string(), name: z.string(), list: z.string(), query: z.string(), createdAt: z.string() });
export type SavedView = z.infer<typeof SavedView>;
/** How often reviewers agreed with a rule. The bounds are Wilson's, 95 %: statistics of the tool, not figures of a report. */
export const Precision = z.object({
  ...{ ruleId: z.string(), right: z.number().int(), wrong: z.number().int(), lowerBound: z.number(), upperBound: z.number() },
});
export type Precision = z.infer<typeof Precision>;
