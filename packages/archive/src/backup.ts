import { createReadStream, createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { PassThrough, Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { type Database, type DumpedRow, dumpTables, loadTables, NotEmpty, type Schema } from "@gouji/database";
import type { DocumentId } from "./document-id.ts";
import type { FileStore } from "./file-store.ts";

/** The whole state: every store's tables and the original files. */
export interface State {
  readonly database: Database;
  readonly schemas: readonly Schema[];
  readonly files: FileStore;
}

/** The file cannot be written or read, is none of ours, damaged, cut off or newer than the program, or there is something where it should go. */
export class StateFileError extends Error {
  override readonly name = "StateFileError";
}

const FORMAT = "gouji-state-1";

/** Writes the state as of one moment (gzipped lines of JSON). A file appears under its name only when it is complete; a stream may be cut off. @throws StateFileError where it cannot be written. */
export async function backup(state: State, target: string | Writable): Promise<void> {
  if (typeof target !== "string") return writeState(state, target);
  const partial = `${target}.part`;
  try {
    await writeState(state, createWriteStream(partial));
    await rename(partial, target).catch(cannotWrite);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function writeState({ database, schemas, files }: State, target: Writable): Promise<void> {
  const gzip = createGzip();
  const write = (line: unknown) =>
    new Promise<void>((resolve, reject) => gzip.write(`${JSON.stringify(line)}\n`, (error) => (error ? reject(error) : resolve())));
  const fill = async () => {
    const migrations = schemas.flatMap((schema) => schema.migrations.map(({ id }) => id));
    await write({ format: FORMAT, migrations });
    await dumpTables(database, schemas, write);
    // After the rows: a file that a row names is stored before the row is.
    for await (const id of files.list()) {
      for await (const piece of files.pieces(id)) await write({ file: id, content: Buffer.from(piece).toString("base64"), more: true });
      await write({ file: id, content: "" });
    }
    await write({ end: true });
    gzip.end();
  };
  let fault: unknown;
  const filled = fill().catch((error) => {
    fault = error;
    gzip.destroy(error);
  });
  try {
    // What could not be read ends it with that fault; every other end is the target's.
    await pipeline(gzip, target).catch((error) => (error === fault ? Promise.reject(error) : cannotWrite(error)));
  } finally {
    await filled;
  }
}

function cannotWrite(cause: Error): never {
  throw new StateFileError(`无法写入备份文件。 / The state file cannot be written (${cause.message}).`, { cause });
}

/** Puts a state file back into an empty, migrated database, on either engine. @throws StateFileError, no row left behind, if the file is damaged or the database is not empty. */
export async function restore({ database, schemas, files }: State, source: string | Readable): Promise<void> {
  try {
    await loadTables(database, schemas, rowsOf(source, schemas, files));
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

async function* rowsOf(source: string | Readable, schemas: readonly Schema[], files: FileStore): AsyncIterable<DumpedRow> {
  let complete = false;
  let started = false;
  let incoming: IncomingFile | undefined;
  const stream = typeof source === "string" ? createReadStream(source) : source;
  const gunzip = stream.pipe(createGunzip());
  stream.once("error", (cause) => {
    gunzip.destroy(new StateFileError(`无法读取备份文件。 / The state file cannot be read (${cause.message}).`, { cause }));
  });
  try {
    for await (const line of createInterface({ input: Readable.from(gunzip), crlfDelay: Infinity })) {
      const entry: unknown = JSON.parse(line);
      if (typeof entry !== "object" || entry === null) throw new StateFileError("备份文件已损坏。 / The state file is damaged.");
      if (!started) {
        checkHeader(entry, schemas);
        started = true;
      } else if ("table" in entry && "row" in entry) yield entry as DumpedRow;
      else if ("file" in entry && "content" in entry) {
        incoming ??= receiveFile(files);
        await incoming.take(Buffer.from(String(entry.content), "base64"));
        // Older programs wrote a file as one line.
        if ("more" in entry) continue;
        const id = await incoming.end();
        incoming = undefined;
        if (id !== entry.file)
          throw new StateFileError(`备份文件中的 ${entry.file} 已损坏。 / The state file is damaged at ${entry.file}.`);
      } else if ("end" in entry) complete = true;
    }
  } finally {
    await incoming?.drop();
  }
  if (!complete) throw new StateFileError("备份文件不完整。 / The state file is cut off: it has no end.");
}

interface IncomingFile {
  take(piece: Uint8Array): Promise<void>;
  /** Answers whose bytes they were. */
  end(): Promise<DocumentId>;
  /** No more will come: nothing of it is kept. */
  drop(): Promise<void>;
}

/** A file that comes in line by line. */
function receiveFile(files: FileStore): IncomingFile {
  const stream = new PassThrough();
  const stored = files.putStream(stream);
  // Told by `end`, or by the next piece that nobody takes.
  stream.on("error", () => {});
  stored.catch((error: Error) => stream.destroy(error));
  return {
    take: (piece) => new Promise((resolve, reject) => stream.write(piece, (error) => (error ? reject(error) : resolve()))),
    async end() {
      stream.end();
      return (await stored).id;
    },
    async drop() {
      stream.destroy(new Error("cut off"));
      await stored.catch(() => {});
    },
  };
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
