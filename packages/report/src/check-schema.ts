import { FAILURE_KINDS, NOTE_KINDS } from "@gouji/document";
import { z } from "zod";

// The contract of `gouji check --format json` as others may test it. Objects are loose: fields may be added.

const RunOffset = z.looseObject({ paragraph: z.int().nonnegative(), run: z.int().nonnegative(), offset: z.int().nonnegative() });

const Place = z.looseObject({
  label: z.string().min(1),
  document: z.string().min(1).optional(),
  page: z.int().positive().nullable(),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
  paragraph: z.int().nonnegative().optional(),
  start: z.int().nonnegative().optional(),
  end: z.int().nonnegative().optional(),
  table: z.int().nonnegative().optional(),
  row: z.int().nonnegative().optional(),
  col: z.int().nonnegative().optional(),
  sheet: z.string().optional(),
  cell: z.string().optional(),
  element: z.string().optional(),
  runs: z.looseObject({ from: RunOffset, to: RunOffset }).optional(),
  confidence: z.number().min(0).max(1).optional(),
});

const Evidence = z.looseObject({
  quote: z.string(),
  figure: z.string().optional(),
  value: z.string().optional(),
  role: z.enum(["stated", "operand", "expected", "context"]),
  at: Place,
});

const Consequence = z.looseObject({ ruleId: z.string().min(1), message: z.string().min(1), evidence: z.array(Evidence) });

const SEVERITIES = ["error", "warning", "info"] as const;

export const FindingSchema = z.looseObject({
  id: z.string().min(1),
  valueHash: z.string().min(1),
  ruleId: z.string().min(1),
  severity: z.enum(SEVERITIES),
  message: z.string().min(1),
  expected: z.string().optional(),
  stated: z.string().optional(),
  difference: z.string().optional(),
  diagnosis: z.looseObject({ kind: z.string().min(1), message: z.string().min(1) }).optional(),
  evidence: z.array(Evidence).min(1),
  consequences: z.array(Consequence),
});

const count = z.int().nonnegative();

export const DocumentSchema = z
  .looseObject({
    path: z.string().min(1),
    sha256: z.hex().length(64).nullable(),
    mediaType: z.string().nullable(),
    status: z.enum(["checked", "failed"]),
    error: z.looseObject({ kind: z.enum(FAILURE_KINDS), message: z.string().min(1) }).optional(),
    pages: z.int().positive().nullable(),
    notes: z.array(z.looseObject({ kind: z.enum(NOTE_KINDS), message: z.string().min(1) })),
    coverage: z.looseObject({ figures: count, linked: count, checked: count, confirmed: count }),
    timings: z.looseObject({ extractMs: z.number(), parseMs: z.number(), checkMs: z.number() }),
    findings: z.array(FindingSchema),
  })
  .refine(({ status, error }) => (status === "failed") === (error !== undefined), {
    message: "a failed document has an error, no other has",
  });

export const CheckSchema = z
  .looseObject({
    tool: z.looseObject({ name: z.literal("gouji"), version: z.string().min(1) }),
    documents: z.array(DocumentSchema),
    summary: z.looseObject({ documents: count, failed: count, error: count, warning: count, info: count }),
  })
  .refine(({ documents, summary }) => documents.length === summary.documents, { message: "the summary counts all documents" })
  .refine(({ documents, summary }) => SEVERITIES.every((severity) => summary[severity] === countOf(documents, severity)), {
    message: "the summary counts the findings of each severity",
  });

function countOf(documents: readonly z.infer<typeof DocumentSchema>[], severity: (typeof SEVERITIES)[number]): number {
  return documents.flatMap(({ findings }) => findings).filter((finding) => finding.severity === severity).length;
}
