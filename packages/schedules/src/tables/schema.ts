import type { Schema } from "@gouji/database";

export interface ScheduleTables {
  schedules: {
    id: string;
    plan: string;
    cron: string;
    time_zone: string;
    enabled: number;
    next_at: string | null;
    created_at: string;
    created_by: string;
  };
  schedule_runs: {
    id: string;
    schedule_id: string | null;
    plan: string;
    state: string;
    detail: string;
    started_by: string;
    started_at: string;
    ended_at: string | null;
    alive_at: string;
  };
  schedule_run_files: {
    run_id: string;
    origin: string;
    position: number;
    change: string;
    document_id: string | null;
    submission_id: string | null;
    reason: string;
  };
}

export const SCHEDULE_SCHEMA: Schema = {
  tables: ["schedules", "schedule_runs", "schedule_run_files"],
  migrations: [
    {
      id: "schedules-001",
      statements: () => [
        `create table schedules (id text primary key, plan text not null, cron text not null, time_zone text not null, enabled integer not null,
          next_at text, created_at text not null, created_by text not null)`,
        "create index schedules_next on schedules (next_at)",
        `create table schedule_runs (id text primary key, schedule_id text, plan text not null, state text not null, detail text not null,
          started_by text not null, started_at text not null, ended_at text, alive_at text not null)`,
        "create index schedule_runs_order on schedule_runs (started_at, id)",
        `create table schedule_run_files (run_id text not null, origin text not null, position integer not null, change text not null,
          document_id text, submission_id text, reason text not null, primary key (run_id, origin))`,
      ],
    },
  ],
};
