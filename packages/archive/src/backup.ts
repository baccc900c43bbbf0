import { createReadStream, createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { type Database, type DumpedRow, dumpTables, loadTables, NotEmpty, type Schema } from "@gouji/database";
import { documentIdOf } from "./document-id.ts";
import type { FileStore } from "./file-store.ts";

/** The whole state: every store's tables and the original files. */
export interface State {
  readonly database: Database;
  readonly schemas: readonly Schema[];
  readonly files: FileStore;
}

/** The file is none of ours, damaged, cut off or newer than the program, or there is something where it should go. */
export class StateFileError extends Error {
  override readonly name = "StateFileError";
}

const FORMAT = "gouji-state-1";

/** Writes the state as of one moment to one file (gzipped lines of JSON). The file appears under its name only when it is complete. */
export async function backup({ database, schemas, files }: State, path: string): Promise<void> {
  const partial = `${path}.part`;
  const gzip = createGzip();
  const written = pipeline(gzip, createWriteStream(partial));
  const write = (line: unknown) =>
    new Promise<void>((resolve, reject) => gzip.write(`${JSON.stringify(line)}\n`, (error) => (error ? reject(error) : resolve())));
  try {
    const migrations = schemas.flatMap((schema) => schema.migrations.map(({ id }) => id));
    await write({ format: FORMAT, migrations });
    await dumpTables(database, schemas, write);
    // After the rows: a file that a row names is stored before the row is.
    for await (const id of files.list()) {
      const bytes = await files.get(id);
      if (bytes) await write({ file: id, content: Buffer.from(bytes).toString("base64") });
    }
    await write({ end: true });
    gzip.end();
    await written;
    await rename(partial, path);
  } catch (error) {
    gzip.destroy();
    await written.catch(() => {});
    await rm(partial, { force: true });
    throw error;
  }
}

/** Puts a state file back into an empty, migrated database, on either engine. @throws StateFileError, no row left behind, if the file is damaged or the database is not empty. */
export async function restore({ database, schemas, files }: State, path: string): Promise<void> {
  try {
    await loadTables(database, schemas, rowsOf(path, schemas, files));
  } catch (cause) {
    throw explained(cause);
  }
}

function explained(cause: unknown): unknown {
  if (cause instanceof NotEmpty) return new StateFileError(`只能恢复到空的数据库，这里已有数据。 / ${cause.message}`, { cause });
  // The file is no gzip, is cut off within one, or holds no JSON.
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (cause instanceof SyntaxError || code.startsWith("Z_"))
    return new StateFileError(`备份文件已损坏或不完整。 / The state file is damaged or cut off (${(cause as Error).message}).`, { cause });
  return cause;
}

async function* rowsOf(path: string, schemas: readonly Schema[], files: FileStore): AsyncIterable<DumpedRow> {
  let complete = false;
  let started = false;
  for await (const line of createInterface({ input: Readable.from(createReadStream(path).pipe(createGunzip())), crlfDelay: Infinity })) {
    const entry: unknown = JSON.parse(line);
    if (typeof entry !== "object" || entry === null) throw new StateFileError("备份文件已损坏。 / The state file is damaged.");
    if (!started) {
      checkHeader(entry, schemas);
      started = true;
    } else if ("table" in entry && "row" in entry) yield entry as DumpedRow;
    else if ("file" in entry && "content" in entry) {
      const bytes = Buffer.from(String(entry.content), "base64");
      if (documentIdOf(bytes) !== entry.file)
        throw new StateFileError(`备份文件中的 ${entry.file} 已损坏。 / The state file is damaged at ${entry.file}.`);
      await files.put(bytes);
    } else if ("end" in entry) complete = true;
  }
  if (!complete) throw new StateFileError("备份文件不完整。 / The state file is cut off: it has no end.");
}

function checkHeader(header: object, schemas: readonly Schema[]): void {
  if (!("format" in header) || header.format !== FORMAT)
    throw new StateFileError("这不是勾稽的备份文件。 / This is no state file of Gouji.");
  const ours = new Set(schemas.flatMap((schema) => schema.migrations.map(({ id }) => id)));
  const unknown = "migrations" in header && Array.isArray(header.migrations) ? header.migrations.filter((id) => !ours.has(id)) : [];
  if (unknown.length > 0)
    throw new StateFileError(
      `备份文件由更新的版本生成，请先升级程序。 / The state file was made by a newer version (${unknown.join(", ")}): update this program.`,
    );
}
