import type { Alongside, StepOutput, StoredDocument, Submission } from "@gouji/archive";
import type { Note, NoteKind } from "@gouji/document";
import type { PackedRecord } from "@gouji/isolation";
import type { AuditFileOptions, CheckedDocument } from "@gouji/pipeline";
import type { FindingStore, RaisedFinding } from "@gouji/review";
import { CATALOGUE, type Finding, render } from "@gouji/rules";

interface Audited {
  readonly record: PackedRecord;
  readonly document: StoredDocument;
  /** The first that holds the document. */
  readonly submission: Submission | undefined;
  readonly review: FindingStore;
  readonly engineVersion: string;
  readonly reading: AuditFileOptions;
}

/** Notes that say that part of the document was not read, so that a finding that is missing need not be mended. */
const UNREAD: readonly NoteKind[] = ["unreadable-page", "scanned-page", "garbled-text", "limit-reached"];

/** Whether the note says that something was not read; a page whose text was recognised was. */
export function isUnread({ kind, recognised }: Note): boolean {
  return UNREAD.includes(kind) && recognised !== true;
}

/** The record as it is kept, a `CheckedDocument` in JSON, and the merge of its findings that is written with it. */
export function auditedOutput({ record, document, submission, review, engineVersion, reading }: Audited) {
  const { identity: read, undecidedIds, attachments, ...audited } = record;
  const checked: CheckedDocument = {
    status: "checked",
    path: document.names[0] ?? "",
    sha256: document.id,
    identity: read,
    ...audited,
    timings: { extractMs: extractMsOf(document), ...record.timings },
  };
  // What the report does not say, the sender may have said.
  const identity = {
    unit: read.unit || (submission?.unit ?? ""),
    project: read.project || (submission?.project ?? ""),
    year: read.year || (submission?.year ?? ""),
    kind: read.kind === "unknown" ? submission?.kind || read.kind : read.kind,
  };
  const result: StepOutput = {
    content: JSON.stringify(checked),
    engineVersion,
    rulesVersion: `${engineVersion} ${reading.profile ?? ""}`.trim(),
    identity,
    attachments,
    summary: { title: read.title, pages: record.pages, coverage: record.coverage, totals: record.totals },
  };
  const raised = record.findings.map(findingSentence);
  const looked = {
    ruleIds: reading.rules ?? CATALOGUE.map(({ id }) => id),
    undecidedIds,
    partly: record.notes.some(isUnread),
  };
  const alongside: Alongside = async (transaction, { familyId, number, documentId, inserted }) => {
    // Access goes by the unit that sent the report, whatever it calls itself.
    const unit = submission?.unit || identity.unit;
    const { project, year, kind: reportKind } = identity;
    const version = { familyId, number, documentId, unit, project, year, reportKind, engineVersion, inserted };
    await review.merge(version, raised, looked, transaction);
  };
  return { result, alongside };
}

/** The finding with its sentence, as the list keeps it. */
export function findingSentence(finding: Finding): RaisedFinding {
  return { finding, sentence: { zh: render(finding.message, "zh"), en: render(finding.message, "en") } };
}

/** Of the last reading that ended well, waits for the thread included. */
function extractMsOf({ attempts }: StoredDocument): number {
  const reading = attempts.findLast(({ step, endedAt, failure }) => step === "extract" && endedAt !== undefined && !failure);
  return reading?.endedAt === undefined ? 0 : Date.parse(reading.endedAt) - Date.parse(reading.startedAt);
}
