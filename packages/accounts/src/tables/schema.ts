import type { Schema } from "@gouji/database";

export interface AccountTables {
  accounts: {
    id: string;
    name: string;
    display_name: string;
    role: string;
    units: string;
    password: string;
    disabled: number;
    created_at: string;
  };
  /** Sessions and tokens alike: `secret` is the SHA-256 digest of what the holder shows. */
  account_keys: {
    id: string;
    secret: string;
    account_id: string;
    kind: string;
    name: string;
    created_at: string;
    used_at: string;
    expires_at: string;
  };
  account_failures: { subject: string; at: string };
}

export const ACCOUNT_SCHEMA: Schema = {
  tables: ["accounts", "account_keys", "account_failures"],
  migrations: [
    {
      id: "accounts-001",
      statements: () => [
        `create table accounts (id text primary key, name text not null unique, display_name text not null, role text not null, units text not null,
          password text not null, disabled integer not null, created_at text not null)`,
        `create table account_keys (id text primary key, secret text not null unique, account_id text not null, kind text not null, name text not null,
          created_at text not null, used_at text not null, expires_at text not null)`,
        "create index account_keys_account on account_keys (account_id, kind)",
        "create table account_failures (subject text not null, at text not null)",
        "create index account_failures_subject on account_failures (subject, at)",
      ],
    },
  ],
};
