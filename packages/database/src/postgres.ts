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

/** Statements that the server keeps ready for each connection: reading and planning one takes it as long as running it. */
const KEPT = 300;
const names = new Map<string, string>();

/** One name for each text, as long as there are few: lists of many lengths would fill the server's memory. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= KEPT) return known;
  const name = `gouji_${names.size}`;
  names.set(text, name);
  return name;
}

/** A connection on which statements with values are prepared once. */
class PreparingClient extends pg.Client {
  override query = ((query: unknown, values: unknown, ...rest: unknown[]) => {
    const name = typeof query === "string" && Array.isArray(values) && values.length > 0 ? nameOf(query) : undefined;
    const plain = super.query.bind(this) as (...args: unknown[]) => unknown;
    return name === undefined ? plain(query, values, ...rest) : plain({ name, text: query, values }, ...rest);
  }) as pg.Client["query"]; // Its many signatures, passed on.
}

export function postgresDialect({ url, maxConnections = 10, onError = () => {} }: PostgresOptions): PostgresDialect {
  const pool = new pg.Pool({
    Client: PreparingClient,
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
