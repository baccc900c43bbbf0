import { PostgresDialect } from "kysely";
import pg from "pg";

/** BIGINT and COUNT(*): never past 2^53 here. */
const INT8 = 20;

export interface PostgresOptions {
  readonly url: string;
  readonly maxConnections?: number;
  /** An idle connection that breaks (server restarted) is replaced at the next call; told here, never thrown. */
  readonly onError?: (error: Error) => void;
}

export function postgresDialect({ url, maxConnections = 10, onError = () => {} }: PostgresOptions): PostgresDialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    connectionTimeoutMillis: 10_000,
    types: {
      getTypeParser: (oid, format) => (oid === INT8 ? (text: string) => Number(text) : pg.types.getTypeParser(oid, format as "text")),
    },
  });
  pool.on("error", onError);
  pool.on("connect", (client) => client.on("error", onError));
  return new PostgresDialect({ pool });
}
