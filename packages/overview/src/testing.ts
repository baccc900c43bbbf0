// For the tests of this package: reports as the service would have stored them, without reading a file.
import { ARCHIVE_SCHEMA, documentIdOf, openArchive, type ReportSummary } from "@gouji/archive";
import { type Database, type Engine, migrate } from "@gouji/database";
import { openTestDatabase } from "@gouji/database/testing";
import { openFindingStore, REVIEW_SCHEMA } from "@gouji/review";
import type { Severity } from "@gouji/review/schema";
import { openOverview } from "./open-overview.ts";

export interface InventedReport {
  readonly name: string;
  readonly submissionId: string;
  readonly unit: string;
  readonly year?: string;
  readonly project?: string;
  /** One finding each; a severity, or with a rule `ratio:error`. */
  readonly findings?: readonly string[];
  readonly scores?: readonly string[];
  /** Kind of its failure; then it has neither findings nor scores. */
  readonly failure?: string;
  /** Left as received. */
  readonly waiting?: boolean;
}

export interface InventedState {
  readonly database: Database;
  readonly archive: ReturnType<typeof openArchive>;
  readonly review: ReturnType<typeof openFindingStore>;
  readonly overview: ReturnType<typeof openOverview>;
  /** Answers the document's id. */
  add(report: InventedReport): Promise<string>;
  /** The clock goes on by so much. */
  pass(ms: number): void;
  drop(): Promise<void>;
}

export const START = Date.parse("2026-01-05T00:00:00Z");

export async function openInvented(engine: Engine): Promise<InventedState> {
  const { database, drop } = await openTestDatabase(engine);
  await migrate(database, [ARCHIVE_SCHEMA, REVIEW_SCHEMA], "t0");
  let now = START;
  let serial = 0;
  const clock = () => {
    now += 1;
    return now;
  };
  const newId = () => {
    serial += 1;
    return `op${serial}`;
  };
  const archive = openArchive(database, clock);
  const review = openFindingStore({ database, clock, newId, dueDays: { error: 10 } });
  return {
    ...{ database, archive, review, overview: openOverview(database), drop },
    pass(ms) {
      now += ms;
    },
    async add({ name, submissionId, unit, year = "2023", project = name, findings = [], scores = [], failure, waiting = false }) {
      await archive.open({ id: submissionId, unit, project: "", year, kind: "", lane: "bulk" });
      const documentId = documentIdOf(new TextEncoder().encode(`${submissionId} ${name} ${findings} ${scores}`));
      await archive.receive({ documentId, mediaType: "application/pdf", size: name.length, name, submissionId });
      if (waiting) return documentId;
      const output = { content: "{}", engineVersion: "1", rulesVersion: "" };
      const extract = await archive.start(documentId, "extract", "1");
      if (extract) await archive.end(extract, failure === undefined ? output : { kind: failure, detail: failure, temporary: false });
      const audit = failure === undefined ? await archive.start(documentId, "audit", "1") : undefined;
      if (!audit) return documentId;
      const identity = { unit, project, year, kind: "selfEvaluation" };
      const totals = scores.map((score, at) => ({ project: `p${at}`, score, fullScore: "100", full: score === "100" }));
      const coverage = { figures: 10, linked: 8, checked: 6, confirmed: 4 };
      const summary: ReportSummary = { title: `${project}绩效自评报告`, pages: 3, coverage, totals };
      await archive.end(audit, { ...output, identity, summary }, async (transaction, { familyId, number }) => {
        const version = { familyId, number, documentId, unit, project, year, reportKind: "selfEvaluation", engineVersion: "1" };
        const raised = findings.map((finding, at) => {
          const [ruleId = "", severity = ruleId] = finding.split(":");
          return raisedFinding(`${name}-${at}`, ruleId === severity ? "ratio" : ruleId, severity as Severity); // as written in the test
        });
        await review.merge(version, raised, { ruleIds: ["ratio", "sum-total"], undecidedIds: [], partly: false }, transaction);
      });
      return documentId;
    },
  };
}

function raisedFinding(id: string, ruleId: string, severity: Severity) {
  const message = { id: ruleId, data: {} };
  const finding = { id, valueHash: "v", ruleId, severity, message, evidence: [], consequences: [], flips: false };
  return { finding, sentence: { zh: "不符", en: "off" } };
}
