import { promisify } from "node:util";
import { zstdCompress, zstdDecompress } from "node:zlib";
import type { Kysely, Transaction } from "kysely";
import type { Output, Step } from "../archive.ts";
import type { DocumentId } from "../document-id.ts";
import type { ArchiveTables } from "../schema.ts";

type Tables = Kysely<ArchiveTables>;
const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** A document with the places of all its lines is many times its file; packed it is a tenth. */
export function packed(content: string): Promise<Uint8Array> {
  return compress(content);
}

export async function replaceOutput(
  transaction: Transaction<ArchiveTables>,
  id: DocumentId,
  step: Step,
  { content, engineVersion, rulesVersion, identity }: Omit<Output, "content"> & { readonly content: Uint8Array },
): Promise<void> {
  await transaction.deleteFrom("archive_outputs").where("document_id", "=", id).where("step", "=", step).execute();
  const versions = { engine_version: engineVersion, rules_version: rulesVersion };
  await transaction
    .insertInto("archive_outputs")
    .values({ document_id: id, step, content, ...versions, identity: identity ? JSON.stringify(identity) : null })
    .execute();
}

export async function hasOutput(tables: Tables, id: DocumentId, step: Step): Promise<boolean> {
  const found = tables.selectFrom("archive_outputs").select("step").where("document_id", "=", id).where("step", "=", step);
  return (await found.executeTakeFirst()) !== undefined;
}

export async function findOutput(tables: Tables, id: DocumentId, step: Step): Promise<Output | undefined> {
  const row = await tables
    .selectFrom("archive_outputs")
    .selectAll()
    .where("document_id", "=", id)
    .where("step", "=", step)
    .executeTakeFirst();
  if (!row) return undefined;
  const content = (await decompress(row.content)).toString();
  const identity = row.identity === null ? {} : { identity: JSON.parse(row.identity) };
  return { content, engineVersion: row.engine_version, rulesVersion: row.rules_version, ...identity };
}
