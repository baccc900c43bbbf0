import type { Report } from "@gouji/report";

/** The second part of a report: what its figures belong to. Read from the draft, before the relations. */
export type Records = Pick<Report, "indicators" | "fundLines" | "scoreGroups" | "gradeStatements" | "gradeBands" | "claims">;
