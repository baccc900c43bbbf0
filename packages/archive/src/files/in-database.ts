import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "@gouji/database";
import { type DocumentId, documentId, documentIdOf } from "../document-id.ts";
import type { FileStore } from "../file-store.ts";
import type { ArchiveTables } from "../schema.ts";
import { writePieces } from "./write-pieces.ts";

const PAGE = 1000;
/** Bytes of a row. */
const PIECE = 1024 * 1024;

export interface FilesInDatabaseSetup {
  readonly database: Database;
  /** Where what comes in is kept until all of it is there: a slow sender must not hold a connection, and the digest is the file's name. */
  readonly spoolFolder: string;
  readonly newId: () => string;
}

/** Files as rows of pieces, for many machines that share a database and no disk. */
export function openFilesInDatabase({ database, spoolFolder, newId }: FilesInDatabaseSetup): FileStore {
  const tables = database.as<ArchiveTables>();
  const has = async (id: DocumentId) =>
    (await tables.selectFrom("archive_files").select("digest").where("digest", "=", id).executeTakeFirst()) !== undefined;
  /** All of them or none. */
  const write = (id: DocumentId, pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>) =>
    database.transaction<ArchiveTables, void>(async (transaction) => {
      const { numInsertedOrUpdatedRows = 0n } = await transaction
        .insertInto("archive_files")
        .values({ digest: id })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows === 0n) return;
      let start = 0;
      for await (const piece of pieces) {
        await transaction
          .insertInto("archive_file_pieces")
          .values({ digest: id, start, content: Buffer.from(piece) })
          .execute();
        start += piece.length;
      }
    });
  async function* pieces(id: DocumentId, range?: { readonly start: number; readonly end: number }): AsyncIterable<Uint8Array> {
    const end = range?.end ?? Number.POSITIVE_INFINITY;
    for (let at = range?.start ?? 0; at < end; ) {
      const from = tables.selectFrom("archive_file_pieces").selectAll().where("digest", "=", id).where("start", "<=", at);
      const row = await from.orderBy("start", "desc").limit(1).executeTakeFirst();
      const piece = row?.content.subarray(at - row.start, Math.min(row.content.length, end - row.start)) ?? new Uint8Array();
      if (piece.length === 0) {
        if (!row && !(await has(id))) throw new Error(`There is no stored file ${id}.`);
        return;
      }
      yield piece;
      at += piece.length;
    }
  }
  return {
    has,
    pieces,
    async put(bytes) {
      const id = documentIdOf(bytes);
      if (!(await has(id))) await write(id, slices(bytes));
      return id;
    },
    async putStream(incoming) {
      const spool = join(spoolFolder, `gouji-${newId()}.part`);
      try {
        const stored = await writePieces(spool, incoming);
        if (!(await has(stored.id))) await write(stored.id, createReadStream(spool, { highWaterMark: PIECE }));
        return stored;
      } finally {
        await rm(spool, { force: true });
      }
    },
    async get(id) {
      if (!(await has(id))) return undefined;
      const found: Uint8Array[] = [];
      for await (const piece of pieces(id)) found.push(piece);
      const bytes = Buffer.concat(found);
      if (documentIdOf(bytes) !== id) throw new Error(`The stored file ${id} is damaged: put it back from a backup.`);
      return bytes;
    },
    async *list() {
      for (let after = ""; ; ) {
        const page = await tables
          .selectFrom("archive_files")
          .select("digest")
          .where("digest", ">", after)
          .orderBy("digest")
          .limit(PAGE)
          .execute();
        for (const { digest } of page) yield documentId(digest);
        const last = page.at(-1);
        if (!last || page.length < PAGE) return;
        after = last.digest;
      }
    },
  };
}

function* slices(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += PIECE) yield bytes.subarray(start, start + PIECE);
}
