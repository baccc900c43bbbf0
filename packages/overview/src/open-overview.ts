import type { ArchiveTables } from "@gouji/archive/tables";
import type { Database } from "@gouji/database";
import type { ReviewTables } from "@gouji/review/tables";
import { findDocumentLines } from "./documents.ts";
import { findFacets } from "./facets.ts";
import { findFailures } from "./failures.ts";
import type { Overview } from "./overview.ts";
import { findGroups } from "./statistics/groups.ts";
import { findTrend, findWorkloads } from "./statistics/moves.ts";
import { findFullMarks, findReportNumbers, findScoreBars } from "./statistics/reports.ts";
import { findSubmissionLines } from "./submissions.ts";

/** Reads the tables of archive and review side by side, in SQL that both engines know. */
export function openOverview(database: Database): Overview {
  const tables = database.as<ArchiveTables & ReviewTables>();
  return {
    submissions: (query) => findSubmissionLines(tables, query),
    documents: (query) => findDocumentLines(tables, query),
    async documentIds(submissionId) {
      const rows = await tables
        .selectFrom("archive_names")
        .select("document_id")
        .distinct()
        .where("submission_id", "=", submissionId)
        .execute();
      return rows.map(({ document_id }) => document_id);
    },
    failures: (filter) => findFailures(tables, filter),
    facets: (filter) => findFacets(tables, filter),
    reportNumbers: (filter) => findReportNumbers(tables, filter),
    findingGroups: (filter) => findGroups(tables, filter),
    fullMarks: (filter) => findFullMarks(tables, filter),
    scores: (filter) => findScoreBars(tables, filter),
    trend: (times, filter) => findTrend(tables, times, filter),
    workloads: (times, now, filter) => findWorkloads(tables, times, now, filter),
  };
}
