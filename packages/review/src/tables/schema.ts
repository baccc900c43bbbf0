import type { Engine, Schema } from "@gouji/database";

export interface ReviewTables {
  review_families: { family_id: string; latest: number };
  /** The columns are what filters and sorts need; `item` is the whole. */
  review_items: {
    id: string;
    finding_id: string;
    family_id: string;
    document_id: string;
    unit: string;
    project: string;
    year: string;
    report_kind: string;
    rule_id: string;
    severity: string;
    severity_rank: number;
    state: string;
    change: string;
    assignee: string | null;
    tags: string;
    due_at: string | null;
    expires_at: string | null;
    first_seen_at: string;
    updated_at: string;
    /** What is searched: the sentence, the names, the evidence. */
    sentence: string;
    /** 元; 0 without. */
    amount: number | string;
    looked: number;
    present: number;
    scope: string;
    revision: number;
    item: string;
  };
  review_judgements: { item_id: string; value_hash: string; rule_id: string; verdict: string };
  /** Each change of a finding's state, from the log: what trends and workloads are counted from. No state before its first. */
  review_moves: { number: number; item_id: string; at: string; actor: string; from_state: string | null; to_state: string };
  review_views: { id: string; owner: string; name: string; list: string; query: string; created_at: string };
  review_log: {
    number: number;
    item_id: string;
    at: string;
    actor: string;
    action: string;
    note: string | null;
    operation: string;
    engine_version: string | null;
    before: string | null;
    after: string;
  };
}

export const REVIEW_SCHEMA: Schema = {
  tables: ["review_families", "review_items", "review_judgements", "review_log", "review_views", "review_moves"],
  migrations: [
    {
      id: "review-001",
      statements: (engine) => [
        "create table review_families (family_id text primary key, latest integer not null)",
        `create table review_items (id text primary key, finding_id text not null, family_id text not null, document_id text not null, unit text not null,
          project text not null, year text not null, report_kind text not null, rule_id text not null, severity text not null,
          severity_rank integer not null, state text not null, change text not null, assignee text, tags text not null, due_at text,
          expires_at text, first_seen_at text not null, updated_at text not null, sentence text not null, revision integer not null, item text not null)`,
        "create index review_items_family on review_items (family_id)",
        "create index review_items_severity on review_items (severity_rank, id)",
        "create index review_items_unit on review_items (unit, id)",
        "create table review_judgements (item_id text not null, value_hash text not null, rule_id text not null, verdict text not null, primary key (item_id, value_hash))",
        `create table review_log (number ${counted(engine)},
          item_id text not null, at text not null, actor text not null, action text not null, note text, operation text not null,
          engine_version text, before text, after text not null)`,
        "create index review_log_item on review_log (item_id, number)",
        ...(engine === "sqlite" ? appendOnlySqlite() : appendOnlyPostgres()),
      ],
    },
    {
      id: "review-002",
      statements: (engine) => {
        const [amount, looked, present, line] =
          engine === "sqlite"
            ? ["json_extract(item, '$.finding.amount')", "item ->> '$.lookedAt'", "item ->> '$.present' = 1", "char(10)"]
            : [
                "(item::json -> 'finding' ->> 'amount')::numeric",
                "item::json ->> 'lookedAt'",
                "item::json ->> 'present' = 'true'",
                "chr(10)",
              ];
        return [
          "alter table review_items add column amount numeric not null default 0",
          "alter table review_items add column looked integer not null default 0",
          "alter table review_items add column present integer not null default 1",
          `update review_items set amount = coalesce(${amount}, 0), looked = case when ${looked} is null then 0 else 1 end,
            present = case when ${present} then 1 else 0 end, sentence = sentence || ${line} || unit || ${line} || project`,
          "create index review_items_document on review_items (document_id)",
          "create index review_items_amount on review_items (amount, id)",
          "create index review_log_operation on review_log (operation)",
          "create table review_views (id text primary key, owner text not null, name text not null, list text not null, query text not null, created_at text not null)",
          "create index review_views_owner on review_views (owner, created_at)",
        ];
      },
    },
    {
      id: "review-003",
      statements: (engine) => {
        const stateOf = (column: string) => (engine === "sqlite" ? `${column} ->> '$.state'` : `${column}::json ->> 'state'`);
        return [
          `create table review_moves (number ${counted(engine)}, item_id text not null, at text not null, actor text not null, from_state text, to_state text not null)`,
          `insert into review_moves (item_id, at, actor, from_state, to_state) select item_id, at, actor, ${stateOf("before")}, ${stateOf("after")} from review_log
            where before is null or ${stateOf("before")} <> ${stateOf("after")} order by number`,
          "create index review_moves_at on review_moves (at)",
          "create index review_moves_item on review_moves (item_id)",
        ];
      },
    },
    { id: "review-004", statements: () => ["alter table review_items add column scope text not null default 'document'"] },
    // Counts read this index alone: the rows carry whole findings.
    {
      id: "review-005",
      statements: () => [
        "drop index review_items_document",
        `create index review_items_counted on review_items (document_id, state, severity, rule_id, unit, year, report_kind, change, assignee, due_at, family_id, id)`,
      ],
    },
  ],
};

function counted(engine: Engine): string {
  return engine === "sqlite" ? "integer primary key autoincrement" : "bigint generated by default as identity primary key";
}

function appendOnlySqlite(): string[] {
  return ["update", "delete"].map(
    (verb) =>
      `create trigger review_log_no_${verb} before ${verb} on review_log begin select raise(abort, 'the audit log is append-only'); end`,
  );
}

function appendOnlyPostgres(): string[] {
  return [
    "create function review_log_refuse() returns trigger language plpgsql as $$ begin raise exception 'the audit log is append-only'; end $$",
    "create trigger review_log_no_change before update or delete on review_log for each row execute function review_log_refuse()",
  ];
}
