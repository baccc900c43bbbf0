import type { LabelledPlace } from "@gouji/report";
import { type Consequence, type Evidence, type Finding, type Language, render, ruleById, type Severity } from "@gouji/rules";
import type { DocumentResult } from "./document-result.ts";

export interface JsonEvidence {
  readonly quote: string;
  readonly figure?: string;
  readonly value?: string;
  readonly role: Evidence["role"];
  readonly at: LabelledPlace;
}

export interface JsonConsequence {
  readonly ruleId: string;
  readonly message: string;
  readonly evidence: readonly JsonEvidence[];
}

export interface JsonFinding extends JsonConsequence {
  readonly id: string;
  readonly valueHash: string;
  readonly severity: Severity;
  /** The rule's title in the language of the output. */
  readonly title: string;
  readonly expected?: string;
  readonly stated?: string;
  readonly difference?: string;
  readonly diagnosis?: { readonly kind: string; readonly message: string };
  readonly consequences: readonly JsonConsequence[];
}

type Checked = Extract<DocumentResult, { status: "checked" }>;

export interface JsonDocument {
  readonly path: string;
  readonly sha256: string | null;
  readonly mediaType: string | null;
  readonly status: "checked" | "failed";
  readonly error?: { readonly kind: string; readonly message: string };
  readonly pages: number | null;
  readonly notes: Checked["notes"];
  readonly coverage: Checked["coverage"];
  readonly undecided: Checked["undecided"];
  readonly timings: Checked["timings"];
  readonly findings: readonly JsonFinding[];
}

/** What `gouji check --format json` prints, a contract: fields may be added, none taken away. All other outputs are made from it. */
export interface CheckJson {
  readonly tool: { readonly name: "gouji"; readonly version: string };
  readonly documents: readonly JsonDocument[];
  readonly summary: Readonly<Record<"documents" | "failed" | Severity, number>>;
}

export function toCheckJson(
  results: readonly DocumentResult[],
  { language, version }: { readonly language: Language; readonly version: string },
): CheckJson {
  const documents = results.map((result) => documentOf(result, language));
  const findings = documents.flatMap((document) => document.findings);
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return {
    tool: { name: "gouji", version },
    documents,
    summary: {
      documents: documents.length,
      failed: documents.filter(({ status }) => status === "failed").length,
      error: count("error"),
      warning: count("warning"),
      info: count("info"),
    },
  };
}

const NOTHING = { figures: 0, linked: 0, checked: 0, confirmed: 0 };

function documentOf(result: DocumentResult, language: Language): JsonDocument {
  const { path, status } = result;
  if (result.status === "failed") {
    const timings = { extractMs: 0, parseMs: 0, checkMs: 0 };
    const nothing = { pages: null, notes: [], coverage: NOTHING, undecided: {}, timings, findings: [] };
    return { path, sha256: result.sha256 ?? null, mediaType: null, status, error: result.error, ...nothing };
  }
  const { sha256, mediaType, pages, notes, coverage, undecided, timings, findings } = result;
  return {
    path,
    sha256,
    mediaType,
    status,
    pages,
    notes,
    coverage,
    undecided,
    timings,
    findings: findings.map((finding) => findingOf(finding, language)),
  };
}

function findingOf(finding: Finding, language: Language): JsonFinding {
  const { id, valueHash, ruleId, severity, stated, expected, difference, diagnosis, consequences } = finding;
  const rule = ruleById(ruleId);
  return {
    id,
    valueHash,
    severity,
    title: (language === "zh" ? rule?.title : rule?.titleEn) ?? ruleId,
    ...claimOf(finding, language),
    ...(expected === undefined ? {} : { expected }),
    ...(stated === undefined ? {} : { stated }),
    ...(difference === undefined ? {} : { difference }),
    ...(diagnosis === undefined ? {} : { diagnosis: { kind: diagnosis.kind, message: render(diagnosis.message, language) } }),
    consequences: consequences.map((consequence) => claimOf(consequence, language)),
  };
}

function claimOf({ ruleId, message, evidence }: Consequence, language: Language): JsonConsequence {
  return { ruleId, message: render(message, language), evidence: evidence.map(evidenceOf) };
}

function evidenceOf({ quote, figure, value, role, at }: Evidence): JsonEvidence {
  return { quote, ...(figure === undefined ? {} : { figure }), ...(value === undefined ? {} : { value }), role, at: { page: null, ...at } };
}
