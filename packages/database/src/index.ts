export { type Clock, timestamp } from "./clock.ts";
export { Database, type Engine, type Location, OpenTransaction, openDatabase } from "./database.ts";
export { type DatabaseInspection, inspect } from "./inspect.ts";
export { type Migration, migrate, type Schema } from "./migrate.ts";
export type { PostgresOptions } from "./postgres.ts";
export { type DumpedRow, dumpTables, loadTables, NotEmpty } from "./state-file.ts";
export { isUnavailable, Unavailable } from "./unavailable.ts";
