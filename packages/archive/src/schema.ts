import type { Engine, Schema } from "@gouji/database";
import type { Generated } from "kysely";

export interface ArchiveTables {
  archive_submissions: {
    id: string;
    unit: string;
    project: string;
    year: string;
    kind: string;
    lane: string;
    received_at: string;
    /** Counts what changed in its documents; `compared` is where the count stood at the last comparison. */
    changed: Generated<number>;
    compared: Generated<number>;
    compare_losses: Generated<number>;
    compare_failure: Generated<string | null>;
    /** When the last comparison that came to its end began. */
    compared_at: Generated<string | null>;
  };
  archive_documents: {
    id: string;
    media_type: string;
    size: number;
    status: string;
    failure_kind: string | null;
    failure_detail: string | null;
    attempt: number;
    /** Tries in a row whose worker vanished. */
    losses: number;
    replaces: string | null;
    received_at: string;
    updated_at: string;
  };
  archive_names: { document_id: string; submission_id: string; name: string; position: number };
  archive_attempts: {
    document_id: string;
    number: number;
    step: string;
    engine_version: string;
    started_at: string;
    ended_at: string | null;
    failure_kind: string | null;
    failure_detail: string | null;
    temporary: number | null;
  };
  archive_outputs: {
    document_id: string;
    /** Or the name of an attachment. */
    step: string;
    /** JSON text, packed with zstd. */
    content: Uint8Array;
    engine_version: string;
    rules_version: string;
    identity: string | null;
  };
  archive_versions: { family_id: string; number: number; base: string; document_id: string };
  /** What lists and statistics ask of a checked report, written with its audit. */
  archive_reports: {
    document_id: string;
    title: string;
    unit: string;
    project: string;
    year: string;
    kind: string;
    pages: number | null;
    figures: number;
    linked: number;
    checked: number;
    confirmed: number;
    checked_at: string;
  };
  /** Scores are exact decimals in text; `full_marks` is 0 or 1. */
  archive_scores: { document_id: string; position: number; project: string; score: string; full_score: string | null; full_marks: number };
  archive_files: { digest: string };
  /** The bytes from `start` on, as many as there are. */
  archive_file_pieces: { digest: string; start: number; content: Uint8Array };
}

export const ARCHIVE_SCHEMA: Schema = {
  tables: [
    "archive_submissions",
    "archive_documents",
    "archive_names",
    "archive_attempts",
    "archive_outputs",
    "archive_versions",
    "archive_reports",
    "archive_scores",
  ],
  migrations: [
    {
      id: "archive-001",
      statements: (engine) => [
        `create table archive_submissions (id text primary key, unit text not null, project text not null, year text not null,
          kind text not null, lane text not null, received_at text not null)`,
        "create index archive_submissions_order on archive_submissions (received_at, id)",
        `create table archive_documents (id text primary key, media_type text not null, size bigint not null, status text not null,
          failure_kind text, failure_detail text, attempt integer not null, losses integer not null,
          replaces text, received_at text not null, updated_at text not null)`,
        "create index archive_documents_status on archive_documents (status, id)",
        "create index archive_documents_received on archive_documents (received_at, id)",
        "create index archive_documents_updated on archive_documents (updated_at, id)",
        `create table archive_names (document_id text not null, submission_id text not null, name text not null, position integer not null,
          primary key (document_id, submission_id, name))`,
        "create index archive_names_submission on archive_names (submission_id, document_id)",
        `create table archive_attempts (document_id text not null, number integer not null, step text not null, engine_version text not null,
          started_at text not null, ended_at text, failure_kind text, failure_detail text, temporary integer, primary key (document_id, number))`,
        `create table archive_outputs (document_id text not null, step text not null, content ${bytes(engine)} not null, engine_version text not null,
          rules_version text not null, identity text, primary key (document_id, step))`,
        `create table archive_versions (family_id text not null, number integer not null, base text not null, document_id text not null unique,
          primary key (family_id, number))`,
        "create index archive_versions_base on archive_versions (base)",
        `create table archive_files (digest text primary key, content ${bytes(engine)} not null)`,
      ],
    },
    {
      id: "archive-002",
      statements: () => [
        `create table archive_reports (document_id text primary key, title text not null, unit text not null, project text not null, year text not null,
          kind text not null, pages integer, figures integer not null, linked integer not null, checked integer not null, confirmed integer not null,
          checked_at text not null)`,
        "create index archive_reports_unit on archive_reports (unit, year)",
        `create table archive_scores (document_id text not null, position integer not null, project text not null, score text not null, full_score text,
          full_marks integer not null, primary key (document_id, position))`,
      ],
    },
    {
      id: "archive-003",
      statements: () => [
        "alter table archive_submissions add column changed integer not null default 0",
        "alter table archive_submissions add column compared integer not null default 0",
        "alter table archive_submissions add column compare_losses integer not null default 0",
        "alter table archive_submissions add column compare_failure text",
        "create index archive_submissions_changed on archive_submissions (id) where changed > compared",
      ],
    },
    // A value of a row is in memory as a whole, on both sides; a file is not.
    {
      id: "archive-004",
      statements: (engine) => [
        `create table archive_file_pieces (digest text not null, start bigint not null, content ${bytes(engine)} not null, primary key (digest, start))`,
        // They are packed already.
        ...(engine === "postgres" ? ["alter table archive_file_pieces alter column content set storage external"] : []),
        "insert into archive_file_pieces select digest, 0, content from archive_files",
        "alter table archive_files drop column content",
      ],
    },
    { id: "archive-005", statements: () => ["alter table archive_submissions add column compared_at text"] },
  ],
};

function bytes(engine: Engine): string {
  return engine === "sqlite" ? "blob" : "bytea";
}
