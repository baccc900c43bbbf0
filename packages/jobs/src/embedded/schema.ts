import type { Schema } from "@gouji/database";

export interface JobTables {
  jobs: {
    kind: string;
    id: string;
    lane: number;
    fair_key: string;
    /** Within a lane, the smallest goes first: its place in the round of units. */
    turn: number;
    arrival: number;
    state: "waiting" | "running" | "parked";
    attempts: number;
    losses: number;
    run_at: number;
    lease_until: number;
    owner: string;
    reason: string;
  };
  jobs_turns: { kind: string; lane: number; turn: number; arrival: number };
}

export const JOBS_SCHEMA: Schema = {
  tables: ["jobs", "jobs_turns"],
  migrations: [
    {
      id: "jobs-001",
      statements: () => [
        `create table jobs (kind text not null, id text not null, lane integer not null, fair_key text not null, turn bigint not null,
          arrival bigint not null, state text not null, attempts integer not null, losses integer not null, run_at bigint not null,
          lease_until bigint not null, owner text not null, reason text not null, primary key (kind, id))`,
        "create index jobs_next on jobs (kind, state, lane, turn, arrival)",
        "create index jobs_fair on jobs (kind, lane, fair_key, turn)",
        "create table jobs_turns (kind text not null, lane integer not null, turn bigint not null, arrival bigint not null, primary key (kind, lane))",
      ],
    },
  ],
};
