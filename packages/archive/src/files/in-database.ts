import type { Database } from "@gouji/database";
import { documentId, documentIdOf } from "../document-id.ts";
import type { FileStore } from "../file-store.ts";
import type { ArchiveTables } from "../schema.ts";

const PAGE = 1000;

/** Files as rows, for many machines that share a database and no disk. */
export function openFilesInDatabase(database: Database): FileStore {
  const tables = database.as<ArchiveTables>();
  const put = async (bytes: Uint8Array) => {
    const id = documentIdOf(bytes);
    await tables
      .insertInto("archive_files")
      .values({ digest: id, content: Buffer.from(bytes) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return id;
  };
  return {
    put,
    // A row is written whole.
    async putStream(stream) {
      const pieces: Uint8Array[] = [];
      for await (const piece of stream) pieces.push(piece);
      const bytes = Buffer.concat(pieces);
      return { id: await put(bytes), size: bytes.length };
    },
    async get(id) {
      const row = await tables.selectFrom("archive_files").select("content").where("digest", "=", id).executeTakeFirst();
      if (row && documentIdOf(row.content) !== id) throw new Error(`The stored file ${id} is damaged: put it back from a backup.`);
      return row?.content;
    },
    async has(id) {
      return (await tables.selectFrom("archive_files").select("digest").where("digest", "=", id).executeTakeFirst()) !== undefined;
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
